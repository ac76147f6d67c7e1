#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension TicketCondition: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case of
        case name
        case oneOf
        case tag
        case atLeastMicroseconds
        case atLeastSeconds
    }

    /// Decodes a condition, such as `{"kind": "type", "oneOf": ["repair"]}`.
    ///
    /// The kinds are `all` and `any` (with a list `of` conditions), `not` (`of` one condition), the names of the
    /// dimensions (with `oneOf`, `attribute` also with `name`), `tag` (`tag`) and `age` (`atLeastSeconds` or
    /// `atLeastMicroseconds`).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(String.self, forKey: .kind)
        func refuseOthers(_ keys: CodingKeys...) throws {
            try decoder.refuseKeys(besides: ["kind"] + keys.map { $0.rawValue })
        }
        switch kind {
        case "all":
            try refuseOthers(.of)
            self = .all(try container.decode([TicketCondition].self, forKey: .of))
        case "any":
            try refuseOthers(.of)
            self = .any(try container.decode([TicketCondition].self, forKey: .of))
        case "not":
            try refuseOthers(.of)
            self = .not(try container.decode(TicketCondition.self, forKey: .of))
        case "tag":
            try refuseOthers(.tag)
            self = .tag(try container.decode(Tag.self, forKey: .tag))
        case "age":
            if container.contains(.atLeastMicroseconds) {
                try refuseOthers(.atLeastMicroseconds)
                let microseconds = try container.decode(Int64.self, forKey: .atLeastMicroseconds)
                self = .age(atLeast: TimeSpan(microseconds: microseconds))
            } else {
                try refuseOthers(.atLeastSeconds)
                let seconds = try container.decode(Int64.self, forKey: .atLeastSeconds)
                self = .age(
                    atLeast: try decoder.validated { () throws(InvalidValue) in try TimeSpan(seconds: seconds) })
            }
        case "attribute":
            try refuseOthers(.name, .oneOf)
            self = .attribute(
                try container.decode(AttributeName.self, forKey: .name),
                try container.decode([String].self, forKey: .oneOf))
        default:
            guard let dimension = TicketDimension.standard.first(where: { $0.name == kind }) else {
                let names = ["all", "any", "not", "tag", "age", "attribute"] + TicketDimension.standard.map { $0.name }
                throw DecodingError.refused(
                    InvalidValue(field: "kind", value: kind, accepted: "one of " + names.joined(separator: ", ")),
                    at: decoder.codingPath)
            }
            try refuseOthers(.oneOf)
            self = .value(dimension, oneOf: try container.decode([String].self, forKey: .oneOf))
        }
    }

    /// Encodes the condition in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .all(let conditions):
            try container.encode("all", forKey: .kind)
            try container.encode(conditions, forKey: .of)
        case .any(let conditions):
            try container.encode("any", forKey: .kind)
            try container.encode(conditions, forKey: .of)
        case .not(let condition):
            try container.encode("not", forKey: .kind)
            try container.encode(condition, forKey: .of)
        case .value(let dimension, let texts):
            try container.encode(dimension.name, forKey: .kind)
            if case .attribute(let name) = dimension { try container.encode(name, forKey: .name) }
            try container.encode(texts, forKey: .oneOf)
        case .tag(let tag):
            try container.encode("tag", forKey: .kind)
            try container.encode(tag, forKey: .tag)
        case .age(let least):
            try container.encode("age", forKey: .kind)
            if least.microseconds % 1_000_000 == 0 {
                try container.encode(least.wholeSeconds, forKey: .atLeastSeconds)
            } else {
                try container.encode(least.microseconds, forKey: .atLeastMicroseconds)
            }
        }
    }
}

#endif
