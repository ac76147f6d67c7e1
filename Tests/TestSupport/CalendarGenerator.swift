public import ServiceTime
import ServiceVocabulary

/// Makes calendars of every kind for generated checks: the dates they name lie around one date.
public struct CalendarGenerator {
    /// The zones to choose from.
    public var zones: [TimeZoneIdentifier]
    /// The date around which holidays, overrides and versions lie.
    public var center: CivilDate
    /// How many days around the center they lie.
    public var reach: Int
    /// Every reading is a multiple of that many seconds; it divides an hour.
    public var granule: Int
    /// Whether holidays may come from yearly rules.
    public var hasRules = true
    /// Whether rules may count from Easter, with which all years are searched for the next change of a calendar that has
    /// none.
    public var hasEaster = true

    /// Creates a generator.
    public init(zones: [TimeZoneIdentifier], around center: CivilDate, reach: Int = 6, granule: Int = 900) {
        self.zones = zones
        self.center = center
        self.reach = reach
        self.granule = granule
    }

    /// A calendar: most often a schedule, else a combination of at most `depth` levels.
    public func calendar(depth: Int = 3, using random: inout SplitMix64) throws -> WorkingCalendar {
        guard depth > 1, random.chance(1, in: 2) else { return WorkingCalendar(try schedule(using: &random)) }
        let first = try calendar(depth: depth - 1, using: &random)
        guard random.chance(3, in: 4) else {
            var versions: [WorkingCalendar.Version] = []
            var date = try self.date(using: &random)
            for _ in 0..<random.number(1...2) {
                versions.append(.init(validFrom: date, calendar: try calendar(depth: depth - 1, using: &random)))
                guard date < .latest else { break }
                date = try shifted(date, by: random.number(1...4))
            }
            return try first.changing(to: versions)
        }
        var others: [WorkingCalendar] = []
        for _ in 0..<random.number(0...2) { others.append(try calendar(depth: depth - 1, using: &random)) }
        switch random.number(1...3) {
        case 1: return try first.union(others)
        case 2: return try first.intersection(others)
        default: return try first.subtracting(others)
        }
    }

    /// A schedule in one of the zones, with options at random.
    public func schedule(using random: inout SplitMix64) throws -> WorkingSchedule {
        let holidays = try (0..<random.number(0...4)).map { _ in
            Holiday(try date(using: &random), hours: try closedHours(using: &random), name: name(using: &random))
        }
        var overrides: [CivilDate: DayOverride] = [:]
        for _ in 0..<random.number(0...3) {
            let date = try self.date(using: &random)
            overrides[date] = DayOverride(date, shifts: try shifts(atMost: 2, using: &random))
        }
        let rules = try (0..<(hasRules ? random.number(0...4) : 0)).map { _ in try rule(using: &random) }
        return try WorkingSchedule(
            timeZone: zones[random.number(0...zones.count - 1)], weekly: try weekly(using: &random),
            holidays: holidays, holidayRules: rules, overrides: Array(overrides.values),
            options: options(using: &random))
    }

    /// Options at random.
    public func options(using random: inout SplitMix64) -> CalendarOptions {
        CalendarOptions(
            closingEdge: random.chance(1, in: 3) ? .nextOpening : .closingInstant,
            holidayCutsTail: random.chance(2, in: 3), overrideKeepsTail: random.chance(2, in: 3),
            overrideBeatsHoliday: random.chance(2, in: 3))
    }

    /// A date not farther from the center than the reach.
    public func date(using random: inout SplitMix64) throws -> CivilDate {
        try shifted(center, by: random.number(-reach...reach))
    }

    /// A date some days later, or the first or last of all where there are not so many.
    private func shifted(_ date: CivilDate, by days: Int) throws -> CivilDate {
        let day = Int(date.daysSinceEpoch) + days
        let all = Int(CivilDate.earliest.daysSinceEpoch)...Int(CivilDate.latest.daysSinceEpoch)
        return try CivilDate(daysSinceEpoch: min(max(day, all.lowerBound), all.upperBound))
    }

    func weekly(using random: inout SplitMix64) throws -> WeeklyHours {
        switch random.number(1...12) {
        case 1: return .none
        case 2: return .roundTheClock
        case 3:
            let time = try self.time(using: &random)
            return .everyDay(try Shift(from: time, to: time))
        default:
            var hours: [Weekday: [Shift]] = [:]
            for weekday in Weekday.allCases where random.chance(3, in: 4) {
                hours[weekday] = try shifts(atMost: 3, using: &random)
            }
            return WeeklyHours(hours)
        }
    }

    /// Shifts of one day, of which some touch and some overlap.
    func shifts(atMost limit: Int, using random: inout SplitMix64) throws -> [Shift] {
        var shifts: [Shift] = []
        for _ in 0..<random.number(0...limit) {
            let start =
                try shifts.last.flatMap {
                    random.chance(1, in: 3) && $0.end < .endOfDay ? $0.end : nil
                } ?? time(using: &random)
            switch random.number(1...8) {
            case 1: shifts.append(try Shift(from: start, to: start))
            case 2: shifts.append(try Shift(from: start, to: .endOfDay))
            case 3: shifts.append(.wholeDay)
            case 4: shifts.append(try Shift(from: start, to: try time(Int(start.secondsSinceMidnight) + granule)))
            default: shifts.append(try Shift(from: start, to: try time(using: &random)))
            }
        }
        return shifts
    }

    /// The closed part of a holiday, most often all of it.
    func closedHours(using random: inout SplitMix64) throws -> ClosedHours {
        guard random.chance(2, in: 5) else { return .wholeDay }
        let start = try time(using: &random)
        let left = (86_400 - Int(start.secondsSinceMidnight)) / granule
        return try ClosedHours(
            from: start, to: try time(Int(start.secondsSinceMidnight) + random.number(1...left) * granule))
    }

    /// A rule whose own date in the center's year is near the center.
    func rule(using random: inout SplitMix64) throws -> HolidayRule {
        let date = try self.date(using: &random)
        let (year, month, day) = date.components
        let recurrence: HolidayRule.Recurrence
        switch random.number(1...4) {
        case 1: recurrence = .weekday(date.weekday, ordinal: (day - 1) / 7 + 1, month: month)
        case 2: recurrence = .lastWeekday(date.weekday, month: month)
        case 3 where hasEaster:
            let distance = Int(date.daysSinceEpoch) - Int(try Easter.sunday(of: year).daysSinceEpoch)
            recurrence = (-200...200).contains(distance) ? .daysFromEaster(distance) : .date(month: month, day: day)
        default: recurrence = .date(month: month, day: day)
        }
        let years: ClosedRange<Int>? =
            random.chance(1, in: 3)
            ? max(0, year - random.number(0...1))...min(9999, year + random.number(0...1)) : nil
        let observances = HolidayRule.Observance.allCases
        return try HolidayRule(
            recurrence, years: years, observance: observances[random.number(0...observances.count - 1)],
            hours: try closedHours(using: &random), name: name(using: &random))
    }

    private func time(using random: inout SplitMix64) throws -> TimeOfDay {
        try time(random.number(0...(86_400 / granule - 1)) * granule)
    }

    private func time(_ seconds: Int) throws -> TimeOfDay {
        try TimeOfDay(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
    }

    private func name(using random: inout SplitMix64) -> String? {
        random.chance(1, in: 4) ? ["Bank holiday", "国庆节", "a \"quoted\" \\ name"][random.number(0...2)] : nil
    }
}

extension SplitMix64 {
    /// A number of a range.
    public mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// True that many times in so many.
    public mutating func chance(_ times: Int, in all: Int) -> Bool {
        number(1...all) <= times
    }
}
