public import ServiceVocabulary

/// A model of customers who buy without a contract and leave without a word.
///
/// ``BetaGeometricModel``, ``ModifiedBetaGeometricModel`` and ``ParetoModel`` differ in when a customer can leave. All
/// answers are finite, whatever the parameters and the history.
public protocol PurchaseModel: ParametricModel {
    /// The natural logarithm of the likelihood of a history, whole, in the model's own unit of time.
    func logLikelihood(of history: PurchaseHistory) -> Double

    /// ln of the odds that the customer has left: ln((1 − P(alive))/P(alive)); −∞ where that is impossible.
    func logOddsOfHavingLeft(_ history: PurchaseHistory) -> Double

    /// The purchases to expect of the customer within a time after the observation, were he still alive at its start.
    ///
    /// It depends on the frequency and the age alone.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    func purchasesIfAlive(_ history: PurchaseHistory, within time: Double) throws(InvalidValue) -> Double

    /// The probability that the customer makes exactly n purchases within a time after the observation, were he alive.
    ///
    /// - Parameters:
    ///   - count: n; the probability of a negative number is 0.
    ///   - history: The customer's history.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time or a count above 10⁹.
    func probabilityIfAlive(
        ofPurchases count: Int, _ history: PurchaseHistory, within time: Double
    ) throws(InvalidValue) -> Double

    /// The repeat purchases to expect of anybody within a time after the first purchase: E[X(t)].
    ///
    /// - Parameter time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    func purchasesOfNewCustomer(within time: Double) throws(InvalidValue) -> Double

    /// The probability that anybody makes exactly n repeat purchases within a time after the first: P(X(t) = n).
    ///
    /// - Parameters:
    ///   - count: n; the probability of a negative number is 0.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time or a count above 10⁹.
    func probabilityOfNewCustomer(ofPurchases count: Int, within time: Double) throws(InvalidValue) -> Double

    /// The times of the repeat purchases of somebody drawn at random, ascending; a million at most.
    ///
    /// - Parameters:
    ///   - time: How long after the first purchase, from 0 to 10¹².
    ///   - generator: Where the random numbers come from.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    func randomPurchases(
        within time: Double, using generator: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> [Double]

    /// The model under which the histories are most likely.
    ///
    /// The same columns give the same fit, in any order of the customers but for the last places.
    ///
    /// - Parameter columns: The histories.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` where there is nothing to tell parameters by: fewer customers than
    ///   parameters, or nobody who bought twice.
    static func fit(_ columns: PurchaseColumns) throws(InvalidValue) -> ModelFit<Self>
}

extension PurchaseModel {
    /// P(alive): the probability that the customer has not left by the end of the observation.
    public func probabilityAlive(_ history: PurchaseHistory) -> Double {
        Factorials.complementOfLogistic(logOddsOfHavingLeft(history))
    }

    /// The purchases to expect of the customer within a time after the observation.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time.
    public func expectedPurchases(_ history: PurchaseHistory, within time: Double) throws(InvalidValue) -> Double {
        try probabilityAlive(history) * purchasesIfAlive(history, within: time)
    }

    /// The probability that the customer makes exactly n purchases within a time after the observation.
    ///
    /// - Parameters:
    ///   - count: n; the probability of a negative number is 0.
    ///   - history: The customer's history.
    ///   - time: A time from 0 to 10¹², in the model's unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another time or a count above 10⁹.
    public func probability(
        ofPurchases count: Int, _ history: PurchaseHistory, within time: Double
    ) throws(InvalidValue) -> Double {
        let logOdds = logOddsOfHavingLeft(history)
        let ifAlive = try probabilityIfAlive(ofPurchases: count, history, within: time)
        let alive = Factorials.complementOfLogistic(logOdds) * ifAlive
        return count == 0 ? min(alive + Factorials.complementOfLogistic(-logOdds), 1) : alive
    }
}

/// The checks that all models share.
enum ForecastCheck {
    /// Refuses what no forecast can be long.
    static func time(_ time: Double) throws(InvalidValue) {
        guard time >= 0, time <= PurchaseHistory.longest else {
            throw InvalidValue(field: "time", value: "\(time)", accepted: "a time from 0 to 1e12")
        }
    }

    /// Refuses counts that no history can hold.
    static func count(_ count: Int) throws(InvalidValue) {
        guard count <= PurchaseHistory.highest else {
            throw InvalidValue(field: "count", value: "\(count)", accepted: "at most 1,000,000,000 purchases")
        }
    }

    /// Refuses too few customers, and customers of whom nobody bought twice.
    static func columns(_ columns: PurchaseColumns, parameters: Int) throws(InvalidValue) {
        guard columns.count >= parameters else {
            throw InvalidValue(
                field: "columns", value: "\(columns.count) customers",
                accepted: "at least as many customers as parameters, \(parameters)")
        }
        guard columns.count <= PurchaseHistory.highest else {
            throw InvalidValue(
                field: "columns", value: "\(columns.count) customers", accepted: "at most 1,000,000,000 customers")
        }
        guard columns.frequencies.contains(where: { $0 > 0 }) else {
            throw InvalidValue(
                field: "columns.frequencies", value: "all 0",
                accepted: "somebody who bought twice: without, buying rarely and leaving early look the same")
        }
    }
}
