#if !hasFeature(Embedded)

import ServiceVocabulary

extension PersonalDataPolicy.Treatment: Codable {
    /// Decodes the name of a treatment.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension PersonalDataPolicy.Entry: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case field
        case isPersonal
        case purpose
        case treatment
    }

    /// Decodes an entry, such as `{"field": "ticket.agent", "isPersonal": true, "purpose": "…", "treatment": "replaced"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(RecordField.self, forKey: .field),
            isPersonal: try container.decode(Bool.self, forKey: .isPersonal),
            purpose: try container.decode(String.self, forKey: .purpose),
            treatment: try container.decode(PersonalDataPolicy.Treatment.self, forKey: .treatment))
    }

    /// Encodes the entry.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(field, forKey: .field)
        try container.encode(isPersonal, forKey: .isPersonal)
        try container.encode(purpose, forKey: .purpose)
        try container.encode(treatment, forKey: .treatment)
    }
}

extension PersonalDataPolicy: Codable {
    /// The name and version of the stored form.
    public static let format = "personal-data-policy/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case entries
    }

    /// Decodes `{"format": "personal-data-policy/1", "entries": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let entries = try container.decode([Entry].self, forKey: .entries)
        self = try decoder.validated { () throws(InvalidValue) in try PersonalDataPolicy(entries) }
    }

    /// Encodes the format and the entries in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(entries, forKey: .entries)
    }
}

#endif
