#if !hasFeature(Embedded)

import ServiceVocabulary

extension TicketOpening: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case type
        case status
        case serviceClass
        case priority
        case channel
        case origin
        case customer
        case customerTier
        case matter
        case team
        case agent
        case supportTier
        case tags
        case attributes
    }

    /// Decodes what is known about a ticket; only the type is required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            type: try container.decode(ServiceType.self, forKey: .type),
            status: try container.decodeIfPresent(TicketStatus.self, forKey: .status),
            serviceClass: try container.decodeIfPresent(ServiceClass.self, forKey: .serviceClass),
            priority: try container.decodeIfPresent(Priority.self, forKey: .priority),
            channel: try container.decodeIfPresent(Channel.self, forKey: .channel),
            origin: try container.decodeIfPresent(Origin.self, forKey: .origin) ?? .reactive,
            customer: try container.decodeIfPresent(CustomerIdentifier.self, forKey: .customer),
            customerTier: try container.decodeIfPresent(CustomerTier.self, forKey: .customerTier),
            matter: try container.decodeIfPresent(MatterIdentifier.self, forKey: .matter),
            team: try container.decodeIfPresent(TeamIdentifier.self, forKey: .team),
            agent: try container.decodeIfPresent(AgentIdentifier.self, forKey: .agent),
            supportTier: try container.decodeIfPresent(SupportTier.self, forKey: .supportTier),
            tags: try container.decodeSet(forKey: .tags),
            attributes: try container.decodeIfPresent([AttributeName: String].self, forKey: .attributes) ?? [:])
    }

    /// Encodes what is known, the tags sorted; what is unknown, empty or at its default is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encodeIfPresent(status, forKey: .status)
        try container.encodeIfPresent(serviceClass, forKey: .serviceClass)
        try container.encodeIfPresent(priority, forKey: .priority)
        try container.encodeIfPresent(channel, forKey: .channel)
        if origin != .reactive { try container.encode(origin, forKey: .origin) }
        try container.encodeIfPresent(customer, forKey: .customer)
        try container.encodeIfPresent(customerTier, forKey: .customerTier)
        try container.encodeIfPresent(matter, forKey: .matter)
        try container.encodeIfPresent(team, forKey: .team)
        try container.encodeIfPresent(agent, forKey: .agent)
        try container.encodeIfPresent(supportTier, forKey: .supportTier)
        try container.encodeSorted(tags, forKey: .tags)
        if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
    }
}

#endif
