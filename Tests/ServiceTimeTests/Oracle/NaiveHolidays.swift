import ServiceTime
import TestSupport

/// The closed parts of dates, found day by day from the words of the definition.
struct NaiveHolidays {
    struct Closure: Hashable {
        let start: Int
        let end: Int

        init(_ hours: ClosedHours) {
            start = Int(hours.start.secondsSinceMidnight)
            end = Int(hours.end.secondsSinceMidnight)
        }

        var isWholeDay: Bool { start == 0 && end == 86_400 }
    }

    private struct Moving {
        let day: Int
        let place: Int
        let closure: Closure
    }

    /// The closures by day since 1970.
    private(set) var closures: [Int: [Closure]] = [:]

    /// The holidays near a year; rules are followed from five years before, in the order of time.
    init(_ schedule: WorkingSchedule, near year: Int) throws {
        for holiday in schedule.holidays { add(Closure(holiday.hours), on: Int(holiday.date.daysSinceEpoch)) }
        var moving: [Moving] = []
        for year in max(0, year - 5)...min(9999, year + 2) {
            for (place, rule) in schedule.holidayRules.enumerated() {
                guard rule.years?.contains(year) ?? true, let date = try Self.ownDate(of: rule, in: year) else {
                    continue
                }
                let day = Int(date.daysSinceEpoch)
                switch rule.observance {
                case .nearestWeekday where date.weekday == .saturday: add(Closure(rule.hours), on: day - 1)
                case .nearestWeekday where date.weekday == .sunday: add(Closure(rule.hours), on: day + 1)
                case .nextWorkingDay where schedule.weekly[date.weekday].isEmpty && !schedule.weekly.isEmpty:
                    moving.append(Moving(day: day, place: place, closure: Closure(rule.hours)))
                default: add(Closure(rule.hours), on: day)
                }
            }
        }
        for holiday in moving.sorted(by: { ($0.day, $0.place) < ($1.day, $1.place) }) {
            var day = holiday.day + 1
            while schedule.weekly[Self.weekday(day)].isEmpty
                || closures[day, default: []].contains(where: { $0.isWholeDay })
            { day += 1 }
            add(holiday.closure, on: day)
        }
    }

    private mutating func add(_ closure: Closure, on day: Int) {
        closures[day, default: []].append(closure)
    }

    static func weekday(_ day: Int) -> Weekday {
        Weekday.allCases[((day + 3) % 7 + 7) % 7]
    }

    /// The own date of a rule, found by trying the days of the month one after the other.
    static func ownDate(of rule: HolidayRule, in year: Int) throws -> CivilDate? {
        func days(of month: Int) -> [CivilDate] {
            (1...31).compactMap { try? CivilDate(year: year, month: month, day: $0) }
        }
        switch rule.recurrence {
        case .date(let month, let day):
            return days(of: month).first { $0.day == day }
        case .weekday(let weekday, let ordinal, let month):
            return days(of: month).filter { $0.weekday == weekday }.dropFirst(ordinal - 1).first
        case .lastWeekday(let weekday, let month):
            return days(of: month).last { $0.weekday == weekday }
        case .daysFromEaster(let distance):
            return try? Easter.sunday(of: year).adding(days: distance)
        }
    }
}
