#if canImport(Foundation)
public import Foundation
#else
public import FoundationEssentials
#endif
public import ServiceVocabulary

extension Money {
    /// Creates the amount of a decimal number, exactly.
    ///
    /// ```swift
    /// let price = try Money(amount: Decimal(string: "499.50") ?? 0, fractionDigits: 2, currency: .cny)  // 49,950 fen
    /// ```
    ///
    /// - Parameters:
    ///   - amount: The amount in units of the currency.
    ///   - fractionDigits: The digits of the minor unit, 0 to 18: 2 for cents, 0 for yen.
    ///   - currency: The currency.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an amount that has more digits after the point, that exceeds 64 bits
    ///   of minor units, or that is not a number. Nothing is rounded.
    public init(amount: Decimal, fractionDigits: Int, currency: CurrencyCode) throws(InvalidValue) {
        try Self.check(fractionDigits)
        // The text of a decimal number has a point, no exponent and no grouping, in every locale.
        let text = "\(amount)"
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        guard amount.isFinite, fraction.utf8.count <= fractionDigits,
            let minor = Int64(parts[0] + fraction + String(repeating: "0", count: fractionDigits - fraction.utf8.count))
        else {
            throw InvalidValue(
                field: "amount", value: text,
                accepted: "a number of at most \(fractionDigits) digits after the point, within 64 bits of minor units")
        }
        self.init(minor: minor, currency: currency)
    }

    /// The amount as a decimal number of units of the currency, exactly.
    ///
    /// - Parameter fractionDigits: The digits of the minor unit, 0 to 18: 2 for cents, 0 for yen.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another number of digits.
    public func decimalAmount(fractionDigits: Int) throws(InvalidValue) -> Decimal {
        try Self.check(fractionDigits)
        return Decimal(
            sign: minor < 0 ? .minus : .plus, exponent: -fractionDigits, significand: Decimal(minor.magnitude))
    }

    private static func check(_ fractionDigits: Int) throws(InvalidValue) {
        guard (0...18).contains(fractionDigits) else {
            throw InvalidValue(field: "fractionDigits", value: "\(fractionDigits)", accepted: "0 to 18")
        }
    }
}
