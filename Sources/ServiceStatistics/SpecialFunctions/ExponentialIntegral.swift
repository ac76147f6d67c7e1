/// The generalised exponential integral for real order, unchecked; ``SpecialFunctions`` is the public face.
package enum ExponentialIntegral {
    /// e^z E_s(z) = ∫₁^∞ e^(−z(t−1)) t^−s dt for s ≥ 0 and z > 0; relative error 1e-14.
    ///
    /// A continued fraction for z ≥ 1. Below, the integral is cut at T = 1 + 1/z: the power series of e^−zt integrated
    /// up to T is free of the singularities that the usual series has at whole s, and beyond T the fraction serves.
    package static func scaled(order s: Double, _ z: Double) -> Double {
        guard z < 1 else { return continuedFraction(s, z) }
        let cut = 1 + 1 / z
        let logCut = Maths.log1p(1 / z)
        var sum = 0.0
        var term = Maths.exp(z)
        var k = 0.0
        while k < 200 {
            let power = k + 1 - s
            let part = term * (power == 0 ? logCut : Maths.expm1(power * logCut) / power)
            sum += part
            if abs(part) <= 1e-18 * abs(sum) { break }
            k += 1
            term *= -z / k
        }
        return sum + Maths.exp(-1 + (1 - s) * logCut) * continuedFraction(s, z * cut)
    }

    /// 1/(z + s − 1·s/(z + s + 2 − 2(s+1)/(z + s + 4 − …))), by Lentz's method.
    private static func continuedFraction(_ s: Double, _ z: Double) -> Double {
        var denominator = z + s
        var c = 1e300
        var d = 1 / denominator
        var value = d
        var n = 1.0
        while n < 100_000 {
            let numerator = -n * (s - 1 + n)
            denominator += 2
            d = 1 / (numerator * d + denominator)
            c = denominator + numerator / c
            let factor = c * d
            value *= factor
            if abs(factor - 1) <= 2e-16 { break }
            n += 1
        }
        return value
    }
}
