public import ServiceVocabulary

/// The standard normal distribution.
///
/// Relative error of probabilities at most the larger of 1e-15 and 2e-16 x², of quantiles 1e-15.
public enum StandardNormal: Sendable {
    /// Φ(x) and 1 − Φ(x), each accurate in its own tail.
    ///
    /// - Parameter x: A number of standard deviations.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when x is NaN.
    public static func tails(at x: Double) throws(InvalidValue) -> TailProbabilities {
        guard !x.isNaN else { throw InvalidValue(field: "x", value: "\(x)", accepted: "a number") }
        return TailProbabilities(lower: Normal.lowerTail(x), upper: Normal.upperTail(x))
    }

    /// The x with Φ(x) = p.
    ///
    /// - Parameter p: A probability strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside of that range.
    public static func quantile(_ p: Double) throws(InvalidValue) -> Double {
        try Check.openFraction(p, "p")
        return Normal.quantile(p)
    }

    /// The z with P(−z ≤ X ≤ z) = confidence, such as 1.95996… for 0.95.
    ///
    /// - Parameter confidence: A probability strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside of that range.
    public static func criticalValue(confidence: Double) throws(InvalidValue) -> Double {
        try Check.confidence(confidence)
        return Normal.centralQuantile(confidence)
    }
}
