import ServiceLevels
import ServiceTime
import ServiceVocabulary

/// The verdicts of one clock of one policy, and what it did.
struct ClockFigures: Codable, Hashable, Sendable {
    /// What a clock did or reached, and how often.
    struct Occurrence: Codable, Hashable, Sendable {
        /// What, in words.
        let what: String
        /// How often.
        let count: Int
    }

    /// The policy.
    let policy: PolicyIdentifier
    /// What the clock measures.
    let metric: ServiceLevelMetric
    /// What it grants, in words; nil for a clock that only measures.
    let target: String?
    /// The verdicts on the last cycles of the tickets under the policy; those without one have no target, or were
    /// cancelled.
    let figures: VerdictFigures
    /// How many cycles over the lives of the tickets kept the promise.
    let metCycles: Int
    /// How many missed it.
    let missedCycles: Int
    /// The time used by cycles that have ended, in the time of the clock; nil where none has.
    let elapsed: Percentiles?
    /// What the clock did, in the order of its warnings, breaches and ends.
    let occurrences: [Occurrence]

    /// Sums up a clock.
    ///
    /// - Parameters:
    ///   - clock: The clock.
    ///   - policy: Its policy.
    ///   - readings: What it says about each ticket that it was started for.
    ///   - occurred: What the clocks did.
    init(
        _ clock: ServiceLevelClock, of policy: PolicyIdentifier, _ readings: [ClockReading],
        _ occurred: [LogReplay.Occurrence: Int]
    ) throws(InvalidValue) {
        self.policy = policy
        metric = clock.metric
        let targets = clock.targets.compactMap { $0.target?.text }
        target = targets.isEmpty ? nil : targets.joined(separator: ", ")
        var counts: [ServiceLevelResult.Verdict: Int] = [:]
        for verdict in readings.lazy.compactMap(\.verdict) { counts[verdict, default: 0] += 1 }
        figures = try VerdictFigures(
            requests: readings.count, met: counts[.met] ?? 0, breached: counts[.breached] ?? 0,
            pending: counts[.pending] ?? 0)
        metCycles = readings.reduce(0) { $0 + $1.metCycles }
        missedCycles = readings.reduce(0) { $0 + $1.missedCycles }
        elapsed = Percentiles(of: readings.filter { $0.phase == .stopped }.map(\.elapsed))
        let kinds: [(String, LogReplay.Occurrence.Kind)] =
            clock.warnings.enumerated().map { ("warned at " + $1.text, .warned($0)) }
            + [("breached", .breached), ("pause ended by its cap", .pauseEnded)]
            + CycleRecord.Outcome.allCases.map { ("finished: " + $0.rawValue, .finished($0)) }
        occurrences = kinds.compactMap { text, kind in
            let key = LogReplay.Occurrence(policy: policy, metric: clock.metric, kind: kind)
            return occurred[key].map { Occurrence(what: text, count: $0) }
        }
    }

    /// Sums up all clocks of a policy set, those of an identifier's versions together.
    static func table(_ policies: ServiceLevelPolicySet, _ replay: LogReplay) throws(InvalidValue) -> [ClockFigures] {
        struct Key: Hashable {
            let policy: PolicyIdentifier
            let metric: ServiceLevelMetric
        }
        let readings = Dictionary(grouping: replay.tickets.flatMap(\.readings)) {
            Key(policy: $0.policy, metric: $0.metric)
        }
        var seen: Set<Key> = []
        var table: [ClockFigures] = []
        for policy in policies.policies {
            for clock in policy.clocks {
                let key = Key(policy: policy.identifier, metric: clock.metric)
                guard seen.insert(key).inserted else { continue }
                table.append(
                    try ClockFigures(clock, of: policy.identifier, readings[key] ?? [], replay.occurrences))
            }
        }
        return table
    }
}

extension LogReplay.Occurrence {
    fileprivate init(policy: PolicyIdentifier, metric: ServiceLevelMetric, kind: Kind) {
        self.policy = policy
        self.metric = metric
        self.kind = kind
    }
}
