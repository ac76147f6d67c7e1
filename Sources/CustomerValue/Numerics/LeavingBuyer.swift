import ServiceStatistics

/// A buyer who is alive and leaves at a constant rate of his own.
///
/// Rates of leaving are Gamma(dropoutShape, dropoutRate), of buying Gamma(shape, rate). What the Pareto/NBD model says about anybody alive.
struct LeavingBuyer {
    let shape: Double
    let rate: Double
    let dropoutShape: Double
    let dropoutRate: Double

    /// Anybody new.
    init(_ model: ParetoModel) {
        shape = model.r
        rate = model.alpha
        dropoutShape = model.s
        dropoutRate = model.beta
    }

    /// A customer after what was seen of him.
    init(_ model: ParetoModel, after history: PurchaseHistory) {
        shape = model.r + Double(history.frequency)
        rate = model.alpha + history.age
        dropoutShape = model.s
        dropoutRate = model.beta + history.age
    }

    /// shape/rate · ∫ from 0 to t of (1 + u/dropoutRate)^−dropoutShape du.
    func expectedPurchases(within t: Double) -> Double {
        let length = Maths.log1p(t / dropoutRate)
        let power = 1 - dropoutShape
        let lifetime = power == 0 ? length : Maths.expm1(power * length) / power
        return shape / rate * dropoutRate * lifetime
    }

    /// The probability of exactly n purchases in a time t ≥ 0: alive to the end with n, or gone within with n before.
    func probability(ofPurchases n: Int, within t: Double) -> Double {
        guard n >= 0 else { return 0 }
        guard t > 0 else { return n == 0 ? 1 : 0 }
        let count = Double(n)
        let logCombinations = Factorials.logRising(shape, n) - Factorials.logRising(1, n)
        // ln of the negative binomial probability of n purchases in a time u = t·part.
        func logPurchases(_ part: Double) -> Double {
            let w = t * part / rate
            return n == 0
                ? -shape * Maths.log1p(w) : logCombinations - shape * Maths.log1p(w) - count * Maths.log1p(1 / w)
        }
        let staying = Maths.exp(logPurchases(1) - dropoutShape * Maths.log1p(t / dropoutRate))
        let scale = t / dropoutRate
        let sharpness = (count * shape / (count + shape)).squareRoot() + 1
        let leaving = LogisticQuadrature.integrate(sharpness: sharpness) { u, _ in
            logPurchases(u) - (dropoutShape + 1) * Maths.log1p(scale * u)
        }
        return min(staying + dropoutShape * scale * leaving, 1)
    }
}
