import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// One total over another, such as handling over available time or cost over contacts.
///
/// Time is in microseconds and money in minor units, above and below the line. A figure in seconds is shown in
/// seconds; one per hour has time below the line. There is no interval: two totals are not a sample.
public struct RatioAccumulator: Hashable, Sendable {
    /// What the ratio means.
    public let definition: MetricDefinition
    /// How often something was added.
    public private(set) var count: Int
    /// The total above the line.
    public private(set) var numerator: Int128
    /// The total below the line.
    public private(set) var denominator: Int128

    /// An accumulator of nothing.
    ///
    /// - Parameter definition: A ratio.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a definition of another aggregate.
    public init(_ definition: MetricDefinition) throws(InvalidValue) {
        try definition.checkAggregate([.ratio])
        self.definition = definition
        count = 0
        numerator = 0
        denominator = 0
    }

    /// Adds to both totals.
    ///
    /// - Parameters:
    ///   - numerator: An amount above the line; negative amounts correct earlier ones.
    ///   - denominator: An amount below the line, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative denominator and totals beyond 128 bits.
    public mutating func add(numerator: Int64, denominator: Int64) throws(InvalidValue) {
        guard denominator >= 0 else {
            throw InvalidValue(field: "denominator", value: "\(denominator)", accepted: "0 or more")
        }
        try add(1, Int128(numerator), Int128(denominator))
    }

    /// Adds to both totals, in time.
    ///
    /// - Parameters:
    ///   - numerator: A span above the line.
    ///   - denominator: A span below the line, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative denominator and totals beyond 128 bits.
    public mutating func add(_ numerator: TimeSpan, of denominator: TimeSpan) throws(InvalidValue) {
        try add(numerator: numerator.microseconds, denominator: denominator.microseconds)
    }

    /// Adds the totals of another part.
    ///
    /// - Parameter other: A partial result of the same definition, of other records.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another definition (both are named), and totals beyond 128
    ///   bits.
    public mutating func merge(_ other: RatioAccumulator) throws(InvalidValue) {
        try definition.checkMerge(with: other.definition)
        try add(other.count, other.numerator, other.denominator)
    }

    mutating func add(_ number: Int, _ above: Int128, _ below: Int128) throws(InvalidValue) {
        let total = try Check.sum(count, number, "count")
        let numerator = numerator.addingReportingOverflow(above)
        let denominator = denominator.addingReportingOverflow(below)
        guard !numerator.overflow, !denominator.overflow else {
            throw InvalidValue(field: "numerator", value: "overflow", accepted: "totals within 128 bits")
        }
        count = total
        self.numerator = numerator.partialValue
        self.denominator = denominator.partialValue
    }

    /// The quotient; undefined where the total below the line is 0.
    public var result: MetricResult {
        MetricResult(definition, count: count, value: definition.quotient(numerator, denominator))
    }
}

extension MetricDefinition {
    /// A quotient in the unit of the definition, rounded once; nil where the denominator is not positive.
    func quotient(_ numerator: Int128, _ denominator: Int128) -> Double? {
        guard denominator > 0 else { return nil }
        let (up, down): (Int128, Int128) =
            switch unit {
            case .seconds: (1, 1_000_000)
            case .perHour: (3_600_000_000, 1)
            default: (1, 1)
            }
        let above = numerator.multipliedReportingOverflow(by: up)
        let below = denominator.multipliedReportingOverflow(by: down)
        guard !above.overflow, !below.overflow else {
            return Double(numerator) / Double(denominator) * (Double(up) / Double(down))
        }
        return (try? ExactFraction(above.partialValue, over: below.partialValue))?.value
    }
}
