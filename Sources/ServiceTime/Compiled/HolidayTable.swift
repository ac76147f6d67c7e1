/// The closed stretches of single dates: the given holidays, and those of the yearly rules with their observance.
struct HolidayTable: Sendable {
    /// A closed stretch of one date on the wall axis.
    struct Closure: Hashable, Sendable {
        let day: Int64
        let start: Int64
        let end: Int64

        init(day: Int64, hours: ClosedHours) {
            self.day = day
            start = day &* 86_400 &+ Int64(hours.start.secondsSinceMidnight)
            end = day &* 86_400 &+ Int64(hours.end.secondsSinceMidnight)
        }

        var isWholeDay: Bool { end &- start == 86_400 }
    }

    /// The given holidays, by date.
    private let fixed: [Closure]
    private let rules: [HolidayRule]
    /// Whether a shift starts on a weekday, Monday first.
    private let isWorkingWeekday: [Bool]

    init(_ schedule: WorkingSchedule) {
        fixed = schedule.holidays.map { Closure(day: Int64($0.date.daysSinceEpoch), hours: $0.hours) }
        rules = schedule.holidayRules
        isWorkingWeekday = Weekday.allCases.map { !schedule.weekly[$0].isEmpty }
    }

    /// The closures of the dates in a range, by their start.
    func closures(of days: ClosedRange<Int64>) -> [Closure] {
        let first = fixed.firstIndexSorted { $0.day >= days.lowerBound }
        let end = fixed.firstIndexSorted { $0.day > days.upperBound }
        guard !rules.isEmpty else { return Array(fixed[first..<end]) }
        var result = Array(fixed[first..<end])
        // A rule may reach into a neighbouring year: 200 days from Easter, or a substitute day after New Year's Eve.
        for year in (Self.year(of: days.lowerBound) - 1)...(Self.year(of: days.upperBound) + 1) {
            let observed = observedClosures(of: year, after: observedClosures(of: year - 1, after: []))
            result += observed.filter { days.contains($0.day) }
        }
        return result.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// The first and the last day that a date or a year range can reach; nil where there is none.
    var namedDays: ClosedRange<Int64>? {
        var named: ClosedRange<Int64>?
        if let first = fixed.first?.day, let last = fixed.last?.day { named = first...last }
        for years in rules.compactMap({ $0.years }) {
            let days = CompiledCalendar.days(of: years)
            // A holiday may lie outside its year, at most by 200 days from Easter and a year in search of a substitute.
            named = Self.hull(of: named, and: (days.lowerBound - 200)...(days.upperBound + 200 + 366))
        }
        return named
    }

    /// Whether a rule holds in every year.
    var isEndless: Bool { rules.contains { $0.years == nil } }

    /// The range from the first of the bounds of two ranges to the last.
    static func hull<Bound: Comparable>(
        of one: ClosedRange<Bound>?, and other: ClosedRange<Bound>?
    ) -> ClosedRange<Bound>? {
        guard let one, let other else { return one ?? other }
        return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
    }

    /// The years whose Easter a year depends on, counted from that year; nil when no rule counts from Easter.
    var easterReach: ClosedRange<Int>? {
        var reach: ClosedRange<Int>?
        for case .daysFromEaster(let days) in rules.map({ $0.recurrence }) {
            // Easter is never before the 81st day of its year; a holiday long before it lies in the year before.
            reach = Self.hull(of: reach, and: 0...(days < -80 ? 1 : 0))
        }
        // Only in search of a substitute day does a holiday go on into the next year.
        let mayMoveOn = rules.contains { $0.observance == .nextWorkingDay }
        return reach.map { (mayMoveOn ? -1 : 0)...$0.upperBound }
    }

    /// The closures of one year's rules, after observance; those of the year before are taken already.
    private func observedClosures(of year: Int, after previous: @autoclosure () -> [Closure]) -> [Closure] {
        guard (0...9999).contains(year) else { return [] }
        var own: [(day: Int64, rule: HolidayRule)] = []
        for rule in rules {
            if let day = rule.ownDay(in: year) { own.append((day, rule)) }
        }
        // A stable order: by date, and on one date in the order of the definition.
        own = own.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map { $0.element }
        let kept = own.map { keptDay(of: $0.rule, from: $0.day) }
        guard kept.contains(nil) else {
            return zip(own, kept).map { Closure(day: $1 ?? $0.day, hours: $0.rule.hours) }
        }
        var taken = Set(previous().filter { $0.isWholeDay }.map { $0.day })
        for neighbour in (year - 1)...(year + 1) {
            for rule in rules where rule.hours.isWholeDay {
                if let own = rule.ownDay(in: neighbour), let kept = keptDay(of: rule, from: own) { taken.insert(kept) }
            }
        }
        return own.map { day, rule in
            let kept = keptDay(of: rule, from: day) ?? substituteDay(after: day, besides: taken)
            if rule.hours.isWholeDay { taken.insert(kept) }
            return Closure(day: kept, hours: rule.hours)
        }
    }

    /// The day on which a holiday of a rule is kept whatever the other holidays; nil when it needs a substitute day.
    private func keptDay(of rule: HolidayRule, from day: Int64) -> Int64? {
        let weekday = CivilDate.weekdayNumber(ofDay: day)
        switch rule.observance {
        case .none: return day
        case .nearestWeekday: return weekday < 5 ? day : weekday == 5 ? day - 1 : day + 1
        case .nextWorkingDay: return isWorkingWeekday[weekday] ? day : nil
        }
    }

    private func substituteDay(after day: Int64, besides taken: Set<Int64>) -> Int64 {
        // A year of holidays on end, or a week without work, leaves the holiday where it is.
        for candidate in (day + 1)...(day + 366)
        where isWorkingWeekday[CivilDate.weekdayNumber(ofDay: candidate)] && !taken.contains(candidate)
            && !isWholeFixedHoliday(candidate)
        {
            return candidate
        }
        return day
    }

    private func isWholeFixedHoliday(_ day: Int64) -> Bool {
        let first = fixed.firstIndexSorted { $0.day >= day }
        return fixed[first...].prefix { $0.day == day }.contains { $0.isWholeDay }
    }

    static func year(of day: Int64) -> Int {
        CivilDate(uncheckedDay: Int32(clamping: day)).year
    }
}
