import ServiceLevels
import ServiceStatistics
import ServiceVocabulary

/// How many promises were kept, and what that says about the share that is kept in the long run.
struct VerdictFigures: Codable, Hashable, Sendable {
    /// All requests.
    let requests: Int
    /// Those closed in time.
    let met: Int
    /// Those whose due instant passed before they were closed.
    let breached: Int
    /// Those that are open and not yet due.
    let pending: Int
    /// Those that no policy applies to.
    let withoutPolicy: Int
    /// The share of the decided ones, met or breached, that was met; nil when none is decided.
    let metRate: Double?
    /// The Wilson interval of the share.
    let interval: ConfidenceInterval?

    /// Counts verdicts.
    ///
    /// - Parameter assessments: The assessed requests.
    init(_ assessments: [Assessment]) throws(InvalidValue) {
        var counts: [ServiceLevelResult.Verdict: Int] = [:]
        for result in assessments.lazy.compactMap(\.result) { counts[result.verdict, default: 0] += 1 }
        try self.init(
            requests: assessments.count, met: counts[.met] ?? 0, breached: counts[.breached] ?? 0,
            pending: counts[.pending] ?? 0)
    }

    /// Sums up counted verdicts.
    ///
    /// - Parameters:
    ///   - requests: All requests.
    ///   - met: Those closed in time.
    ///   - breached: Those whose due instant passed before they were closed.
    ///   - pending: Those that are open and not yet due.
    init(requests: Int, met: Int, breached: Int, pending: Int) throws(InvalidValue) {
        self.requests = requests
        self.met = met
        self.breached = breached
        self.pending = pending
        withoutPolicy = requests - met - breached - pending
        let share = try Proportion(successes: met, count: met + breached)
        metRate = share.value
        interval = try share.interval(.wilson, confidence: 0.95)
    }
}
