public import ServiceVocabulary

/// A price from costs and profit (成本加成): labour + system + management + profit.
public struct CostPlusPrice: Hashable, Sendable {
    /// What "profit" means; sources that print one formula mean different ones by it.
    public enum Profit: Hashable, Sendable {
        /// An amount on top of the cost.
        case amount(Money)
        /// A share of the cost on top of it: 20 % markup on 100 makes 120.
        case markup(PeriodRate)
        /// A share of the price: 20 % margin on a cost of 100 makes 125.
        case margin(PeriodRate)
    }

    /// The cost: labour, system and management together.
    public let cost: Money
    /// The price, rounded to the nearest minor unit, halves to even.
    public let price: Money

    /// The profit in the price.
    public var profit: Money { Money(minor: price.minor - cost.minor, currency: price.currency) }

    /// Adds up costs and profit.
    ///
    /// - Parameters:
    ///   - labour: The cost of labour, at least 0.
    ///   - system: The cost of systems, at least 0.
    ///   - management: The cost of management, at least 0.
    ///   - profit: The profit: an amount of at least 0, a markup of at least 0, or a margin of at least 0 and below 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, for mixed currencies and for sums above 64 bits.
    public init(labour: Money, system: Money, management: Money, profit: Profit) throws(InvalidValue) {
        for (field, part) in [("labour", labour), ("system", system), ("management", management)] {
            try ExactAmounts.notNegative(part, field)
        }
        let cost = try labour + system + management
        let scale = PeriodRate.scale
        switch profit {
        case .amount(let amount):
            try ExactAmounts.notNegative(amount, "profit")
            price = try cost + amount
        case .markup(let rate):
            guard rate.billionths >= 0 else {
                throw InvalidValue(field: "markup", value: "\(rate.value)", accepted: "a rate of at least 0")
            }
            let minor = try ExactAmounts.scaled(cost.minor, by: scale + rate.billionths, of: scale, "price")
            price = Money(minor: minor, currency: cost.currency)
        case .margin(let rate):
            guard rate.billionths >= 0, rate.billionths < scale else {
                throw InvalidValue(
                    field: "margin", value: "\(rate.value)", accepted: "a share of the price, at least 0 and below 1")
            }
            let minor = try ExactAmounts.scaled(cost.minor, by: scale, of: scale - rate.billionths, "price")
            price = Money(minor: minor, currency: cost.currency)
        }
        self.cost = cost
    }
}
