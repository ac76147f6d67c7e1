import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Calendar options")
struct CalendarOptionTests {
    private func compiled(
        _ weekly: WeeklyHours, holidays: [Holiday] = [], overrides: [DayOverride] = [], _ options: CalendarOptions
    ) throws -> CompiledCalendar {
        let calendar = try WorkingCalendar(
            timeZone: .utc, weekly: weekly, holidays: holidays, overrides: overrides, options: options)
        return try CompiledCalendar(calendar, zones: TimeZoneTable(), span: 2024...2024)
    }

    // 2024-06-07 is a Friday.
    @Test(
        "an amount used up exactly at closing ends there, or at the next opening",
        arguments: [
            ("2024-06-06T09:00:00Z", 8 * 60, "2024-06-06T17:00:00Z", "2024-06-07T09:00:00Z"),
            ("2024-06-07T09:00:00Z", 8 * 60, "2024-06-07T17:00:00Z", "2024-06-10T09:00:00Z"),
            ("2024-06-07T09:00:00Z", 8 * 60 - 1, "2024-06-07T16:59:00Z", "2024-06-07T16:59:00Z"),
            ("2024-06-07T18:00:00Z", 0, "2024-06-07T18:00:00Z", "2024-06-10T09:00:00Z"),
            ("2024-06-07T17:00:00Z", 0, "2024-06-07T17:00:00Z", "2024-06-10T09:00:00Z"),
            ("2024-06-07T12:00:00Z", 0, "2024-06-07T12:00:00Z", "2024-06-07T12:00:00Z"),
            ("2024-06-08T12:00:00Z", 8 * 60, "2024-06-10T17:00:00Z", "2024-06-11T09:00:00Z"),
        ])
    func closingEdge(from: String, minutes: Int, closing: String, opening: String) throws {
        for (edge, expected) in [(CalendarOptions.ClosingEdge.closingInstant, closing), (.nextOpening, opening)] {
            let hours = try compiled(
                .weekdays(Shift("09:00", "17:00")), CalendarOptions(closingEdge: edge))
            #expect(
                try hours.adding(TimeSpan(minutes: minutes), to: Instant(from)) == Instant(expected), "\(edge)")
            // Subtraction and the working time between do not ask for the edge.
            #expect(
                try hours.workingTime(from: Instant(from), to: Instant(expected)) == TimeSpan(minutes: minutes))
            #expect(
                try hours.subtracting(.hours(8), from: Instant("2024-06-07T17:00:00Z"))
                    == Instant("2024-06-07T09:00:00Z"))
        }
    }

    @Test("at the last closing ever an amount ends at that closing, whatever the edge")
    func lastClosing() throws {
        let only = DayOverride(try CivilDate("2024-06-07"), shifts: [try Shift("09:00", "17:00")])
        for edge in CalendarOptions.ClosingEdge.allCases {
            let hours = try compiled(.none, overrides: [only], CalendarOptions(closingEdge: edge))
            let closing = try Instant("2024-06-07T17:00:00Z")
            #expect(try hours.adding(.hours(8), to: Instant("2024-06-07T09:00:00Z")) == closing)
            #expect(try hours.adding(.hours(8), to: .earliest) == closing)
            #expect(try hours.adding(.zero, to: closing) == closing)
            #expect(try hours.adding(.zero, to: .latest) == .latest)
            #expect(try hours.adding(TimeSpan(microseconds: 1), to: closing) == nil)
        }
    }

    @Test("the closing edge of a combination is that of its first calendar")
    func combinedEdge() throws {
        let next = try WorkingCalendar(
            timeZone: .utc, weekly: .weekdays(Shift("09:00", "17:00")), options: .init(closingEdge: .nextOpening))
        let plain = try WorkingCalendar(timeZone: .utc, weekly: .weekdays(Shift("08:00", "16:00")))
        let friday = try Instant("2024-06-07T09:00:00Z")
        for (calendar, expected) in [
            (try next.union([plain]), "2024-06-10T08:00:00Z"), (try plain.union([next]), "2024-06-07T17:00:00Z"),
        ] {
            let hours = try CompiledCalendar(calendar, zones: TimeZoneTable(), span: 2024...2024)
            #expect(try hours.adding(.hours(8), to: friday) == Instant(expected))
        }
    }

    /// The open stretches of three days from 2024-06-05, as hours since their start.
    private func openHours(_ hours: CompiledCalendar) throws -> [[Int]] {
        let start = try Instant("2024-06-05T00:00:00Z")
        return try hours.openIntervals(in: start..<(start + .hours(72))).map {
            [Int(($0.lowerBound - start).wholeSeconds / 3600), Int(($0.upperBound - start).wholeSeconds / 3600)]
        }
    }

    // Nights from 22:00 to 06:00, the Thursday 2024-06-06 a holiday.
    @Test("a holiday cuts the night before at midnight and opens after its own, or cancels its own night alone")
    func holidayCutsTail() throws {
        let nights = WeeklyHours.everyDay(try Shift("22:00", "06:00"))
        let whole = Holiday(try CivilDate("2024-06-06"))
        let cuts = try compiled(nights, holidays: [whole], .init())
        #expect(try openHours(cuts) == [[0, 6], [22, 24], [48, 54], [70, 72]])
        let cancels = try compiled(nights, holidays: [whole], .init(holidayCutsTail: false))
        #expect(try openHours(cancels) == [[0, 6], [22, 30], [70, 72]])
        // The first hours of the holiday alone, 00:00 to 02:00.
        let part = Holiday(whole.date, hours: try ClosedHours(from: .midnight, to: TimeOfDay("02:00")))
        let cutsPart = try compiled(nights, holidays: [part], .init())
        #expect(try openHours(cutsPart) == [[0, 6], [22, 24], [26, 30], [46, 54], [70, 72]])
        let keepsPart = try compiled(nights, holidays: [part], .init(holidayCutsTail: false))
        #expect(try openHours(keepsPart) == [[0, 6], [22, 30], [46, 54], [70, 72]])
        #expect(cuts.isBusinessDay(whole.date))
        #expect(!cancels.isBusinessDay(whole.date))
    }

    @Test("the tail of last evening stays on an overridden date, or ends at its midnight")
    func overrideKeepsTail() throws {
        let nights = WeeklyHours.everyDay(try Shift("22:00", "06:00"))
        let closed = DayOverride(try CivilDate("2024-06-06"), shifts: [])
        #expect(try openHours(compiled(nights, overrides: [closed], .init())) == [[0, 6], [22, 30], [70, 72]])
        #expect(
            try openHours(compiled(nights, overrides: [closed], .init(overrideKeepsTail: false)))
                == [[0, 6], [22, 24], [70, 72]])
    }

    @Test("an override is open on a holiday, or closed by it like any shift")
    func overrideBeatsHoliday() throws {
        let holiday = Holiday(try CivilDate("2024-06-06"))
        let open = DayOverride(holiday.date, shifts: [try Shift("10:00", "14:00"), try Shift("22:00", "02:00")])
        let weekly = WeeklyHours.everyDay(try Shift("09:00", "12:00"))
        #expect(
            try openHours(compiled(weekly, holidays: [holiday], overrides: [open], .init()))
                == [[9, 12], [34, 38], [46, 50], [57, 60]])
        #expect(
            try openHours(
                compiled(weekly, holidays: [holiday], overrides: [open], .init(overrideBeatsHoliday: false)))
                == [[9, 12], [48, 50], [57, 60]])
        #expect(
            try openHours(
                compiled(
                    weekly, holidays: [holiday], overrides: [open],
                    .init(holidayCutsTail: false, overrideBeatsHoliday: false))) == [[9, 12], [57, 60]])
    }
}
