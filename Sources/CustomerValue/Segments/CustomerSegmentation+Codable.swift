import ServiceVocabulary

/// A range of scores as it is stored: `[4, 5]`.
private struct StoredRange: Codable {
    let range: ClosedRange<Int>

    init(_ range: ClosedRange<Int>) {
        self.range = range
    }

    init(from decoder: any Decoder) throws {
        let bounds = try decoder.singleValueContainer().decode([Int].self)
        range = try decoder.validated { () throws(InvalidValue) in
            guard bounds.count == 2, bounds[0] <= bounds[1] else {
                throw InvalidValue(
                    field: decoder.codingPath.last?.stringValue ?? "", value: "\(bounds)",
                    accepted: "the lowest and the highest score")
            }
            return bounds[0]...bounds[1]
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([range.lowerBound, range.upperBound])
    }
}

extension CustomerSegmentation.Rule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case segment
        case recency
        case frequency
        case value
    }

    /// Decodes `{"frequency": [4, 5], "recency": [4, 5], "segment": "champions", "value": [4, 5]}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(CustomerSegment.self, forKey: .segment),
            recency: try container.decode(StoredRange.self, forKey: .recency).range,
            frequency: try container.decode(StoredRange.self, forKey: .frequency).range,
            value: try container.decode(StoredRange.self, forKey: .value).range)
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(segment, forKey: .segment)
        try container.encode(StoredRange(recency), forKey: .recency)
        try container.encode(StoredRange(frequency), forKey: .frequency)
        try container.encode(StoredRange(value), forKey: .value)
    }
}

extension CustomerSegmentation: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case groups
        case rules
        case otherwise
    }

    private static let format = "customer-segmentation/1"

    /// Decodes `{"format": "customer-segmentation/1", "groups": 5, "otherwise": "others", "rules": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let groups = try container.decode(Int.self, forKey: .groups)
        let rules = try container.decode([Rule].self, forKey: .rules)
        let otherwise = try container.decode(CustomerSegment.self, forKey: .otherwise)
        self = try decoder.validated { () throws(InvalidValue) in
            try CustomerSegmentation(groups: groups, rules: rules, otherwise: otherwise)
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(groups, forKey: .groups)
        try container.encode(rules, forKey: .rules)
        try container.encode(otherwise, forKey: .otherwise)
    }
}
