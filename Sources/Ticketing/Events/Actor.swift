/// Who did something to a ticket.
public struct Actor: Hashable, Sendable {
    /// The part an actor plays.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// The customer who asks.
        case customer
        /// A person of the service center.
        case agent
        /// A program that talks to the customer.
        case bot
        /// A program that does not, such as a rule or a timer.
        case system
        /// Somebody else, such as a supplier.
        case thirdParty
    }

    /// The part the actor plays.
    public let role: Role
    /// Who it is, where that is known.
    public let identifier: ActorIdentifier?

    /// Creates an actor.
    ///
    /// - Parameters:
    ///   - role: The part the actor plays.
    ///   - identifier: Who it is, where that is known.
    public init(_ role: Role, _ identifier: ActorIdentifier? = nil) {
        self.role = role
        self.identifier = identifier
    }

    /// A program that does not talk to the customer, otherwise unknown.
    public static let system = Actor(.system)
}
