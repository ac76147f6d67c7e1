public import ServiceVocabulary

/// The special functions the statistics of this package rest on, with checked arguments.
///
/// Relative error at most 1e-12 for parameters up to 1,000, beyond that 1e-12 or 1e-15 × |ln result|, whichever is
/// larger; measured against 60-digit arithmetic over parameters from 1e-9 to 1e7 and results down to 1e-300.
public enum SpecialFunctions: Sendable {
    /// ln Γ(x).
    ///
    /// - Parameter x: A finite number above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func logGamma(_ x: Double) throws(InvalidValue) -> Double {
        try Check.positive(x, "x")
        return Maths.logGamma(x)
    }

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), without cancellation of large terms.
    ///
    /// - Parameters:
    ///   - a: A finite number above 0.
    ///   - b: A finite number above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func logBeta(_ a: Double, _ b: Double) throws(InvalidValue) -> Double {
        try Check.positive(a, "a")
        try Check.positive(b, "b")
        return GammaFunctions.logBeta(a, b)
    }

    /// ψ(x), the derivative of ln Γ(x); absolute error 2e-15 times the larger of 1 and |ψ|.
    ///
    /// - Parameter x: A finite number above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func digamma(_ x: Double) throws(InvalidValue) -> Double {
        try Check.positive(x, "x")
        return GammaFunctions.digamma(x)
    }

    /// ψ′(x), the second derivative of ln Γ(x).
    ///
    /// - Parameter x: A finite number above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func trigamma(_ x: Double) throws(InvalidValue) -> Double {
        try Check.positive(x, "x")
        return GammaFunctions.trigamma(x)
    }

    /// The regularised incomplete beta function I_x(a, b) = ∫₀ˣ t^(a−1) (1−t)^(b−1) dt / B(a, b), and 1 − I.
    ///
    /// These are the two sides of the beta distribution at x.
    ///
    /// - Parameters:
    ///   - a: A finite number above 0.
    ///   - b: A finite number above 0.
    ///   - x: 0...1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    /// - Complexity: O(√max(a, b)) up to 10⁷, constant beyond.
    public static func incompleteBeta(a: Double, b: Double, x: Double) throws(InvalidValue) -> TailProbabilities {
        try Check.positive(a, "a")
        try Check.positive(b, "b")
        try Check.fraction(x, "x")
        return IncompleteBeta.tails(a: a, b: b, x: x, y: 1 - x)
    }

    /// The x with I_x(a, b) = p: the quantile of the beta distribution.
    ///
    /// An x below 1e-300 loses digits, then becomes 0.
    ///
    /// - Parameters:
    ///   - a: A finite number above 0.
    ///   - b: A finite number above 0.
    ///   - p: A probability strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func inverseIncompleteBeta(a: Double, b: Double, p: Double) throws(InvalidValue) -> Double {
        try Check.positive(a, "a")
        try Check.positive(b, "b")
        try Check.openFraction(p, "p")
        return IncompleteBeta.inverse(lower: p, a: a, b: b).x
    }

    /// The regularised incomplete gamma functions P(a, x) = ∫₀ˣ t^(a−1) e^−t dt / Γ(a) and Q = 1 − P.
    ///
    /// These are the two sides of the gamma distribution with shape a and scale 1 at x.
    ///
    /// - Parameters:
    ///   - a: A finite number above 0.
    ///   - x: A finite number of at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    /// - Complexity: O(√a) up to 10⁷, constant beyond.
    public static func incompleteGamma(a: Double, x: Double) throws(InvalidValue) -> TailProbabilities {
        try Check.positive(a, "a")
        try Check.notNegative(x, "x")
        return IncompleteGamma.tails(a: a, x: x)
    }

    /// The x with P(a, x) = p: the quantile of the gamma distribution with scale 1.
    ///
    /// An x below 1e-300 loses digits, then becomes 0.
    ///
    /// - Parameters:
    ///   - a: A finite number above 0.
    ///   - p: A probability strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func inverseIncompleteGamma(a: Double, p: Double) throws(InvalidValue) -> Double {
        try Check.positive(a, "a")
        try Check.openFraction(p, "p")
        return IncompleteGamma.inverse(lower: p, a: a)
    }

    /// e^z E_s(z), where E_s(z) = ∫₁^∞ e^−zt t^−s dt is the generalised exponential integral.
    ///
    /// - Parameters:
    ///   - s: A finite number of at least 0.
    ///   - z: A finite number above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public static func scaledExponentialIntegral(s: Double, z: Double) throws(InvalidValue) -> Double {
        try Check.notNegative(s, "s")
        try Check.positive(z, "z")
        return ExponentialIntegral.scaled(order: s, z)
    }
}
