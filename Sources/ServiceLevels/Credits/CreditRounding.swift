import ServiceVocabulary
import Ticketing

/// What becomes of a fraction of the smallest coin in a share of a fee; each amount is rounded once, before any cap.
public enum CreditRounding: String, Hashable, Sendable, CaseIterable {
    /// It is dropped.
    case down
    /// It counts as a whole coin.
    case up
    /// A half or more counts as a whole coin.
    case halfUp
    /// More than a half counts as a whole coin, and a half where that makes the number of coins even.
    case halfEven

    /// A share, of at most the whole, of an amount that is not negative.
    func share(_ share: CountShare, of money: Money) -> Money {
        let whole = UInt64(share.whole)
        // The product divided by the whole is at most the amount, so the quotient fits.
        let product = money.minor.magnitude.multipliedFullWidth(by: UInt64(share.part))
        guard product.high < whole else { return money }
        let (quotient, remainder) = whole.dividingFullWidth(product)
        // Whether the remainder is below, at or above the half, without doubling it.
        let rest = whole - remainder
        let isWhole: Bool =
            switch self {
            case .down: false
            case .up: remainder > 0
            case .halfUp: remainder >= rest
            case .halfEven: remainder > rest || remainder == rest && quotient % 2 == 1
            }
        let coins = isWhole ? quotient + 1 : quotient
        return Money(minor: Int64(coins), currency: money.currency)
    }
}
