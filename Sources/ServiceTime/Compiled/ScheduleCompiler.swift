/// Turns a schedule and the rules of its zone into open stretches of UTC.
///
/// The open set is built on the linear wall axis (days × 86,400 + seconds since midnight), clipped to what the wall
/// clock shows during each stretch of constant offset, and shifted by the offset. No boundary is mapped, so skipped and
/// repeated readings need no special case.
struct ScheduleCompiler: Sendable {
    private struct DayHours: Sendable {
        let day: Int64
        let shifts: [SecondInterval]
    }

    let zone: TimeZoneRules
    private let weekly: [[SecondInterval]]
    private let overrides: [DayHours]
    private let holidays: HolidayTable
    private let options: CalendarOptions

    /// From when on, and up to when, the schedule does not change.
    let future: Horizon
    let past: Horizon
    /// The seconds outside which nothing is open for certain.
    private let hull: SecondInterval
    /// The first and the last day that the schedule names one by one.
    private let namedDays: ClosedRange<Int64>?

    init(_ schedule: WorkingSchedule, zone: TimeZoneRules) {
        self.zone = zone
        weekly = Weekday.allCases.map { schedule.weekly[$0].map(Self.interval).merged() }
        overrides = schedule.overrides.map {
            DayHours(day: Int64($0.date.daysSinceEpoch), shifts: $0.shifts.map(Self.interval).merged())
        }
        holidays = HolidayTable(schedule)
        options = schedule.options
        var named = holidays.namedDays
        if let first = overrides.first?.day, let last = overrides.last?.day {
            named = HolidayTable.hull(of: named, and: first...last)
        }
        namedDays = named
        (future, past) = Horizon.horizons(weekly: weekly, namedDays: named, isEndless: holidays.isEndless)
        hull = Horizon.hull(future: future, past: past)
    }

    /// How many shifts may start in a year at most.
    var shiftsPerYear: Int {
        weekly.reduce(0) { $0 + $1.count } * 53 + overrides.reduce(0) { $0 + $1.shifts.count }
    }

    /// The first and the last year that a date or the zone names; in all others what is open comes back every 400 years.
    var namedYears: ClosedRange<Int>? {
        let years = namedDays.map { HolidayTable.year(of: $0.lowerBound)...HolidayTable.year(of: $0.upperBound) }
        return HolidayTable.hull(of: years, and: zone.namedYears)
    }

    /// The years whose Easter a year depends on, counted from that year; nil when no rule counts from Easter.
    var easterReach: ClosedRange<Int>? { holidays.easterReach }

    private static func interval(_ shift: Shift) -> SecondInterval {
        SecondInterval(start: Int64(shift.start.secondsSinceMidnight), end: shift.endSeconds)
    }

    /// The open stretches of `[start, end)` in UTC seconds: disjoint, in order, joined where they touch.
    func openIntervals(from start: Int64, to end: Int64) -> [SecondInterval] {
        guard start < end, hull.start < end, start < hull.end else { return [] }
        let segments = zone.segments(fromSecond: start, toSecond: end)
        var wall = SecondInterval(start: .max, end: .min)
        for segment in segments {
            wall.start = min(wall.start, segment.start + segment.offset)
            wall.end = max(wall.end, segment.end + segment.offset)
        }
        guard wall.start < wall.end else { return [] }
        let firstDay = floorDivision(wall.start, by: 86_400) - 1
        let lastDay = floorDivision(wall.end - 1, by: 86_400)
        return Self.shown(wallIntervals(of: firstDay...lastDay), during: segments)
    }

    /// The dates in a range on which some open instant lies in a shift that starts on the date.
    func businessDays(in days: ClosedRange<Int64>) -> [Int32] {
        let segments = segments(aroundShiftsOf: days)
        var result: [Int32] = []
        var pieces: [SecondInterval] = []
        var first = 0
        forEachDay(in: days, into: &pieces) { day, pieces, start in
            // No offset from UTC exceeds 26 hours, so that the wall shows a date within two days of its midnight in UTC.
            while first < segments.count, segments[first].end <= (day - 2) * 86_400 { first += 1 }
            let isShown = (start..<pieces.count).contains {
                Self.isShown(pieces[$0], during: segments, from: first, before: (day + 4) * 86_400)
            }
            if isShown { result.append(Int32(truncatingIfNeeded: day)) }
        }
        return result
    }

    /// Whether the wall clock shows some of a piece during the segments from a number on that start before a second.
    private static func isShown(
        _ piece: SecondInterval, during segments: [OffsetSegment], from first: Int, before second: Int64
    ) -> Bool {
        for index in first..<segments.count {
            let segment = segments[index]
            guard segment.start < second else { return false }
            if segment.start + segment.offset < piece.end, segment.end + segment.offset > piece.start { return true }
        }
        return false
    }

    /// The UTC second at which the shifts that start on a date close for the last time; nil when they are never open.
    func lastClosing(ofDay day: Int64) -> Int64? {
        var pieces: [SecondInterval] = []
        forEachDay(in: day...day, into: &pieces) { _, _, _ in }
        return Self.shown(pieces.merged(), during: segments(aroundShiftsOf: day...day)).last?.end
    }

    /// The stretches of constant offset during which the wall may show a shift of dates in a range.
    private func segments(aroundShiftsOf days: ClosedRange<Int64>) -> [OffsetSegment] {
        zone.segments(aroundDays: days.lowerBound...(days.upperBound + 1))
    }

    /// What the wall clock shows of wall stretches during each segment, in UTC seconds.
    private static func shown(_ wall: [SecondInterval], during segments: [OffsetSegment]) -> [SecondInterval] {
        var result: [SecondInterval] = []
        result.reserveCapacity(wall.count + segments.count)
        for segment in segments {
            let (low, high) = (segment.start + segment.offset, segment.end + segment.offset)
            var index = wall.firstIndexSorted { $0.end > low }
            while index < wall.count, wall[index].start < high {
                result.appendMerging(
                    SecondInterval(
                        start: max(wall[index].start, low) - segment.offset,
                        end: min(wall[index].end, high) - segment.offset))
                index += 1
            }
        }
        return result
    }

    /// The open set of the shifts that start on dates in a range, on the wall axis.
    private func wallIntervals(of days: ClosedRange<Int64>) -> [SecondInterval] {
        var pieces: [SecondInterval] = []
        pieces.reserveCapacity(Int(days.upperBound - days.lowerBound) * 2)
        forEachDay(in: days, into: &pieces) { _, _, _ in }
        return pieces.merged()
    }

    /// Collects what is open of the shifts of each date, and calls `finish` after each date with all that is collected
    /// and with where the pieces of the date start in it.
    private func forEachDay(
        in days: ClosedRange<Int64>, into pieces: inout [SecondInterval],
        finish: (Int64, [SecondInterval], Int) -> Void
    ) {
        let closures = holidays.closures(of: days.lowerBound...(days.upperBound + 1))
        var closure = 0
        var override = overrides.firstIndexSorted { $0.day >= days.lowerBound }
        var weekday = CivilDate.weekdayNumber(ofDay: days.lowerBound)
        var day = days.lowerBound
        // A plain loop: debug builds walk a range of Int64 twenty times slower.
        while day <= days.upperBound {
            let start = pieces.count
            while closure < closures.count, closures[closure].day < day { closure += 1 }
            let isOverridden = override < overrides.count && overrides[override].day == day
            let shifts = isOverridden ? overrides[override].shifts : weekly[weekday]
            if isOverridden { override += 1 }
            if !shifts.isEmpty {
                let isTomorrowOverridden = override < overrides.count && overrides[override].day == day + 1
                let cutsAtMidnight = isTomorrowOverridden && !options.overrideKeepsTail
                let limit = cutsAtMidnight ? (day + 1) * 86_400 : Int64.max
                let isImmune = isOverridden && options.overrideBeatsHoliday
                for shift in shifts {
                    let start = day * 86_400 + shift.start
                    let end = min(day * 86_400 + shift.end, limit)
                    if isImmune || closure == closures.count || closures[closure].start >= end {
                        pieces.append(SecondInterval(start: start, end: end))
                    } else {
                        cut(SecondInterval(start: start, end: end), of: day, by: closures[closure...], into: &pieces)
                    }
                }
            }
            finish(day, pieces, start)
            weekday = weekday == 6 ? 0 : weekday + 1
            day += 1
        }
    }

    /// Adds what holidays leave of a shift that starts on a date.
    private func cut(
        _ shift: SecondInterval, of day: Int64, by closures: ArraySlice<HolidayTable.Closure>,
        into pieces: inout [SecondInterval]
    ) {
        let lastDay = options.holidayCutsTail ? day + 1 : day
        var position = shift.start
        for closure in closures {
            guard closure.day <= lastDay, closure.start < shift.end else { break }
            guard closure.end > position else { continue }
            if !options.holidayCutsTail, closure.isWholeDay { return }
            if closure.start > position { pieces.append(SecondInterval(start: position, end: closure.start)) }
            position = closure.end
        }
        if position < shift.end { pieces.append(SecondInterval(start: position, end: shift.end)) }
    }
}
