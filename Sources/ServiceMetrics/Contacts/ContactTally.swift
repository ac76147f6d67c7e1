public import ServiceStatistics
import ServiceTime
public import ServiceVocabulary

/// All that the key figures of contacts need, in one pass: a partial result of counts and exact sums.
///
/// Parts of days, teams and machines merge to the same bytes in any order and grouping. It holds no contacts: for first
/// contact resolution see ``MatterLedger``, for exact quantiles ``ExactSample``.
///
/// ```swift
/// var day = ContactTally(.assumed)
/// try day.add(ContactObservation(wait: .seconds(12), outcome: .answered, talk: .seconds(240)))
/// let level = try day.result(.serviceLevel(.metOverOffered))
/// level.value     // 1.0
/// level.interval  // 0.21…1
/// ```
public struct ContactTally: Hashable, Sendable {
    /// The limits and scales.
    public let rules: ContactRules
    /// The counts of the queue.
    public internal(set) var queue = QueueCounts.empty
    /// Waits of answered contacts, in microseconds.
    public internal(set) var answeredWaits = ExactMoments()
    /// Waits of abandoned contacts, in microseconds.
    public internal(set) var abandonedWaits = ExactMoments()
    /// Talk, hold and wrap-up of answered contacts, in microseconds.
    public internal(set) var handling = ExactMoments()
    /// Wrap-up alone, in microseconds.
    public internal(set) var wrapUp: Int128 = 0
    /// Handling by the number of contacts held at once, from one on, in microseconds.
    var handlingByConcurrency: [Int128] = []
    /// Answered contacts that were transferred.
    public internal(set) var transferred = 0
    /// All transfers.
    public internal(set) var transfers = 0
    /// Answered contacts that were escalated.
    public internal(set) var escalated = 0
    /// Answered contacts stated as resolved on the first contact.
    public internal(set) var statedResolved = 0
    /// Answered contacts of which the first level cannot resolve the matter, as stated.
    public internal(set) var beyondFirstLevel = 0
    /// Answered contacts with any statement.
    public internal(set) var stated = 0
    /// The answers to the question of satisfaction.
    public internal(set) var satisfaction: RatingCounts
    /// The answers to the question of recommendation.
    public internal(set) var recommendation: RatingCounts
    /// The answers to the question of effort.
    public internal(set) var effort: RatingCounts

    /// A tally of nothing.
    ///
    /// - Parameter rules: The limits and scales.
    public init(_ rules: ContactRules) {
        self.rules = rules
        satisfaction = RatingCounts(on: rules.satisfaction)
        recommendation = RatingCounts(on: rules.recommendation)
        effort = RatingCounts(on: rules.effort)
    }

    /// Adds a contact.
    ///
    /// - Parameter contact: The contact.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an answer off its scale and for sums that do not fit; the
    ///   tally is then as it was.
    public mutating func add(_ contact: ContactObservation) throws(InvalidValue) {
        // Everything that can be refused comes before the first change.
        _ = try Check.sum(queue.total, 1, "contacts")
        if let answer = contact.satisfaction { try rules.satisfaction.check(answer, "satisfaction") }
        if let answer = contact.recommendation { try rules.recommendation.check(answer, "recommendation") }
        if let answer = contact.effort { try rules.effort.check(answer, "effort") }
        switch contact.outcome {
        case .flowedOut: queue.flowedOut += 1
        case .calledBack: queue.calledBack += 1
        case .abandoned: try addAbandoned(contact)
        case .answered: try addAnswered(contact)
        }
        if let answer = contact.satisfaction { satisfaction.increment(answer) }
        if let answer = contact.recommendation { recommendation.increment(answer) }
        if let answer = contact.effort { effort.increment(answer) }
    }

    private mutating func addAbandoned(_ contact: ContactObservation) throws(InvalidValue) {
        try abandonedWaits.add(contact.wait.microseconds)
        queue.abandoned += 1
        if rules.threshold.contains(contact.wait) { queue.abandonedWithin += 1 }
        if rules.shortAbandon.contains(contact.wait) { queue.shortAbandons += 1 }
    }

    private mutating func addAnswered(_ contact: ContactObservation) throws(InvalidValue) {
        var (waits, times) = (answeredWaits, handling)
        try waits.add(contact.wait.microseconds)
        try times.add(contact.handling.microseconds)
        transfers = try Check.sum(transfers, contact.transfers, "transfers")
        (answeredWaits, handling) = (waits, times)
        queue.answered += 1
        if rules.threshold.contains(contact.wait) { queue.answeredWithin += 1 }
        wrapUp += Int128(contact.wrapUp.microseconds)
        addHandling(Int128(contact.handling.microseconds), concurrency: contact.concurrency)
        if contact.transfers > 0 { transferred += 1 }
        if contact.isEscalated { escalated += 1 }
        if contact.resolution != .unstated { stated += 1 }
        if contact.resolution == .resolved { statedResolved += 1 }
        if contact.resolution == .beyondFirstLevel { beyondFirstLevel += 1 }
    }

    /// Adds handling of contacts held so many at once; a level without time is not kept, so that equal tallies have
    /// one form.
    mutating func addHandling(_ microseconds: Int128, concurrency: Int) {
        guard microseconds > 0 else { return }
        while handlingByConcurrency.count < concurrency { handlingByConcurrency.append(0) }
        handlingByConcurrency[concurrency - 1] += microseconds
    }

    /// Adds the contacts of another part.
    ///
    /// - Parameter other: The tally of other contacts by the same rules.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other rules (both are named), and for sums that do not fit.
    public mutating func merge(_ other: ContactTally) throws(InvalidValue) {
        guard other.rules == rules else {
            throw InvalidValue(field: "rules", value: "\(other.rules)", accepted: "the rules merged into, \(rules)")
        }
        var sum = self
        try sum.queue.merge(other.queue)
        try sum.answeredWaits.merge(other.answeredWaits)
        try sum.abandonedWaits.merge(other.abandonedWaits)
        try sum.handling.merge(other.handling)
        // No more than the sum of handling, which fits.
        sum.wrapUp += other.wrapUp
        for (index, time) in other.handlingByConcurrency.enumerated() { sum.addHandling(time, concurrency: index + 1) }
        sum.transfers = try Check.sum(transfers, other.transfers, "transfers")
        // No more than the contacts, which fit.
        sum.transferred += other.transferred
        sum.escalated += other.escalated
        sum.stated += other.stated
        sum.statedResolved += other.statedResolved
        sum.beyondFirstLevel += other.beyondFirstLevel
        try sum.satisfaction.merge(other.satisfaction)
        try sum.recommendation.merge(other.recommendation)
        try sum.effort.merge(other.effort)
        self = sum
    }

    /// Talk, hold and wrap-up divided by the number of contacts held at once, in seconds; the time of agents.
    public var agentSeconds: Double {
        var total = 0.0
        for (index, time) in handlingByConcurrency.enumerated() where time > 0 {
            total += Double(time) / (Double(index + 1) * 1_000_000)
        }
        return total
    }
}
