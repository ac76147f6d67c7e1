public import ServiceVocabulary

/// The texts that name the same people or things, wherever they stand: one text has one pseudonym in them.
public struct PseudonymSpace: TextIdentifier {
    /// The name of the space.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the space.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Customers.
    public static let customer = PseudonymSpace(rawValue: "customer")

    /// People of the service.
    public static let agent = PseudonymSpace(rawValue: "agent")

    /// Somebody else, such as a supplier.
    public static let thirdParty = PseudonymSpace(rawValue: "third-party")

    /// Teams.
    public static let team = PseudonymSpace(rawValue: "team")

    /// Matters, such as an order.
    public static let matter = PseudonymSpace(rawValue: "matter")

    /// Tickets.
    public static let ticket = PseudonymSpace(rawValue: "ticket")

    /// Contacts.
    public static let contact = PseudonymSpace(rawValue: "contact")

    /// Events.
    public static let event = PseudonymSpace(rawValue: "event")

    /// Tags.
    public static let tag = PseudonymSpace(rawValue: "tag")

    /// Free texts.
    public static let text = PseudonymSpace(rawValue: "text")

    /// The values of an attribute.
    public static func attribute(_ name: AttributeName) -> PseudonymSpace {
        PseudonymSpace(rawValue: "attribute." + name.rawValue)
    }
}
