public import ServiceStatistics
import ServiceVocabulary

/// A figure with its definition, how many records it rests on, and how far it can be trusted.
public struct MetricResult: Hashable, Sendable {
    /// What the figure means.
    public let definition: MetricDefinition
    /// How many records the figure rests on: the whole of a share, the values of a mean.
    public let count: Int
    /// The value in the unit of the definition; nil for undefined, which is not zero.
    public let value: Double?
    /// The interval of the value, in its unit; nil where there is none, as for a ratio of two totals.
    public let interval: ConfidenceInterval?

    init(
        _ definition: MetricDefinition, count: Int, value: Double?, interval: ConfidenceInterval? = nil
    ) {
        self.definition = definition
        self.count = count
        self.value = value
        self.interval = value == nil ? nil : interval
    }

    /// Whether the figure is defined.
    public var isDefined: Bool { value != nil }
}

extension MetricResult: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case definition
        case count
        case value
        case interval
    }

    /// Decodes what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let definition = try container.decode(MetricDefinition.self, forKey: .definition)
        let count = try container.decode(Int.self, forKey: .count)
        let value = try container.decodeIfPresent(Double.self, forKey: .value)
        let interval = try container.decodeIfPresent(ConfidenceInterval.self, forKey: .interval)
        self = try decoder.validated { () throws(InvalidValue) in
            try Check.count(count, "count")
            guard value != nil || interval == nil else {
                throw InvalidValue(field: "interval", value: "an interval", accepted: "none for an undefined value")
            }
            return MetricResult(definition, count: count, value: value, interval: interval)
        }
    }

    /// Encodes definition, count, value (null for undefined) and interval (null for none).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(definition, forKey: .definition)
        try container.encode(count, forKey: .count)
        try container.encode(value, forKey: .value)
        try container.encode(interval, forKey: .interval)
    }
}
