/// The regularised incomplete gamma functions, unchecked: a > 0 and finite, x ≥ 0.
///
/// ``SpecialFunctions`` is their public face.
package enum IncompleteGamma {
    /// P(a, x) and Q(a, x) = 1 − P(a, x).
    ///
    /// Power series below the mean, Legendre's continued fraction above it, the leading terms of Temme's uniform
    /// expansion where a exceeds 10⁷.
    package static func tails(a: Double, x: Double) -> TailProbabilities {
        if x <= 0 { return TailProbabilities(lower: 0, upper: 1) }
        if x == .infinity { return TailProbabilities(lower: 1, upper: 0) }
        if a < 1, x < 1.1 { return alternatingSeries(a, x) }
        if a > 1e7 { return uniform(a, x) }
        if x <= a {
            let lower = Maths.exp(logSeries(a, x))
            return TailProbabilities(lower: lower, upper: 1 - lower)
        }
        let upper = Maths.exp(logPower(a, x) - Maths.log(continuedFraction(a, x)))
        return TailProbabilities(lower: 1 - upper, upper: upper)
    }

    /// The logarithm of one side, and its derivative with respect to ln x; neither suffers where the side is too small
    /// for a double.
    static func logSide(isUpper: Bool, a: Double, x: Double) -> (value: Double, slope: Double) {
        let logPower = logPower(a, x)
        let value: Double
        if isUpper, x > max(a, 1.1), a <= 1e7 {
            value = logPower - Maths.log(continuedFraction(a, x))
        } else if !isUpper, x <= a, a >= 1, a <= 1e7 {
            value = logSeries(a, x)
        } else {
            let sides = tails(a: a, x: x)
            value = Maths.log(isUpper ? sides.upper : sides.lower)
        }
        let slope = Maths.exp(logPower - value)
        return (value, isUpper ? -slope : slope)
    }

    /// ln of x^a e^−x / Γ(a), which is x times the density of the gamma distribution.
    private static func logPower(_ a: Double, _ x: Double) -> Double {
        let deviance = a * GammaFunctions.deviance((x - a) / a, ratio: x / a)
        return 0.5 * Maths.log(a) - deviance - GammaFunctions.stirlingError(a) - Maths.logSquareRootOfTwoPi
    }

    /// ln P for x at most a: P = x^a e^−x / Γ(a+1) · Σ xⁿ / ((a+1)…(a+n)).
    private static func logSeries(_ a: Double, _ x: Double) -> Double {
        logPower(a, x) - Maths.log(a) + Maths.log(series(a, x))
    }

    /// Σ xⁿ / ((a+1)…(a+n)).
    private static func series(_ a: Double, _ x: Double) -> Double {
        var sum = 1.0
        var term = 1.0
        var n = 1.0
        while n < 1_000_000 {
            term *= x / (a + n)
            sum += term
            if term <= 1e-17 * sum { break }
            n += 1
        }
        return sum
    }

    /// P = T (1 + a Σ (−x)ⁿ/((a+n) n!)) with T = x^a/Γ(1+a), for a < 1 and small x; Q without subtracting from 1.
    private static func alternatingSeries(_ a: Double, _ x: Double) -> TailProbabilities {
        var sum = 0.0
        var term = 1.0
        var n = 1.0
        while n < 200 {
            term *= -x / n
            let part = term / (a + n)
            sum += part
            if abs(part) <= 1e-18 * abs(sum) || part == 0 { break }
            n += 1
        }
        let logLeading = a * Maths.log(x) - GammaFunctions.logGammaIncrement(of: 1, by: a)
        let leading = Maths.exp(logLeading)
        let rest = a * sum
        return TailProbabilities(lower: leading * (1 + rest), upper: -Maths.expm1(logLeading) - leading * rest)
    }

    /// x + 1 − a − 1(1−a)/(x + 3 − a − 2(2−a)/(x + 5 − a − …)), by Lentz's method.
    private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        let offset = x - a
        var value = offset + 1
        if value == 0 { value = tiny }
        var c = value
        var d = 0.0
        var n = 1.0
        while n < 1_000_000 {
            let numerator = -n * (n - a)
            let denominator = offset + 2 * n + 1
            d = denominator + numerator * d
            if d == 0 { d = tiny }
            c = denominator + numerator / c
            if c == 0 { c = tiny }
            d = 1 / d
            let factor = c * d
            value *= factor
            if abs(factor - 1) <= 2e-16 { break }
            n += 1
        }
        return value
    }

    /// Temme's expansion with its first correction: next terms are below 1e-13 where a > 10⁷.
    private static func uniform(_ a: Double, _ x: Double) -> TailProbabilities {
        let mu = (x - a) / a
        let deviance = a * GammaFunctions.deviance(mu, ratio: x / a)
        let distance = (2 * deviance).squareRoot()
        let eta = (mu < 0 ? -distance : distance) / a.squareRoot()
        let correction = distance < 1e-6 ? -1.0 / 3 : 1 / mu - 1 / eta
        let shift = Maths.exp(-deviance - Maths.logSquareRootOfTwoPi) / a.squareRoot() * correction
        if mu < 0 {
            let lower = Normal.upperTail(distance) - shift
            return TailProbabilities(lower: lower, upper: 1 - lower)
        }
        let upper = Normal.upperTail(distance) + shift
        return TailProbabilities(lower: 1 - upper, upper: upper)
    }
}

extension IncompleteGamma {
    /// The x with P(a, x) = p; p strictly between 0 and 1.
    package static func inverse(lower p: Double, a: Double) -> Double {
        p <= 0.5 ? solve(p, isUpper: false, a) : solve(1 - p, isUpper: true, a)
    }

    /// The x with Q(a, x) = q; q strictly between 0 and 1.
    package static func inverse(upper q: Double, a: Double) -> Double {
        q <= 0.5 ? solve(q, isUpper: true, a) : solve(1 - q, isUpper: false, a)
    }

    /// Newton on the logarithm of the wanted side over t = ln x, in which both sides are log-concave.
    private static func solve(_ probability: Double, isUpper: Bool, _ a: Double) -> Double {
        let target = Maths.log(probability)
        let logLower = isUpper ? Maths.log1p(-probability) : target
        let logScaledGamma = a <= 1 ? GammaFunctions.logGammaIncrement(of: 1, by: a) : Maths.logGamma(a + 1)
        let asymptote = (logLower + logScaledGamma) / a
        if asymptote < -650 { return Maths.exp(asymptote) }
        // Wilson and Hilferty: the cube root of a gamma variable is nearly normal.
        let z = isUpper ? Normal.upperQuantile(probability) : -Normal.upperQuantile(probability)
        let cubeRoot = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
        var t = cubeRoot > 0.1 ? Maths.log(a) + 3 * Maths.log(cubeRoot) : asymptote
        t = min(max(t, asymptote, -650), 700)
        for _ in 0..<1000 {
            let x = Maths.exp(t)
            let (value, slope) = logSide(isUpper: isUpper, a: a, x: x)
            let step = min(max((value - target) / slope, -3), 3)
            guard step.isFinite else { break }
            t -= step
            if abs(step) <= 1e-15 * max(1, abs(t)) { break }
        }
        return Maths.exp(t)
    }
}
