public import ServiceTime

/// One contact of a customer with the service, on one channel (接触).
public struct Contact: Hashable, Sendable {
    /// The identifier.
    public let identifier: ContactIdentifier
    /// The customer as the channel knows him: a phone number, an account, a name in a messenger; nil where unknown.
    ///
    /// Which of them are one person is said by an ``IdentityResolver``.
    public var customer: CustomerIdentifier?
    /// The channel.
    public var channel: Channel
    /// What it was about; nil where unknown.
    public var matter: MatterIdentifier?
    /// When it came in.
    public var arrivedAt: Instant
    /// The ticket it belongs to.
    public var ticket: TicketIdentifier?
    /// The data the customer was asked for, in order.
    public var asked: [DataField]
    /// The data the customer gave, asked or not.
    public var given: Set<DataField>

    /// Creates a contact.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - customer: The customer as the channel knows him.
    ///   - channel: The channel.
    ///   - matter: What it was about.
    ///   - arrivedAt: When it came in.
    ///   - ticket: The ticket it belongs to.
    ///   - asked: The data the customer was asked for, in order.
    ///   - given: The data the customer gave, asked or not.
    public init(
        _ identifier: ContactIdentifier, customer: CustomerIdentifier?, channel: Channel,
        matter: MatterIdentifier? = nil, arrivedAt: Instant, ticket: TicketIdentifier? = nil, asked: [DataField] = [],
        given: Set<DataField> = []
    ) {
        self.identifier = identifier
        self.customer = customer
        self.channel = channel
        self.matter = matter
        self.arrivedAt = arrivedAt
        self.ticket = ticket
        self.asked = asked
        self.given = given
    }

    /// Whether the contact comes before another: by the instant it came in, then by identifier.
    public func precedes(_ other: Contact) -> Bool {
        (arrivedAt, identifier) < (other.arrivedAt, other.identifier)
    }
}
