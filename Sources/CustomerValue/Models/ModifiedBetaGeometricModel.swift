public import ServiceVocabulary

/// The MBG/NBD model: a customer can leave after each purchase, the first one included.
///
/// Source: Batislam, E. P., Denizel, M., Filiztekin, A., Empirical Validation and Comparison of Models for Customer Base
/// Analysis, International Journal of Research in Marketing 24 (2007); Hoppe, D., Wagner, U., Customer Base Analysis: The Case
/// for a Central Variant of the Betageometric/NBD Model, Marketing: Journal of Research and Management 29 (2007).
public struct ModifiedBetaGeometricModel: PurchaseModel {
    /// r, α, a, b.
    public static let parameterNames = ["r", "alpha", "a", "b"]

    /// r, the shape of the distribution of purchase rates.
    public let r: Double
    /// α, the rate of that distribution, in the unit of time of the histories.
    public let alpha: Double
    /// a, the first shape of the distribution of dropout probabilities.
    public let a: Double
    /// b, the second shape of that distribution.
    public let b: Double

    /// Creates a model.
    ///
    /// - Parameters:
    ///   - r: The shape of the distribution of purchase rates.
    ///   - alpha: The rate of that distribution, in the unit of time of the histories.
    ///   - a: The first shape of the distribution of dropout probabilities.
    ///   - b: The second shape of that distribution.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a parameter outside of 10⁻¹²...10¹².
    public init(r: Double, alpha: Double, a: Double, b: Double) throws(InvalidValue) {
        try self.init(parameters: [r, alpha, a, b])
    }

    /// Creates a model from r, α, a and b.
    ///
    /// - Parameter parameters: Four numbers from 10⁻¹² to 10¹².
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(parameters: [Double]) throws(InvalidValue) {
        try Self.check(parameters)
        (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
    }

    /// r, α, a, b.
    public var parameters: [Double] { [r, alpha, a, b] }

    private var dropout: GeometricDropout { GeometricDropout(parameters, leavesAtOnce: true) }

    /// The natural logarithm of the likelihood of a history, whole.
    public func logLikelihood(of history: PurchaseHistory) -> Double {
        dropout.logLikelihood(history)
    }

    /// ln of the odds that the customer has left.
    public func logOddsOfHavingLeft(_ history: PurchaseHistory) -> Double {
        dropout.logOdds(history)
    }

    /// The purchases to expect of the customer within a time after the observation, were he still alive at its start.
    public func purchasesIfAlive(_ history: PurchaseHistory, within time: Double) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        return dropout.buyer(after: history).expectedPurchases(within: time)
    }

    /// The probability that the customer makes exactly n purchases within a time after the observation, were he alive.
    public func probabilityIfAlive(
        ofPurchases count: Int, _ history: PurchaseHistory, within time: Double
    ) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        try ForecastCheck.count(count)
        return dropout.buyer(after: history).probability(ofPurchases: count, within: time)
    }

    /// The repeat purchases to expect of anybody within a time after the first purchase.
    public func purchasesOfNewCustomer(within time: Double) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        return dropout.purchasesOfNewCustomer(within: time)
    }

    /// The probability that anybody makes exactly n repeat purchases within a time after the first.
    public func probabilityOfNewCustomer(
        ofPurchases count: Int, within time: Double
    ) throws(InvalidValue) -> Double {
        try ForecastCheck.time(time)
        try ForecastCheck.count(count)
        return dropout.probabilityOfNewCustomer(count, within: time)
    }

    /// The model under which the histories are most likely.
    public static func fit(_ columns: PurchaseColumns) throws(InvalidValue) -> ModelFit<Self> {
        try ForecastCheck.columns(columns, parameters: parameterNames.count)
        let likelihood = DropoutLikelihood(DistinctHistories(columns), leavesAtOnce: true)
        return try ModelFit(
            maximizing: likelihood.evaluate, from: likelihood.starts, customers: columns.count,
            distinctCustomers: likelihood.histories.rows.count)
    }
}
