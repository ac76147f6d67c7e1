/// The regularised incomplete beta function, unchecked: a, b > 0 and finite.
///
/// ``SpecialFunctions`` is its public face.
package enum IncompleteBeta {
    /// I_x(a, b) and 1 − I_x(a, b).
    ///
    /// The side below the mean is computed by its power series, by the continued fraction of DiDonato and Morris (TOMS
    /// 708, 1992), or, where both parameters exceed 10⁷, by the leading terms of Temme's uniform expansion.
    ///
    /// - Parameters:
    ///   - a: The first parameter.
    ///   - b: The second parameter.
    ///   - x: The point, 0...1.
    ///   - y: 1 − x, as accurately as the caller knows it.
    package static func tails(a: Double, b: Double, x: Double, y: Double) -> TailProbabilities {
        if x <= 0 { return TailProbabilities(lower: 0, upper: 1) }
        if y <= 0 { return TailProbabilities(lower: 1, upper: 0) }
        if x > a / (a + b) { return Point(a: b, b: a, x: y, y: x).tails.swapped }
        return Point(a: a, b: b, x: x, y: y).tails
    }

    /// ln I_x(a, b), and its derivative with respect to ln(x/(1−x)); neither suffers where I is too small for a double.
    static func logLower(a: Double, b: Double, x: Double, y: Double) -> (value: Double, slope: Double) {
        let point = Point(a: a, b: b, x: x, y: y)
        let value = x > a / (a + b) ? Maths.log(tails(a: a, b: b, x: x, y: y).lower) : point.logLower
        return (value, Maths.exp(point.logPower - value))
    }

    /// x^a y^b / B(a, b), which is x·y times the density of the beta distribution.
    package static func power(a: Double, b: Double, x: Double, y: Double) -> Double {
        Point(a: a, b: b, x: x, y: y).power
    }

    /// ln(a B(a, b)), relatively accurate however small a is.
    static func logScaledBeta(_ a: Double, _ b: Double) -> Double {
        a <= 1
            ? GammaFunctions.logGammaIncrement(of: 1, by: a) - GammaFunctions.logGammaIncrement(of: b, by: a)
            : Maths.log(a) + GammaFunctions.logBeta(a, b)
    }

    /// One evaluation, with what its parts share.
    private struct Point {
        let a: Double
        let b: Double
        let x: Double
        let y: Double
        /// x(a + b) − a = xb − ya, the distance from the mean, without cancellation.
        let excess: Double
        /// How much less likely the point is than the mean, as a logarithm of at least 0.
        let deviance: Double

        init(a: Double, b: Double, x: Double, y: Double) {
            self.a = a
            self.b = b
            self.x = x
            self.y = y
            let above = x * b
            let below = y * a
            // What rounding took from the products and from y = 1 − x.
            let lost = (-above).addingProduct(x, b) - (-below).addingProduct(y, a)
            excess = (above - below) + (lost - a * ((1 - y) - x))
            deviance =
                a * GammaFunctions.deviance(excess / a, ratio: x * (a + b) / a)
                + b * GammaFunctions.deviance(-excess / b, ratio: y * (a + b) / b)
        }

        var logPower: Double {
            let correction =
                GammaFunctions.stirlingError(a + b) - GammaFunctions.stirlingError(a) - GammaFunctions.stirlingError(b)
            return correction - deviance - Maths.logSquareRootOfTwoPi + 0.5 * Maths.log(a / (a + b) * b)
        }

        var power: Double { Maths.exp(logPower) }

        private var isInReachOfSeries: Bool { b * x <= 1 && x <= 0.95 }
        private var isInReachOfExpansion: Bool { min(a, b) > 1e7 }

        /// Both sides, for x at most the mean.
        var tails: TailProbabilities {
            if isInReachOfSeries, a < 1 {
                let (logLeading, rest) = series
                let leading = Maths.exp(logLeading)
                return TailProbabilities(lower: leading * (1 + rest), upper: -Maths.expm1(logLeading) - leading * rest)
            }
            let lower = Maths.exp(logLower)
            return TailProbabilities(lower: lower, upper: 1 - lower)
        }

        /// ln I, for x at most the mean.
        var logLower: Double {
            if isInReachOfSeries {
                let (logLeading, rest) = series
                return logLeading + Maths.log1p(rest)
            }
            return isInReachOfExpansion ? Maths.log(uniform) : logPower - Maths.log(continuedFraction)
        }

        /// I = x^a/(a B) · (1 + a Σ (1−b)ₙ xⁿ / (n! (a+n))): the logarithm of the first factor, and the rest of the second.
        private var series: (logLeading: Double, rest: Double) {
            var sum = 0.0
            var term = 1.0
            var n = 1.0
            while n < 100_000 {
                term *= (n - b) / n * x
                let part = term / (a + n)
                sum += part
                if abs(part) <= 1e-17 * abs(sum) || part == 0 { break }
                n += 1
            }
            let logLeading =
                a < 1
                ? a * Maths.log(x) - IncompleteBeta.logScaledBeta(a, b)
                : logPower - b * Maths.log1p(-x) - Maths.log(a)
            return (logLeading, a * sum)
        }

        /// The denominator of the continued fraction, by Lentz's method.
        private var continuedFraction: Double {
            func partialDenominator(_ m: Double) -> Double {
                let odd = a + 2 * m - 1
                let first = m == 0 ? 0 : m + m * (b - m) * x / odd
                return first + (a + m) * (1 - excess + m * (2 - x)) / (odd + 2)
            }
            let tiny = 1e-300
            var value = partialDenominator(0)
            if value == 0 { value = tiny }
            var c = value
            var d = 0.0
            var m = 1.0
            while m < 1_000_000 {
                let odd = a + 2 * m - 1
                let numerator = (a + m - 1) / odd * ((a + b + m - 1) / odd) * m * (b - m) * x * x
                let denominator = partialDenominator(m)
                d = denominator + numerator * d
                if d == 0 { d = tiny }
                c = denominator + numerator / c
                if c == 0 { c = tiny }
                d = 1 / d
                let factor = c * d
                value *= factor
                if abs(factor - 1) <= 2e-16 { break }
                m += 1
            }
            return value
        }

        /// Temme's expansion with its first correction: next terms are below 1e-13 where min(a, b) > 10⁷.
        private var uniform: Double {
            let sum = a + b
            let distance = (2 * deviance).squareRoot()
            let eta = -distance / sum.squareRoot()
            let spread = (a / sum * (b / sum)).squareRoot()
            let correction =
                distance < 1e-6
                ? (b - a) / sum / (3 * spread)
                : 1 / eta - spread / (excess / sum)
            let density = Maths.exp(-deviance - Maths.logSquareRootOfTwoPi) / sum.squareRoot()
            return Normal.upperTail(distance) + density * correction
        }
    }
}
