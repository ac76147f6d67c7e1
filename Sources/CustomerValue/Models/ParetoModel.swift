import ServiceStatistics
public import ServiceVocabulary

/// The Pareto/NBD model: a customer can leave at any time, at a rate μ ~ Gamma(s, β), and buys at a rate λ ~ Gamma(r, α).
///
/// Source: Schmittlein, D. C., Morrison, D. G., Colombo, R., Counting Your Customers: Who Are They and What Will They Do
/// Next?, Management Science 33 (1987).
public struct ParetoModel: PurchaseModel {
    /// r, α, s, β.
    public static let parameterNames = ["r", "alpha", "s", "beta"]

    /// r, the shape of the distribution of purchase rates.
    public let r: Double
    /// α, the rate of that distribution, in the unit of time of the histories.
    public let alpha: Double
    /// s, the shape of the distribution of dropout rates.
    public let s: Double
    /// β, the rate of that distribution, in the unit of time of the histories.
    public let beta: Double

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - r: The shape of the distribution of purchase rates.
    ///   - alpha: The rate of that distribution, in the unit of time of the histories.
    ///   - s: The shape of the distribution of dropout rates.
    ///   - beta: The rate of that distribution, in the unit of time of the histories.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a parameter outside of 10⁻¹²...10¹².
    public init(r: Double, alpha: Double, s: Double, beta: Double) throws(InvalidValue) {
        try self.init(parameters: [r, alpha, s, beta])
    }

    /// Creates a model from r, α, s and β.
    ///
    /// - Parameter parameters: Four numbers from 10⁻¹² to 10¹².
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(parameters: [Double]) throws(InvalidValue) {
        try Self.check(parameters)
        (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3])
    }

    /// r, α, s, β.
    public var parameters: [Double] { [r, alpha, s, beta] }

    /// The natural logarithm of the likelihood of a history, whole.
    public func logLikelihood(of history: PurchaseHistory) -> Double {
        let x = Double(history.frequency)
        let base =
            Factorials.logRising(r, history.frequency) - r * Maths.log1p(history.age / alpha)
            - x * Maths.log(alpha + history.age) - s * Maths.log1p(history.age / beta)
        return base + Factorials.softplus(logOddsOfHavingLeft(history))
    }

    /// ln of the odds that the customer has left.
    public func logOddsOfHavingLeft(_ history: PurchaseHistory) -> Double {
        let power = r + Double(history.frequency)
        let silence = history.age - history.recency
        guard silence > 0 else { return -.infinity }
        let sinceA = alpha + history.recency
        let sinceB = beta + history.recency
        let integral = DecayIntegral(a: sinceA, b: sinceB, p: power, q: s + 1, length: silence).value
        return power * Maths.log1p(silence / sinceA) + s * Maths.log1p(silence / sinceB)
            + Maths.log(s / sinceB * integral)
    }

    /// The purchases to expect of the customer within a time after the observation, were he still alive at its start.
    public func purchasesIfAlive(_ history: PurchaseHistory, within time: Double) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        return LeavingBuyer(self, after: history).expectedPurchases(within: time)
    }

    /// The probability that the customer makes exactly n purchases within a time after the observation, were he alive.
    public func probabilityIfAlive(
        ofPurchases count: Int, _ history: PurchaseHistory, within time: Double
    ) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        try ForecastCheck.count(count)
        return LeavingBuyer(self, after: history).probability(ofPurchases: count, within: time)
    }

    /// The repeat purchases to expect of anybody within a time after the first purchase.
    public func purchasesOfNewCustomer(within time: Double) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        return LeavingBuyer(self).expectedPurchases(within: time)
    }

    /// The probability that anybody makes exactly n repeat purchases within a time after the first.
    public func probabilityOfNewCustomer(
        ofPurchases count: Int, within time: Double
    ) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        try ForecastCheck.count(count)
        return LeavingBuyer(self).probability(ofPurchases: count, within: time)
    }

    /// DERT: the purchases to expect of the customer from now on for ever, each discounted from when it is made.
    ///
    /// P(alive) (r + x)/(α + T) · (β + T) e^z E_s(z) with z = δ(β + T).
    ///
    /// Source: Fader, P. S., Hardie, B. G. S., Lee, K. L., RFM and CLV: Using Iso-Value Curves for Customer Base Analysis,
    /// Journal of Marketing Research 42 (2005), with the exponential integral in place of Tricomi's function.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - continuousDiscount: δ, the continuous discount rate per unit of time, from 10⁻¹² to 10¹².
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another discount rate.
    public func discountedResidualPurchases(
        _ history: PurchaseHistory, continuousDiscount: Double
    ) throws(InvalidValue) -> Double {
        guard (1e-12...1e12).contains(continuousDiscount) else {
            throw InvalidValue(
                field: "continuousDiscount", value: "\(continuousDiscount)", accepted: "a rate from 1e-12 to 1e12")
        }
        let buyer = LeavingBuyer(self, after: history)
        let integral = ExponentialIntegral.scaled(order: s, continuousDiscount * buyer.dropoutRate)
        return probabilityAlive(history) * buyer.shape / buyer.rate * buyer.dropoutRate * integral
    }

    /// The model under which the histories are most likely.
    public static func fit(_ columns: PurchaseColumns) throws(InvalidValue) -> ModelFit<Self> {
        try ForecastCheck.columns(columns, parameters: parameterNames.count)
        let likelihood = ParetoLikelihood(DistinctHistories(columns))
        return try ModelFit(
            maximizing: likelihood.evaluate, from: likelihood.starts, customers: columns.count,
            distinctCustomers: likelihood.histories.rows.count)
    }
}
