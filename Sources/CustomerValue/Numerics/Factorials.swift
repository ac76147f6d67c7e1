import ServiceStatistics

/// Ratios of gamma functions that stay accurate for parameters of any size.
enum Factorials {
    /// ln (z)ₙ = ln Γ(z + n) − ln Γ(z), without cancelling large logarithms; z > 0, n ≥ 0.
    static func logRising(_ z: Double, _ n: Int) -> Double {
        if n <= 40 {
            var sum = 0.0
            var product = 1.0
            for j in 0..<max(n, 0) {
                product *= z + Double(j)
                if product > 1e280 || product < 1e-280 {
                    sum += Maths.log(product)
                    product = 1
                }
            }
            return sum + Maths.log(product)
        }
        let n = Double(n)
        guard z >= 10 else { return Maths.logGamma(z + n) - Maths.logGamma(z) }
        return (z - 0.5) * Maths.log1p(n / z) + n * (Maths.log(z + n) - 1)
            + GammaFunctions.stirlingError(z + n) - GammaFunctions.stirlingError(z)
    }

    /// ψ(z + n) − ψ(z), the derivative of ``logRising(_:_:)`` by z.
    static func risingSlope(_ z: Double, _ n: Int) -> Double {
        if n <= 40 {
            var sum = 0.0
            for j in 0..<max(n, 0) { sum += 1 / (z + Double(j)) }
            return sum
        }
        return GammaFunctions.digamma(z + Double(n)) - GammaFunctions.digamma(z)
    }

    /// ln(1 + eˣ) without overflow.
    static func softplus(_ x: Double) -> Double {
        x > 0 ? x + Maths.log1p(Maths.exp(-x)) : Maths.log1p(Maths.exp(x))
    }

    /// 1/(1 + eˣ) with its relative accuracy kept where it is tiny.
    static func complementOfLogistic(_ x: Double) -> Double {
        if x > 0 {
            let e = Maths.exp(-x)
            return e / (1 + e)
        }
        return 1 / (1 + Maths.exp(x))
    }
}
