#if !hasFeature(Embedded)

import ServiceVocabulary

extension Instant: Codable {
    /// Decodes a text of RFC 3339.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try decoder.validated { () throws(InvalidValue) in try Instant(text) }
    }

    /// Encodes a text of RFC 3339 in UTC.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension TimeSpan: Codable {
    /// Decodes an integer number of microseconds; the key that holds it names the unit.
    public init(from decoder: any Decoder) throws {
        self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Encodes the number of microseconds; the key that holds it names the unit.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}

#endif
