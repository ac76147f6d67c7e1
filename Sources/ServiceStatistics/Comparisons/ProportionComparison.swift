public import ServiceVocabulary

/// Two shares side by side, to see whether a rate has changed and by how much.
///
/// With x₁ of n₁ and x₂ of n₂. Every result is nil where one of the samples is empty.
public struct ProportionComparison: Hashable, Sendable {
    /// The first share.
    public let first: Proportion
    /// The second share, which is subtracted.
    public let second: Proportion

    /// Compares two shares of disjoint samples.
    ///
    /// - Parameters:
    ///   - first: The first share.
    ///   - second: The second share, which is subtracted.
    public init(_ first: Proportion, _ second: Proportion) {
        self.first = first
        self.second = second
    }

    private var isDefined: Bool { first.count > 0 && second.count > 0 }

    /// x₁n₂ − x₂n₁, exact: below 2^127 for every pair of counts.
    private var crossDifference: Int128 {
        Int128(first.successes) * Int128(second.count) - Int128(second.successes) * Int128(first.count)
    }

    private var total: Int128 { Int128(first.count) + Int128(second.count) }

    /// √(N / (n₁ n₂ successes failures)), which turns the cross difference into the pooled z; nil when all or none succeeded.
    private var pooledScale: Double? {
        let successes = Double(Int128(first.successes) + Int128(second.successes))
        let failures = Double(Int128(first.failures) + Int128(second.failures))
        guard isDefined, successes > 0, failures > 0 else { return nil }
        return (Double(total) / Double(Int128(first.count) * Int128(second.count)) / successes / failures).squareRoot()
    }

    /// p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂.
    private var unpooledVariance: Double {
        func variance(_ share: Proportion) -> Double {
            let n = Double(share.count)
            return Double(share.successes) / n * (Double(share.failures) / n) / n
        }
        return variance(first) + variance(second)
    }

    /// p₁ − p₂ as a fraction −1...1, rounded once.
    public var difference: Double? {
        guard isDefined else { return nil }
        return ExactFraction(unchecked: crossDifference, over: Int128(first.count) * Int128(second.count)).value
    }

    /// The z test with the pooled variance: z = (p₁ − p₂)/√(p(1−p)(1/n₁ + 1/n₂)).
    ///
    /// Nil also where all or none succeeded, because then the variance is 0.
    public var pooledTest: SignificanceTest? {
        pooledScale.map { SignificanceTest(z: Double(crossDifference) * $0) }
    }

    /// Pearson's χ² of the 2 × 2 table, which is the square of the pooled z.
    public var chiSquaredTest: SignificanceTest? {
        pooledScale.map { SignificanceTest(chiSquaredOf: Double(crossDifference) * $0) }
    }

    /// χ² with Yates' correction: |ad − bc| is lowered by the smaller of N/2 and itself.
    ///
    /// Source: Yates 1934.
    public var yatesTest: SignificanceTest? {
        pooledScale.map { scale in
            let size = Double(crossDifference.magnitude)
            return SignificanceTest(chiSquaredOf: (size - min(Double(total) / 2, size)) * scale)
        }
    }

    /// The z test with the unpooled variance p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂; nil also where that is 0.
    public var unpooledTest: SignificanceTest? {
        guard let difference, unpooledVariance > 0 else { return nil }
        return SignificanceTest(z: difference / unpooledVariance.squareRoot())
    }

    /// Wald's interval of the difference: p₁ − p₂ ± z √(unpooled variance), not clipped.
    ///
    /// Coverage falls far below nominal for small samples and rates near 0 or 1; prefer ``newcombeInterval(confidence:)``.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func waldInterval(confidence: Double = 0.95) throws(InvalidValue) -> ConfidenceInterval? {
        try Check.confidence(confidence)
        guard let difference else { return nil }
        let margin = Normal.centralQuantile(confidence) * unpooledVariance.squareRoot()
        return ConfidenceInterval(unchecked: difference - margin, difference + margin, confidence)
    }

    /// Newcombe's hybrid score interval of the difference, from the Wilson intervals of the two shares.
    ///
    /// With l and u the Wilson bounds: p₁ − p₂ − √((p₁−l₁)² + (u₂−p₂)²) to p₁ − p₂ + √((u₁−p₁)² + (p₂−l₂)²). Source:
    /// Newcombe 1998, Statistics in Medicine 17, method 10.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func newcombeInterval(confidence: Double = 0.95) throws(InvalidValue) -> ConfidenceInterval? {
        guard let one = try first.interval(.wilson, confidence: confidence),
            let two = try second.interval(.wilson, confidence: confidence),
            let p1 = first.value, let p2 = second.value, let difference
        else { return nil }
        func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        return ConfidenceInterval(
            unchecked: difference - root(p1 - one.lower, two.upper - p2),
            difference + root(one.upper - p1, p2 - two.lower), confidence)
    }

    /// Cohen's h = 2 asin √p₁ − 2 asin √p₂ in radians: a difference of 0.2 counts as small, 0.8 as large.
    public var cohenEffectSize: Double? {
        guard let p1 = first.value, let p2 = second.value else { return nil }
        return 2 * (Maths.asin(p1.squareRoot()) - Maths.asin(p2.squareRoot()))
    }
}
