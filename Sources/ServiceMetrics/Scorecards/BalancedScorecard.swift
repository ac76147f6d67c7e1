public import ServiceVocabulary

/// How a measure becomes a number from 0 to 100.
public enum ScoreNormalisation: Hashable, Sendable {
    /// On a straight line from the worst value (0) to the best one (100), held at the ends; the worst may be the
    /// greater.
    case linear(worst: Double, best: Double)
    /// value ÷ target × 100, at most the cap; for measures of which more is better, and a target above 0.
    case attainment(target: Double, cap: Double)
    /// 100 where the target is met, else 0.
    case threshold(TargetComparator, Double)

    func check() throws(InvalidValue) {
        switch self {
        case .linear(let worst, let best):
            guard worst.isFinite, best.isFinite, worst != best else {
                throw InvalidValue(field: "normalisation", value: "\(worst)…\(best)", accepted: "two different values")
            }
        case .attainment(let target, let cap):
            guard target > 0, target.isFinite, cap >= 100, cap.isFinite else {
                throw InvalidValue(
                    field: "normalisation", value: "\(target), cap \(cap)", accepted: "a target above 0, a cap from 100"
                )
            }
        case .threshold(_, let target):
            guard target.isFinite else {
                throw InvalidValue(field: "normalisation", value: "\(target)", accepted: "a finite target")
            }
        }
    }

    /// The score of a value; nil for a value that is not finite.
    ///
    /// - Parameter value: A value in the unit of the measure.
    public func score(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        switch self {
        case .linear(let worst, let best): return min(max((value - worst) / (best - worst), 0), 1) * 100
        case .attainment(let target, let cap): return min(max(value / target * 100, 0), cap)
        case .threshold(let comparator, let target): return comparator.holds(value, target) ? 100 : 0
        }
    }
}

/// How the scores of dimensions become one.
public enum ScoreCombination: Hashable, Sendable {
    /// Σ weight × score: a good dimension makes up for a bad one.
    case weightedMean
    /// Π score^weight: a dimension at 0 makes the whole 0.
    case weightedGeometricMean
    /// The weighted mean, or the worst dimension where that is below the floor: none may be neglected.
    case floor(Double)
}

/// Dimensions of measures with weights, and what they come to (balanced scorecard, centre score, bonus scheme).
///
/// Weights are required: no published source gives any for these cards. They are whole numbers of one whole, so that a
/// sum of 100 is 100.
public struct BalancedScorecard: Hashable, Sendable {
    /// One measure of a dimension.
    public struct Measure: Hashable, Sendable {
        /// The measure.
        public let metric: MetricName
        /// Its weight within the dimension.
        public let weight: Int
        /// Outcome or process.
        public let kind: MeasureKind
        /// How it becomes a number from 0 to 100.
        public let normalisation: ScoreNormalisation

        /// Creates a measure.
        ///
        /// - Parameters:
        ///   - metric: The measure.
        ///   - weight: Its weight within the dimension, above 0.
        ///   - kind: Outcome or process.
        ///   - normalisation: How it becomes a number from 0 to 100.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other weight and for a normalisation without a slope.
        public init(
            _ metric: MetricName, weight: Int, kind: MeasureKind, _ normalisation: ScoreNormalisation
        ) throws(InvalidValue) {
            try normalisation.check()
            try BalancedScorecard.check(weight, metric.rawValue)
            self.metric = metric
            self.weight = weight
            self.kind = kind
            self.normalisation = normalisation
        }
    }

    /// A dimension, such as customer, finance, process and learning.
    public struct Dimension: Hashable, Sendable {
        /// The name.
        public let name: String
        /// Its weight within the card.
        public let weight: Int
        /// Its measures.
        public let measures: [Measure]

        /// Creates a dimension.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - weight: Its weight within the card, above 0.
        ///   - measures: Its measures, whose weights sum to 100.
        /// - Throws: ``ServiceVocabulary/InvalidValue`` for other weights, no measures, and a measure twice.
        public init(_ name: String, weight: Int, _ measures: [Measure]) throws(InvalidValue) {
            try BalancedScorecard.check(weight, name)
            try BalancedScorecard.checkSum(measures.map { $0.weight }, name)
            guard Set(measures.map { $0.metric }).count == measures.count else {
                throw InvalidValue(field: name, value: "a measure twice", accepted: "each measure once")
            }
            self.name = name
            self.weight = weight
            self.measures = measures
        }
    }

    /// The weights of a card or a dimension sum to this.
    public static let wholeWeight = 100

    /// The dimensions.
    public let dimensions: [Dimension]
    /// How their scores become one.
    public let combination: ScoreCombination

    /// Creates a card.
    ///
    /// - Parameters:
    ///   - dimensions: The dimensions, whose weights sum to 100.
    ///   - combination: How their scores become one; a floor is 0...100.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other weights, no dimensions, a name twice, and any other
    ///   floor.
    public init(_ dimensions: [Dimension], _ combination: ScoreCombination = .weightedMean) throws(InvalidValue) {
        try Self.checkSum(dimensions.map { $0.weight }, "dimensions")
        guard Set(dimensions.map { $0.name }).count == dimensions.count else {
            throw InvalidValue(field: "dimensions", value: "a name twice", accepted: "each dimension once")
        }
        if case .floor(let floor) = combination, !(0...100).contains(floor) {
            throw InvalidValue(field: "floor", value: "\(floor)", accepted: "a score from 0 to 100")
        }
        self.dimensions = dimensions
        self.combination = combination
    }

    static func check(_ weight: Int, _ field: String) throws(InvalidValue) {
        guard (1...wholeWeight).contains(weight) else {
            throw InvalidValue(field: field, value: "\(weight)", accepted: "a weight from 1 to \(wholeWeight)")
        }
    }

    static func checkSum(_ weights: [Int], _ field: String) throws(InvalidValue) {
        let sum = weights.reduce(0, +)
        guard sum == wholeWeight else {
            throw InvalidValue(field: field, value: "weights of \(sum)", accepted: "weights that sum to \(wholeWeight)")
        }
    }

    /// What is unbalanced: a dimension without a measure of process, or a card without one of outcome.
    public func diagnostics() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        let kinds = Set(dimensions.flatMap { $0.measures.map { $0.kind } })
        for kind in MeasureKind.allCases where !kinds.contains(kind) {
            findings.append(
                Diagnostic(
                    code: "scorecard.one-kind", severity: .warning, path: "dimensions",
                    message: "there is no measure of \(kind.rawValue)"))
        }
        return findings
    }
}
