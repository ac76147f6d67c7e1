import ServiceVocabulary

/// A calendar with the rules of its zones: gives the open stretches of any range.
indirect enum CalendarCompiler: Sendable {
    case schedule(ScheduleCompiler)
    case union(CalendarCompiler, [CalendarCompiler])
    case intersection(CalendarCompiler, [CalendarCompiler])
    case difference(CalendarCompiler, [CalendarCompiler])
    /// Calendars with the UTC second from which each is in force; the first from ever on.
    case versions([(start: Int64, compiler: CalendarCompiler)])

    init(_ calendar: WorkingCalendar, zones: TimeZoneTable) throws(InvalidValue) {
        switch calendar.definition {
        case .schedule(let schedule):
            self = .schedule(ScheduleCompiler(schedule, zone: try zones.rules(for: schedule.timeZone)))
        case .union(let first, let others):
            self = .union(
                try CalendarCompiler(first, zones: zones), try Self.compilers(of: others, zones: zones))
        case .intersection(let first, let others):
            self = .intersection(
                try CalendarCompiler(first, zones: zones), try Self.compilers(of: others, zones: zones))
        case .difference(let first, let others):
            self = .difference(
                try CalendarCompiler(first, zones: zones), try Self.compilers(of: others, zones: zones))
        case .versions(let first, let versions):
            let home = try CalendarCompiler(first, zones: zones)
            var compilers: [(start: Int64, compiler: CalendarCompiler)] = [(.min, home)]
            for version in versions {
                compilers.append(
                    (
                        home.homeZone.firstSecond(ofDay: Int64(version.validFrom.daysSinceEpoch)),
                        try CalendarCompiler(version.calendar, zones: zones)
                    ))
            }
            self = .versions(compilers)
        }
    }

    private static func compilers(
        of calendars: [WorkingCalendar], zones: TimeZoneTable
    ) throws(InvalidValue) -> [CalendarCompiler] {
        var result: [CalendarCompiler] = []
        for calendar in calendars { result.append(try CalendarCompiler(calendar, zones: zones)) }
        return result
    }

    /// The rules of the zone in which dates and deadlines are read.
    var homeZone: TimeZoneRules {
        switch self {
        case .schedule(let compiler): compiler.zone
        case .union(let first, _), .intersection(let first, _), .difference(let first, _): first.homeZone
        case .versions(let versions): versions.first?.compiler.homeZone ?? .utc
        }
    }

    /// The open stretches of `[start, end)` in UTC seconds: disjoint, in order, joined where they touch.
    func openIntervals(from start: Int64, to end: Int64) -> [SecondInterval] {
        switch self {
        case .schedule(let compiler):
            return compiler.openIntervals(from: start, to: end)
        case .union(let first, let others):
            return others.reduce(first.openIntervals(from: start, to: end)) {
                $0.union($1.openIntervals(from: start, to: end))
            }
        case .intersection(let first, let others):
            return others.reduce(first.openIntervals(from: start, to: end)) {
                $0.intersection($1.openIntervals(from: start, to: end))
            }
        case .difference(let first, let others):
            return others.reduce(first.openIntervals(from: start, to: end)) {
                $0.subtracting($1.openIntervals(from: start, to: end))
            }
        case .versions(let versions):
            var result: [SecondInterval] = []
            for (index, version) in versions.enumerated() {
                let low = max(start, version.start)
                let high = index + 1 < versions.count ? min(end, versions[index + 1].start) : end
                guard low < high else { continue }
                for interval in version.compiler.openIntervals(from: low, to: high) { result.appendMerging(interval) }
            }
            return result
        }
    }

    /// From when on, or up to when, the calendar does not change, as its definition shows at a glance.
    func horizon(of side: Horizon.Side) -> Horizon {
        switch self {
        case .schedule(let compiler):
            return side == .future ? compiler.future : compiler.past
        case .union(let first, let others):
            return .union([first.horizon(of: side)] + others.map { $0.horizon(of: side) })
        case .intersection(let first, let others):
            return .intersection([first.horizon(of: side)] + others.map { $0.horizon(of: side) })
        case .difference(let first, let others):
            return .intersection([first.horizon(of: side)] + others.map { $0.horizon(of: side).complement })
        case .versions(let versions):
            guard let first = versions.first, let last = versions.last else { return .varying }
            switch side {
            case .future:
                return last.compiler.horizon(of: .future).notBefore(last.start)
            case .past:
                let past = first.compiler.horizon(of: .past)
                return versions.count > 1 ? past.notBefore(-versions[1].start) : past
            }
        }
    }

    /// The first and the last year that a date of the calendar or of its zones names; in all others, but for Easter,
    /// what is open comes back every 400 years.
    var namedYears: ClosedRange<Int>? {
        switch self {
        case .schedule(let compiler):
            return compiler.namedYears
        case .union(let first, let others), .intersection(let first, let others), .difference(let first, let others):
            return others.reduce(first.namedYears) { HolidayTable.hull(of: $0, and: $1.namedYears) }
        case .versions(let versions):
            return versions.reduce(nil) { years, version in
                let start = HolidayTable.year(of: floorDivision(max(version.start, .min / 2), by: 86_400))
                let all = HolidayTable.hull(of: years, and: version.compiler.namedYears)
                return version.start == .min ? all : HolidayTable.hull(of: all, and: start...start)
            }
        }
    }

    /// How many shifts of all schedules together may start in a year at most.
    var shiftsPerYear: Int {
        switch self {
        case .schedule(let compiler): compiler.shiftsPerYear
        case .union(let first, let others), .intersection(let first, let others), .difference(let first, let others):
            others.reduce(first.shiftsPerYear) { $0 + $1.shiftsPerYear }
        case .versions(let versions): versions.reduce(0) { max($0, $1.compiler.shiftsPerYear) }
        }
    }

    /// The years whose Easter a year depends on, counted from that year; nil when no rule counts from Easter.
    var easterReach: ClosedRange<Int>? {
        switch self {
        case .schedule(let compiler):
            compiler.easterReach
        case .union(let first, let others), .intersection(let first, let others), .difference(let first, let others):
            others.reduce(first.easterReach) { HolidayTable.hull(of: $0, and: $1.easterReach) }
        case .versions(let versions):
            versions.reduce(nil) { HolidayTable.hull(of: $0, and: $1.compiler.easterReach) }
        }
    }

    /// The business days among the dates in a range: of a schedule, the dates with open time in a shift that starts on
    /// them; of a combination, the dates of the home zone with open time.
    func businessDays(in days: ClosedRange<Int64>) -> [Int32] {
        if case .schedule(let compiler) = self { return compiler.businessDays(in: days) }
        let segments = homeZone.segments(aroundDays: days)
        guard let first = segments.first, let last = segments.last else { return [] }
        let open = openIntervals(from: first.start, to: last.end)
        var isBusinessDay = [Bool](repeating: false, count: days.count)
        for segment in segments {
            var index = open.firstIndexSorted { $0.end > segment.start }
            while index < open.count, open[index].start < segment.end {
                // The dates that the wall clock shows while the calendar is open.
                let from = floorDivision(max(open[index].start, segment.start) + segment.offset, by: 86_400)
                let to = floorDivision(min(open[index].end, segment.end) - 1 + segment.offset, by: 86_400)
                for day in stride(from: max(from, days.lowerBound), through: min(to, days.upperBound), by: 1) {
                    isBusinessDay[Int(day - days.lowerBound)] = true
                }
                index += 1
            }
        }
        return days.filter { isBusinessDay[Int($0 - days.lowerBound)] }.map { Int32(truncatingIfNeeded: $0) }
    }

    /// The UTC second at which the working time of a business day ends; nil when the date is none.
    func lastClosing(ofDay day: Int64) -> Int64? {
        if case .schedule(let compiler) = self { return compiler.lastClosing(ofDay: day) }
        let shown = homeZone.seconds(showing: day)
        guard let first = shown.first, let last = shown.last else { return nil }
        return openIntervals(from: first.start, to: last.end).intersection(shown).last?.end
    }
}
