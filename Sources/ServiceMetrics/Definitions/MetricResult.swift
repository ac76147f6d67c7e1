public import ServiceStatistics

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

extension MetricResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case definition
        case count
        case value
        case interval
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
