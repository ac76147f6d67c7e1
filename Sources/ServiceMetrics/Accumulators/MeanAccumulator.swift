public import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// The mean of one quantity, from exact sums: microseconds for a definition in seconds, else integers of its unit.
public struct MeanAccumulator: Hashable, Sendable {
    /// What the mean means.
    public let definition: MetricDefinition
    /// Number, sum and sum of squares of the values.
    public private(set) var moments: ExactMoments

    /// An accumulator without values.
    ///
    /// - Parameter definition: A mean.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a definition of another aggregate.
    public init(_ definition: MetricDefinition) throws(InvalidValue) {
        try self.init(definition, ExactMoments())
    }

    init(_ definition: MetricDefinition, _ moments: ExactMoments) throws(InvalidValue) {
        try definition.checkAggregate([.mean])
        guard definition.unit != .seconds || moments.sum >= 0 else {
            throw InvalidValue(field: "sum", value: "\(moments.sum)", accepted: "0 or more")
        }
        self.definition = definition
        self.moments = moments
    }

    /// Adds a duration.
    ///
    /// - Parameter duration: A duration of at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative duration, a definition that is not in seconds, and
    ///   sums beyond 128 bits.
    public mutating func add(_ duration: TimeSpan) throws(InvalidValue) {
        guard definition.unit == .seconds else {
            throw InvalidValue(field: "value", value: duration.description, accepted: definition.unit.rawValue)
        }
        guard duration >= .zero else {
            throw InvalidValue(field: "duration", value: duration.description, accepted: "0 or more")
        }
        try moments.add(duration.microseconds)
    }

    /// Adds a value in the unit of the definition, such as minor units of money.
    ///
    /// - Parameter value: An integer.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a definition in seconds, and sums beyond 128 bits.
    public mutating func add(_ value: Int64) throws(InvalidValue) {
        guard definition.unit != .seconds else {
            throw InvalidValue(field: "value", value: "\(value)", accepted: "a time span")
        }
        try moments.add(value)
    }

    /// Adds the values of another part.
    ///
    /// - Parameter other: A partial result of the same definition, of other records.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another definition (both are named), and sums beyond 128 bits.
    public mutating func merge(_ other: MeanAccumulator) throws(InvalidValue) {
        try definition.checkMerge(with: other.definition)
        try moments.merge(other.moments)
    }

    /// The mean in the unit of the definition, with Student's interval; undefined without values, without an interval
    /// for a single one.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func result(confidence: Double = 0.95) throws(InvalidValue) -> MetricResult {
        try MetricResult(definition, moments, confidence: confidence)
    }
}

extension MetricResult {
    /// A mean with its interval; values in microseconds for a definition in seconds.
    init(_ definition: MetricDefinition, _ moments: ExactMoments, confidence: Double) throws(InvalidValue) {
        let unit: Int64 = definition.unit == .seconds ? 1_000_000 : 1
        let value: Double? =
            if moments.count > 0 {
                try ExactFraction(moments.sum, over: Int128(moments.count) * Int128(unit)).value
            } else { nil }
        self.init(
            definition, count: moments.count, value: value,
            interval: try MeanInterval.of(
                moments, unit: unit, within: definition.unit == .seconds ? 0...Double.greatestFiniteMagnitude : nil,
                confidence: confidence))
    }
}
