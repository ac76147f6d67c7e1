#if !hasFeature(Embedded)

import ServiceVocabulary

extension StatusCategory: Codable {
    /// Decodes the name of a category.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension LifeCycle.Stage: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case status
        case category
        case next
    }

    /// Decodes `{"status": "open", "category": "active", "next": ["resolved"]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(TicketStatus.self, forKey: .status),
            try container.decode(StatusCategory.self, forKey: .category),
            next: try container.decode([TicketStatus].self, forKey: .next))
    }

    /// Encodes the status, its category and the statuses that may follow, in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(status, forKey: .status)
        try container.encode(category, forKey: .category)
        try container.encode(next, forKey: .next)
    }
}

extension LifeCycle: Codable {
    /// The name and version of the stored form.
    public static let format = "life-cycle/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case stages
    }

    /// Decodes `{"format": "life-cycle/1", "stages": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let stages = try decoder.fields(CodingKeys.self, format: Self.format, at: .format).decode(
            [Stage].self, forKey: .stages)
        self = try decoder.validated { () throws(InvalidValue) in try LifeCycle(stages: stages) }
    }

    /// Encodes the format and the stages in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(stages, forKey: .stages)
    }
}

#endif
