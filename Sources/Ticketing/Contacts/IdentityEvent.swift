public import ServiceTime

/// What was found out about who is who: identities that are one customer, or that are not.
public struct IdentityEvent: Hashable, Sendable {
    /// What can be found out.
    public enum Kind: Hashable, Sendable {
        /// Two identities are one customer, with all that were joined to either before.
        case joined(CustomerIdentifier, CustomerIdentifier)
        /// Some identities are not the customer they were joined with: they leave, and what is left stays together.
        ///
        /// Those that leave one customer together stay together; those that leave different customers do not meet.
        case split([CustomerIdentifier])
    }

    /// The identifier, by which an event that arrives twice is recognised.
    public let identifier: EventIdentifier
    /// When it was found out.
    public let occurredAt: Instant
    /// Who found it out.
    public let actor: Actor
    /// What was found out.
    public let kind: Kind

    /// Creates an event.
    ///
    /// - Parameters:
    ///   - identifier: The identifier, by which an event that arrives twice is recognised.
    ///   - occurredAt: When it was found out.
    ///   - actor: Who found it out.
    ///   - kind: What was found out.
    public init(identifier: EventIdentifier, occurredAt: Instant, actor: Actor = .system, kind: Kind) {
        self.identifier = identifier
        self.occurredAt = occurredAt
        self.actor = actor
        self.kind = kind
    }
}
