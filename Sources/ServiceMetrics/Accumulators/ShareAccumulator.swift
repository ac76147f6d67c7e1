public import ServiceStatistics
public import ServiceVocabulary

/// A share of a population, counted: how many had the property, of how many.
///
/// ```swift
/// var complaints = try ShareAccumulator(.complaintRate)
/// try complaints.add(false)
/// try complaints.add(successes: 3, of: 199)
/// try complaints.result().value  // 0.015
/// ```
public struct ShareAccumulator: Hashable, Sendable {
    /// What the share means.
    public let definition: MetricDefinition
    /// The two counts.
    public private(set) var share: Proportion

    /// An accumulator without records.
    ///
    /// - Parameter definition: A share.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a definition of another aggregate.
    public init(_ definition: MetricDefinition) throws(InvalidValue) {
        try definition.checkAggregate([.share])
        self.definition = definition
        share = .empty
    }

    /// Counts one record.
    ///
    /// - Parameter success: Whether it has the property.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the count exceeds the integers.
    public mutating func add(_ success: Bool) throws(InvalidValue) {
        try share.record(success)
    }

    /// Counts records that were counted elsewhere.
    ///
    /// - Parameters:
    ///   - successes: How many have the property.
    ///   - count: How many there are, at least the successes.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative counts, more successes than records, and a sum
    ///   beyond the integers.
    public mutating func add(successes: Int, of count: Int) throws(InvalidValue) {
        share = try share.merging(Proportion(successes: successes, count: count))
    }

    /// Adds the records of another part.
    ///
    /// - Parameter other: A partial result of the same definition, of other records.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another definition (both are named), and a sum beyond the
    ///   integers.
    public mutating func merge(_ other: ShareAccumulator) throws(InvalidValue) {
        try definition.checkMerge(with: other.definition)
        share = try share.merging(other.share)
    }

    /// The share with its interval; undefined without records.
    ///
    /// - Parameters:
    ///   - method: The method of the interval.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func result(
        _ method: ProportionIntervalMethod = .wilson, confidence: Double = 0.95
    ) throws(InvalidValue) -> MetricResult {
        try MetricResult(definition, share, method, confidence: confidence)
    }
}

extension MetricResult {
    /// A share with its interval.
    init(
        _ definition: MetricDefinition, _ share: Proportion, _ method: ProportionIntervalMethod = .wilson,
        confidence: Double
    ) throws(InvalidValue) {
        self.init(
            definition, count: share.count, value: share.value,
            interval: try share.interval(method, confidence: confidence))
    }
}
