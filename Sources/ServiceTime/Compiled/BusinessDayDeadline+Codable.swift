#if !hasFeature(Embedded)

import ServiceVocabulary

extension BusinessDayDeadline.Start: Codable {
    /// Decodes the name of the start.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension BusinessDayDeadline.End: Codable {
    /// Decodes the name of the end.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension BusinessDayDeadline: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case days = "businessDays"
        case start = "from"
        case end = "at"
    }

    /// Decodes `{"businessDays": 3}`, with `from` and `at` where they are not the defaults.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(Int.self, forKey: .days),
            from: try container.decodeIfPresent(Start.self, forKey: .start) ?? .movedIntoHours,
            at: try container.decodeIfPresent(End.self, forKey: .end) ?? .sameTimeOfDay)
    }

    /// Encodes the number of days, where they start and where they end.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(days, forKey: .days)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
    }
}

#endif
