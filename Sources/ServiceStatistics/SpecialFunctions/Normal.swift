/// The standard normal distribution, unchecked; ``StandardNormal`` is its public face.
package enum Normal {
    /// P(X ≤ x).
    package static func lowerTail(_ x: Double) -> Double {
        x < 0 ? tail(-x) : 1 - tail(x)
    }

    /// P(X > x) with its relative accuracy kept for large x.
    package static func upperTail(_ x: Double) -> Double {
        lowerTail(-x)
    }

    /// P(|X| > |x|), the two-sided p-value of a z.
    package static func twoSidedTail(_ x: Double) -> Double {
        Maths.erfc(abs(x) / Maths.squareRootOfTwo)
    }

    /// P(X > x) for x ≥ 0.
    private static func tail(_ x: Double) -> Double {
        0.5 * Maths.erfc(x / Maths.squareRootOfTwo)
    }

    /// The z with P(|X| ≤ z) = coverage, for a coverage strictly between 0 and 1.
    package static func centralQuantile(_ coverage: Double) -> Double {
        coverage <= 0.5 ? inverseErrorFunction(coverage) : upperQuantile((1 - coverage) / 2)
    }

    /// The x with P(X ≤ x) = p, for p strictly between 0 and 1.
    package static func quantile(_ p: Double) -> Double {
        // p − ½ is exact from ¼ on, so that the quantile keeps its relative accuracy around the median.
        if p < 0.25 { return -upperQuantile(p) }
        if p > 0.75 { return upperQuantile(1 - p) }
        let central = 2 * (p - 0.5)
        return central < 0 ? -inverseErrorFunction(-central) : inverseErrorFunction(central)
    }

    /// √2 times the inverse error function: Newton with the second derivative on erf(x/√2) = c, 0 ≤ c ≤ ½.
    private static func inverseErrorFunction(_ c: Double) -> Double {
        var x = c * 1.253_314_137_315_500_3
        for _ in 0..<20 {
            let density = 2 * Maths.exp(-x * x / 2 - Maths.logSquareRootOfTwoPi)
            let step = (Maths.erf(x / Maths.squareRootOfTwo) - c) / density
            let correction = step / (1 + x * step / 2)
            x -= correction
            if abs(correction) <= 1e-16 * x { break }
        }
        return x
    }

    /// The x with P(X > x) = q, for 0 < q ≤ ½: Newton on ln P(X > x), which is concave, so it converges from anywhere.
    package static func upperQuantile(_ q: Double) -> Double {
        let target = Maths.log(q)
        var x = (-2 * target).squareRoot()
        if x > 1.5 { x -= (Maths.log(x) + Maths.logSquareRootOfTwoPi) / x }
        for _ in 0..<50 {
            let ratio = millsRatio(x)
            let logTail = Maths.log(ratio) - x * x / 2 - Maths.logSquareRootOfTwoPi
            let step = (logTail - target) * ratio
            x += step
            if abs(step) <= 4e-16 * abs(x) { break }
        }
        return x
    }

    /// P(X > x) ÷ density(x).
    private static func millsRatio(_ x: Double) -> Double {
        guard x >= 6 else {
            return 0.5 * Maths.erfc(x / Maths.squareRootOfTwo) * Maths.exp(x * x / 2 + Maths.logSquareRootOfTwoPi)
        }
        // Laplace's continued fraction 1/(x + 1/(x + 2/(x + …))): 40 terms leave less than one unit in the last place.
        var value = x
        for k in stride(from: 40.0, to: 0, by: -1) { value = x + k / value }
        return 1 / value
    }
}
