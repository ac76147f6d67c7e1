import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// A quantile of durations, exact from the whole sample or within a relative error from a sketch.
///
/// A definition whose variant is ``MetricVariant/quantile(_:)`` is read from an exact sample that way, any other one by
/// type 7. The exact form keeps every different value and grows with them; the sketch does not.
public struct QuantileAccumulator: Hashable, Sendable {
    enum Storage: Hashable, Sendable {
        case exact(ExactSample)
        case sketch(QuantileSketch)
    }

    /// What the quantile means.
    public let definition: MetricDefinition
    var storage: Storage

    /// An exact accumulator without values.
    ///
    /// - Parameter definition: A quantile in seconds.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a definition of another aggregate or unit.
    public init(_ definition: MetricDefinition) throws(InvalidValue) {
        try self.init(definition, .exact(ExactSample()))
    }

    /// A sketching accumulator without values.
    ///
    /// - Parameters:
    ///   - definition: A quantile in seconds; the sketch reads it by type 7.
    ///   - relativeAccuracy: The relative error to guarantee, 0.0001...0.25.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a definition of another aggregate or unit, and any other
    ///   accuracy.
    public init(_ definition: MetricDefinition, relativeAccuracy: Double) throws(InvalidValue) {
        try self.init(definition, .sketch(QuantileSketch(relativeAccuracy: relativeAccuracy)))
    }

    init(_ definition: MetricDefinition, _ storage: Storage) throws(InvalidValue) {
        try definition.checkAggregate([.quantile])
        guard definition.unit == .seconds else {
            throw InvalidValue(field: "unit", value: definition.unit.rawValue, accepted: MetricUnit.seconds.rawValue)
        }
        self.definition = definition
        self.storage = storage
    }

    /// How many values were added.
    public var count: Int {
        switch storage {
        case .exact(let sample): sample.count
        case .sketch(let sketch): sketch.count
        }
    }

    /// Adds a duration.
    ///
    /// - Parameter duration: A duration of at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative duration.
    public mutating func add(_ duration: TimeSpan) throws(InvalidValue) {
        guard duration >= .zero else {
            throw InvalidValue(field: "duration", value: duration.description, accepted: "0 or more")
        }
        switch storage {
        case .exact(var sample):
            storage = .exact(ExactSample())
            sample.add(duration.microseconds)
            storage = .exact(sample)
        case .sketch(var sketch):
            try sketch.add(Double(duration.microseconds) / 1_000_000)
            storage = .sketch(sketch)
        }
    }

    /// Adds the values of another part.
    ///
    /// - Parameter other: A partial result of the same definition and kind, of other records.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another definition (both are named), an exact and a sketched
    ///   part, or sketches of different accuracy.
    public mutating func merge(_ other: QuantileAccumulator) throws(InvalidValue) {
        try definition.checkMerge(with: other.definition)
        switch (storage, other.storage) {
        case (.exact(var sample), .exact(let more)):
            try sample.merge(more)
            storage = .exact(sample)
        case (.sketch(var sketch), .sketch(let more)):
            try sketch.merge(more)
            storage = .sketch(sketch)
        default:
            throw InvalidValue(field: "storage", value: "exact and sketched", accepted: "parts of one kind")
        }
    }

    /// The quantile in seconds; undefined without values.
    ///
    /// An exact sample gives the distribution-free interval by order statistics, a sketch none.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func result(confidence: Double = 0.95) throws(InvalidValue) -> MetricResult {
        try Check.confidence(confidence)
        let level = definition.level ?? .median
        switch storage {
        case .sketch(let sketch):
            return MetricResult(definition, count: sketch.count, value: sketch.quantile(level))
        case .exact(let sample):
            let type = QuantileDefinition.allCases.first { MetricVariant.quantile($0) == definition.variant }
            let value = sample.quantiles([level], type ?? .inclusive)?.first.map { $0.value / 1_000_000 }
            guard let bounds = try sample.bounds(of: level, confidence: confidence) else {
                return MetricResult(definition, count: sample.count, value: value)
            }
            let interval = try ConfidenceInterval(
                lower: Double(bounds.lower) / 1_000_000, upper: Double(bounds.upper) / 1_000_000,
                confidence: confidence)
            return MetricResult(definition, count: sample.count, value: value, interval: interval)
        }
    }
}
