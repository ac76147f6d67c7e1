/// What a ticket must be like for something to apply to it: a closed language that can be stored, compared and analysed.
///
/// ```swift
/// let repairs: TicketCondition = .all([.type([.repair]), .attribute("region", ["north", "east"])])
/// ```
///
/// An empty "all" holds for every ticket, an empty "any" for none, and so does a list without values.
public indirect enum TicketCondition: Hashable, Sendable {
    /// All of the conditions hold.
    case all([TicketCondition])
    /// At least one of the conditions holds.
    case any([TicketCondition])
    /// The condition does not hold.
    case not(TicketCondition)
    /// The ticket is of one of the types.
    case type([ServiceType])
    /// The attribute has one of the values; a ticket without the attribute has none of them.
    case attribute(AttributeName, [String])

    /// Holds for every ticket.
    public static let always = TicketCondition.all([])

    /// Whether the condition holds for a ticket.
    ///
    /// - Parameter ticket: The ticket.
    public func holds(for ticket: Ticket) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: ticket) }
        case .any(let conditions): conditions.contains { $0.holds(for: ticket) }
        case .not(let condition): !condition.holds(for: ticket)
        case .type(let types): types.contains(ticket.type)
        case .attribute(let name, let values): ticket.attributes[name].map { values.contains($0) } ?? false
        }
    }
}

#if !hasFeature(Embedded)

import ServiceVocabulary

extension TicketCondition: Codable {
    private enum Kind: String, Codable {
        case all
        case any
        case not
        case type
        case attribute
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case of
        case name
        case oneOf
    }

    /// Decodes a condition, such as `{"kind": "type", "oneOf": ["repair"]}`.
    ///
    /// The kinds are `all` and `any` (with a list `of` conditions), `not` (`of` one condition), `type` (`oneOf`) and
    /// `attribute` (`name`, `oneOf`).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        let known: [CodingKeys] =
            switch kind {
            case .all, .any, .not: [.kind, .of]
            case .type: [.kind, .oneOf]
            case .attribute: [.kind, .name, .oneOf]
            }
        try decoder.refuseKeys(besides: known.map { $0.rawValue })
        switch kind {
        case .all: self = .all(try container.decode([TicketCondition].self, forKey: .of))
        case .any: self = .any(try container.decode([TicketCondition].self, forKey: .of))
        case .not: self = .not(try container.decode(TicketCondition.self, forKey: .of))
        case .type: self = .type(try container.decode([ServiceType].self, forKey: .oneOf))
        case .attribute:
            self = .attribute(
                try container.decode(AttributeName.self, forKey: .name),
                try container.decode([String].self, forKey: .oneOf))
        }
    }

    /// Encodes the condition in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .all(let conditions):
            try container.encode(Kind.all, forKey: .kind)
            try container.encode(conditions, forKey: .of)
        case .any(let conditions):
            try container.encode(Kind.any, forKey: .kind)
            try container.encode(conditions, forKey: .of)
        case .not(let condition):
            try container.encode(Kind.not, forKey: .kind)
            try container.encode(condition, forKey: .of)
        case .type(let types):
            try container.encode(Kind.type, forKey: .kind)
            try container.encode(types, forKey: .oneOf)
        case .attribute(let name, let values):
            try container.encode(Kind.attribute, forKey: .kind)
            try container.encode(name, forKey: .name)
            try container.encode(values, forKey: .oneOf)
        }
    }
}

#endif
