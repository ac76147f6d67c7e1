import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Calendars against an oracle that steps through time")
struct CalendarOracleTests {
    @Test("a schedule answers as its wall clock shows", arguments: TestZones.moments.indices)
    func schedule(zone: Int) throws {
        let (identifier, moments) = TestZones.moments[zone]
        try check(zones: [identifier], moments: moments, depth: 1, seed: UInt64(zone))
    }

    @Test("a combination over zones answers as its parts do, instant by instant", arguments: TestZones.moments.indices)
    func combination(zone: Int) throws {
        let (identifier, moments) = TestZones.moments[zone]
        let others = TestZones.moments[(zone + 3) % TestZones.moments.count].zone
        try check(zones: [identifier, others], moments: moments, depth: 3, seed: UInt64(1000 + zone))
    }

    private func check(zones: [TimeZoneIdentifier], moments: [String], depth: Int, seed: UInt64) throws {
        let table = try TestZones.table.get()
        var random = SplitMix64(seed: seed)
        for trial in 0..<TestEnvironment.trials(default: 8) {
            let moment = try self.moment(trial, moments, of: table.rules(for: zones[0]), using: &random)
            let scene = try OracleScene(zones: zones, at: moment, depth: depth, table: table, using: &random)
            var differences: [String] = []
            try scene.compareTimes(into: &differences, using: &random)
            try scene.compareDates(into: &differences, using: &random)
            for difference in differences.prefix(3) {
                Issue.record("trial \(trial) of seed \(seed): \(difference) of \(scene.description)")
            }
            guard differences.isEmpty else { return }
        }
    }

    /// In turn a moment known to be trouble, a transition, and any moment.
    private func moment(
        _ trial: Int, _ moments: [String], of zone: TimeZoneRules, using random: inout SplitMix64
    ) throws -> Instant {
        if trial % 2 == 0 { return try Instant(moments[trial / 2 % moments.count]) }
        let years = try Instant("1900-01-01T00:00:00Z")..<Instant("2045-01-01T00:00:00Z")
        let transitions = zone.transitions(in: years)
        guard trial % 4 == 1, !transitions.isEmpty else {
            let seconds = years.lowerBound.secondsSinceEpoch...years.upperBound.secondsSinceEpoch
            return try Instant(secondsSinceEpoch: .random(in: seconds, using: &random))
        }
        return transitions[random.number(0...transitions.count - 1)].at
    }
}

extension OracleScene {
    private func instant(_ microsecond: Int64) -> Instant {
        (try? Instant(microsecondsSinceEpoch: microsecond)) ?? .latest
    }

    /// A microsecond of the window: the edge of a cell, one beside it, or any.
    private func microsecond(using random: inout SplitMix64) -> Int64 {
        let edge = window.start + window.cell * Int64(random.number(2...window.open.count - 2))
        switch random.number(1...4) {
        case 1: return edge
        case 2: return edge - 1
        case 3: return edge + 1
        default: return edge + Int64(random.number(0...Int(window.cell - 1)))
        }
    }

    private func agrees(_ answer: Instant?, _ expected: NaiveWindow.Answer) -> Bool {
        switch expected {
        case .at(let microsecond): answer?.microsecondsSinceEpoch == microsecond
        case .outside: (answer?.microsecondsSinceEpoch ?? .max) >= window.end
        }
    }

    func compareTimes(into differences: inout [String], using random: inout SplitMix64) throws {
        func note(_ question: String, _ answer: some Any, _ expected: some Any) {
            differences.append("\(question) is \(answer), expected \(expected)")
        }
        for _ in 0..<30 {
            let (one, two) = (microsecond(using: &random), microsecond(using: &random))
            let (at, other) = (instant(one), instant(two))
            if compiled.isOpen(at: at) != window.isOpen(at: one) {
                note("isOpen(\(at))", compiled.isOpen(at: at), window.isOpen(at: one))
            }
            let time = compiled.workingTime(from: at, to: other).microseconds
            let expected = window.openTime(from: one, to: two)
            if time != expected { note("workingTime(\(at), \(other))", time, expected) }
            let found = compiled.openIntervals(in: min(at, other)..<max(at, other)).map {
                $0.lowerBound.microsecondsSinceEpoch..<$0.upperBound.microsecondsSinceEpoch
            }
            let stretches = window.openIntervals(from: min(one, two), to: max(one, two))
            if found != stretches { note("openIntervals(\(at), \(other))", found, stretches) }
            for (name, answer, expected) in [
                ("nextOpen", compiled.nextOpen(at: at), window.nextOpen(at: one)),
                ("nextOpening", compiled.nextOpening(after: at), window.nextOpening(after: one)),
                ("nextClosing", compiled.nextClosing(after: at), window.nextClosing(after: one)),
            ] where !agrees(answer, expected) {
                note("\(name)(\(at))", answer?.description ?? "never", expected)
            }
            // All of the time up to another instant, so that an edge is hit where that is one, and any amount.
            for amount in [max(0, expected), Int64(random.number(0...200_000)) * 1_000_000] {
                let span = TimeSpan(microseconds: amount)
                let added = try compiled.adding(span, to: at)
                if !agreesAdding(added, window.adding(amount, to: one)) {
                    note("adding(\(span), \(at))", added?.description ?? "never", window.adding(amount, to: one))
                }
                let left = try compiled.subtracting(span, from: other)
                let leftExpected = window.subtracting(amount, from: two)
                let agrees =
                    switch leftExpected {
                    case .at(let microsecond): left?.microsecondsSinceEpoch == microsecond
                    case .outside: (left?.microsecondsSinceEpoch ?? .min) < window.start
                    }
                if !agrees { note("subtracting(\(span), \(other))", left?.description ?? "never", leftExpected) }
            }
        }
    }

    /// With the option, what ends while closed ends at the next opening, or where it is when there is none.
    private func agreesAdding(_ answer: Instant?, _ expected: NaiveWindow.Answer) -> Bool {
        guard case .at(let end) = expected, calendar.homeSchedule.options.closingEdge == .nextOpening, end < window.end
        else { return agrees(answer, expected) }
        switch window.nextOpen(at: end) {
        case .at(let opening): return answer?.microsecondsSinceEpoch == opening
        case .outside:
            let next = compiled.nextOpen(at: instant(end))
            return answer == next ?? instant(end) && (next?.microsecondsSinceEpoch ?? .max) >= window.end
        }
    }

    func compareDates(into differences: inout [String], using random: inout SplitMix64) throws {
        guard let dates = wholeDates else { return }
        func date(_ day: Int) throws -> CivilDate { try CivilDate(daysSinceEpoch: day) }
        for day in dates where try compiled.isBusinessDay(date(day)) != window.businessDays.contains(day) {
            differences.append("isBusinessDay(\(try date(day))) is \(!window.businessDays.contains(day))")
        }
        for _ in 0..<10 {
            let (from, to) = (random.number(dates), random.number(dates))
            let between = dates.filter { window.businessDays.contains($0) && $0 >= min(from, to) && $0 < max(from, to) }
            let count = to < from ? -between.count : between.count
            let found = try compiled.businessDays(from: date(from), to: date(to))
            if found != count {
                differences.append("businessDays(\(try date(from)), \(try date(to))) is \(found), expected \(count)")
            }
            let days = random.number(-6...6)
            let added = try compiled.addingBusinessDays(days, to: date(from)).map { Int($0.daysSinceEpoch) }
            let after = dates.filter { window.businessDays.contains($0) && $0 > from }
            let before = dates.filter { window.businessDays.contains($0) && $0 < from }
            let agrees: Bool
            if days == 0 {
                agrees = added == from
            } else if days > 0 {
                agrees = days <= after.count ? added == after[days - 1] : (added ?? .max) > dates.upperBound
            } else {
                agrees =
                    -days <= before.count
                    ? added == before[before.count + days] : (added ?? .min) < dates.lowerBound
            }
            if !agrees {
                let answer = try added.map { try date($0).description } ?? "never"
                differences.append("addingBusinessDays(\(days), \(try date(from))) is \(answer)")
            }
        }
    }
}
