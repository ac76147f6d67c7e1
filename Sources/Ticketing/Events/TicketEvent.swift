public import ServiceTime
public import ServiceVocabulary

/// Something that happened to a ticket, with who did it and when it happened.
///
/// A ticket is what its events say: the same events give the same ticket, on every platform.
public struct TicketEvent: Hashable, Sendable {
    /// The identifier, by which an event that arrives twice is recognised.
    public let identifier: EventIdentifier
    /// When it happened.
    public let occurredAt: Instant
    /// When it was recorded; the order of the log is the order of the events, whatever the instants say.
    public let recordedAt: Instant
    /// Who did it.
    public let actor: Actor
    /// What happened.
    public let kind: Kind

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - identifier: The identifier, by which an event that arrives twice is recognised.
    ///   - occurredAt: When it happened.
    ///   - recordedAt: When it was recorded; when it happened, where that is not known.
    ///   - actor: Who did it.
    ///   - kind: What happened.
    public init(
        identifier: EventIdentifier, occurredAt: Instant, recordedAt: Instant? = nil, actor: Actor = .system, kind: Kind
    ) {
        self.identifier = identifier
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt ?? occurredAt
        self.actor = actor
        self.kind = kind
    }

    /// What can happen to a ticket.
    ///
    /// The cases with the most to say are kept apart from the others, so that every event is small.
    public enum Kind: Hashable, Sendable {
        /// The ticket was opened; the first event of every ticket.
        case opened(TicketOpening)
        /// It was given to a team, an agent or both; nil leaves nobody.
        case assigned(team: TeamIdentifier?, agent: AgentIdentifier?)
        /// It was handed over to another team, agent or tier of support; nil leaves what it was.
        indirect case transferred(team: TeamIdentifier?, agent: AgentIdentifier?, supportTier: SupportTier?)
        /// An agent took it up.
        case pickedUp(AgentIdentifier)
        /// The customer wrote or called.
        case customerMessage
        /// An agent answered the customer.
        case agentReply
        /// An agent left a note that the customer does not see.
        case internalNote
        /// A bot answered the customer.
        case botReply
        /// The status was set; what that means is the life cycle's to say.
        case statusChanged(TicketStatus, reason: WaitReason?)
        /// It waits for the customer or somebody else: the life cycle's status for that.
        case waiting(WaitParty, reason: WaitReason?)
        /// Work went on after a wait.
        case resumed
        /// A solution was given.
        case resolved
        /// The customer confirmed the solution.
        case confirmed
        /// It was closed.
        case closed
        /// It was opened again after it was resolved or closed.
        case reopened
        /// It was merged into another ticket and ends here.
        case merged(into: TicketIdentifier)
        /// Another ticket was merged into it.
        case absorbed(TicketIdentifier)
        /// It was linked to another ticket.
        case linked(TicketIdentifier)
        /// Its type or class was set; nil leaves what it was.
        case classified(type: ServiceType?, serviceClass: ServiceClass?)
        /// Its priority was set.
        case priorityChanged(Priority)
        /// The tier of support that works on it was set.
        case supportTierChanged(SupportTier)
        /// The tier of its customer was set.
        case customerTierChanged(CustomerTier)
        /// An attribute was set, or removed by nil.
        case attributeChanged(AttributeName, String?)
        /// A word was attached.
        case tagged(Tag)
        /// A word was taken off.
        case untagged(Tag)
        /// A due instant was agreed with the customer for a metric, by its name.
        case dueAgreed(metric: String, Instant)
        /// A breach of a metric was excused; it stays a breach and is reported beside the unadjusted figure.
        indirect case breachExcused(metric: String, reason: String, approver: ActorIdentifier)
        /// The customer gave a score for satisfaction.
        case satisfactionGiven(Int)
        /// The mood of the customer was noted.
        case sentimentNoted(Sentiment)
    }

    /// For whom a ticket waits.
    public enum WaitParty: String, Hashable, Sendable, CaseIterable {
        /// For the customer.
        case customer
        /// For somebody else.
        case thirdParty
    }
}
