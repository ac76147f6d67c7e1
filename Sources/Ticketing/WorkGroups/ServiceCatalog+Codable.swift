#if !hasFeature(Embedded)

import ServiceVocabulary

extension ServiceCatalog.Entry: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case type
        case group
        case topics
    }

    /// Decodes `{"type": "consultation", "group": "pre-sales", "topics": ["product"]}`; the topics may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(ServiceType.self, forKey: .type),
            try container.decode(WorkGroup.self, forKey: .group),
            topics: try container.decodeIfPresent([ServiceTopic].self, forKey: .topics) ?? [])
    }

    /// Encodes the entry, without an empty list of topics.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(group, forKey: .group)
        if !topics.isEmpty { try container.encode(topics, forKey: .topics) }
    }
}

extension ServiceCatalog: Codable {
    /// The name and version of the stored form.
    public static let format = "service-catalog/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case entries
    }

    /// Decodes `{"format": "service-catalog/1", "entries": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let entries = try decoder.fields(CodingKeys.self, format: Self.format, at: .format).decode(
            [Entry].self, forKey: .entries)
        self = try decoder.validated { () throws(InvalidValue) in try ServiceCatalog(entries) }
    }

    /// Encodes the format and the entries in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(entries, forKey: .entries)
    }
}

#endif
