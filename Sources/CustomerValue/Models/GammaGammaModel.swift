import ServiceStatistics
public import ServiceVocabulary

/// The Gamma–Gamma model of what customers spend in a purchase, independent of how often they buy.
///
/// A purchase of a customer has the distribution Gamma(p, ν) with ν ~ Gamma(q, γ) over customers.
///
/// Source: Fader, P. S., Hardie, B. G. S., The Gamma-Gamma Model of Monetary Value (2013).
public struct GammaGammaModel: ParametricModel {
    /// p, q, γ.
    public static let parameterNames = ["p", "q", "gamma"]

    /// p, the shape of the distribution of a customer's purchases.
    public let p: Double
    /// q, the shape of the distribution of their rates over customers.
    public let q: Double
    /// γ, the rate of that distribution, in money.
    public let gamma: Double

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - p: The shape of the distribution of a customer's purchases.
    ///   - q: The shape of the distribution of their rates over customers.
    ///   - gamma: The rate of that distribution, in money.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a parameter outside of 10⁻¹²...10¹².
    public init(p: Double, q: Double, gamma: Double) throws(InvalidValue) {
        try self.init(parameters: [p, q, gamma])
    }

    /// Creates a model from p, q and γ.
    ///
    /// - Parameter parameters: Three numbers from 10⁻¹² to 10¹².
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(parameters: [Double]) throws(InvalidValue) {
        try Self.check(parameters)
        (p, q, gamma) = (parameters[0], parameters[1], parameters[2])
    }

    /// p, q, γ.
    public var parameters: [Double] { [p, q, gamma] }

    /// The natural logarithm of the density of a customer's mean value, per unit of money; 0 without purchases.
    public func logLikelihood(of history: SpendHistory) -> Double {
        guard history.frequency > 0 else { return 0 }
        let shape = p * Double(history.frequency)
        let spent = Double(history.frequency) * history.averageValue
        return -GammaFunctions.logBeta(shape, q) - q * Maths.log1p(spent / gamma) - shape * Maths.log1p(gamma / spent)
            - Maths.log(history.averageValue)
    }

    /// The value to expect of a purchase of the customer: p(γ + x·z̄)/(p·x + q − 1).
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` where no mean exists, that is where p·x + q ≤ 1; a formula that does not
    ///   look would give a negative value.
    public func expectedValue(_ history: SpendHistory) throws(InvalidValue) -> Double {
        let x = Double(history.frequency)
        let degrees = p * x + q - 1
        guard degrees > 0 else {
            throw InvalidValue(
                field: "q", value: "\(q)",
                accepted: history.frequency == 0
                    ? "above 1, or the mean over customers does not exist" : "above 1 - p·x, or the mean does not exist"
            )
        }
        return p * (gamma + x * history.averageValue) / degrees
    }

    /// The value to expect of a purchase of anybody: p·γ/(q − 1).
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` where q ≤ 1: then the mean does not exist.
    public var populationMean: Double {
        get throws(InvalidValue) { try expectedValue(SpendHistory(frequency: 0, averageValue: 0)) }
    }

    /// The model under which the mean values are most likely.
    ///
    /// Customers without purchases say nothing about what is spent and are left out.
    ///
    /// - Parameter histories: One history a customer.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for fewer customers with purchases than parameters, and where all spend
    ///   exactly the same.
    public static func fit(_ histories: some Sequence<SpendHistory>) throws(InvalidValue) -> ModelFit<Self> {
        let likelihood = SpendLikelihood(histories)
        guard likelihood.rows.count >= parameterNames.count else {
            throw InvalidValue(
                field: "histories", value: "\(likelihood.rows.count) customers with purchases",
                accepted: "at least as many as parameters, \(parameterNames.count)")
        }
        guard likelihood.isSpread else {
            throw InvalidValue(
                field: "histories.averageValue", value: "all the same",
                accepted: "customers who differ in what they spend: else p grows without bound")
        }
        return try ModelFit(
            maximizing: likelihood.evaluate, from: likelihood.starts, customers: likelihood.rows.count,
            distinctCustomers: Set(likelihood.rows).count)
    }
}
