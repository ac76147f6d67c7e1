import ServiceTime
import ServiceVocabulary

/// Decides instant by instant, from the local wall clock shown at it, whether a calendar is open.
indirect enum NaiveCalendar {
    case schedule(NaiveSchedule)
    case union([NaiveCalendar])
    case intersection([NaiveCalendar])
    case difference(NaiveCalendar, [NaiveCalendar])
    case versions(home: TimeZoneRules, NaiveCalendar, [(validFrom: Int, calendar: NaiveCalendar)])

    init(_ calendar: WorkingCalendar, zones: TimeZoneTable, near year: Int) throws {
        func naive(_ calendars: [WorkingCalendar]) throws -> [NaiveCalendar] {
            try calendars.map { try NaiveCalendar($0, zones: zones, near: year) }
        }
        switch calendar.definition {
        case .schedule(let schedule):
            self = .schedule(try NaiveSchedule(schedule, zone: zones.rules(for: schedule.timeZone), near: year))
        case .union(let first, let others): self = .union(try naive([first] + others))
        case .intersection(let first, let others): self = .intersection(try naive([first] + others))
        case .difference(let first, let others): self = .difference(try naive([first])[0], try naive(others))
        case .versions(let first, let versions):
            let later = try naive(versions.map { $0.calendar })
            self = .versions(
                home: try zones.rules(for: first.homeSchedule.timeZone), try naive([first])[0],
                zip(versions, later).map { (Int($0.validFrom.daysSinceEpoch), $1) })
        }
    }

    func isOpen(second: Int64) throws -> Bool {
        switch self {
        case .schedule(let schedule): return try !schedule.startDaysOfShifts(openAt: second).isEmpty
        case .union(let all): return try all.contains { try $0.isOpen(second: second) }
        case .intersection(let all): return try all.allSatisfy { try $0.isOpen(second: second) }
        case .difference(let first, let others):
            return try first.isOpen(second: second) && !others.contains { try $0.isOpen(second: second) }
        case .versions(let home, let first, let versions):
            let current = try versions.last { try Self.hasBegun($0.validFrom, at: second, in: home) }
            return try (current?.calendar ?? first).isOpen(second: second)
        }
    }

    /// Whether the wall clock has shown a date or a later one by a second, though it may have gone back since.
    private static func hasBegun(_ day: Int, at second: Int64, in zone: TimeZoneRules) throws -> Bool {
        let shown = { (second: Int64) in
            Int(zone.localDateTime(at: try Instant(secondsSinceEpoch: second)).date.daysSinceEpoch)
        }
        if try shown(second) >= day { return true }
        // A clock that shows the date for the first time does so at its midnight, or right after a transition.
        let range = try Instant(secondsSinceEpoch: second - 4 * 86_400)..<Instant(secondsSinceEpoch: second + 1)
        return try zone.transitions(in: range).contains { try shown($0.at.secondsSinceEpoch - 1) >= day }
    }

    /// The days since 1970 which an open second makes business days.
    func businessDays(openAt second: Int64, home: TimeZoneRules) throws -> [Int] {
        if case .schedule(let schedule) = self { return try schedule.startDaysOfShifts(openAt: second) }
        guard try isOpen(second: second) else { return [] }
        return [Int(home.localDateTime(at: try Instant(secondsSinceEpoch: second)).date.daysSinceEpoch)]
    }
}

/// A schedule judged by one reading of the wall clock at a time.
struct NaiveSchedule {
    private let schedule: WorkingSchedule
    private let zone: TimeZoneRules
    private let overrides: [Int: DayOverride]
    private let holidays: NaiveHolidays

    init(_ schedule: WorkingSchedule, zone: TimeZoneRules, near year: Int) throws {
        self.schedule = schedule
        self.zone = zone
        overrides = Dictionary(uniqueKeysWithValues: schedule.overrides.map { (Int($0.date.daysSinceEpoch), $0) })
        holidays = try NaiveHolidays(schedule, near: year)
    }

    /// The days on which those shifts start that are open at a second.
    func startDaysOfShifts(openAt second: Int64) throws -> [Int] {
        let reading = zone.localDateTime(at: try Instant(secondsSinceEpoch: second))
        let today = Int(reading.date.daysSinceEpoch)
        let time = Int(reading.time.secondsSinceMidnight)
        return [today - 1, today].filter { isOpen(today, time, inShiftsOf: $0) }
    }

    /// Whether a shift that starts on `start`, today or yesterday, is open today at a time.
    private func isOpen(_ today: Int, _ time: Int, inShiftsOf start: Int) -> Bool {
        let override = overrides[start]
        let shifts = override?.shifts ?? schedule.weekly[NaiveHolidays.weekday(start)]
        let sinceMidnight = start == today ? time : time + 86_400
        let covers = shifts.contains { shift in
            let from = Int(shift.start.secondsSinceMidnight)
            let to = Int(shift.end.secondsSinceMidnight)
            return from <= sinceMidnight && sinceMidnight < (to <= from ? to + 86_400 : to)
        }
        guard covers else { return false }
        if start != today, overrides[today] != nil, !schedule.options.overrideKeepsTail { return false }
        if override != nil, schedule.options.overrideBeatsHoliday { return true }
        if schedule.options.holidayCutsTail { return !isHoliday(today, time) }
        if holidays.closures[start, default: []].contains(where: { $0.isWholeDay }) { return false }
        return start != today || !isHoliday(today, time)
    }

    private func isHoliday(_ day: Int, _ time: Int) -> Bool {
        holidays.closures[day, default: []].contains { $0.start <= time && time < $0.end }
    }
}
