import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Holiday rules")
struct HolidayRuleTests {
    /// Monday to Friday in UTC, so that a closed weekday is a holiday.
    private func week(
        _ rules: [HolidayRule], holidays: [Holiday] = [],
        weekly: WeeklyHours? = nil, years: ClosedRange<Int>
    ) throws -> CompiledCalendar {
        let office = WeeklyHours.weekdays(try Shift("09:00", "17:00"))
        return try CompiledCalendar(
            WorkingCalendar(timeZone: .utc, weekly: weekly ?? office, holidays: holidays, holidayRules: rules),
            zones: TimeZoneTable(), span: years)
    }

    /// The weekdays of a year without work, as `MM-DD`.
    private func closedWeekdays(_ calendar: CompiledCalendar, in year: Int) throws -> String {
        var closed: [String] = []
        var date = try CivilDate(year: year, month: 1, day: 1)
        while date.year == year {
            if !date.weekday.isWeekend, !calendar.isBusinessDay(date) {
                closed.append(String(date.description.dropFirst(5)))
            }
            date = try date.adding(days: 1)
        }
        return closed.joined(separator: " ")
    }

    @Test(
        "Easter Sunday falls on the published dates",
        arguments: """
            1818-03-22 1886-04-25 1913-03-23 1943-04-25 1954-04-18 1961-04-02 1970-03-29 1981-04-19 1990-04-15 1997-03-30
            2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12
            2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21
            2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01
            2030-04-21 2031-04-13 2032-03-28 2035-03-25 2038-04-25 2049-04-18 2050-04-10 2076-04-19 2099-04-12 2100-03-28
            2285-03-22
            """.split(whereSeparator: { $0.isWhitespace }).map(String.init))
    func easter(text: String) throws {
        let easter = try CivilDate(text)
        #expect(try Easter.sunday(of: easter.year) == easter, "the reckoning of the tests")
        let calendar = try week(
            [HolidayRule(.daysFromEaster(0))], weekly: .roundTheClock, years: easter.year...easter.year)
        #expect(try calendar.nextClosing(after: instant(easter.year, 1, 1)) == instant(of: easter))
    }

    @Test("Easter Sunday agrees with another reckoning in every year")
    func everyEaster() throws {
        let years = 1583...min(9999, 1582 + TestEnvironment.trials(default: 700))
        let calendar = try week([HolidayRule(.daysFromEaster(0))], weekly: .roundTheClock, years: years)
        var found = 0
        var opening = try instant(years.lowerBound, 1, 1)
        for stretch in calendar.openIntervals(in: opening..<(try instant(years.upperBound, 12, 31))) {
            if stretch.lowerBound != opening {
                let year = TimeZoneRules.utc.localDateTime(at: opening).date.year
                let easter = try instant(of: Easter.sunday(of: year))
                guard opening == easter else {
                    Issue.record("\(year): closed from \(opening), Easter is \(easter)")
                    return
                }
                found += 1
            }
            opening = stretch.upperBound
        }
        #expect(found == years.count)
    }

    private func instant(_ year: Int, _ month: Int, _ day: Int) throws -> Instant {
        try instant(of: CivilDate(year: year, month: month, day: day))
    }

    private func instant(of date: CivilDate) throws -> Instant {
        try Instant(secondsSinceEpoch: Int64(date.daysSinceEpoch) * 86_400)
    }

    // Federal holidays of the United States as the Office of Personnel Management publishes them (5 U.S.C. 6103).
    private func unitedStates() throws -> [HolidayRule] {
        [
            try HolidayRule(.date(month: 1, day: 1), observance: .nearestWeekday),
            try HolidayRule(.weekday(.monday, ordinal: 3, month: 1)),
            try HolidayRule(.weekday(.monday, ordinal: 3, month: 2)),
            try HolidayRule(.lastWeekday(.monday, month: 5)),
            try HolidayRule(.date(month: 6, day: 19), years: 2021...9999, observance: .nearestWeekday),
            try HolidayRule(.date(month: 7, day: 4), observance: .nearestWeekday),
            try HolidayRule(.weekday(.monday, ordinal: 1, month: 9)),
            try HolidayRule(.weekday(.monday, ordinal: 2, month: 10)),
            try HolidayRule(.date(month: 11, day: 11), observance: .nearestWeekday),
            try HolidayRule(.weekday(.thursday, ordinal: 4, month: 11)),
            try HolidayRule(.date(month: 12, day: 25), observance: .nearestWeekday),
        ]
    }

    @Test(
        "federal holidays of the United States are kept on the published dates",
        arguments: [
            (2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25"),
            // New Year of 2022, a Saturday, is kept on the last Friday of 2021.
            (2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
            (2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"),
            (2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),
            (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
            (2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"),
            (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
            (2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        ])
    func federal(year: Int, dates: String) throws {
        for span in [2024...2024, year...year, 2019...2028] {
            #expect(try closedWeekdays(week(unitedStates(), years: span), in: year) == dates)
        }
    }

    // Bank holidays of England and Wales as gov.uk publishes them, with the dates of single years as given holidays.
    private func england() throws -> (rules: [HolidayRule], holidays: [Holiday]) {
        let rules = [
            try HolidayRule(.date(month: 1, day: 1), observance: .nextWorkingDay),
            try HolidayRule(.daysFromEaster(-2)),
            try HolidayRule(.daysFromEaster(1)),
            try HolidayRule(.weekday(.monday, ordinal: 1, month: 5), years: 2021...9999),
            // The last Monday of May, but for 2022, when it was moved to the Jubilee.
            try HolidayRule(.lastWeekday(.monday, month: 5), years: 0...2021),
            try HolidayRule(.lastWeekday(.monday, month: 5), years: 2023...9999),
            try HolidayRule(.lastWeekday(.monday, month: 8)),
            try HolidayRule(.date(month: 12, day: 25), observance: .nextWorkingDay),
            try HolidayRule(.date(month: 12, day: 26), observance: .nextWorkingDay),
        ]
        let holidays = try ["2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"].map { Holiday(try CivilDate($0)) }
        return (rules, holidays)
    }

    @Test(
        "bank holidays of England are kept on the published dates, with their substitute days",
        arguments: [
            // Christmas on a Saturday, Boxing Day on a Sunday: Monday for the one, Tuesday for the other.
            (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
            // Christmas on a Sunday: Boxing Day keeps its Monday, Christmas gets the Tuesday.
            (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
            (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
            (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
            (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
            (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
            (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        ])
    func bankHolidays(year: Int, dates: String) throws {
        let (rules, holidays) = try england()
        for span in [2024...2024, year...year, 2020...2028] {
            #expect(try closedWeekdays(week(rules, holidays: holidays, years: span), in: year) == dates)
        }
    }

    @Test("a fifth weekday that a month lacks, and 29 February, come only in the years that have them")
    func missing() throws {
        let fifthMonday = try week([HolidayRule(.weekday(.monday, ordinal: 5, month: 2))], years: 2020...2030)
        let leapDay = try week([HolidayRule(.date(month: 2, day: 29))], years: 2020...2030)
        for year in 2021...2055 {
            // Only a leap year that begins on a Thursday has a fifth Monday in February.
            #expect(try closedWeekdays(fifthMonday, in: year) == (year == 2044 ? "02-29" : ""))
            let isWeekday = try year % 4 == 0 && !CivilDate(year: year, month: 2, day: 29).weekday.isWeekend
            #expect(try closedWeekdays(leapDay, in: year) == (isWeekday ? "02-29" : ""))
        }
    }

    @Test("a rule holds from its first year to its last, by its own date")
    func years() throws {
        let calendar = try week([HolidayRule(.date(month: 6, day: 5), years: 2024...2026)], years: 2025...2025)
        let found = try (2023...2028).map { try closedWeekdays(calendar, in: $0) }
        #expect(found == ["", "06-05", "06-05", "06-05", "", ""])
    }

    @Test("a substitute day may lie in the next year, a holiday kept early in the year before")
    func overNewYear() throws {
        // 2023-12-31 is a Sunday: its substitute is Monday, unless New Year has that day.
        let eve = try HolidayRule(.date(month: 12, day: 31), observance: .nextWorkingDay)
        let newYear = try HolidayRule(.date(month: 1, day: 1), observance: .nextWorkingDay)
        for span in [2023...2023, 2024...2024, 2022...2025] {
            // 2022-12-31 is a Saturday.
            #expect(try closedWeekdays(week([eve], years: span), in: 2023) == "01-02")
            #expect(try closedWeekdays(week([eve, newYear], years: span), in: 2023) == "01-02 01-03")
            #expect(try closedWeekdays(week([eve], years: span), in: 2024) == "01-01 12-31")
            #expect(try closedWeekdays(week([eve, newYear], years: span), in: 2024) == "01-01 01-02 12-31")
            // 2022-01-01 is a Saturday; New Year's Eve 2021, a Friday, keeps its own date.
            #expect(try closedWeekdays(week([eve, newYear], years: span), in: 2022) == "01-03")
        }
        // By its own date the holiday falls in 2023, the last year of the rule; its substitute day lies beyond.
        let last = try HolidayRule(.date(month: 12, day: 31), years: 2023...2023, observance: .nextWorkingDay)
        #expect(try closedWeekdays(week([last], years: 2024...2024), in: 2024) == "01-01")
        // Easter of 2024 less 120 days is in 2023.
        let before = try HolidayRule(.daysFromEaster(-120), years: 2024...2024)
        #expect(try closedWeekdays(week([before], years: 2024...2024), in: 2023) == "")
        let sunday = try week([before], weekly: .everyDay(.wholeDay), years: 2023...2023)
        #expect(try !sunday.isBusinessDay(CivilDate("2023-12-02")))
    }

    @Test("a substitute day is the next date with work that nothing closes all day")
    func collisions() throws {
        // 2024-07-06 is a Saturday, 07-07 a Sunday.
        let saturday = try HolidayRule(.date(month: 7, day: 6), observance: .nextWorkingDay)
        let sunday = try HolidayRule(.date(month: 7, day: 7), observance: .nextWorkingDay)
        let nearSunday = try HolidayRule(.date(month: 7, day: 7), observance: .nearestWeekday)
        let monday = try HolidayRule(.date(month: 7, day: 8))
        let given = Holiday(try CivilDate("2024-07-08"))
        let morning = try ClosedHours(from: .midnight, to: TimeOfDay("12:00"))
        let mondayMorning = try HolidayRule(.date(month: 7, day: 8), hours: morning)
        let cases: [([HolidayRule], [Holiday], String)] = [
            ([saturday, sunday], [], "07-08 07-09"),
            ([sunday, saturday], [], "07-08 07-09"),
            ([saturday, saturday], [], "07-08 07-09"),
            ([saturday, monday], [], "07-08 07-09"),
            ([saturday], [given], "07-08 07-09"),
            // What is kept on the nearest weekday is a holiday like any other.
            ([saturday, nearSunday], [], "07-08 07-09"),
            // A morning off does not displace it, as a rule or as a date.
            ([saturday, mondayMorning], [], "07-08"),
            ([saturday], [Holiday(given.date, hours: morning)], "07-08"),
        ]
        for (rules, holidays, dates) in cases {
            #expect(try closedWeekdays(week(rules, holidays: holidays, years: 2024...2024), in: 2024) == dates)
        }
        // Without weekly hours there is no next working day: the override of the date itself is the one closed.
        let noHours = try WorkingCalendar(
            timeZone: .utc, weekly: .none, holidayRules: [saturday],
            overrides: [DayOverride(given.date, shifts: [.wholeDay])], options: .init(overrideBeatsHoliday: false))
        #expect(try CompiledCalendar(noHours, zones: .init(), span: 2024...2024).isBusinessDay(given.date))
    }

    @Test("a part-day rule closes its hours, also on the day it is observed")
    func partDay() throws {
        let afternoon = try ClosedHours(from: TimeOfDay("12:00"), to: .endOfDay)
        let eve = try HolidayRule(.date(month: 12, day: 24), observance: .nearestWeekday, hours: afternoon)
        let calendar = try week([eve], years: 2022...2024)
        // 2022-12-24 is a Saturday, 2023-12-24 a Sunday.
        for (date, hours) in [("2022-12-23", 3), ("2023-12-25", 3), ("2024-12-24", 3), ("2024-12-23", 8)] {
            let day = try instant(of: CivilDate(date))
            #expect(try calendar.workingTime(from: day, to: day + .hours(24)) == .hours(Int32(hours)))
            #expect(try calendar.isBusinessDay(CivilDate(date)))
        }
    }
}
