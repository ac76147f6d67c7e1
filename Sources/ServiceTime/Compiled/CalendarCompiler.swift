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

    /// A second before which, and one from which on, nothing is open for certain.
    var hull: SecondInterval {
        switch self {
        case .schedule(let compiler):
            return compiler.hull
        case .union(let first, let others):
            return others.reduce(first.hull) {
                SecondInterval(start: min($0.start, $1.hull.start), end: max($0.end, $1.hull.end))
            }
        case .intersection(let first, let others):
            return others.reduce(first.hull) {
                SecondInterval(start: max($0.start, $1.hull.start), end: min($0.end, $1.hull.end))
            }
        case .difference(let first, _):
            return first.hull
        case .versions(let versions):
            guard let first = versions.first, let last = versions.last else { return SecondInterval(start: 0, end: 0) }
            return SecondInterval(start: first.compiler.hull.start, end: max(last.start, last.compiler.hull.end))
        }
    }

    /// The last year that a date of the calendar or of its zones names; from then on, but for Easter, what is open
    /// comes back every 400 years.
    var lastNamedYear: Int {
        switch self {
        case .schedule(let compiler):
            return max(compiler.lastNamedYear, compiler.zone.lastNamedYear)
        case .union(let first, let others), .intersection(let first, let others), .difference(let first, let others):
            return others.reduce(first.lastNamedYear) { max($0, $1.lastNamedYear) }
        case .versions(let versions):
            return versions.reduce(0) {
                max($0, $1.compiler.lastNamedYear, HolidayTable.year(of: floorDivision($1.start, by: 86_400)))
            }
        }
    }

    /// Whether a rule anywhere counts from Easter.
    var countsFromEaster: Bool {
        switch self {
        case .schedule(let compiler): compiler.countsFromEaster
        case .union(let first, let others), .intersection(let first, let others), .difference(let first, let others):
            first.countsFromEaster || others.contains { $0.countsFromEaster }
        case .versions(let versions): versions.contains { $0.compiler.countsFromEaster }
        }
    }

    /// The business days among the dates in a range: of a schedule, the dates with open time in a shift that starts on
    /// them; of a combination, the dates of the home zone with open time.
    func businessDays(in days: ClosedRange<Int64>) -> [Int32] {
        if case .schedule(let compiler) = self { return compiler.businessDays(in: days) }
        let zone = homeZone
        let open = openIntervals(
            from: zone.firstSecond(ofDay: days.lowerBound), to: zone.firstSecond(ofDay: days.upperBound + 1))
        var result: [Int32] = []
        var index = 0
        for day in days {
            let start = zone.firstSecond(ofDay: day)
            let end = zone.firstSecond(ofDay: day + 1)
            while index < open.count, open[index].end <= start { index += 1 }
            if index < open.count, open[index].start < end, start < end {
                result.append(Int32(truncatingIfNeeded: day))
            }
        }
        return result
    }

    /// The UTC second at which the working time of a business day ends; nil when the date is none.
    func lastClosing(ofDay day: Int64) -> Int64? {
        if case .schedule(let compiler) = self { return compiler.lastClosing(ofDay: day) }
        let zone = homeZone
        return openIntervals(from: zone.firstSecond(ofDay: day), to: zone.firstSecond(ofDay: day + 1)).last?.end
    }
}
