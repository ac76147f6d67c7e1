public import Ticketing

/// How a piece of feedback is tagged: what it is about, how soon it has to be dealt with, and how many it concerns.
public struct FeedbackTags: Hashable, Sendable {
    /// What it is about.
    public let type: FeedbackIssueType
    /// How soon it has to be dealt with.
    public let urgency: Urgency
    /// How many it concerns.
    public let scope: ImpactScope

    /// Creates tags.
    ///
    /// - Parameters:
    ///   - type: What it is about.
    ///   - urgency: How soon it has to be dealt with.
    ///   - scope: How many it concerns.
    public init(_ type: FeedbackIssueType, urgency: Urgency, scope: ImpactScope) {
        self.type = type
        self.urgency = urgency
        self.scope = scope
    }
}

extension FeedbackTags: Comparable {
    /// Whether `lhs` sorts before `rhs`, by the names of type, urgency and scope; this is no rank.
    public static func < (lhs: FeedbackTags, rhs: FeedbackTags) -> Bool {
        (lhs.type, lhs.urgency, lhs.scope) < (rhs.type, rhs.urgency, rhs.scope)
    }
}
