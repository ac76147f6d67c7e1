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
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// It was opened.
    @inlinable public static var opened: TicketHappenings { TicketHappenings(rawValue: 1 << 0) }
    /// Its team or agent was set.
    @inlinable public static var assigned: TicketHappenings { TicketHappenings(rawValue: 1 << 1) }
    /// It was handed over to another team, agent or tier of support.
    @inlinable public static var transferred: TicketHappenings { TicketHappenings(rawValue: 1 << 2) }
    /// It has an agent for the first time since it had none.
    @inlinable public static var pickedUp: TicketHappenings { TicketHappenings(rawValue: 1 << 3) }
    /// The customer wrote or called.
    @inlinable public static var customerMessage: TicketHappenings { TicketHappenings(rawValue: 1 << 4) }
    /// An agent answered the customer.
    @inlinable public static var agentReply: TicketHappenings { TicketHappenings(rawValue: 1 << 5) }
    /// An agent left a note.
    @inlinable public static var internalNote: TicketHappenings { TicketHappenings(rawValue: 1 << 6) }
    /// A bot answered the customer.
    @inlinable public static var botReply: TicketHappenings { TicketHappenings(rawValue: 1 << 7) }
    /// Its status changed.
    @inlinable public static var statusChanged: TicketHappenings { TicketHappenings(rawValue: 1 << 8) }
    /// It began to wait for somebody outside.
    @inlinable public static var waitStarted: TicketHappenings { TicketHappenings(rawValue: 1 << 9) }
    /// It stopped waiting for somebody outside.
    @inlinable public static var waitEnded: TicketHappenings { TicketHappenings(rawValue: 1 << 10) }
    /// It was resolved, or closed without a resolution before.
    @inlinable public static var resolved: TicketHappenings { TicketHappenings(rawValue: 1 << 11) }
    /// The customer confirmed the solution.
    @inlinable public static var confirmed: TicketHappenings { TicketHappenings(rawValue: 1 << 12) }
    /// It was closed.
    @inlinable public static var closed: TicketHappenings { TicketHappenings(rawValue: 1 << 13) }
    /// It was opened again after it was resolved or closed.
    @inlinable public static var reopened: TicketHappenings { TicketHappenings(rawValue: 1 << 14) }
    /// It was merged into another ticket.
    @inlinable public static var merged: TicketHappenings { TicketHappenings(rawValue: 1 << 15) }
    /// Another ticket was merged into it.
    @inlinable public static var absorbed: TicketHappenings { TicketHappenings(rawValue: 1 << 16) }
    /// Its type or class was set.
    @inlinable public static var classified: TicketHappenings { TicketHappenings(rawValue: 1 << 17) }
    /// Its priority changed.
    @inlinable public static var priorityChanged: TicketHappenings { TicketHappenings(rawValue: 1 << 18) }
    /// The tier of support that works on it changed.
    @inlinable public static var supportTierChanged: TicketHappenings { TicketHappenings(rawValue: 1 << 19) }
    /// The tier of its customer changed.
    @inlinable public static var customerTierChanged: TicketHappenings { TicketHappenings(rawValue: 1 << 20) }
    /// An attribute or a tag changed.
    @inlinable public static var attributeChanged: TicketHappenings { TicketHappenings(rawValue: 1 << 21) }
    /// A due instant was agreed with the customer.
    @inlinable public static var dueAgreed: TicketHappenings { TicketHappenings(rawValue: 1 << 22) }
    /// A breach was excused.
    @inlinable public static var breachExcused: TicketHappenings { TicketHappenings(rawValue: 1 << 23) }
    /// The customer gave a score for satisfaction.
    @inlinable public static var satisfactionGiven: TicketHappenings { TicketHappenings(rawValue: 1 << 24) }
    /// The mood of the customer was noted.
    @inlinable public static var sentimentNoted: TicketHappenings { TicketHappenings(rawValue: 1 << 25) }
    /// It was linked to another ticket.
    @inlinable public static var linked: TicketHappenings { TicketHappenings(rawValue: 1 << 26) }
}
