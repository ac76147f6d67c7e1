public import ServiceVocabulary

/// The least-squares line through values at equal steps of time, with the interval of its slope.
///
/// The interval assumes independent errors of one normal distribution; see ``RankTrend`` for one that does not.
public struct LinearTrend: Hashable, Sendable {
    /// The change per step, in the unit of the values.
    public let slope: Double
    /// The height of the line at the first value.
    public let intercept: Double
    /// The standard error of the slope; nil for two values, which a line always meets.
    public let standardError: Double?
    /// The interval of the slope by Student's t with n − 2 degrees of freedom; nil for two values.
    public let slopeInterval: ConfidenceInterval?
    /// t = slope ÷ standard error with its two-sided p-value; nil for two values and where the line meets all values.
    public let test: SignificanceTest?

    /// Fits the line.
    ///
    /// - Parameters:
    ///   - values: Finite numbers at equal steps of time, oldest first.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Returns: Nil for fewer than two values, which have no slope.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for NaN, infinities, values so large that their squares are infinite, and any other
    ///   confidence.
    /// - Complexity: O(n).
    public init?(_ values: [Double], confidence: Double = 0.95) throws(InvalidValue) {
        try Check.finite(values, "values")
        try Check.confidence(confidence)
        guard values.count > 1 else { return nil }
        let n = Double(values.count)
        let middle = (n - 1) / 2
        let mean = try ExactSum(values).value / n
        let spread = n * (n * n - 1) / 12
        var product = 0.0
        for (index, value) in values.enumerated() { product += (Double(index) - middle) * (value - mean) }
        let slope = product / spread
        try Check.finite(slope, "slope")
        self.slope = slope
        intercept = mean - slope * middle
        guard values.count > 2 else {
            standardError = nil
            slopeInterval = nil
            test = nil
            return
        }
        var residual = 0.0
        for (index, value) in values.enumerated() {
            let miss = (value - mean) - slope * (Double(index) - middle)
            residual += miss * miss
        }
        let error = (residual / (n - 2) / spread).squareRoot()
        try Check.finite(error, "standardError")
        standardError = error
        let distribution = StudentDistribution(unchecked: n - 2)
        let margin = distribution.centralQuantile(confidence) * error
        slopeInterval = ConfidenceInterval(unchecked: slope - margin, slope + margin, confidence)
        let t = slope / error
        test = t.isFinite ? SignificanceTest(statistic: t, pValue: distribution.twoSidedTail(t)) : nil
    }
}
