/// Functions around Γ, unchecked: positive finite arguments only.
///
/// ``SpecialFunctions`` is their public face.
package enum GammaFunctions {
    /// S(z) = ln Γ(z) − (z − ½) ln z + z − ½ ln 2π, the error of Stirling's formula, for z > 0.
    ///
    /// With it, powers and factorials that nearly cancel are combined before anything is rounded (Loader, C., Fast and
    /// Accurate Computation of Binomial Probabilities, 2000). Absolute error below 5e-15.
    package static func stirlingError(_ z: Double) -> Double {
        guard z >= 10 else {
            return Maths.logGamma(z + 1) - (z + 0.5) * Maths.log(z) + z - Maths.logSquareRootOfTwoPi
        }
        let sum = polynomial(stirlingCoefficients, at: 1 / (z * z))
        return sum / z
    }

    /// u − ln(1 + u) without cancellation; `ratio` is 1 + u, which the caller knows better where u is near −1.
    package static func deviance(_ u: Double, ratio: Double) -> Double {
        guard u > -0.4, u < 0.6 else { return u - Maths.log(ratio) }
        // ln(1 + u) = 2 artanh(v), and u − 2v = uv.
        let v = u / (2 + u)
        let w = v * v
        var sum = 0.0
        var power = w
        var k = 3.0
        while power > 1e-18 * w {
            sum += power / k
            power *= w
            k += 2
        }
        return v * (u - 2 * sum)
    }

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), without cancelling large logarithms.
    package static func logBeta(_ a: Double, _ b: Double) -> Double {
        let (small, large) = a < b ? (a, b) : (b, a)
        guard large >= 10 else {
            return small < 1
                ? -Maths.log(small) + logGammaIncrement(of: 1, by: small) - logGammaIncrement(of: large, by: small)
                : Maths.logGamma(small) + Maths.logGamma(large) - Maths.logGamma(small + large)
        }
        let sum = small + large
        guard small >= 10 else {
            let shift =
                (large - 0.5) * Maths.log1p(small / large) + small * (Maths.log(sum) - 1)
                + stirlingError(sum) - stirlingError(large)
            return Maths.logGamma(small) - shift
        }
        return Maths.logSquareRootOfTwoPi - 0.5 * Maths.log(large)
            - (small - 0.5) * Maths.log1p(large / small) - large * Maths.log1p(small / large)
            + stirlingError(small) + stirlingError(large) - stirlingError(sum)
    }

    /// ln Γ(z + h) − ln Γ(z) for 0 ≤ h ≤ 1, relatively accurate however small h is: the integral of digamma.
    package static func logGammaIncrement(of z: Double, by h: Double) -> Double {
        var base = z
        var shifted = 0.0
        while base < 5 {
            shifted += Maths.log1p(h / base)
            base += 1
        }
        var integral = 0.0
        for (node, weight) in GaussLegendre.eightPoints {
            integral += weight * digamma(base + h * node)
        }
        return h * integral - shifted
    }

    /// ψ(z) = d ln Γ(z)/dz for z > 0; absolute error 1e-15 times the larger of 1 and |ψ|.
    package static func digamma(_ z: Double) -> Double {
        var z = z
        var shifted = 0.0
        while z < 12 {
            shifted += 1 / z
            z += 1
        }
        let w = 1 / (z * z)
        let sum = polynomial(digammaCoefficients, at: w)
        return Maths.log(z) - 0.5 / z - sum * w - shifted
    }

    /// ψ′(z) for z > 0; relative error 1e-15.
    package static func trigamma(_ z: Double) -> Double {
        var z = z
        var shifted = 0.0
        while z < 12 {
            shifted += 1 / (z * z)
            z += 1
        }
        let sum = polynomial(bernoulliNumbers, at: 1 / (z * z))
        return shifted + (1 + (0.5 + sum / z) / z) / z
    }

    /// B₂, B₄, … B₁₈.
    private static let bernoulliNumbers: [Double] = [
        1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798,
    ]

    /// B₂ₖ / 2k, the coefficients of the asymptotic series of digamma.
    private static let digammaCoefficients: [Double] = bernoulliNumbers.enumerated().map { index, number in
        number / Double(2 * index + 2)
    }

    /// B₂ₖ / (2k(2k − 1)), the coefficients of Stirling's series.
    private static let stirlingCoefficients: [Double] = digammaCoefficients.enumerated().map { index, number in
        number / Double(2 * index + 1)
    }

    /// The sum of cₖ wᵏ.
    private static func polynomial(_ coefficients: [Double], at w: Double) -> Double {
        coefficients.reversed().reduce(0) { sum, coefficient in sum * w + coefficient }
    }
}
