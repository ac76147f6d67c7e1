public import ServiceTime
public import ServiceVocabulary

/// A ticket (工单): one matter of one customer, from its opening to its closing.
public struct Ticket: Hashable, Sendable {
    /// The identifier.
    public let identifier: TicketIdentifier
    /// When the ticket was opened.
    public let openedAt: Instant
    /// When the ticket was closed; nil while it is open.
    public let closedAt: Instant?
    /// What kind of service it asks for.
    public let type: ServiceType
    /// What else is known about it, by name.
    public let attributes: [AttributeName: String]

    /// Creates a ticket.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - openedAt: When the ticket was opened.
    ///   - closedAt: When it was closed; nil while it is open.
    ///   - type: What kind of service it asks for.
    ///   - attributes: What else is known about it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when it is closed before it is opened.
    public init(
        identifier: TicketIdentifier, openedAt: Instant, closedAt: Instant? = nil, type: ServiceType,
        attributes: [AttributeName: String] = [:]
    ) throws(InvalidValue) {
        if let closedAt, closedAt < openedAt {
            throw InvalidValue(
                field: "closedAt", value: closedAt.description,
                accepted: "an instant not before " + openedAt.description)
        }
        self.identifier = identifier
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.type = type
        self.attributes = attributes
    }
}

#if !hasFeature(Embedded)

extension Ticket: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case openedAt
        case closedAt
        case type
        case attributes
    }

    /// Decodes a ticket, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let identifier = try container.decode(TicketIdentifier.self, forKey: .identifier)
        let openedAt = try container.decode(Instant.self, forKey: .openedAt)
        let closedAt = try container.decodeIfPresent(Instant.self, forKey: .closedAt)
        let type = try container.decode(ServiceType.self, forKey: .type)
        let attributes = try container.decodeIfPresent([AttributeName: String].self, forKey: .attributes) ?? [:]
        self = try decoder.validated { () throws(InvalidValue) in
            try Ticket(
                identifier: identifier, openedAt: openedAt, closedAt: closedAt, type: type, attributes: attributes)
        }
    }

    /// Encodes the ticket, without what is absent.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(openedAt, forKey: .openedAt)
        try container.encodeIfPresent(closedAt, forKey: .closedAt)
        try container.encode(type, forKey: .type)
        if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
    }
}

#endif
