#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension Ticket: Codable {
    /// The name and version of the stored form.
    public static let format = "ticket/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case identifier
        case openedAt
        case lastEventAt
        case firstResolvedAt
        case resolvedAt
        case closedAt
        case firstReplyAt
        case unansweredSince
        case type
        case status
        case category
        case waitReason
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
        case sentiment
        case satisfaction
        case tags
        case attributes
        case reopenCount
        case transferCount
        case replyCount
        case mergedInto
        case absorbed
        case links
        case events
    }

    /// Decodes a snapshot of a ticket, with the identifiers of the `events` it has taken, so that it goes on from there.
    ///
    /// What no sequence of events can lead to is refused: instants before the opening, a closed ticket without the
    /// instant of its closing, a reason to wait without a wait, and so on.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        func optional<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            try container.decodeIfPresent(Value.self, forKey: key)
        }
        let opening = TicketOpening(
            type: try container.decode(ServiceType.self, forKey: .type), serviceClass: try optional(.serviceClass),
            priority: try optional(.priority), channel: try optional(.channel),
            origin: try optional(.origin) ?? .reactive, customer: try optional(.customer),
            customerTier: try optional(.customerTier), matter: try optional(.matter), team: try optional(.team),
            agent: try optional(.agent), supportTier: try optional(.supportTier),
            tags: try container.decodeSet(forKey: .tags), attributes: try optional(.attributes) ?? [:])
        self = Self.begin(
            try container.decode(TicketIdentifier.self, forKey: .identifier),
            openedAt: try container.decode(Instant.self, forKey: .openedAt), opening,
            status: try container.decode(TicketStatus.self, forKey: .status),
            category: try container.decode(StatusCategory.self, forKey: .category), seen: SeenEvents())
        lastEventAt = try container.decode(Instant.self, forKey: .lastEventAt)
        firstResolvedAt = try optional(.firstResolvedAt)
        resolvedAt = try optional(.resolvedAt)
        closedAt = try optional(.closedAt)
        firstReplyAt = try optional(.firstReplyAt)
        unansweredSince = try optional(.unansweredSince)
        waitReason = try optional(.waitReason)
        sentiment = try optional(.sentiment)
        satisfaction = try optional(.satisfaction)
        reopenCount = try optional(.reopenCount) ?? 0
        transferCount = try optional(.transferCount) ?? 0
        replyCount = try optional(.replyCount) ?? 0
        mergedInto = try optional(.mergedInto)
        absorbed = try optional(.absorbed) ?? []
        links = try optional(.links) ?? []
        let events: [EventIdentifier] = try optional(.events) ?? []
        for event in events { seen.append(event, seen.novelty(of: event)) }
        try decoder.validated { () throws(InvalidValue) in try checkInvariants() }
    }

    /// Encodes the snapshot; what is unknown, empty or zero is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(openedAt, forKey: .openedAt)
        try container.encode(lastEventAt, forKey: .lastEventAt)
        try container.encodeIfPresent(firstResolvedAt, forKey: .firstResolvedAt)
        try container.encodeIfPresent(resolvedAt, forKey: .resolvedAt)
        try container.encodeIfPresent(closedAt, forKey: .closedAt)
        try container.encodeIfPresent(firstReplyAt, forKey: .firstReplyAt)
        try container.encodeIfPresent(unansweredSince, forKey: .unansweredSince)
        try container.encode(type, forKey: .type)
        try container.encode(status, forKey: .status)
        try container.encode(category, forKey: .category)
        try container.encodeIfPresent(waitReason, forKey: .waitReason)
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
        try container.encodeIfPresent(sentiment, forKey: .sentiment)
        try container.encodeIfPresent(satisfaction, forKey: .satisfaction)
        try container.encodeSorted(tags, forKey: .tags)
        if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
        if reopenCount != 0 { try container.encode(reopenCount, forKey: .reopenCount) }
        if transferCount != 0 { try container.encode(transferCount, forKey: .transferCount) }
        if replyCount != 0 { try container.encode(replyCount, forKey: .replyCount) }
        try container.encodeIfPresent(mergedInto, forKey: .mergedInto)
        if !absorbed.isEmpty { try container.encode(absorbed, forKey: .absorbed) }
        if !links.isEmpty { try container.encode(links, forKey: .links) }
        if !seen.identifiers.isEmpty { try container.encode(seen.identifiers, forKey: .events) }
    }
}

#endif
