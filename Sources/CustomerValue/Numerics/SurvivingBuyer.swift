import ServiceStatistics

/// A buyer who is alive and leaves after a purchase with a probability p of his own: p ~ Beta(a, b), purchases at a rate
/// λ ~ Gamma(shape, rate).
///
/// What the BG/NBD and MBG/NBD models say about anybody alive, new or not, is said by such a buyer, with the parameters
/// updated by the purchases seen.
struct SurvivingBuyer {
    let shape: Double
    let rate: Double
    let a: Double
    let b: Double

    /// The expected number of purchases in a time t ≥ 0: E[(1 − (1 + p·t/rate)^−shape)/p].
    ///
    /// The closed form has removable singularities at a = 1 and at a + b = 1 and loses all digits for small t. Both ways
    /// below only add positive terms.
    func expectedPurchases(within t: Double) -> Double {
        let w = t / rate
        let mean = shape * w
        guard mean > 0 else { return 0 }
        // About as many terms as the series needs.
        let length = mean + 8 * (mean * (1 + w)).squareRoot() + 40 * (1 + w)
        return length <= 400 ? series(w) : quadrature(w)
    }

    /// Σₙ P(n opportunities) · Σⱼ (b)ⱼ/(a + b)ⱼ for j < n, with a negative binomial number of opportunities: the n-th is
    /// taken by whoever survived those before.
    func series(_ w: Double) -> Double {
        let z = w / (1 + w)
        var probability = Maths.exp(-shape * Maths.log1p(w))
        var survival = 1.0
        var taken = 0.0
        var sum = 0.0
        var n = 0.0
        let mean = shape * w
        while n < 100_000 {
            taken += survival
            survival *= (b + n) / (a + b + n)
            probability *= (shape + n) / (n + 1) * z
            n += 1
            let term = probability * taken
            sum += term
            if n > mean, term <= 1e-17 * sum { break }
        }
        return sum
    }

    /// The mean over p by the trapezoidal rule on y = ln(p/(1 − p)).
    ///
    /// Density and integrand are analytic in a strip, so the error falls as e^(−π²/h) with the step h. Beyond what is summed both tails are geometric and added in closed form.
    /// The density is normalised by the same sum, so that the mean stays between the extremes of the integrand.
    func quadrature(_ w: Double) -> Double {
        let spread = (1 / a + 1 / b).squareRoot()
        let step = min(0.25, 0.5 * spread)
        let peak = Maths.log(a / b)
        let peakLog = logDensity(peak)
        let least = -Maths.expm1(-shape * Maths.log1p(w))
        let reach = 45 + Maths.log(max(shape * w / least, 1))
        let lowest = -40 - Maths.log(max((shape + 1) * w, a, b, 1))
        let highest = 40 + Maths.log(max(shape + 1, a, b, 1))
        var total = 0.0
        var weighted = 0.0
        func add(_ y: Double) -> (density: Double, value: Double) {
            let density = Maths.exp(logDensity(y) - peakLog)
            let value = purchases(y, w)
            total += density
            weighted += density * value
            return (density, value)
        }
        var k = 0.0
        while true {
            let y = peak - k * step
            let (density, value) = add(y)
            if y < lowest {
                let tail = density / Maths.expm1(a * step)
                total += tail
                weighted += tail * value
                break
            }
            if logDensity(y) - peakLog < -reach { break }
            k += 1
        }
        k = 1
        while true {
            let y = peak + k * step
            let (density, value) = add(y)
            if y > highest {
                let tail = density / Maths.expm1(b * step)
                total += tail
                weighted += tail * value
                break
            }
            if logDensity(y) - peakLog < -45 { break }
            k += 1
        }
        return weighted / total
    }

    /// ln of pᵃ(1 − p)ᵇ at y = ln(p/(1 − p)).
    private func logDensity(_ y: Double) -> Double {
        let e = Maths.log1p(Maths.exp(-abs(y)))
        return y > 0 ? -a * e - b * (y + e) : -a * (e - y) - b * e
    }

    /// (1 − (1 + p·w)^−shape)/p at y = ln(p/(1 − p)).
    private func purchases(_ y: Double, _ w: Double) -> Double {
        let p = Factorials.complementOfLogistic(-y)
        let pw = p * w
        // So small a p that the quotient has its limit.
        if pw * (shape + 1) < 1e-17 { return shape * w }
        return -Maths.expm1(-shape * Maths.log1p(pw)) / p
    }

    /// The probability of exactly n purchases in a time t ≥ 0.
    ///
    /// Either all n are made and survived, or the n-th is made and not survived; the second is n or more opportunities,
    /// an incomplete beta function.
    func probability(ofPurchases n: Int, within t: Double) -> Double {
        guard n >= 0 else { return 0 }
        let w = t / rate
        let logMissed = -shape * Maths.log1p(w)
        if n == 0 { return Maths.exp(logMissed) }
        guard w > 0 else { return 0 }
        let z = w / (1 + w)
        let count = Double(n)
        let logPurchases =
            logMissed + Factorials.logRising(shape, n) - Factorials.logRising(1, n) - count * Maths.log1p(1 / w)
        let logSurvived = Factorials.logRising(b, n - 1) - Factorials.logRising(a + b, n - 1)
        let survives = (b + count - 1) / (a + b + count - 1)
        let leaves = a / (a + b + count - 1)
        let reached = IncompleteBeta.tails(a: count, b: shape, x: z, y: 1 / (1 + w)).lower
        let probability = Maths.exp(logPurchases + logSurvived) * survives + Maths.exp(logSurvived) * leaves * reached
        return min(probability, 1)
    }
}
