import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Never and always")
struct CalendarNeverTests {
    private static let newYork: TimeZoneIdentifier = "America/New_York"

    private static func weekly(_ weekly: WeeklyHours, overrides: [DayOverride] = []) throws -> WorkingCalendar {
        try WorkingCalendar(timeZone: newYork, weekly: weekly, overrides: overrides)
    }

    private static func version(_ date: String, _ calendar: WorkingCalendar) throws -> WorkingCalendar.Version {
        WorkingCalendar.Version(validFrom: try CivilDate(date), calendar: calendar)
    }

    /// Calendars that are never open, by what makes them so.
    private static func neverOpen() throws -> [String: WorkingCalendar] {
        let always = try weekly(.roundTheClock)
        let office = try weekly(.weekdays(try Shift("09:00", "17:00")))
        let weekend = try weekly(WeeklyHours([.saturday: [.wholeDay], .sunday: [.wholeDay]]))
        let holidays = try WorkingCalendar(
            timeZone: newYork, weekly: .everyDay(try Shift("09:00", "17:00")),
            holidayRules: (1...12).flatMap { month in
                try (1...31).compactMap { day in
                    day > CivilDate.days(inMonth: month, of: 2024)
                        ? nil : try HolidayRule(.date(month: month, day: day))
                }
            })
        return [
            "no hours": try weekly(.none),
            "an empty override": try weekly(.none, overrides: [DayOverride(try CivilDate("2024-06-03"), shifts: [])]),
            "always without always": try always.subtracting([always]),
            "office without office": try office.subtracting([office]),
            "office on weekends": try office.intersection([weekend]),
            "a holiday every day": holidays,
            "versions of none": try weekly(.none).changing(to: [version("2024-06-03", office.subtracting([office]))]),
        ]
    }

    @Test(
        "a calendar that is never open answers nil and does not search without end", .timeLimit(.minutes(15)),
        arguments: try neverOpen().keys.sorted())
    func never(name: String) throws {
        let zones = try TestZones.table.get()
        let calendar = try #require(try Self.neverOpen()[name])
        let hours = try CompiledCalendar(calendar, zones: zones, span: 2024...2024)
        for instant in try Self.instants {
            for amount in [TimeSpan(microseconds: 1), .hours(8), TimeSpan(microseconds: .max)] {
                #expect(try hours.adding(amount, to: instant) == nil)
                #expect(try hours.subtracting(amount, from: instant) == nil)
            }
            #expect(try hours.adding(.zero, to: instant) == instant)
            #expect(try hours.subtracting(.zero, from: instant) == instant)
            #expect(hours.workingTime(from: instant, to: .latest) == .zero)
            #expect(hours.workingTime(from: instant, to: .earliest) == .zero)
            #expect(!hours.isOpen(at: instant))
            #expect(hours.nextOpen(at: instant) == nil)
            #expect(hours.nextOpening(after: instant) == nil)
            #expect(hours.nextClosing(after: instant) == nil)
            #expect(hours.deadline(BusinessDayDeadline(0), after: instant) == nil)
        }
        #expect(Array(hours.openIntervals(in: Instant.earliest..<Instant.latest)).isEmpty)
        for date in [CivilDate.earliest, try CivilDate("2024-06-03"), .latest] {
            #expect(!hours.isBusinessDay(date))
            #expect(hours.endOfBusinessDay(date) == nil)
            for days in [1, -1, .max, .min] { #expect(hours.addingBusinessDays(days, to: date) == nil) }
            #expect(hours.businessDays(from: .earliest, to: date) == 0)
        }
    }

    /// Calendars that are open from the start of time to its end.
    private static func alwaysOpen() throws -> [String: WorkingCalendar] {
        let day = try weekly(.everyDay(try Shift("08:00", "20:00")))
        let night = try weekly(.everyDay(try Shift("20:00", "08:00")))
        let london = try WorkingCalendar(
            timeZone: "Europe/London", weekly: .weekdays(try Shift("09:00", "17:00")),
            holidayRules: [try HolidayRule(.daysFromEaster(-2))])
        return [
            "round the clock": try weekly(.roundTheClock),
            "from 06:30 to 06:30": try weekly(.everyDay(try Shift("06:30", "06:30"))),
            "day and night": try day.union([night]),
            "round the clock and London": try weekly(.roundTheClock).union([london]),
            "versions": try day.union([night]).changing(to: [version("2024-06-03", weekly(.roundTheClock))]),
        ]
    }

    @Test(
        "a calendar that is always open never closes, and that is found without a search to the end",
        .timeLimit(.minutes(15)),
        arguments: try alwaysOpen().keys.sorted())
    func always(name: String) throws {
        let zones = try TestZones.table.get()
        let calendar = try #require(try Self.alwaysOpen()[name])
        let hours = try CompiledCalendar(calendar, zones: zones, span: 2024...2024)
        for instant in try Self.instants.dropFirst() {
            #expect(hours.nextOpening(after: instant) == nil)
            #expect(hours.nextClosing(after: instant) == nil)
            #expect(hours.nextOpen(at: instant) == instant)
            #expect(hours.isOpen(at: instant))
            #expect(try hours.adding(TimeSpan(microseconds: .max), to: instant) == nil)
            #expect(try hours.subtracting(TimeSpan(microseconds: .max), from: instant) == nil)
            let left = Instant.latest - instant
            #expect(try hours.adding(left, to: instant) == Instant.latest)
            let more = try left + TimeSpan(microseconds: 1)
            #expect(try hours.adding(more, to: instant) == nil)
            #expect(hours.workingTime(from: instant, to: .latest) == left)
            #expect(hours.workingTime(from: .latest, to: instant).microseconds == -left.microseconds)
            let all = Array(hours.openIntervals(in: instant..<Instant.latest))
            #expect(all == (instant == .latest ? [] : [instant..<Instant.latest]))
        }
    }

    @Test("a calendar with a first and a last opening knows both, from wherever it is asked")
    func finite() throws {
        let zones = try TestZones.table.get()
        let shift = try Shift("10:00", "14:00")
        let finite = try Self.weekly(
            .none,
            overrides: [
                DayOverride(try CivilDate("1950-01-02"), shifts: [shift]),
                DayOverride(try CivilDate("2024-12-21"), shifts: [shift]),
            ])
        for span in [1949...1950, 1951...1951, 2024...2024, 2100...2101, 0...0] {
            let hours = try CompiledCalendar(finite, zones: zones, span: span)
            #expect(try hours.nextOpening(after: .earliest) == Instant("1950-01-02T15:00:00Z"))
            #expect(try hours.nextOpening(after: Instant("1950-01-02T15:00:00Z")) == Instant("2024-12-21T15:00:00Z"))
            #expect(try hours.nextClosing(after: Instant("2024-12-21T15:00:00Z")) == Instant("2024-12-21T19:00:00Z"))
            #expect(try hours.nextClosing(after: Instant("2024-12-21T19:00:00Z")) == nil)
            #expect(try hours.nextOpen(at: Instant("2024-12-21T19:00:00Z")) == nil)
            #expect(try hours.adding(.hours(8), to: .earliest) == Instant("2024-12-21T19:00:00Z"))
            let more = try TimeSpan.hours(8) + TimeSpan(microseconds: 1)
            #expect(try hours.adding(more, to: .earliest) == nil)
            #expect(try hours.subtracting(.hours(8), from: .latest) == Instant("1950-01-02T15:00:00Z"))
            #expect(try hours.subtracting(more, from: .latest) == nil)
            #expect(hours.workingTime(from: .latest, to: .earliest) == .hours(-8))
            #expect(try hours.addingBusinessDays(2, to: .earliest) == CivilDate("2024-12-21"))
            #expect(hours.addingBusinessDays(3, to: .earliest) == nil)
            #expect(try hours.addingBusinessDays(-2, to: .latest) == CivilDate("1950-01-02"))
            #expect(hours.businessDays(from: .earliest, to: .latest) == 2)
        }
    }

    @Test("what a later version has open before the dates of the first is found from far after")
    func laterVersionBeforeEpoch() throws {
        let zones = try TestZones.table.get()
        let office = try Self.weekly(.weekdays(try Shift("09:00", "17:00")))
        let first = try Self.weekly(
            .none, overrides: [DayOverride(try CivilDate("1990-06-04"), shifts: [try Shift("10:00", "14:00")])])
        let versions = try first.changing(to: [
            Self.version("1950-01-01", office), Self.version("1951-01-01", Self.weekly(.none)),
        ])
        let hours = try CompiledCalendar(versions, zones: zones, span: 2024...2024)
        #expect(try hours.subtracting(.hours(1), from: .latest) == Instant("1950-12-29T21:00:00Z"))
        #expect(try hours.adding(.hours(1), to: .earliest) == Instant("1950-01-02T15:00:00Z"))
        #expect(hours.businessDays(from: .earliest, to: .latest) == 260)
        #expect(hours.nextOpen(at: try Instant("1951-01-01T00:00:00Z")) == nil)
    }

    private static var instants: [Instant] {
        get throws {
            [.earliest, .epoch, try Instant("2024-06-03T12:00:00Z"), try Instant("9998-12-31T23:59:59Z"), .latest]
        }
    }
}
