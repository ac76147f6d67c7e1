import ServiceStatistics

/// ∫₀¹ of a positive function given by its logarithm, by the trapezoidal rule on y = ln(u/(1 − u)).
enum LogisticQuadrature {
    /// The integral of exp(logF(u, 1 − u)) du.
    ///
    /// - Parameters:
    ///   - sharpness: How many standard deviations of the narrowest peak fit into one unit of y; the step follows it.
    ///   - logF: The logarithm of the function, at most polynomially large at the ends.
    static func integrate(sharpness: Double, _ logF: (_ u: Double, _ v: Double) -> Double) -> Double {
        let step = min(0.25, max(0.5 / sharpness, 0.0005))
        var best = -Double.infinity
        var sum = 0.0
        var y = -40.0
        while y <= 40 {
            let small = Maths.exp(-abs(y))
            let part = 1 / (1 + small)
            let (u, v) = y < 0 ? (small * part, part) : (part, small * part)
            let log = logF(u, v) + Maths.log(u) + Maths.log(v)
            if log > best {
                sum = sum * Maths.exp(best - log) + 1
                best = log
            } else if log > best - 60 {
                sum += Maths.exp(log - best)
            }
            y += step
        }
        return best == -.infinity ? 0 : sum * step * Maths.exp(best)
    }
}
