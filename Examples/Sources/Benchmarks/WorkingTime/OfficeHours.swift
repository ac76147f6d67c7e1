import ServiceTime
import ServiceVocabulary

/// The calendar of the benchmark: Monday to Friday 09:00–12:00 and 13:00–18:00, eleven holidays a year, and two days a
/// year of which only the morning is worked.
///
/// Each city has the same invented dates, so that the cities differ in their zones alone.
struct OfficeHours {
    /// A place whose wall clock the hours follow.
    struct City {
        let name: String
        let timeZone: TimeZoneIdentifier

        static let all = [
            City(name: "New York", timeZone: "America/New_York"),
            City(name: "Shanghai", timeZone: "Asia/Shanghai"),
        ]
    }

    struct MonthDay: Hashable {
        let month: Int
        let day: Int
    }

    /// The hours of the shifts of a working day.
    static let shifts = [9..<12, 13..<18]

    static let holidays = [
        (1, 1), (1, 20), (2, 17), (5, 26), (6, 19), (7, 4), (9, 1), (10, 13), (11, 11), (11, 27), (12, 25),
    ].map { MonthDay(month: $0.0, day: $0.1) }

    /// The dates on which nothing is open from 12:00 on.
    static let halfDays = [(12, 24), (12, 31)].map { MonthDay(month: $0.0, day: $0.1) }

    let city: City
    /// The years for which the holidays are given.
    let years: ClosedRange<Int>

    /// The definition with every holiday given as a date.
    func calendar() throws -> WorkingCalendar {
        var holidays: [Holiday] = []
        for year in years {
            for date in Self.holidays {
                holidays.append(Holiday(try CivilDate(year: year, month: date.month, day: date.day)))
            }
            for date in Self.halfDays {
                holidays.append(
                    Holiday(try CivilDate(year: year, month: date.month, day: date.day), hours: try Self.afternoon()))
            }
        }
        return try WorkingCalendar(timeZone: city.timeZone, weekly: try Self.weekly(), holidays: holidays)
    }

    /// The definition with the holidays as rules that are observed on the nearest weekday.
    func calendarOfRules() throws -> WorkingCalendar {
        var rules: [HolidayRule] = []
        for date in Self.holidays {
            rules.append(try HolidayRule(.date(month: date.month, day: date.day), observance: .nearestWeekday))
        }
        for date in Self.halfDays {
            rules.append(try HolidayRule(.date(month: date.month, day: date.day), hours: try Self.afternoon()))
        }
        return try WorkingCalendar(timeZone: city.timeZone, weekly: try Self.weekly(), holidayRules: rules)
    }

    private static func weekly() throws -> WeeklyHours {
        .weekdays(try Shift("09:00", "12:00"), try Shift("13:00", "18:00"))
    }

    private static func afternoon() throws -> ClosedHours {
        try ClosedHours(from: try TimeOfDay(hour: 12), to: .endOfDay)
    }
}
