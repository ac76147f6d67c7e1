public import ServiceVocabulary
public import Ticketing

/// What a complaint or a failure must be like for a grade: a closed language that can be stored, compared and analysed.
///
/// ```swift
/// let grave: IssueCondition = .all([.severity([.high]), .any([.urgency([.high]), .repeats(atLeast: 2)])])
/// ```
///
/// An empty "all" holds for everything, an empty "any" for nothing, and so does a list without words. A fact that is not
/// known meets no condition on it.
public indirect enum IssueCondition: Hashable, Sendable {
    /// All of the conditions hold.
    case all([IssueCondition])
    /// At least one of the conditions holds.
    case any([IssueCondition])
    /// The condition does not hold.
    case not(IssueCondition)
    /// The word of a dimension is one of these.
    case word(IssueDimension, oneOf: [String])
    /// The customer complained of the same matter at least so often before.
    case repeats(atLeast: Int)
    /// At least that amount is at stake.
    case amount(atLeast: Money)

    /// Holds for everything.
    public static let always = IssueCondition.all([])

    /// The complaint is of one of the classes.
    public static func complaintClass(_ classes: [ComplaintClass]) -> IssueCondition {
        .word(.complaintClass, oneOf: classes.map { $0.rawValue })
    }

    /// The service failed in one of the ways.
    public static func failureType(_ types: [FailureType]) -> IssueCondition {
        .word(.failureType, oneOf: types.map { $0.rawValue })
    }

    /// The harm is one of these.
    public static func severity(_ severities: [FailureSeverity]) -> IssueCondition {
        .word(.severity, oneOf: severities.map { $0.rawValue })
    }

    /// The urgency is one of these.
    public static func urgency(_ urgencies: [Urgency]) -> IssueCondition {
        .word(.urgency, oneOf: urgencies.map { $0.rawValue })
    }

    /// The scope is one of these.
    public static func scope(_ scopes: [ImpactScope]) -> IssueCondition {
        .word(.scope, oneOf: scopes.map { $0.rawValue })
    }

    /// The customer is of one of the tiers.
    public static func customerTier(_ tiers: [CustomerTier]) -> IssueCondition {
        .word(.customerTier, oneOf: tiers.map { $0.rawValue })
    }

    /// The mood is one of these.
    public static func sentiment(_ moods: [Sentiment]) -> IssueCondition {
        .word(.sentiment, oneOf: moods.map { $0.rawValue })
    }

    /// Whether the condition holds.
    ///
    /// An amount in another currency than that of the condition does not meet it; ``Grading`` refuses such facts.
    ///
    /// - Parameter facts: What is known.
    public func holds(for facts: IssueFacts) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: facts) }
        case .any(let conditions): conditions.contains { $0.holds(for: facts) }
        case .not(let condition): !condition.holds(for: facts)
        case .word(let dimension, let words): facts[dimension].map { words.contains($0) } ?? false
        case .repeats(let least): facts.repeats >= least
        case .amount(let least):
            facts.amount.map { $0.currency == least.currency && $0.minor >= least.minor } ?? false
        }
    }

    /// Takes down what the condition asks for.
    func collect(into mentions: inout IssueMentions) {
        switch self {
        case .all(let conditions), .any(let conditions):
            for condition in conditions { condition.collect(into: &mentions) }
        case .not(let condition): condition.collect(into: &mentions)
        case .word(let dimension, let words): mentions.words[dimension, default: []].formUnion(words)
        case .repeats(let least): mentions.repeats.insert(least)
        case .amount(let least): mentions.amounts.insert(least)
        }
    }
}

/// What conditions ask for: the words by dimension, and the thresholds.
struct IssueMentions {
    var words: [IssueDimension: Set<String>] = [:]
    var repeats: Set<Int> = []
    var amounts: Set<Money> = []
}
