public import ServiceVocabulary

/// A trend without assumptions about the distribution: the test of Mann and Kendall with the slope of Theil and Sen.
///
/// For values at equal steps of time. Neighbouring values that resemble one another (autocorrelation) make the test too
/// eager; seasons have to be taken out first.
///
/// Source: Mann 1945; Kendall 1975; Sen, Estimates of the Regression Coefficient Based on Kendall's Tau, Journal of the
/// American Statistical Association 63 (1968).
public struct RankTrend: Hashable, Sendable {
    /// S: how many of the n(n−1)/2 pairs rise, less how many fall.
    public let score: Int
    /// The variance of S without a trend, (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18 with the sizes t of groups of ties.
    public let scoreVariance: Double
    /// How many values there were.
    public let count: Int
    /// z of S with continuity correction and its two-sided p-value.
    ///
    /// A normal approximation, good from ten values on. Nil where all values are equal or there are fewer than two.
    public let test: SignificanceTest?
    /// The median of the slopes of all pairs, in units of the values per step; nil for fewer than two values.
    public let slope: Double?
    /// Sen's interval of the slope; nil where the sample is too small for the confidence.
    public let slopeInterval: ConfidenceInterval?

    /// The most values accepted: pairs are counted by their square.
    public static let countLimit = 3000

    /// Tests and measures the trend.
    ///
    /// - Parameters:
    ///   - values: Finite numbers with finite differences at equal steps of time, oldest first, at most ``countLimit``.
    ///   - confidence: The two-sided confidence level of the slope, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    /// - Complexity: O(n²) time and memory.
    public init(_ values: [Double], confidence: Double = 0.95) throws(InvalidValue) {
        try Check.finite(values, "values")
        try Check.confidence(confidence)
        guard values.count <= Self.countLimit else {
            throw InvalidValue(
                field: "values", value: "\(values.count) values", accepted: "at most \(Self.countLimit) values")
        }
        count = values.count
        var score = 0
        var slopes: [Double] = []
        slopes.reserveCapacity(count * max(count - 1, 0) / 2)
        for later in values.indices {
            for earlier in 0..<later {
                let rise = values[later] - values[earlier]
                try Check.finite(rise, "values[\(later)] - values[\(earlier)]")
                score += rise > 0 ? 1 : rise < 0 ? -1 : 0
                slopes.append(rise / Double(later - earlier))
            }
        }
        self.score = score
        let variance = Self.variance(of: values)
        scoreVariance = variance
        guard variance > 0 else {
            test = nil
            slope = count > 1 ? 0 : nil
            slopeInterval = nil
            return
        }
        test = SignificanceTest(z: Double(score - score.signum()) / variance.squareRoot())
        slope = try Quantiles.quantile(.median, of: slopes)
        slopeInterval = Self.interval(slopes: &slopes, variance, confidence)
    }

    private static func variance(of values: [Double]) -> Double {
        func term(_ n: Int) -> Int { n * (n - 1) * (2 * n + 5) }
        var total = term(values.count)
        var ties = 0
        var previous: Double?
        for value in values.sorted() {
            if value == previous {
                ties += 1
            } else {
                total -= term(ties)
                ties = 1
                previous = value
            }
        }
        total -= term(ties)
        return Double(total) / 18
    }

    /// The slopes of rank (N − C)/2 and (N + C)/2 + 1 among the N sorted ones, C = z √variance.
    private static func interval(
        slopes: inout [Double], _ variance: Double, _ confidence: Double
    ) -> ConfidenceInterval? {
        let reach = Normal.centralQuantile(confidence) * variance.squareRoot()
        let lower = ((Double(slopes.count) - reach) / 2).rounded(.down)
        guard lower >= 1, let below = Int(exactly: lower) else { return nil }
        let above = slopes.count + 1 - below
        Selection.select(below - 1, in: &slopes)
        Selection.select(above - 1, in: &slopes, from: below)
        return ConfidenceInterval(unchecked: slopes[below - 1], slopes[above - 1], confidence)
    }
}
