import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Calendar algebra")
struct CalendarAlgebraTests {
    private func office(_ zone: TimeZoneIdentifier, _ start: String = "09:00", _ end: String = "17:00") throws
        -> WorkingCalendar
    {
        try WorkingCalendar(timeZone: zone, weekly: .weekdays(Shift(start, end)))
    }

    private func compiled(_ calendar: WorkingCalendar, span: ClosedRange<Int> = 2024...2024) throws -> CompiledCalendar
    {
        try CompiledCalendar(calendar, zones: TestZones.table.get(), span: span)
    }

    /// The open stretches between two instants, as `HH:MM-HH:MM` of UTC.
    private func utc(_ calendar: WorkingCalendar, _ from: String, _ to: String) throws -> String {
        try compiled(calendar).openIntervals(in: Instant(from)..<Instant(to)).map {
            "\($0.lowerBound)".dropFirst(11).prefix(5) + "-" + "\($0.upperBound)".dropFirst(11).prefix(5)
        }.joined(separator: " ")
    }

    @Test("sites that follow the sun: union, shared hours, and hours without another site's")
    func zones() throws {
        // Wednesday 2024-01-17: Shanghai 01:00–09:00, London 09:00–17:00, New York 14:00–22:00, all in UTC.
        let shanghai = try office("Asia/Shanghai")
        let london = try office("Europe/London")
        let newYork = try office("America/New_York")
        let day = ("2024-01-17T00:00:00Z", "2024-01-18T00:00:00Z")
        #expect(try utc(shanghai.union([london, newYork]), day.0, day.1) == "01:00-22:00")
        #expect(try utc(london.intersection([newYork]), day.0, day.1) == "14:00-17:00")
        #expect(try utc(london.subtracting([newYork]), day.0, day.1) == "09:00-14:00")
        #expect(try utc(newYork.subtracting([london]), day.0, day.1) == "17:00-22:00")
        #expect(try utc(shanghai.intersection([london]), day.0, day.1) == "")
        #expect(try utc(shanghai.union([newYork]).subtracting([london]), day.0, day.1) == "01:00-09:00 17:00-22:00")
    }

    @Test("a combination with nothing is the calendar itself")
    func identities() throws {
        let london = try office("Europe/London")
        for alone in [
            try london.union([]), try london.intersection([]), try london.subtracting([]), try london.changing(to: []),
        ] {
            #expect(try utc(alone, "2024-01-17T00:00:00Z", "2024-01-18T00:00:00Z") == "09:00-17:00")
        }
    }

    @Test("the home zone is that of the first calendar: its dates are the business days")
    func homeZone() throws {
        let shanghai = try office("Asia/Shanghai", "00:00", "08:00")
        let newYork = try office("America/New_York")
        // Friday 09:00–17:00 in New York is Friday 22:00 to Saturday 06:00 in Shanghai; there Monday starts on Sunday.
        let saturday = try CivilDate("2024-01-20")
        let sunday = try CivilDate("2024-01-21")
        let fromShanghai = try compiled(shanghai.union([newYork]))
        #expect(fromShanghai.isBusinessDay(saturday))
        #expect(!fromShanghai.isBusinessDay(sunday))
        let fromNewYork = try compiled(newYork.union([shanghai]))
        #expect(!fromNewYork.isBusinessDay(saturday))
        #expect(fromNewYork.isBusinessDay(sunday))
        #expect(fromNewYork.addingBusinessDays(1, to: saturday) == sunday)
        #expect(try fromShanghai.addingBusinessDays(1, to: saturday) == CivilDate("2024-01-22"))
        let nested = try newYork.union([shanghai]).intersection([shanghai])
        #expect(nested.homeSchedule.timeZone == "America/New_York")
        #expect(nested.timeZones == ["America/New_York", "Asia/Shanghai"])
    }

    @Test("a version takes over at the first instant of its date in the home zone, and cuts a night shift there")
    func versions() throws {
        let nights = try WorkingCalendar(timeZone: "America/New_York", weekly: .everyDay(Shift("22:00", "06:00")))
        let days = try WorkingCalendar(timeZone: "Asia/Shanghai", weekly: .roundTheClock)
        let versions = try nights.changing(to: [
            .init(validFrom: CivilDate("2024-01-17"), calendar: days),
            .init(validFrom: CivilDate("2024-01-18"), calendar: nights),
        ])
        // New York is five hours behind: the 17th lasts from 05:00 to 05:00; the new version opens as if always in force.
        #expect(
            try utc(versions, "2024-01-16T12:00:00Z", "2024-01-18T12:00:00Z") == "03:00-11:00")
        let closed = try nights.changing(to: [
            .init(
                validFrom: CivilDate("2024-01-17"),
                calendar: WorkingCalendar(timeZone: "America/New_York", weekly: .none))
        ])
        #expect(try utc(closed, "2024-01-16T12:00:00Z", "2024-01-18T12:00:00Z") == "03:00-05:00")
    }

    @Test("where a clock goes back over midnight, the repeated hour belongs to the date that it shows")
    func repeatedMidnight() throws {
        // St. John's went from 00:01 of Sunday 2010-11-07 back to 23:01 of Saturday, at 02:31 UTC: Saturday is shown up to
        // 02:30 and from 02:31 to 03:30, Sunday for the minute between and from 03:30 on.
        let minute = try WorkingCalendar(
            timeZone: "UTC", weekly: .none,
            overrides: [DayOverride(CivilDate("2010-11-07"), shifts: [Shift("02:45", "03:15")])])
        let home = try WorkingCalendar(timeZone: "America/St_Johns", weekly: .none)
        let hours = try compiled(home.union([minute]), span: 2010...2010)
        #expect(try hours.isBusinessDay(CivilDate("2010-11-06")))
        #expect(try !hours.isBusinessDay(CivilDate("2010-11-07")))
        #expect(try hours.endOfBusinessDay(CivilDate("2010-11-06")) == Instant("2010-11-07T03:15:00Z"))
        let sunday = try WorkingCalendar(
            timeZone: "UTC", weekly: .none,
            overrides: [DayOverride(CivilDate("2010-11-07"), shifts: [Shift("02:30:10", "02:30:20")])])
        let other = try compiled(home.union([sunday]), span: 2010...2010)
        #expect(try !other.isBusinessDay(CivilDate("2010-11-06")))
        #expect(try other.isBusinessDay(CivilDate("2010-11-07")))
    }

    @Test("combinations nest thirty-two levels deep and no deeper")
    func depth() throws {
        var calendar = try office("UTC")
        for _ in 1..<WorkingCalendar.greatestDepth { calendar = try calendar.union([]) }
        let deepest = calendar
        #expect(try utc(deepest, "2024-01-17T00:00:00Z", "2024-01-18T00:00:00Z") == "09:00-17:00")
        let expected = InvalidValue(field: "calendar", value: "33 levels", accepted: "at most 32 nested levels")
        #expect(throws: expected) { try deepest.intersection([]) }
        #expect(throws: expected) { try office("UTC").union([deepest]) }
        #expect(throws: expected) {
            try office("UTC").changing(to: [.init(validFrom: .earliest, calendar: deepest)])
        }
    }
}
