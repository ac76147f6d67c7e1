/// Double-exponential quadrature on 0...1 (Takahasi and Mori 1974): fast for analytic integrands, also with integrable
/// singularities at the ends.
package enum TanhSinh {
    /// What a quadrature found.
    package struct Estimate: Sendable {
        /// The integral.
        package let value: Double
        /// The difference to the estimate with half as many nodes.
        package let change: Double
        /// Whether the difference fell under the tolerance.
        package let hasConverged: Bool
    }

    /// ∫₀¹ f du.
    ///
    /// - Parameters:
    ///   - tolerance: The relative difference of two levels at which to stop; the error is then far smaller.
    ///   - f: The integrand of u and 1 − u, each relatively accurate also where the other is nearly 1. It must not be
    ///     NaN; the integrand times u^(1/100) has to vanish at the ends.
    package static func integrate(tolerance: Double = 1e-10, _ f: (_ u: Double, _ v: Double) -> Double) -> Estimate {
        var sum = 0.0
        var value = 0.0
        var change = Double.infinity
        var step = 1.0
        for (level, nodes) in levels.enumerated() {
            for node in nodes {
                if node.u == 0.5 {
                    sum += node.weight * f(0.5, 0.5)
                } else {
                    sum += node.weight * (f(node.u, node.v) + f(node.v, node.u))
                }
            }
            let refined = sum * step
            change = abs(refined - value)
            value = refined
            if level >= 3, change <= tolerance * abs(value) {
                return Estimate(value: value, change: change, hasConverged: true)
            }
            step /= 2
        }
        return Estimate(value: value, change: change, hasConverged: false)
    }

    private struct Node: Sendable {
        let u: Double
        let v: Double
        let weight: Double
    }

    /// The new nodes of each level: u = 1/(1 + e^(π sinh t)) at t = k·2^−level, k odd beyond level 0.
    private static let levels: [[Node]] = (0...8).map { level in
        let step = Double(sign: .plus, exponent: -level, significand: 1)
        return stride(from: level == 0 ? 0 : step, through: 6.1, by: level == 0 ? step : 2 * step).map { t in
            let decay = Maths.exp(-Double.pi * Maths.sinh(t))
            let v = 1 / (1 + decay)
            let u = decay * v
            return Node(u: u, v: v, weight: .pi * Maths.cosh(t) * u * v)
        }
    }
}
