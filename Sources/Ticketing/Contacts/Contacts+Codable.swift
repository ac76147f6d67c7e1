#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension Contact: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case customer
        case channel
        case matter
        case arrivedAt
        case ticket
        case asked
        case given
    }

    /// Decodes a contact; identifier, channel and instant are required.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(ContactIdentifier.self, forKey: .identifier),
            customer: try container.decodeIfPresent(CustomerIdentifier.self, forKey: .customer),
            channel: try container.decode(Channel.self, forKey: .channel),
            matter: try container.decodeIfPresent(MatterIdentifier.self, forKey: .matter),
            arrivedAt: try container.decode(Instant.self, forKey: .arrivedAt),
            ticket: try container.decodeIfPresent(TicketIdentifier.self, forKey: .ticket),
            asked: try container.decodeIfPresent([DataField].self, forKey: .asked) ?? [],
            given: try container.decodeSet(forKey: .given))
    }

    /// Encodes the contact, without what is unknown or empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifier, forKey: .identifier)
        try container.encodeIfPresent(customer, forKey: .customer)
        try container.encode(channel, forKey: .channel)
        try container.encodeIfPresent(matter, forKey: .matter)
        try container.encode(arrivedAt, forKey: .arrivedAt)
        try container.encodeIfPresent(ticket, forKey: .ticket)
        if !asked.isEmpty { try container.encode(asked, forKey: .asked) }
        try container.encodeSorted(given, forKey: .given)
    }
}

extension IdentityEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case identifier
        case occurredAt
        case actor
        case kind
        case identities
    }

    private enum Name: String, CaseIterable, Codable {
        case joined
        case split

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    /// Decodes an event, such as `{"identifier": "i-1", "occurredAt": "2024-01-17T18:00:00Z", "kind": "joined",
    /// "identities": ["phone:1", "web:amy"]}`.
    ///
    /// A join has two identities, a split any number.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["identifier", "occurredAt", "actor", "kind", "identities"])
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let identities = try container.decode([CustomerIdentifier].self, forKey: .identities)
        let kind: Kind
        switch try container.decode(Name.self, forKey: .kind) {
        case .split: kind = .split(identities)
        case .joined:
            guard identities.count == 2 else {
                throw DecodingError.refused(
                    InvalidValue(
                        field: "identities", value: "\(identities.count) identities",
                        accepted: "the two that are joined"),
                    at: decoder.codingPath)
            }
            kind = .joined(identities[0], identities[1])
        }
        self.init(
            identifier: try container.decode(EventIdentifier.self, forKey: .identifier),
            occurredAt: try container.decode(Instant.self, forKey: .occurredAt),
            actor: try container.decodeIfPresent(Actor.self, forKey: .actor) ?? .system, kind: kind)
    }

    /// Encodes the event.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(occurredAt, forKey: .occurredAt)
        try container.encode(actor, forKey: .actor)
        switch kind {
        case .joined(let one, let other):
            try container.encode(Name.joined, forKey: .kind)
            try container.encode([one, other], forKey: .identities)
        case .split(let identities):
            try container.encode(Name.split, forKey: .kind)
            try container.encode(identities, forKey: .identities)
        }
    }
}

#endif
