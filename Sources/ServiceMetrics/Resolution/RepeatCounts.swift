import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// When a further contact of a customer on the same matter is a repeat, and which contacts can be judged.
public struct RepeatRules: Hashable, Sendable {
    /// The time within which another contact is a repeat, the window itself included.
    public let window: TimeSpan
    /// The end of the period that the records cover.
    public let periodEnd: Instant

    /// Creates rules.
    ///
    /// - Parameters:
    ///   - window: The time within which another contact is a repeat, at least 0.
    ///   - periodEnd: The end of the period that the records cover: a contact is mature when its window ends by then.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative window.
    public init(window: TimeSpan, periodEnd: Instant) throws(InvalidValue) {
        guard window >= .zero else {
            throw InvalidValue(field: "window", value: window.description, accepted: "0 or more")
        }
        self.window = window
        self.periodEnd = periodEnd
    }
}

/// Answered contacts by whether they repeat another and whether they were repeated.
///
/// Contact B repeats A when both are of one customer and matter, B comes later (by arrival, then identifier) and
/// within the window. A first contact repeats no other. A contact is mature when its window has elapsed at the end of
/// the period; later ones are censored, but still count as repeats of earlier ones.
public struct RepeatCounts: Hashable, Sendable {
    /// All answered contacts.
    public internal(set) var answered = 0
    /// Answered contacts without a repeat so far, maturity ignored.
    public internal(set) var withoutRepeat = 0
    /// Mature contacts.
    public internal(set) var mature = 0
    /// Mature contacts with a repeat.
    public internal(set) var matureWithRepeat = 0
    /// Mature first contacts.
    public internal(set) var matureFirst = 0
    /// Mature first contacts without a repeat: resolved.
    public internal(set) var resolved = 0

    /// Counts of nothing.
    public init() {}

    @inline(__always)
    mutating func count(isFirst: Bool, isRepeated: Bool, isMature: Bool) {
        answered &+= 1
        withoutRepeat &+= isRepeated ? 0 : 1
        guard isMature else { return }
        mature &+= 1
        matureWithRepeat &+= isRepeated ? 1 : 0
        guard isFirst else { return }
        matureFirst &+= 1
        resolved &+= isRepeated ? 0 : 1
    }

    /// The counts of two groups of one ledger together.
    ///
    /// Only counts that come from one ledger of all contacts add up: a repeat may be in another group.
    ///
    /// - Parameter other: The counts of another group.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds the integers.
    public func adding(_ other: RepeatCounts) throws(InvalidValue) -> RepeatCounts {
        var sum = self
        sum.answered = try Check.sum(answered, other.answered, "answered")
        sum.withoutRepeat += other.withoutRepeat
        sum.mature += other.mature
        sum.matureWithRepeat += other.matureWithRepeat
        sum.matureFirst += other.matureFirst
        sum.resolved += other.resolved
        return sum
    }

    /// First contact resolution: resolved ÷ mature first contacts.
    ///
    /// - Parameters:
    ///   - rules: The rules by which the counts were made.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func firstContactResolution(
        _ rules: RepeatRules, confidence: Double = 0.95
    ) throws(InvalidValue) -> MetricResult {
        try MetricResult(
            .firstContactResolution(window: rules.window), Proportion(successes: resolved, count: matureFirst),
            confidence: confidence)
    }

    /// Mature contacts with a repeat ÷ mature contacts.
    ///
    /// - Parameters:
    ///   - rules: The rules by which the counts were made.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func repeatContactRate(
        _ rules: RepeatRules, confidence: Double = 0.95
    ) throws(InvalidValue) -> MetricResult {
        try MetricResult(
            .repeatContactRate(window: rules.window), Proportion(successes: matureWithRepeat, count: mature),
            confidence: confidence)
    }

    /// Contacts without a repeat so far ÷ answered contacts, maturity ignored: for comparison with figures made that
    /// way.
    ///
    /// - Parameters:
    ///   - rules: The rules by which the counts were made.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func contactsWithoutRepeat(
        _ rules: RepeatRules, confidence: Double = 0.95
    ) throws(InvalidValue) -> MetricResult {
        try MetricResult(
            .contactsWithoutRepeat(window: rules.window), Proportion(successes: withoutRepeat, count: answered),
            confidence: confidence)
    }
}
