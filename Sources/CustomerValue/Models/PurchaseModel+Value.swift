public import ServiceVocabulary

/// What a customer is expected to be worth in the coming periods, and how much of that hangs on whether he is still one.
public struct ExpectedValue: Hashable, Sendable {
    /// P(alive).
    public let probabilityAlive: Double
    /// The discounted value of what the customer would buy if still alive.
    public let valueIfAlive: Double

    /// The discounted value to expect: the lifetime value of the periods.
    public var value: Double { probabilityAlive * valueIfAlive }

    /// The value at risk from churn: what is lost because the customer may have left already, (1 − P(alive)) times the
    /// value of a customer alive.
    public let atRisk: Double
}

extension PurchaseModel {
    /// What a customer is worth in the coming periods (CLV), and the part of it that is at risk.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - valuePerPurchase: What a purchase is worth, such as ``GammaGammaModel/expectedValue(_:)`` times a margin; of a size
    ///     up to 1e15.
    ///   - periods: The periods and their discount.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another value of a purchase.
    public func expectedValue(
        _ history: PurchaseHistory, valuePerPurchase: Double, over periods: DiscountedPeriods
    ) throws(InvalidValue) -> ExpectedValue {
        guard abs(valuePerPurchase) <= 1e15 else {
            throw InvalidValue(
                field: "valuePerPurchase", value: "\(valuePerPurchase)", accepted: "an amount from -1e15 to 1e15")
        }
        let logOdds = logOddsOfHavingLeft(history)
        let ifAlive = valuePerPurchase * discountedPurchases(history, over: periods)
        return ExpectedValue(
            probabilityAlive: Factorials.complementOfLogistic(logOdds), valueIfAlive: ifAlive,
            atRisk: Factorials.complementOfLogistic(-logOdds) * ifAlive)
    }

    /// The discounted purchases of a customer alive.
    func discountedPurchases(_ history: PurchaseHistory, over periods: DiscountedPeriods) -> Double {
        // The longest forecast of the periods is within what models take.
        periods.sum { (try? purchasesIfAlive(history, within: $0)) ?? 0 }
    }
}
