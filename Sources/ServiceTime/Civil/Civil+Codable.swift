#if !hasFeature(Embedded)

import ServiceVocabulary

extension CivilDate: Codable {
    /// Decodes `YYYY-MM-DD`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try decoder.validated { () throws(InvalidValue) in try CivilDate(text) }
    }

    /// Encodes `YYYY-MM-DD`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension TimeOfDay: Codable {
    /// Decodes `HH:MM` or `HH:MM:SS`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try decoder.validated { () throws(InvalidValue) in try TimeOfDay(text) }
    }

    /// Encodes `HH:MM`, or `HH:MM:SS` where the seconds are not zero.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Weekday: Codable {
    /// Decodes an abbreviation, `mon` to `sun`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let weekday = Weekday(abbreviation: text) else {
            throw DecodingError.refused(.weekday(text), at: decoder.codingPath)
        }
        self = weekday
    }

    /// Encodes the abbreviation, `mon` to `sun`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(abbreviation)
    }
}

extension InvalidValue {
    static func weekday(_ text: String) -> InvalidValue {
        InvalidValue(field: "weekday", value: text, accepted: "one of mon, tue, wed, thu, fri, sat, sun")
    }
}

#endif
