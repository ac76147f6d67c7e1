public import ServiceVocabulary
public import Ticketing

/// What becomes of amounts in several currencies.
public enum CurrencyRule: Hashable, Sendable {
    /// All amounts are in this currency; any other is refused.
    case only(CurrencyCode)
    /// Amounts are converted by the given rates; a currency without a rate is refused.
    case converted(CurrencyConversion)

    /// The currency of the results.
    public var currency: CurrencyCode {
        switch self {
        case .only(let currency): currency
        case .converted(let conversion): conversion.target
        }
    }

    /// The minor units of an amount in the currency of the results.
    func minor(_ amount: Money) throws(InvalidValue) -> Int64 {
        switch self {
        case .only(let currency):
            guard amount.currency == currency else {
                throw InvalidValue(
                    field: "amount.currency", value: amount.currency.rawValue,
                    accepted: "\(currency.rawValue) alone, or rates to convert by")
            }
            return amount.minor
        case .converted(let conversion): return try conversion.convert(amount).minor
        }
    }
}

/// Exact rates from several currencies to one.
public struct CurrencyConversion: Hashable, Sendable {
    /// The currency to convert to.
    public let target: CurrencyCode
    /// By currency, how many minor units of the target so many minor units are worth: 913 of 100 for 9.13 fen a penny.
    public let rates: [CurrencyCode: CountShare]

    /// Creates rates.
    ///
    /// - Parameters:
    ///   - target: The currency to convert to; its own rate is 1.
    ///   - rates: Rates between minor units, above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a rate of 0 and for one of the target itself.
    public init(to target: CurrencyCode, rates: [CurrencyCode: CountShare]) throws(InvalidValue) {
        for (currency, rate) in rates where rate.part == 0 || currency == target {
            throw InvalidValue(
                field: "rates.\(currency.rawValue)", value: "\(rate.part)/\(rate.whole)",
                accepted: "a rate above 0 of another currency than \(target.rawValue)")
        }
        self.target = target
        self.rates = rates
    }

    /// The amount in the target currency, rounded to the nearest minor unit, halves to even.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a currency without a rate and a result above 64 bits.
    public func convert(_ amount: Money) throws(InvalidValue) -> Money {
        if amount.currency == target { return amount }
        guard let rate = rates[amount.currency] else {
            throw InvalidValue(
                field: "amount.currency", value: amount.currency.rawValue,
                accepted: "\(target.rawValue) or a currency with a rate")
        }
        let minor = try ExactAmounts.scaled(amount.minor, by: rate.part, of: rate.whole, "amount.minor")
        return Money(minor: minor, currency: target)
    }
}
