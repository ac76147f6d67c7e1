public import ServiceVocabulary
public import Ticketing

/// What a customer gets for a promise that was not kept (补偿).
public enum Compensation: Hashable, Sendable {
    /// Money for the delay (延误赔付).
    case delayPayment(CreditAmount)
    /// A coupon of that value (优惠券).
    case coupon(CreditAmount)
    /// The service goes on that many days without a fee (免费延期).
    case freeExtension(days: Int)
    /// A better package for that many days (服务升级).
    case serviceUpgrade(ServicePackageIdentifier, days: Int)

    /// The amount, of a payment or a coupon.
    public var amount: CreditAmount? {
        switch self {
        case .delayPayment(let amount), .coupon(let amount): amount
        case .freeExtension, .serviceUpgrade: nil
        }
    }

    /// Refuses amounts that mean nothing, and those of another currency.
    func check(_ currency: CurrencyCode) throws(InvalidValue) {
        switch self {
        case .delayPayment(let amount), .coupon(let amount):
            try amount.check(currency)
        case .freeExtension(let days), .serviceUpgrade(_, let days):
            guard (1...36_500).contains(days) else {
                throw InvalidValue(field: "days", value: "\(days)", accepted: "1 to 36,500 days")
            }
        }
    }
}

/// An amount of money that is owed.
public enum CreditAmount: Hashable, Sendable {
    /// That much.
    case fixed(Money)
    /// A share of the period's fee, as an exact fraction of at most the whole.
    case shareOfFee(CountShare)

    /// Refuses negative amounts, those of another currency, and shares above the whole.
    func check(_ currency: CurrencyCode) throws(InvalidValue) {
        switch self {
        case .fixed(let money):
            guard money.currency == currency else {
                throw InvalidValue(
                    field: "amount.currency", value: money.currency.rawValue,
                    accepted: currency.rawValue + ", the currency of the schedule")
            }
            guard money.minor >= 0 else {
                throw InvalidValue(
                    field: "amount.minor", value: "\(money.minor)", accepted: "an amount that is not negative")
            }
        case .shareOfFee(let share):
            guard share.part <= share.whole else {
                throw InvalidValue(
                    field: "amount.share", value: "\(share.part) of \(share.whole)",
                    accepted: "a share of at most the whole")
            }
        }
    }
}
