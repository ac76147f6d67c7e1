public import ServiceTime

/// What an event changed, as the ticket took it.
public struct TicketChange: Hashable, Sendable {
    /// The instant at which the event took effect: when it occurred, or, for an event earlier than its predecessor, the
    /// instant of the predecessor.
    public let effectiveAt: Instant
    /// Whether the event occurred before its predecessor in the log.
    public let isOutOfOrder: Bool
    /// What happened.
    public let happenings: TicketHappenings

    package init(effectiveAt: Instant, isOutOfOrder: Bool, happenings: TicketHappenings) {
        self.effectiveAt = effectiveAt
        self.isOutOfOrder = isOutOfOrder
        self.happenings = happenings
    }
}

/// The things that can happen to a ticket, as a set: one event may do several, such as change the status and resolve.
public struct TicketHappenings: OptionSet, Hashable, Sendable {
    /// One bit for each happening.
    public let rawValue: UInt32

    /// Creates a set of happenings.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// It was opened.
    public static let opened = TicketHappenings(rawValue: 1 << 0)
    /// Its team or agent was set.
    public static let assigned = TicketHappenings(rawValue: 1 << 1)
    /// It was handed over to another team, agent or tier of support.
    public static let transferred = TicketHappenings(rawValue: 1 << 2)
    /// It has an agent for the first time since it had none.
    public static let pickedUp = TicketHappenings(rawValue: 1 << 3)
    /// The customer wrote or called.
    public static let customerMessage = TicketHappenings(rawValue: 1 << 4)
    /// An agent answered the customer.
    public static let agentReply = TicketHappenings(rawValue: 1 << 5)
    /// An agent left a note.
    public static let internalNote = TicketHappenings(rawValue: 1 << 6)
    /// A bot answered the customer.
    public static let botReply = TicketHappenings(rawValue: 1 << 7)
    /// Its status changed.
    public static let statusChanged = TicketHappenings(rawValue: 1 << 8)
    /// It began to wait for somebody outside.
    public static let waitStarted = TicketHappenings(rawValue: 1 << 9)
    /// It stopped waiting for somebody outside.
    public static let waitEnded = TicketHappenings(rawValue: 1 << 10)
    /// It was resolved, or closed without a resolution before.
    public static let resolved = TicketHappenings(rawValue: 1 << 11)
    /// The customer confirmed the solution.
    public static let confirmed = TicketHappenings(rawValue: 1 << 12)
    /// It was closed.
    public static let closed = TicketHappenings(rawValue: 1 << 13)
    /// It was opened again after it was resolved or closed.
    public static let reopened = TicketHappenings(rawValue: 1 << 14)
    /// It was merged into another ticket.
    public static let merged = TicketHappenings(rawValue: 1 << 15)
    /// Another ticket was merged into it.
    public static let absorbed = TicketHappenings(rawValue: 1 << 16)
    /// Its type or class was set.
    public static let classified = TicketHappenings(rawValue: 1 << 17)
    /// Its priority changed.
    public static let priorityChanged = TicketHappenings(rawValue: 1 << 18)
    /// The tier of support that works on it changed.
    public static let supportTierChanged = TicketHappenings(rawValue: 1 << 19)
    /// The tier of its customer changed.
    public static let customerTierChanged = TicketHappenings(rawValue: 1 << 20)
    /// An attribute or a tag changed.
    public static let attributeChanged = TicketHappenings(rawValue: 1 << 21)
    /// A due instant was agreed with the customer.
    public static let dueAgreed = TicketHappenings(rawValue: 1 << 22)
    /// A breach was excused.
    public static let breachExcused = TicketHappenings(rawValue: 1 << 23)
    /// The customer gave a score for satisfaction.
    public static let satisfactionGiven = TicketHappenings(rawValue: 1 << 24)
    /// The mood of the customer was noted.
    public static let sentimentNoted = TicketHappenings(rawValue: 1 << 25)
    /// It was linked to another ticket.
    public static let linked = TicketHappenings(rawValue: 1 << 26)
}
