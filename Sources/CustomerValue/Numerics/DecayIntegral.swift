import ServiceStatistics

/// ∫ from 0 to length of (1 + v/A)^−p (1 + v/B)^−q dv with its weighted means, for A, B > 0, p > 0, q > 1 − p.
///
/// The probability of having left in the Pareto/NBD model. The usual difference of two hypergeometric functions cancels
/// where the length is small against A and B; this only adds positive terms. With c = min(A, B), the integrand over
/// y = ln(1 + v/c) is analytic for |Im y| < π, whatever the parameters, so that Gauss–Legendre panels over which it
/// changes by a bounded factor converge to full accuracy.
struct DecayIntegral {
    let a: Double
    let b: Double
    let p: Double
    let q: Double
    let length: Double

    /// What the integral comes with, each a mean over v by the weight of the integrand.
    struct Moments {
        /// The integral.
        var value = 0.0
        /// The mean of ln(1 + v/A).
        var logA = 0.0
        /// The mean of ln(1 + v/B).
        var logB = 0.0
        /// The mean of 1/(A + v).
        var inverseA = 0.0
        /// The mean of 1/(B + v).
        var inverseB = 0.0
    }

    /// For panels over which the integrand changes by a factor of e¹⁰ at most, and those where it changes by e³.
    private static let manyNodes = GaussLegendre.points(12)
    private static let fewNodes = GaussLegendre.points(8)

    /// The integral alone.
    var value: Double { moments(withMeans: false).value }

    /// The integral and the means.
    func moments(withMeans: Bool = true) -> Moments {
        var result = Moments()
        guard length > 0 else { return result }
        let (near, far, nearPower, farPower) = a < b ? (a, b, p, q) : (b, a, q, p)
        let ratio = near / far
        let end = Maths.log1p(length / near)
        var y = 0.0
        var logHere = 0.0
        var highest = 0.0
        while y < end {
            var width = min(1.5, end - y)
            let grown = ratio * Maths.exp(y)
            let slope = nearPower - 1 + farPower * grown / (1 - ratio + grown)
            width = min(width, 8 / max(abs(slope), 1e-300))
            var logNext = logValue(y + width, ratio, nearPower, farPower)
            while abs(logNext - logHere) > 10, width > 1e-12 * end {
                width /= 2
                logNext = logValue(y + width, ratio, nearPower, farPower)
            }
            let isLast = width >= end - y
            let nodes = abs(logNext - logHere) > 3 || abs(slope) * width > 3 ? Self.manyNodes : Self.fewNodes
            for (node, weight) in nodes {
                let u = y + width * node
                let e = Maths.expm1(u)
                let logFar = Maths.log1p(ratio * e)
                let part = weight * width * Maths.exp((1 - nearPower) * u - farPower * logFar)
                result.value += part
                if withMeans {
                    let v = near * e
                    let (inA, inB) = a < b ? (u, logFar) : (logFar, u)
                    result.logA += part * inA
                    result.logB += part * inB
                    result.inverseA += part / (a + v)
                    result.inverseB += part / (b + v)
                }
            }
            if isLast { break }
            y += width
            logHere = logNext
            highest = max(highest, logHere)
            // What is left decays by at least as much as so far: the integrand over y is unimodal.
            if logHere < highest - 45 { break }
        }
        if withMeans {
            result.logA /= result.value
            result.logB /= result.value
            result.inverseA /= result.value
            result.inverseB /= result.value
        }
        result.value *= near
        return result
    }

    /// ln of the integrand over y, but for the factor c.
    private func logValue(_ y: Double, _ ratio: Double, _ nearPower: Double, _ farPower: Double) -> Double {
        (1 - nearPower) * y - farPower * Maths.log1p(ratio * (Maths.exp(y) - 1))
    }
}
