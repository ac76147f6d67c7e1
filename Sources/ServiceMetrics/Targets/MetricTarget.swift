import ServiceStatistics
public import ServiceVocabulary

/// How a value is compared with a target.
public enum TargetComparator: String, Hashable, Sendable, Codable, CaseIterable {
    /// At least the target.
    case atLeast
    /// At most the target.
    case atMost
    /// More than the target.
    case above
    /// Less than the target.
    case below

    /// Whether a value meets a target.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - target: The target, in the same unit.
    public func holds(_ value: Double, _ target: Double) -> Bool {
        switch self {
        case .atLeast: value >= target
        case .atMost: value <= target
        case .above: value > target
        case .below: value < target
        }
    }

    /// Whether a greater value is nearer to the target.
    var isUpward: Bool { self == .atLeast || self == .above }
}

/// What a figure in a plan is: a figure without its label is no target.
public enum FigureLabel: String, Hashable, Sendable, Codable, CaseIterable {
    /// What is to be reached.
    case target
    /// What others reach.
    case benchmark
    /// What was there at the start.
    case baseline
    /// What was reached.
    case result
}

/// Whether a measure is one of outcome or of process.
public enum MeasureKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// What customers, owners or people get of it; it lags behind.
    case outcome
    /// What the center does; it leads.
    case process
}

/// A span of months within which a target is to be reached, counted from the start of a plan.
public struct TargetHorizon: Hashable, Sendable {
    /// The first month of the span, from 0.
    public let firstMonth: Int
    /// The last month of the span, by whose end the target is due.
    public let lastMonth: Int

    /// Creates a horizon.
    ///
    /// - Parameter months: The months, from 0 to 600.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other months.
    public init(months: ClosedRange<Int>) throws(InvalidValue) {
        guard months.lowerBound >= 0, months.upperBound <= 600 else {
            throw InvalidValue(field: "months", value: "\(months)", accepted: "months from 0 to 600")
        }
        self.init(unchecked: months)
    }

    init(unchecked months: ClosedRange<Int>) {
        firstMonth = months.lowerBound
        lastMonth = months.upperBound
    }

    /// Three to six months.
    public static let short = TargetHorizon(unchecked: 3...6)
    /// Six to twelve months.
    public static let middle = TargetHorizon(unchecked: 6...12)
    /// One to three years.
    public static let long = TargetHorizon(unchecked: 12...36)
}

extension TargetHorizon: CustomStringConvertible {
    /// The months, such as `months 3–6`.
    public var description: String {
        firstMonth == lastMonth ? "month \(lastMonth)" : "months \(firstMonth)–\(lastMonth)"
    }
}

extension TargetHorizon: Codable {
    /// Decodes `[3, 6]`.
    public init(from decoder: any Decoder) throws {
        let months = try decoder.singleValueContainer().decode([Int].self)
        self = try decoder.validated { () throws(InvalidValue) in
            guard months.count == 2, months[0] <= months[1] else {
                throw InvalidValue(field: "months", value: "\(months)", accepted: "a first and a last month")
            }
            return try TargetHorizon(months: months[0]...months[1])
        }
    }

    /// Encodes `[3, 6]`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([firstMonth, lastMonth])
    }
}

/// A figure of a plan: which measure, how much, by when, and what kind of figure it is.
public struct MetricTarget: Hashable, Sendable {
    /// The measure.
    public let metric: MetricName
    /// Which of its formulas; nil where the plan does not say.
    public let variant: MetricVariant?
    /// The unit of the value.
    public let unit: MetricUnit
    /// What the figure is.
    public let label: FigureLabel
    /// Outcome or process.
    public let kind: MeasureKind
    /// How a value is compared with it.
    public let comparator: TargetComparator
    /// The value.
    public let value: Double
    /// Where the measure started; nil where the plan does not say.
    public let baseline: Double?
    /// By when; nil where the plan does not say.
    public let horizon: TargetHorizon?
    /// Where the figure stands in the plan, for messages.
    public let source: String

    /// Creates a figure.
    ///
    /// - Parameters:
    ///   - metric: The measure.
    ///   - variant: Which of its formulas.
    ///   - unit: The unit of the value.
    ///   - label: What the figure is.
    ///   - kind: Outcome or process.
    ///   - comparator: How a value is compared with it.
    ///   - value: The value, finite and within its unit: 0...1 for a fraction, ±100 for points, 0...100 for an index.
    ///   - baseline: Where the measure started, within the unit.
    ///   - horizon: By when.
    ///   - source: Where the figure stands in the plan.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a value or a baseline outside of its unit.
    public init(
        _ metric: MetricName, variant: MetricVariant? = nil, unit: MetricUnit, label: FigureLabel = .target,
        kind: MeasureKind = .outcome, _ comparator: TargetComparator, _ value: Double, from baseline: Double? = nil,
        within horizon: TargetHorizon? = nil, source: String = ""
    ) throws(InvalidValue) {
        try unit.check(value, "value")
        if let baseline { try unit.check(baseline, "baseline") }
        self.init(
            unchecked: metric, variant, unit, label, kind, comparator, value, from: baseline, within: horizon,
            source: source)
    }

    init(
        unchecked metric: MetricName, _ variant: MetricVariant? = nil, _ unit: MetricUnit,
        _ label: FigureLabel = .target,
        _ kind: MeasureKind = .outcome, _ comparator: TargetComparator, _ value: Double, from baseline: Double? = nil,
        within horizon: TargetHorizon? = nil, source: String = ""
    ) {
        self.metric = metric
        self.variant = variant
        self.unit = unit
        self.label = label
        self.kind = kind
        self.comparator = comparator
        self.value = value
        self.baseline = baseline
        self.horizon = horizon
        self.source = source
    }

    /// Whether a result meets the target.
    ///
    /// - Parameter result: A figure of the same measure.
    /// - Returns: Nil for an undefined figure.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a figure of another measure, unit or variant: an index is not
    ///   a share.
    public func isMet(by result: MetricResult) throws(InvalidValue) -> Bool? {
        try check(result)
        return result.value.map { comparator.holds($0, value) }
    }

    /// What the interval of a result says about the target: met or missed beyond noise, or undecided.
    ///
    /// - Parameter result: A figure of the same measure.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a figure of another measure, unit or variant.
    public func verdict(on result: MetricResult) throws(InvalidValue) -> TargetVerdict {
        try check(result)
        guard result.value != nil, let interval = result.interval else { return .undecided }
        switch (comparator.holds(interval.lower, value), comparator.holds(interval.upper, value)) {
        case (true, true): return .met
        case (false, false): return .missed
        default: return .undecided
        }
    }

    private func check(_ result: MetricResult) throws(InvalidValue) {
        let definition = result.definition
        guard definition.name == metric, definition.unit == unit, variant.map({ $0 == definition.variant }) ?? true
        else {
            throw InvalidValue(
                field: "result", value: "\(definition) in \(definition.unit.rawValue)",
                accepted: "\(metric)\(variant.map { "/\($0)" } ?? "") in \(unit.rawValue)")
        }
    }
}

/// What the interval of a figure says about a target.
public enum TargetVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// The whole interval meets the target.
    case met
    /// No part of the interval meets the target.
    case missed
    /// The target lies inside the interval, or there is none.
    case undecided
}

extension MetricUnit {
    /// Refuses a value that a figure of the unit cannot have.
    func check(_ value: Double, _ field: String) throws(InvalidValue) {
        let range: ClosedRange<Double> =
            switch self {
            case .fraction: 0...1
            case .points: -100...100
            case .index: 0...100
            case .rating, .seconds, .count, .perHour, .perDay: 0...Double.greatestFiniteMagnitude
            case .minorUnits, .ratio: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
            }
        guard range.contains(value) else {
            throw InvalidValue(
                field: field, value: "\(value)",
                accepted: "a \(rawValue) from \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
