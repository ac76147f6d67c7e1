public import ServiceVocabulary

/// How many answers, contacts or reviews a question needs.
public struct SampleSize: Hashable, Sendable {
    /// The number before rounding up.
    public let exact: Double
    /// The number rounded up; what exceeds a whole number by less than 1e-9 counts as whole.
    public let count: Int

    private init(_ exact: Double, _ field: String) throws(InvalidValue) {
        guard let count = Int(exactly: (exact - 1e-9).rounded(.up)) else {
            throw InvalidValue(
                field: field, value: "\(exact)", accepted: "a question that a countable sample can answer")
        }
        self.exact = exact
        self.count = max(count, 0)
    }

    /// The sample that estimates a proportion to within a margin: n₀ = z² p(1−p)/e².
    ///
    /// For a finite population of N: n₀ / (1 + (n₀ − 1)/N).
    ///
    /// ```swift
    /// try SampleSize.proportion(expected: 0.5, marginOfError: 0.05).count  // 385
    /// ```
    ///
    /// - Parameters:
    ///   - expected: The expected proportion, 0...1; 0.5 is the worst case.
    ///   - marginOfError: The half width wanted, a fraction above 0 and up to 1.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    ///   - population: The size of a finite population, at least 1; nil for an infinite one.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, and where the sample would exceed the integers.
    public static func proportion(
        expected: Double, marginOfError: Double, confidence: Double = 0.95, population: Int? = nil
    ) throws(InvalidValue) -> SampleSize {
        try Check.fraction(expected, "expected")
        try Check.confidence(confidence)
        guard marginOfError > 0, marginOfError <= 1 else {
            throw InvalidValue(
                field: "marginOfError", value: "\(marginOfError)", accepted: "a fraction above 0, up to 1")
        }
        let ratio = Normal.centralQuantile(confidence) / marginOfError
        let unlimited = ratio * ratio * expected * (1 - expected)
        guard let population else { return try SampleSize(unlimited, "marginOfError") }
        guard population >= 1 else {
            throw InvalidValue(field: "population", value: "\(population)", accepted: "a count of at least 1")
        }
        return try SampleSize(unlimited / (1 + (unlimited - 1) / Double(population)), "marginOfError")
    }

    /// The samples per group that show a difference between two proportions.
    public struct Comparison: Hashable, Sendable {
        /// By the unpooled variance: (zα + zβ)² (p₁q₁ + p₂q₂)/d².
        public let unpooled: SampleSize
        /// By Fleiss: (zα √(2p̄q̄) + zβ √(p₁q₁ + p₂q₂))²/d².
        public let pooled: SampleSize
        /// By Fleiss with continuity correction: n/4 (1 + √(1 + 4/(n|d|)))², n being the pooled one.
        public let pooledWithContinuity: SampleSize
    }

    /// The samples per group for a two-sided test of the difference d = p₁ − p₂.
    ///
    /// Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, chapter 4. Programs that solve the
    /// power equation with both tails differ in late digits.
    ///
    /// - Parameters:
    ///   - first: p₁, a fraction 0...1.
    ///   - second: p₂, another fraction 0...1.
    ///   - significance: α, the two-sided level, strictly between 0 and 1.
    ///   - power: 1 − β, the wanted probability of seeing the difference, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, and for equal proportions, whose difference no sample can show.
    public static func comparison(
        _ first: Double, _ second: Double, significance: Double = 0.05, power: Double = 0.8
    ) throws(InvalidValue) -> Comparison {
        try Check.fraction(first, "first")
        try Check.fraction(second, "second")
        try Check.openFraction(significance, "significance")
        try Check.openFraction(power, "power")
        let difference = abs(first - second)
        guard difference > 0 else {
            throw InvalidValue(field: "second", value: "\(second)", accepted: "a fraction that differs from the first")
        }
        let alpha = Normal.upperQuantile(significance / 2)
        let beta = Normal.quantile(power)
        let mean = (first + second) / 2
        let variances = first * (1 - first) + second * (1 - second)
        func square(_ x: Double) -> Double { x * x }
        let unpooled = square(alpha + beta) * variances / square(difference)
        let pooled =
            square(alpha * (2 * mean * (1 - mean)).squareRoot() + beta * variances.squareRoot()) / square(difference)
        let continuity = pooled / 4 * square(1 + (1 + 4 / (pooled * difference)).squareRoot())
        return Comparison(
            unpooled: try SampleSize(unpooled, "second"), pooled: try SampleSize(pooled, "second"),
            pooledWithContinuity: try SampleSize(continuity, "second"))
    }
}
