public import ServiceStatistics
public import ServiceVocabulary

/// How two series of figures move together, such as the satisfaction of employees and of customers.
///
/// Pearson's r over pairs, its p-value by Student's t with n − 2 degrees of freedom, its interval by Fisher's z. It says that two
/// figures move together, not that one causes the other.
public struct MetricCorrelation: Hashable, Sendable {
    /// How many pairs there are.
    public let count: Int
    /// r, −1...1; nil for fewer than three pairs and where one series does not vary.
    public let coefficient: Double?
    /// The interval of r; nil for fewer than four pairs.
    public let interval: ConfidenceInterval?
    /// The two-sided p-value of r = 0.
    public let pValue: Double?

    /// Correlates two series.
    ///
    /// - Parameters:
    ///   - first: The first series; nil for an undefined figure, which leaves its pair out.
    ///   - second: The second series, as long.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for series of different lengths, values that are not finite or beyond 1e150, and any
    ///   other confidence.
    public init(_ first: [Double?], _ second: [Double?], confidence: Double = 0.95) throws(InvalidValue) {
        try Check.confidence(confidence)
        guard first.count == second.count else {
            throw InvalidValue(field: "second", value: "\(second.count)", accepted: "\(first.count) values")
        }
        var pairs: [(Double, Double)] = []
        for case (let one?, let two?) in zip(first, second) {
            guard abs(one) <= 1e150, abs(two) <= 1e150 else {
                throw InvalidValue(field: "value", value: "\(one), \(two)", accepted: "finite numbers up to 1e150")
            }
            pairs.append((one, two))
        }
        count = pairs.count
        guard pairs.count >= 3, let r = Self.coefficient(pairs) else {
            coefficient = nil
            interval = nil
            pValue = nil
            return
        }
        coefficient = r
        let freedom = Double(pairs.count - 2)
        let t = r == 1 || r == -1 ? Double.infinity : abs(r) * (freedom / ((1 - r) * (1 + r))).squareRoot()
        pValue = StudentDistribution(unchecked: freedom).twoSidedTail(t)
        guard pairs.count >= 4 else {
            interval = nil
            return
        }
        guard t.isFinite else {
            interval = try ConfidenceInterval(lower: r, upper: r, confidence: confidence)
            return
        }
        // artanh r = ½ ln((1 + r)/(1 − r)), and back by tanh z = expm1(2z)/(expm1(2z) + 2).
        let center = (Maths.log1p(r) - Maths.log1p(-r)) / 2
        let margin =
            try StandardNormal.criticalValue(confidence: confidence) / Double(pairs.count - 3).squareRoot()
        func back(_ z: Double) -> Double {
            let grown = Maths.expm1(2 * z)
            return grown.isFinite ? grown / (grown + 2) : 1
        }
        interval = try ConfidenceInterval(
            lower: back(center - margin), upper: back(center + margin), confidence: confidence)
    }

    private static func coefficient(_ pairs: [(Double, Double)]) -> Double? {
        let count = Double(pairs.count)
        let scales = (pairs.map { abs($0.0) }.max() ?? 0, pairs.map { abs($0.1) }.max() ?? 0)
        guard scales.0 > 0, scales.1 > 0 else { return nil }
        let scaled = pairs.map { ($0.0 / scales.0, $0.1 / scales.1) }
        let means = (scaled.reduce(0) { $0 + $1.0 } / count, scaled.reduce(0) { $0 + $1.1 } / count)
        var (product, one, two) = (0.0, 0.0, 0.0)
        for pair in scaled {
            product += (pair.0 - means.0) * (pair.1 - means.1)
            one += (pair.0 - means.0) * (pair.0 - means.0)
            two += (pair.1 - means.1) * (pair.1 - means.1)
        }
        // What is left of equal values by rounding is no variation.
        guard one > 1e-28 * count, two > 1e-28 * count else { return nil }
        return min(max(product / (one * two).squareRoot(), -1), 1)
    }
}

/// Which measures of process move with an outcome from period to period, the strongest first.
public struct DriverAnalysis: Hashable, Sendable {
    /// One measure of process.
    public struct Driver: Hashable, Sendable {
        /// The measure.
        public let metric: MetricName
        /// How its changes go with those of the outcome.
        public let correlation: MetricCorrelation
        /// The p-value, corrected for the number of measures; nil where the correlation is undefined.
        public let adjustedPValue: Double?
    }

    /// The measures, those with the smallest corrected p-value first, undefined ones last.
    public let drivers: [Driver]

    /// Compares the changes from period to period, so that a trend that all measures share does not pass for an effect.
    ///
    /// - Parameters:
    ///   - outcome: The outcome in successive periods; nil for undefined.
    ///   - measures: The measures of process in the same periods, each once.
    ///   - correction: How p-values are corrected for the number of measures.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for series of other lengths, a measure twice, and values that are not finite.
    public init(
        of outcome: [Double?], by measures: [(metric: MetricName, values: [Double?])],
        _ correction: MultiplicityCorrection = .holm
    ) throws(InvalidValue) {
        guard Set(measures.map { $0.metric }).count == measures.count else {
            throw InvalidValue(field: "measures", value: "a measure twice", accepted: "each measure once")
        }
        let changes = Self.changes(outcome)
        var correlations: [MetricCorrelation] = []
        for measure in measures {
            guard measure.values.count == outcome.count else {
                throw InvalidValue(
                    field: measure.metric.rawValue, value: "\(measure.values.count)",
                    accepted: "\(outcome.count) values")
            }
            correlations.append(try MetricCorrelation(changes, Self.changes(measure.values)))
        }
        let adjusted = try correction.adjusted(correlations.map { $0.pValue })
        var drivers: [Driver] = []
        for (place, measure) in measures.enumerated() {
            drivers.append(
                Driver(
                    metric: measure.metric, correlation: correlations[place], adjustedPValue: adjusted[place]))
        }
        self.drivers = drivers.sorted { one, two in
            let (first, second) = (one.adjustedPValue ?? 2, two.adjustedPValue ?? 2)
            return first != second ? first < second : one.metric < two.metric
        }
    }

    private static func changes(_ values: [Double?]) -> [Double?] {
        zip(values, values.dropFirst()).map { early, late in
            if let early, let late { late - early } else { nil }
        }
    }
}
