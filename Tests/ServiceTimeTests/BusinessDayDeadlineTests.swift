import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Deadlines in business days")
struct BusinessDayDeadlineTests {
    /// A reading of New York as `2024-02-12 10:15`, in winter time up to March 10 and from November 3 on.
    private func instant(_ text: String, offset: String = "-05:00") throws -> Instant {
        let time = String(text.dropFirst(11))
        return try Instant(text.prefix(10) + "T" + time + (time.utf8.count == 5 ? ":00" : "") + offset)
    }

    private func boston() throws -> CompiledCalendar {
        try compiled(.weekdays(Shift("08:30", "17:00")), holidays: ["2024-02-19"])
    }

    private func compiled(
        _ weekly: WeeklyHours, holidays: [String] = [], overrides: [DayOverride] = []
    ) throws -> CompiledCalendar {
        let calendar = try WorkingCalendar(
            timeZone: "America/New_York", weekly: weekly, holidays: holidays.map { Holiday(try CivilDate($0)) },
            overrides: overrides)
        return try CompiledCalendar(calendar, zones: TestZones.table.get(), span: 2024...2024)
    }

    // Monday to Friday 08:30 to 17:00; what is opened at 17:00 or later, on a weekend or a holiday counts from 08:30 of
    // the next business day; due at the same time of day so many business days later.
    @Test(
        "what comes in after hours counts from the next opening, due at the same time of day",
        arguments: [
            (3, "2024-02-12 10:15", "2024-02-15 10:15"),
            // Over a weekend and Presidents' Day.
            (3, "2024-02-15 10:15", "2024-02-21 10:15"),
            (3, "2024-02-15 16:59:59", "2024-02-21 16:59:59"),
            (3, "2024-02-15 17:00", "2024-02-22 08:30"),
            (3, "2024-02-17 12:00", "2024-02-23 08:30"),
            (3, "2024-02-19 09:00", "2024-02-23 08:30"),
            (3, "2024-02-14 08:29:59.5", "2024-02-20 08:30"),
            (3, "2024-02-14 08:30:00.25", "2024-02-20 08:30:00.25"),
            (1, "2024-02-16 17:00", "2024-02-21 08:30"),
            (0, "2024-02-16 17:00", "2024-02-20 08:30"),
            (0, "2024-02-16 16:00", "2024-02-16 16:00"),
            (-1, "2024-02-20 10:00", "2024-02-16 10:00"),
            (-2, "2024-02-19 10:00", "2024-02-15 08:30"),
        ])
    func bostonRule(days: Int, opened: String, due: String) throws {
        let deadline = try boston().deadline(BusinessDayDeadline(days), after: instant(opened))
        #expect(try deadline == instant(due))
    }

    @Test("the time of day stays over a change of the clocks")
    func overDaylightSaving() throws {
        let friday = try instant("2024-03-08 10:00")
        #expect(
            try boston().deadline(BusinessDayDeadline(1), after: friday)
                == instant("2024-03-11 10:00", offset: "-04:00"))
    }

    @Test(
        "as given, the days count from the date of the start, open or closed",
        arguments: [
            (3, "2024-02-15 20:00", "2024-02-21 20:00", "2024-02-22 08:30", "2024-02-21 17:00"),
            (1, "2024-02-17 12:00", "2024-02-20 12:00", "2024-02-20 12:00", "2024-02-20 17:00"),
            (1, "2024-02-16 05:00", "2024-02-20 05:00", "2024-02-20 08:30", "2024-02-20 17:00"),
            (0, "2024-02-17 12:00", "2024-02-17 12:00", "2024-02-20 08:30", "2024-02-20 17:00"),
            // No days after a closing: the end of that day is past already.
            (0, "2024-02-15 20:00", "2024-02-15 20:00", "2024-02-16 08:30", "2024-02-15 17:00"),
            (-1, "2024-02-20 20:00", "2024-02-16 20:00", "2024-02-16 17:00", "2024-02-16 17:00"),
            (-1, "2024-02-20 05:00", "2024-02-16 05:00", "2024-02-15 17:00", "2024-02-16 17:00"),
            (-1, "2024-02-20 12:00", "2024-02-16 12:00", "2024-02-16 12:00", "2024-02-16 17:00"),
        ])
    func asGiven(days: Int, start: String, same: String, within: String, end: String) throws {
        let hours = try boston()
        for (convention, expected) in [
            (BusinessDayDeadline.End.sameTimeOfDay, same), (.sameTimeOfDayWithinHours, within), (.endOfDay, end),
        ] {
            let deadline = BusinessDayDeadline(days, from: .asGiven, at: convention)
            #expect(try hours.deadline(deadline, after: instant(start)) == instant(expected), "\(convention)")
        }
    }

    @Test("within hours, a time of day in a lunch break moves to the next opening, backwards to the last closing")
    func lunch() throws {
        let hours = try compiled(
            .weekdays(Shift("09:00", "12:00"), Shift("13:00", "18:00")),
            overrides: [DayOverride(CivilDate("2024-02-13"), shifts: [try Shift("14:00", "16:00")])])
        let start = try instant("2024-02-12 12:00")
        let asGiven = { BusinessDayDeadline($0, from: .asGiven, at: .sameTimeOfDayWithinHours) }
        #expect(try hours.deadline(asGiven(2), after: start) == instant("2024-02-14 13:00"))
        #expect(try hours.deadline(asGiven(1), after: start) == instant("2024-02-13 14:00"))
        #expect(try hours.deadline(asGiven(-1), after: start) == instant("2024-02-09 12:00"))
        // Before the opening of Tuesday lies the closing of Monday.
        let wednesday = try instant("2024-02-14 13:30")
        #expect(try hours.deadline(asGiven(-1), after: wednesday) == instant("2024-02-12 18:00"))
        #expect(
            try hours.deadline(BusinessDayDeadline(1, at: .endOfDay), after: start) == instant("2024-02-13 16:00"))
    }

    @Test("a reading that daylight saving skips moves forward by the gap, one that it repeats means the first")
    func skippedReadings() throws {
        let hours = try compiled(.roundTheClock)
        #expect(
            try hours.deadline(BusinessDayDeadline(1), after: instant("2024-03-09 02:30"))
                == instant("2024-03-10 03:30", offset: "-04:00"))
        #expect(
            try hours.deadline(BusinessDayDeadline(1), after: instant("2024-11-02 01:30", offset: "-04:00"))
                == instant("2024-11-03 01:30", offset: "-04:00"))
        // A start in the second of the two hours: no days later is that start, not an hour before it.
        let second = try instant("2024-11-03 01:30")
        for end in [BusinessDayDeadline.End.sameTimeOfDay, .sameTimeOfDayWithinHours] {
            #expect(hours.deadline(BusinessDayDeadline(0, at: end), after: second) == second)
            #expect(hours.deadline(BusinessDayDeadline(0, from: .asGiven, at: end), after: second) == second)
        }
    }

    @Test("a night shift ends its day on the next morning")
    func nights() throws {
        let hours = try compiled(.weekdays(Shift("22:00", "06:00")))
        let end = BusinessDayDeadline(0, at: .endOfDay)
        #expect(try hours.deadline(end, after: instant("2024-02-12 23:00")) == instant("2024-02-13 06:00"))
        // In the tail of Monday's shift it is Tuesday.
        #expect(try hours.deadline(end, after: instant("2024-02-13 03:00")) == instant("2024-02-14 06:00"))
        // In the tail of Friday's shift it is Saturday, which is no business day: the next one stands in.
        #expect(try hours.deadline(end, after: instant("2024-02-17 03:00")) == instant("2024-02-20 06:00"))
        #expect(try hours.endOfBusinessDay(CivilDate("2024-02-17")) == instant("2024-02-20 06:00"))
        #expect(try !hours.isBusinessDay(CivilDate("2024-02-17")))
    }

    @Test("the business day of a combination ends with its last closing up to midnight")
    func combination() throws {
        let zones = try TestZones.table.get()
        let day = try WorkingCalendar(timeZone: "America/New_York", weekly: .weekdays(Shift("09:00", "17:00")))
        let night = try WorkingCalendar(timeZone: "America/New_York", weekly: .weekdays(Shift("22:00", "06:00")))
        let hours = try CompiledCalendar(day.union([night]), zones: zones, span: 2024...2024)
        #expect(try hours.endOfBusinessDay(CivilDate("2024-02-12")) == instant("2024-02-13 00:00"))
        #expect(try hours.endOfBusinessDay(CivilDate("2024-02-17")) == instant("2024-02-17 06:00"))
        #expect(try hours.isBusinessDay(CivilDate("2024-02-17")))
    }

    @Test("where there are not so many business days there is no deadline")
    func never() throws {
        let hours = try compiled(
            .none, overrides: [DayOverride(CivilDate("2024-02-12"), shifts: [try Shift("10:00", "12:00")])])
        let start = try instant("2024-02-12 09:00")
        #expect(hours.deadline(BusinessDayDeadline(1), after: start) == nil)
        #expect(hours.deadline(BusinessDayDeadline(-1), after: start) == nil)
        #expect(hours.deadline(BusinessDayDeadline(.max), after: start) == nil)
        #expect(hours.deadline(BusinessDayDeadline(.min), after: start) == nil)
        #expect(try hours.deadline(BusinessDayDeadline(0), after: start) == instant("2024-02-12 10:00"))
        #expect(try hours.deadline(BusinessDayDeadline(0), after: instant("2024-02-12 12:00")) == nil)
        let late = BusinessDayDeadline(0, from: .asGiven, at: .sameTimeOfDayWithinHours)
        #expect(try hours.deadline(late, after: instant("2024-02-12 12:00")) == nil)
    }
}
