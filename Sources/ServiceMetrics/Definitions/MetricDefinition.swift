public import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// What a figure means: the formula with all that changes its value.
///
/// A key figure is a family of formulas; the same day of a queue gives a service level from 81.1 to 86.0 %, by how
/// hang-ups count. So the definition travels with every figure, and only figures and partial results of one
/// definition are merged or compared.
///
/// ```swift
/// let level = MetricDefinition.serviceLevel(.metOverOffered, within: try MetricThreshold(.seconds(20)))
/// level.description  // service-level/met-over-offered v1 (≤ …)
/// ```
public struct MetricDefinition: Hashable, Sendable {
    /// The figure.
    public let name: MetricName
    /// Which of its formulas.
    public let variant: MetricVariant
    /// The version of the definition, from 1; figures of two versions are never merged.
    public let version: Int
    /// The unit of the value.
    public let unit: MetricUnit
    /// Which way the figure should move.
    public let direction: MetricDirection
    /// How records become the figure.
    public let aggregate: MetricAggregate
    /// What is counted or averaged: the part of a share, the numerator of a ratio, the quantity of a mean.
    public let counted: String
    /// Over what: the whole of a share, the denominator of a ratio, the records of a mean.
    public let base: String
    /// The limit that records are compared with; nil for none.
    public let threshold: MetricThreshold?
    /// Up to which wait a hang-up is short; nil where that does not matter.
    public let shortAbandon: MetricThreshold?
    /// The window in which something may follow; nil for none.
    public let window: TimeSpan?
    /// The level of a quantile; nil for every other aggregate.
    public let level: QuantileLevel?
    /// The calendar on which durations count; nil for plain time.
    public let calendar: CalendarIdentifier?
    /// What is done with records whose outcome is not yet known.
    public let censoring: CensoringRule
    /// By which instant a record falls into a period.
    public let placing: PlacingInstant

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - name: The figure.
    ///   - variant: Which of its formulas.
    ///   - version: The version, from 1.
    ///   - unit: The unit of the value.
    ///   - direction: Which way the figure should move.
    ///   - aggregate: How records become the figure.
    ///   - counted: What is counted or averaged, in words.
    ///   - base: Over what, in words.
    ///   - threshold: The limit that records are compared with.
    ///   - shortAbandon: Up to which wait a hang-up is short.
    ///   - window: The window in which something may follow, at least 0.
    ///   - level: The level of a quantile; given if and only if the aggregate is one.
    ///   - calendar: The calendar on which durations count.
    ///   - censoring: What is done with records whose outcome is not yet known.
    ///   - placing: By which instant a record falls into a period.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an empty name, a version below 1, a negative window, and a
    ///   level that is missing or too much.
    public init(
        _ name: MetricName, _ variant: MetricVariant = .plain, version: Int = 1, unit: MetricUnit,
        direction: MetricDirection, aggregate: MetricAggregate, counted: String, over base: String,
        threshold: MetricThreshold? = nil, shortAbandon: MetricThreshold? = nil, window: TimeSpan? = nil,
        level: QuantileLevel? = nil, calendar: CalendarIdentifier? = nil, censoring: CensoringRule = .none,
        placing: PlacingInstant
    ) throws(InvalidValue) {
        guard !name.rawValue.isEmpty else {
            throw InvalidValue(field: "name", value: "", accepted: "a name")
        }
        guard version >= 1 else {
            throw InvalidValue(field: "version", value: "\(version)", accepted: "a version from 1")
        }
        if let window, window < .zero {
            throw InvalidValue(field: "window", value: window.description, accepted: "0 or more")
        }
        guard (level != nil) == (aggregate == .quantile) else {
            throw InvalidValue(
                field: "level", value: level?.description ?? "none",
                accepted: "a level for a quantile and for nothing else")
        }
        self.init(
            unchecked: name, variant, version, unit, direction, aggregate, counted, over: base, threshold: threshold,
            shortAbandon: shortAbandon, window: window, level: level, calendar: calendar, censoring: censoring,
            placing: placing)
    }

    init(
        unchecked name: MetricName, _ variant: MetricVariant = .plain, _ version: Int = 1, _ unit: MetricUnit,
        _ direction: MetricDirection, _ aggregate: MetricAggregate, _ counted: String, over base: String,
        threshold: MetricThreshold? = nil, shortAbandon: MetricThreshold? = nil, window: TimeSpan? = nil,
        level: QuantileLevel? = nil, calendar: CalendarIdentifier? = nil, censoring: CensoringRule = .none,
        placing: PlacingInstant
    ) {
        self.name = name
        self.variant = variant
        self.version = version
        self.unit = unit
        self.direction = direction
        self.aggregate = aggregate
        self.counted = counted
        self.base = base
        self.threshold = threshold
        self.shortAbandon = shortAbandon
        self.window = window
        self.level = level
        self.calendar = calendar
        self.censoring = censoring
        self.placing = placing
    }

    /// Refuses a partial result of another definition, naming both.
    func checkMerge(with other: MetricDefinition) throws(InvalidValue) {
        guard other == self else {
            throw InvalidValue(
                field: "definition", value: other.description, accepted: "the definition merged into, \(description)")
        }
    }

    /// Refuses an aggregate that an accumulator does not compute.
    func checkAggregate(_ accepted: [MetricAggregate]) throws(InvalidValue) {
        guard accepted.contains(aggregate) else {
            throw InvalidValue(
                field: "aggregate", value: aggregate.rawValue,
                accepted: accepted.map { $0.rawValue }.joined(separator: " or "))
        }
    }
}

extension MetricDefinition: CustomStringConvertible {
    /// Name, variant, version, and what changes the value.
    public var description: String {
        var details: [String] = []
        if let threshold { details.append(threshold.description) }
        if let shortAbandon { details.append("short " + shortAbandon.description) }
        if let window { details.append("window " + window.description) }
        if let level { details.append("p " + level.description) }
        if let calendar { details.append("on " + calendar.rawValue) }
        let text = "\(name)/\(variant) v\(version)"
        return details.isEmpty ? text : text + " (" + details.joined(separator: ", ") + ")"
    }
}
