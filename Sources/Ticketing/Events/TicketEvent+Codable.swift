#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension TicketEvent: Codable {
    /// The keys of events: those of every event, and those of the payloads.
    fileprivate enum Key: String, CodingKey {
        case identifier
        case occurredAt
        case recordedAt
        case actor
        case kind
        case opening
        case team
        case agent
        case supportTier
        case status
        case reason
        case party
        case into
        case ticket
        case type
        case serviceClass
        case priority
        case customerTier
        case attribute
        case value
        case tag
        case metric
        case due
        case approver
        case score
        case sentiment
    }

    /// Decodes an event, such as `{"identifier": "e-2", "occurredAt": "2024-01-17T18:00:00Z", "actor": {"role":
    /// "agent"}, "kind": "pickedUp", "agent": "a-7"}`.
    ///
    /// Without an actor the system did it; without `recordedAt` it was recorded when it occurred.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            identifier: try container.decode(EventIdentifier.self, forKey: .identifier),
            occurredAt: try container.decode(Instant.self, forKey: .occurredAt),
            recordedAt: try container.decodeIfPresent(Instant.self, forKey: .recordedAt),
            actor: try container.decodeIfPresent(Actor.self, forKey: .actor) ?? .system,
            kind: try Kind(from: decoder, beside: [.identifier, .occurredAt, .recordedAt, .actor]))
    }

    /// Encodes the event; the instant of the record is left out when it is that of the occurrence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(occurredAt, forKey: .occurredAt)
        if recordedAt != occurredAt { try container.encode(recordedAt, forKey: .recordedAt) }
        try container.encode(actor, forKey: .actor)
        try kind.encode(to: &container)
    }
}

extension TicketEvent.WaitParty: Codable {
    /// Decodes the name of a party.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension TicketEvent.Kind: Codable {
    /// The names of the cases, as they are stored.
    private enum Name: String, CaseIterable, Codable {
        case opened, assigned, transferred, pickedUp, customerMessage, agentReply, internalNote, botReply
        case statusChanged, waiting, resumed, resolved, confirmed, closed, reopened, merged, absorbed, linked
        case classified, priorityChanged, supportTierChanged, customerTierChanged, attributeChanged, tagged, untagged
        case dueAgreed, breachExcused, satisfactionGiven, sentimentNoted

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }

        /// The keys of the payload.
        var keys: [TicketEvent.Key] {
            switch self {
            case .customerMessage, .agentReply, .internalNote, .botReply, .resumed, .resolved, .confirmed, .closed,
                .reopened:
                []
            case .opened: [.opening]
            case .assigned: [.team, .agent]
            case .transferred: [.team, .agent, .supportTier]
            case .pickedUp: [.agent]
            case .statusChanged: [.status, .reason]
            case .waiting: [.party, .reason]
            case .merged: [.into]
            case .absorbed, .linked: [.ticket]
            case .classified: [.type, .serviceClass]
            case .priorityChanged: [.priority]
            case .supportTierChanged: [.supportTier]
            case .customerTierChanged: [.customerTier]
            case .attributeChanged: [.attribute, .value]
            case .tagged, .untagged: [.tag]
            case .dueAgreed: [.metric, .due]
            case .breachExcused: [.metric, .reason, .approver]
            case .satisfactionGiven: [.score]
            case .sentimentNoted: [.sentiment]
            }
        }
    }

    /// Decodes what happened, such as `{"kind": "waiting", "party": "customer", "reason": "customer-information"}`.
    public init(from decoder: any Decoder) throws {
        try self.init(from: decoder, beside: [])
    }

    /// Encodes what happened, with the name of the case as `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: TicketEvent.Key.self)
        try encode(to: &container)
    }

    fileprivate init(from decoder: any Decoder, beside others: [TicketEvent.Key]) throws {
        let container = try decoder.container(keyedBy: TicketEvent.Key.self)
        let name = try container.decode(Name.self, forKey: .kind)
        try decoder.refuseKeys(besides: (others + [.kind] + name.keys).map { $0.rawValue })
        func required<Value: Decodable>(_ key: TicketEvent.Key) throws -> Value {
            try container.decode(Value.self, forKey: key)
        }
        func optional<Value: Decodable>(_ key: TicketEvent.Key) throws -> Value? {
            try container.decodeIfPresent(Value.self, forKey: key)
        }
        self =
            switch name {
            case .opened: .opened(try required(.opening))
            case .assigned: .assigned(team: try optional(.team), agent: try optional(.agent))
            case .transferred:
                .transferred(
                    team: try optional(.team), agent: try optional(.agent), supportTier: try optional(.supportTier))
            case .pickedUp: .pickedUp(try required(.agent))
            case .customerMessage: .customerMessage
            case .agentReply: .agentReply
            case .internalNote: .internalNote
            case .botReply: .botReply
            case .statusChanged: .statusChanged(try required(.status), reason: try optional(.reason))
            case .waiting: .waiting(try required(.party), reason: try optional(.reason))
            case .resumed: .resumed
            case .resolved: .resolved
            case .confirmed: .confirmed
            case .closed: .closed
            case .reopened: .reopened
            case .merged: .merged(into: try required(.into))
            case .absorbed: .absorbed(try required(.ticket))
            case .linked: .linked(try required(.ticket))
            case .classified: .classified(type: try optional(.type), serviceClass: try optional(.serviceClass))
            case .priorityChanged: .priorityChanged(try required(.priority))
            case .supportTierChanged: .supportTierChanged(try required(.supportTier))
            case .customerTierChanged: .customerTierChanged(try required(.customerTier))
            case .attributeChanged: .attributeChanged(try required(.attribute), try optional(.value))
            case .tagged: .tagged(try required(.tag))
            case .untagged: .untagged(try required(.tag))
            case .dueAgreed: .dueAgreed(metric: try required(.metric), try required(.due))
            case .breachExcused:
                .breachExcused(
                    metric: try required(.metric), reason: try required(.reason), approver: try required(.approver))
            case .satisfactionGiven: .satisfactionGiven(try required(.score))
            case .sentimentNoted: .sentimentNoted(try required(.sentiment))
            }
    }

    fileprivate func encode(to container: inout KeyedEncodingContainer<TicketEvent.Key>) throws {
        try container.encode(name, forKey: .kind)
        switch self {
        case .customerMessage, .agentReply, .internalNote, .botReply, .resumed, .resolved, .confirmed, .closed,
            .reopened:
            break
        case .opened(let opening):
            try container.encode(opening, forKey: .opening)
        case .assigned(let team, let agent):
            try container.encodeIfPresent(team, forKey: .team)
            try container.encodeIfPresent(agent, forKey: .agent)
        case .transferred(let team, let agent, let tier):
            try container.encodeIfPresent(team, forKey: .team)
            try container.encodeIfPresent(agent, forKey: .agent)
            try container.encodeIfPresent(tier, forKey: .supportTier)
        case .pickedUp(let agent):
            try container.encode(agent, forKey: .agent)
        case .statusChanged(let status, let reason):
            try container.encode(status, forKey: .status)
            try container.encodeIfPresent(reason, forKey: .reason)
        case .waiting(let party, let reason):
            try container.encode(party, forKey: .party)
            try container.encodeIfPresent(reason, forKey: .reason)
        case .merged(let other):
            try container.encode(other, forKey: .into)
        case .absorbed(let other), .linked(let other):
            try container.encode(other, forKey: .ticket)
        case .classified(let type, let serviceClass):
            try container.encodeIfPresent(type, forKey: .type)
            try container.encodeIfPresent(serviceClass, forKey: .serviceClass)
        case .priorityChanged(let priority):
            try container.encode(priority, forKey: .priority)
        case .supportTierChanged(let tier):
            try container.encode(tier, forKey: .supportTier)
        case .customerTierChanged(let tier):
            try container.encode(tier, forKey: .customerTier)
        case .attributeChanged(let name, let value):
            try container.encode(name, forKey: .attribute)
            try container.encodeIfPresent(value, forKey: .value)
        case .tagged(let tag), .untagged(let tag):
            try container.encode(tag, forKey: .tag)
        case .dueAgreed(let metric, let due):
            try container.encode(metric, forKey: .metric)
            try container.encode(due, forKey: .due)
        case .breachExcused(let metric, let reason, let approver):
            try container.encode(metric, forKey: .metric)
            try container.encode(reason, forKey: .reason)
            try container.encode(approver, forKey: .approver)
        case .satisfactionGiven(let score):
            try container.encode(score, forKey: .score)
        case .sentimentNoted(let mood):
            try container.encode(mood, forKey: .sentiment)
        }
    }

    private var name: Name {
        switch self {
        case .opened: .opened
        case .assigned: .assigned
        case .transferred: .transferred
        case .pickedUp: .pickedUp
        case .customerMessage: .customerMessage
        case .agentReply: .agentReply
        case .internalNote: .internalNote
        case .botReply: .botReply
        case .statusChanged: .statusChanged
        case .waiting: .waiting
        case .resumed: .resumed
        case .resolved: .resolved
        case .confirmed: .confirmed
        case .closed: .closed
        case .reopened: .reopened
        case .merged: .merged
        case .absorbed: .absorbed
        case .linked: .linked
        case .classified: .classified
        case .priorityChanged: .priorityChanged
        case .supportTierChanged: .supportTierChanged
        case .customerTierChanged: .customerTierChanged
        case .attributeChanged: .attributeChanged
        case .tagged: .tagged
        case .untagged: .untagged
        case .dueAgreed: .dueAgreed
        case .breachExcused: .breachExcused
        case .satisfactionGiven: .satisfactionGiven
        case .sentimentNoted: .sentimentNoted
        }
    }
}

#endif
