public import ServiceVocabulary

/// A field of a customer, a contact, a ticket or its events, by its path, such as `ticket.customer`.
public struct RecordField: TextIdentifier {
    /// The path of the field.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The path of the field.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// An attribute of tickets, as a field of its own.
    public static func attribute(_ name: AttributeName) -> RecordField {
        RecordField(rawValue: attributePrefix + name.rawValue)
    }

    /// The attribute that the field is; nil for any other field.
    public var attribute: AttributeName? {
        let prefix = Self.attributePrefix.utf8
        guard rawValue.utf8.starts(with: prefix) else { return nil }
        return AttributeName(String(Substring(rawValue.utf8.dropFirst(prefix.count))))
    }

    private static let attributePrefix = "ticket.attributes."

    /// The fields of customers, contacts, tickets and events, without the attributes of the program's own, each with
    /// the texts of the same people or things that it holds; nil for a field that holds no such text.
    static let known: [(field: RecordField, space: PseudonymSpace?)] = [
        ("customer.identifier", .customer), ("customer.tier", nil),
        ("contact.identifier", .contact), ("contact.customer", .customer), ("contact.channel", nil),
        ("contact.matter", .matter), ("contact.arrivedAt", nil), ("contact.ticket", .ticket), ("contact.asked", nil),
        ("contact.given", nil),
        ("ticket.identifier", .ticket), ("ticket.type", nil), ("ticket.status", nil), ("ticket.waitReason", nil),
        ("ticket.serviceClass", nil), ("ticket.priority", nil), ("ticket.channel", nil), ("ticket.origin", nil),
        ("ticket.customer", .customer), ("ticket.customerTier", nil), ("ticket.matter", .matter),
        ("ticket.team", .team), ("ticket.agent", .agent), ("ticket.supportTier", nil), ("ticket.sentiment", nil),
        ("ticket.satisfaction", nil), ("ticket.tags", .tag), ("ticket.links", .ticket), ("ticket.dueAgreed", nil),
        ("event.identifier", .event), ("event.instants", nil), ("event.actor.customer", .customer),
        ("event.actor.agent", .agent), ("event.actor.thirdParty", .thirdParty), ("event.actor.program", nil),
        ("event.excuse.reason", .text), ("event.excuse.approver", .agent),
    ]

    /// The texts that the field holds; nil for a field that holds none that can be replaced.
    var space: PseudonymSpace? {
        if let attribute { return .attribute(attribute) }
        return Self.known.first { $0.field == self }?.space
    }
}
