public import ServiceVocabulary

/// What churn costs: the margin that goes, and what it takes to keep customers or to win them back.
public struct ChurnCost: Hashable, Sendable {
    /// How many customers leave in the period.
    public let leaving: Int
    /// What a customer is worth for as long as he stays.
    public let valuePerCustomer: Money
    /// What it costs to keep one.
    public let costToKeep: Money
    /// How many times that it costs to win one back.
    public let winBackFactor: PeriodRate

    /// Five times what keeping one costs: a figure in use, an assumption until it is measured.
    public static let assumedWinBackFactor = PeriodRate.five

    /// Creates the cost of churn.
    ///
    /// - Parameters:
    ///   - leaving: How many customers leave in the period, 0...10⁹.
    ///   - valuePerCustomer: What a customer is worth for as long as he stays, at least 0.
    ///   - costToKeep: What it costs to keep one, at least 0, in the same currency.
    ///   - winBackFactor: How many times that it costs to win one back, at least 0; ``assumedWinBackFactor`` is in use.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(
        leaving: Int, valuePerCustomer: Money, costToKeep: Money, winBackFactor: PeriodRate
    ) throws(InvalidValue) {
        guard (0...1_000_000_000).contains(leaving) else {
            throw InvalidValue(field: "leaving", value: "\(leaving)", accepted: "0 to 1,000,000,000 customers")
        }
        try ExactAmounts.notNegative(valuePerCustomer, "valuePerCustomer")
        try ExactAmounts.notNegative(costToKeep, "costToKeep")
        guard costToKeep.currency == valuePerCustomer.currency else {
            throw InvalidValue(
                field: "costToKeep", value: costToKeep.currency.rawValue, accepted: valuePerCustomer.currency.rawValue)
        }
        guard winBackFactor.billionths >= 0 else {
            throw InvalidValue(field: "winBackFactor", value: "\(winBackFactor.value)", accepted: "at least 0")
        }
        self.leaving = leaving
        self.valuePerCustomer = valuePerCustomer
        self.costToKeep = costToKeep
        self.winBackFactor = winBackFactor
    }

    /// The value that leaves.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an amount above 64 bits.
    public var lostValue: Money {
        get throws(InvalidValue) { try times(valuePerCustomer.minor, "lostValue") }
    }

    /// What it would have cost to keep all who leave.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an amount above 64 bits.
    public var costToKeepAll: Money {
        get throws(InvalidValue) { try times(costToKeep.minor, "costToKeepAll") }
    }

    /// What it costs to win one customer back, rounded to the nearest minor unit.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an amount above 64 bits.
    public var costToWinBack: Money {
        get throws(InvalidValue) {
            let minor = try ExactAmounts.scaled(
                costToKeep.minor, by: winBackFactor.billionths, of: PeriodRate.scale, "costToWinBack")
            return Money(minor: minor, currency: costToKeep.currency)
        }
    }

    /// What it costs to win all back who leave.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an amount above 64 bits.
    public var costToWinBackAll: Money {
        get throws(InvalidValue) { try times(try costToWinBack.minor, "costToWinBackAll") }
    }

    /// Whether a customer is worth more than it costs to win him back.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an amount above 64 bits.
    public var isWorthWinningBack: Bool {
        get throws(InvalidValue) { try costToWinBack.minor < valuePerCustomer.minor }
    }

    private func times(_ minor: Int64, _ field: String) throws(InvalidValue) -> Money {
        Money(
            minor: try ExactAmounts.scaled(minor, by: Int64(leaving), of: 1, field),
            currency: valuePerCustomer.currency)
    }
}
