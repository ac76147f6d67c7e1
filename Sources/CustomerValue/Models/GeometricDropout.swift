import ServiceStatistics

/// What BG/NBD and MBG/NBD share: purchases at a rate λ ~ Gamma(r, α), and after a purchase the customer leaves with
/// a probability p ~ Beta(a, b).
///
/// The likelihood of a customer alive is a base, and that of one who left is the base times the odds of having left.
struct GeometricDropout {
    let r: Double
    let alpha: Double
    let a: Double
    let b: Double
    /// Whether a customer can leave right after the first purchase (MBG/NBD).
    let leavesAtOnce: Bool

    init(_ parameters: [Double], leavesAtOnce: Bool) {
        (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
        self.leavesAtOnce = leavesAtOnce
    }

    /// After how many purchases the customer could have left.
    func chances(_ frequency: Int) -> Int { leavesAtOnce ? frequency + 1 : frequency }

    func logOdds(_ history: PurchaseHistory) -> Double {
        let chances = chances(history.frequency)
        guard chances > 0 else { return -.infinity }
        let silence = Maths.log1p((history.age - history.recency) / (alpha + history.recency))
        return Maths.log(a) - Maths.log(b + Double(chances - 1)) + (r + Double(history.frequency)) * silence
    }

    func logLikelihood(_ history: PurchaseHistory) -> Double {
        let chances = chances(history.frequency)
        let base =
            Factorials.logRising(r, history.frequency) + Factorials.logRising(b, chances)
            - Factorials.logRising(a + b, chances)
            - r * Maths.log1p(history.age / alpha) - Double(history.frequency) * Maths.log(alpha + history.age)
        return base + Factorials.softplus(logOdds(history))
    }

    /// The customer, if alive, after what was seen of him.
    func buyer(after history: PurchaseHistory) -> SurvivingBuyer {
        SurvivingBuyer(
            shape: r + Double(history.frequency), rate: alpha + history.age, a: a,
            b: b + Double(chances(history.frequency)))
    }

    /// Anybody who has just made and survived the first purchase.
    var newBuyer: SurvivingBuyer { SurvivingBuyer(shape: r, rate: alpha, a: a, b: leavesAtOnce ? b + 1 : b) }

    /// The probability of surviving the first purchase.
    var survivesFirst: Double { leavesAtOnce ? b / (a + b) : 1 }

    func purchasesOfNewCustomer(within time: Double) -> Double {
        survivesFirst * newBuyer.expectedPurchases(within: time)
    }

    func probabilityOfNewCustomer(_ count: Int, within time: Double) -> Double {
        let alive = survivesFirst * newBuyer.probability(ofPurchases: count, within: time)
        return count == 0 && leavesAtOnce ? min(alive + a / (a + b), 1) : alive
    }
}
