public import ServiceTime
public import Ticketing

/// An event of a piece of feedback.
public typealias FeedbackEvent = LoopEvent<FeedbackHappening>

/// What can happen to a piece of feedback.
public enum FeedbackHappening: Hashable, Sendable {
    /// It was taken down; the first event of every item.
    case registered(FeedbackTags, source: FeedbackSource, text: String)
    /// The customer was answered for the first time.
    case responded
    /// It was tagged anew.
    case tagged(FeedbackTags)
    /// Somebody took a measure on, with a due date.
    case planned(FeedbackMeasure)
    /// A solution was proposed.
    case solutionProposed
    /// It was decided what becomes of it.
    case decided(FeedbackDecision)
    /// What was adopted is in the product or the service (需求落地).
    case landed
    /// The customer was told.
    case customerTold(FeedbackReply)
    /// The effect of the measure was noted.
    case effectNoted(String)
}

/// What is done about a piece of feedback, by whom, until when.
public struct FeedbackMeasure: Hashable, Sendable {
    /// Who answers for it.
    public let owner: ActorIdentifier
    /// What is done.
    public let measure: String
    /// Until when.
    public let due: Instant

    /// Creates a measure.
    ///
    /// - Parameters:
    ///   - owner: Who answers for it.
    ///   - measure: What is done.
    ///   - due: Until when.
    public init(owner: ActorIdentifier, _ measure: String, due: Instant) {
        self.owner = owner
        self.measure = measure
        self.due = due
    }
}

/// What becomes of a piece of feedback.
public enum FeedbackDecision: String, Hashable, Sendable, CaseIterable {
    /// It is taken up (采纳).
    case adopted
    /// It is not taken up.
    case declined
    /// It waits in the backlog of the product, without a clock.
    case backlog
}

/// What the customer was told.
public enum FeedbackReply: Hashable, Sendable {
    /// What came of it; this closes the item.
    case result(String)
    /// Why there is no result yet, and when one is expected.
    case reason(String, expected: Instant)
}
