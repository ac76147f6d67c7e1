public import ServiceVocabulary

/// A tabular CUSUM: finds small lasting shifts that a control chart of single points misses.
///
/// Upper sum Cᵢ⁺ = max(0, Cᵢ₋₁⁺ + (xᵢ − target)/σ − k), lower sum Cᵢ⁻ = max(0, Cᵢ₋₁⁻ − (xᵢ − target)/σ − k); a signal
/// where one exceeds h. With k = ½ and h = 5 a shift of one σ is found after 10 points on average, and a stable normal
/// process alarms every 465 points. Source: Montgomery, Introduction to Statistical Quality Control, section 9.1.
public struct CumulativeSumChart: Hashable, Sendable {
    /// C⁺ at each point, in standard deviations.
    public let upper: [Double]
    /// C⁻ at each point, in standard deviations.
    public let lower: [Double]
    /// h, the sum above which a point signals, in standard deviations.
    public let decisionInterval: Double

    /// Accumulates the deviations.
    ///
    /// - Parameters:
    ///   - values: Finite numbers, oldest first.
    ///   - target: The level the process should have, in the unit of the values.
    ///   - standardDeviation: The ordinary variation around it, above 0.
    ///   - allowance: k, half of the shift to find, in standard deviations, at least 0.
    ///   - decisionInterval: h, above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        _ values: [Double], target: Double, standardDeviation: Double, allowance: Double = 0.5,
        decisionInterval: Double = 5
    ) throws(InvalidValue) {
        try Check.finite(values, "values")
        try Check.finite(target, "target")
        try Check.positive(standardDeviation, "standardDeviation")
        try Check.notNegative(allowance, "allowance")
        try Check.positive(decisionInterval, "decisionInterval")
        self.decisionInterval = decisionInterval
        var upper: [Double] = []
        var lower: [Double] = []
        for value in values {
            let deviation = value / standardDeviation - target / standardDeviation
            upper.append(max(0, (upper.last ?? 0) + deviation - allowance))
            lower.append(max(0, (lower.last ?? 0) - deviation - allowance))
            try Check.finite((upper.last ?? 0) + (lower.last ?? 0) + deviation, "sum at values[\(upper.count - 1)]")
        }
        self.upper = upper
        self.lower = lower
    }

    /// The 0-based indices of the points at which a sum exceeds the decision interval.
    public var signals: [Int] {
        upper.indices.filter { upper[$0] > decisionInterval || lower[$0] > decisionInterval }
    }
}
