public import ServiceVocabulary

/// Money set aside for compensation, and what of it is spent; exact, in one currency.
public struct CompensationBudget: Hashable, Sendable {
    /// What was set aside.
    public let limit: Money
    /// What of it is spent.
    public private(set) var spent: Money

    /// Creates a budget.
    ///
    /// - Parameters:
    ///   - limit: What was set aside.
    ///   - spent: What of it is spent; nil for nothing.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for negative amounts, two currencies, or more spent than set aside.
    public init(limit: Money, spent: Money? = nil) throws(InvalidValue) {
        let spent = spent ?? Money(minor: 0, currency: limit.currency)
        guard limit.minor >= 0 else {
            throw InvalidValue(
                field: "limit.minor", value: "\(limit.minor)", accepted: "an amount that is not negative")
        }
        guard spent.currency == limit.currency else {
            throw InvalidValue(
                field: "spent.currency", value: spent.currency.rawValue, accepted: limit.currency.rawValue)
        }
        guard (0...limit.minor).contains(spent.minor) else {
            throw InvalidValue(field: "spent.minor", value: "\(spent.minor)", accepted: "0 to \(limit.minor)")
        }
        self.limit = limit
        self.spent = spent
    }

    /// What is left.
    public var remaining: Money { Money(minor: limit.minor - spent.minor, currency: limit.currency) }

    /// Spends an amount.
    ///
    /// - Parameter amount: The amount.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another currency, a negative amount, or more than is left; the budget
    ///   stays as it was.
    public mutating func spend(_ amount: Money) throws(InvalidValue) {
        guard amount.currency == limit.currency else {
            throw InvalidValue(
                field: "amount.currency", value: amount.currency.rawValue, accepted: limit.currency.rawValue)
        }
        guard amount.minor >= 0, amount.minor <= remaining.minor else {
            throw InvalidValue(
                field: "amount.minor", value: "\(amount.minor)", accepted: "0 to \(remaining.minor), what is left")
        }
        spent = try spent + amount
    }
}
