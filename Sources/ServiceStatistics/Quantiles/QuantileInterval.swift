public import ServiceVocabulary

/// The order statistics between which a quantile of the population lies with at least the given confidence.
///
/// Distribution-free: how many of n independent values lie below the quantile of level p is binomial, whatever the
/// distribution. The lower rank is the greatest r with P(B < r) ≤ α/2, the upper one the smallest with P(B ≥ r) ≤ α/2;
/// coverage is exact for continuous distributions and at least that otherwise. Source: Conover, Practical Nonparametric
/// Statistics, section 3.2.
public struct QuantileInterval: Hashable, Sendable {
    /// The level of the quantile.
    public let level: QuantileLevel
    /// The 1-based rank of the lower bound; nil when the sample is too small for one.
    public let lowerRank: Int?
    /// The 1-based rank of the upper bound; nil when the sample is too small for one.
    public let upperRank: Int?
    /// The probability that the quantile lies between the two, infinity standing for a missing bound.
    public let coverage: Double

    /// The ranks for a sample of the given size.
    ///
    /// ```swift
    /// let ranks = try QuantileInterval(.p90, count: 100)  // 84th to 96th smallest value
    /// ```
    ///
    /// - Parameters:
    ///   - level: The level of the quantile.
    ///   - count: The size of the sample, at least 0.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count or any other confidence.
    public init(_ level: QuantileLevel, count: Int, confidence: Double = 0.95) throws(InvalidValue) {
        try Check.count(count, "count")
        try Check.confidence(confidence)
        self.level = level
        let tail = (1 - confidence) / 2
        let below = Binomial(trials: count, level: level)
        // Both probabilities are monotone in the rank.
        let lower = Self.firstRank(upTo: count) { below.lowerTail($0 - 1) > tail } - 1
        let upper = Self.firstRank(upTo: count) { below.upperTail($0 - 1) <= tail }
        lowerRank = lower >= 1 ? lower : nil
        upperRank = upper <= count ? upper : nil
        let outside = below.lowerTail(lower - 1) + (upper <= count ? below.upperTail(upper - 1) : 0)
        coverage = 1 - outside
    }

    /// The smallest rank in 1...count from which on the condition holds, or count + 1.
    private static func firstRank(upTo count: Int, where holds: (Int) -> Bool) -> Int {
        var low = 1
        var high = count
        while low <= high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle - 1 } else { low = middle + 1 }
        }
        return low
    }
}

/// The number of successes in independent trials.
private struct Binomial {
    let trials: Int
    let level: QuantileLevel

    /// P(B ≤ k).
    func lowerTail(_ k: Int) -> Double { tails(k).lower }

    /// P(B > k).
    func upperTail(_ k: Int) -> Double { tails(k).upper }

    private func tails(_ k: Int) -> TailProbabilities {
        if k < 0 { return TailProbabilities(lower: 0, upper: 1) }
        if k >= trials { return TailProbabilities(lower: 1, upper: 0) }
        let p = level.value
        let q = Double(QuantileLevel.scale - level.billionths) / Double(QuantileLevel.scale)
        return IncompleteBeta.tails(a: Double(trials - k), b: Double(k) + 1, x: q, y: p)
    }
}

extension Quantiles {
    /// The distribution-free interval of a quantile of the population behind a sample.
    ///
    /// - Parameters:
    ///   - level: The level of the quantile.
    ///   - values: The sample in any order, in any unit.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1; coverage is at least that.
    /// - Returns: Two values of the sample; nil when it is too small for both bounds.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a value that is NaN or infinite, or any other confidence.
    public static func interval(
        _ level: QuantileLevel, of values: [Double], confidence: Double = 0.95
    ) throws(InvalidValue) -> ConfidenceInterval? {
        let ranks = try QuantileInterval(level, count: values.count, confidence: confidence)
        try Check.finite(values, "values")
        guard let lower = ranks.lowerRank, let upper = ranks.upperRank else { return nil }
        var sample = values
        Selection.select(lower - 1, in: &sample)
        Selection.select(upper - 1, in: &sample, from: lower)
        return ConfidenceInterval(unchecked: sample[lower - 1], sample[upper - 1], confidence)
    }
}
