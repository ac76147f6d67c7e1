public import ServiceTime

/// What a ticket must be like for something to apply to it: a closed language that can be stored, compared and analysed.
///
/// ```swift
/// let repairs: TicketCondition = .all([.type([.repair]), .attribute("region", ["north", "east"])])
/// ```
///
/// An empty "all" holds for every ticket, an empty "any" for none, and so does a list without values.
public indirect enum TicketCondition: Hashable, Sendable {
    /// All of the conditions hold.
    case all([TicketCondition])
    /// At least one of the conditions holds.
    case any([TicketCondition])
    /// The condition does not hold.
    case not(TicketCondition)
    /// What the ticket says in a dimension is one of the texts; a ticket that says nothing there has none of them.
    case value(TicketDimension, oneOf: [String])
    /// The word is attached to the ticket.
    case tag(Tag)
    /// At least that much plain time has passed since the ticket was opened.
    case age(atLeast: TimeSpan)

    /// Holds for every ticket.
    public static let always = TicketCondition.all([])

    /// The ticket is of one of the types.
    public static func type(_ types: [ServiceType]) -> TicketCondition {
        .value(.type, oneOf: types.map { $0.rawValue })
    }

    /// The ticket is in one of the statuses.
    public static func status(_ statuses: [TicketStatus]) -> TicketCondition {
        .value(.status, oneOf: statuses.map { $0.rawValue })
    }

    /// The status of the ticket means one of the categories.
    public static func category(_ categories: [StatusCategory]) -> TicketCondition {
        .value(.category, oneOf: categories.map { $0.rawValue })
    }

    /// The ticket has one of the priorities.
    public static func priority(_ priorities: [Priority]) -> TicketCondition {
        .value(.priority, oneOf: priorities.map { $0.rawValue })
    }

    /// The ticket is of one of the classes.
    public static func serviceClass(_ classes: [ServiceClass]) -> TicketCondition {
        .value(.serviceClass, oneOf: classes.map { $0.rawValue })
    }

    /// The ticket came in on one of the channels.
    public static func channel(_ channels: [Channel]) -> TicketCondition {
        .value(.channel, oneOf: channels.map { $0.rawValue })
    }

    /// The attribute has one of the values.
    public static func attribute(_ name: AttributeName, _ values: [String]) -> TicketCondition {
        .value(.attribute(name), oneOf: values)
    }

    /// Whether the condition holds for a ticket at an instant.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - instant: The instant, which matters to conditions on the ticket's age.
    public func holds(for ticket: Ticket, at instant: Instant) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: ticket, at: instant) }
        case .any(let conditions): conditions.contains { $0.holds(for: ticket, at: instant) }
        case .not(let condition): !condition.holds(for: ticket, at: instant)
        case .value(let dimension, let texts): ticket.says(oneOf: texts, texts.indices, in: dimension)
        case .tag(let tag): ticket.tags.contains(tag)
        case .age(let least): instant - ticket.openedAt >= least
        }
    }
}
