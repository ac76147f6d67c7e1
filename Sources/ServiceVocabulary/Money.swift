/// An exact amount of money: an integer of minor units (fen, cents) in one currency.
///
/// Arithmetic never rounds and never wraps: what does not fit is refused, and so is a mixture of currencies.
public struct Money: Hashable, Sendable {
    /// The amount in minor units of the currency.
    public let minor: Int64
    /// The currency.
    public let currency: CurrencyCode

    /// Creates an amount.
    ///
    /// - Parameters:
    ///   - minor: The amount in minor units, such as 50,000 fen for 500 CNY.
    ///   - currency: The currency.
    @inlinable
    public init(minor: Int64, currency: CurrencyCode) {
        self.minor = minor
        self.currency = currency
    }

    /// The sum of two amounts of one currency.
    ///
    /// - Throws: ``InvalidValue`` when the currencies differ or the sum exceeds 64 bits.
    public static func + (lhs: Money, rhs: Money) throws(InvalidValue) -> Money {
        try lhs.combined(with: rhs, lhs.minor.addingReportingOverflow(rhs.minor))
    }

    /// The difference of two amounts of one currency.
    ///
    /// - Throws: ``InvalidValue`` when the currencies differ or the difference exceeds 64 bits.
    public static func - (lhs: Money, rhs: Money) throws(InvalidValue) -> Money {
        try lhs.combined(with: rhs, lhs.minor.subtractingReportingOverflow(rhs.minor))
    }

    private func combined(
        with other: Money, _ result: (partialValue: Int64, overflow: Bool)
    ) throws(InvalidValue) -> Money {
        guard currency == other.currency else {
            throw InvalidValue(
                field: "currency", value: other.currency.rawValue, accepted: "the same currency, " + currency.rawValue)
        }
        guard !result.overflow else {
            throw InvalidValue(field: "minor", value: "overflow", accepted: "a result within 64 bits")
        }
        return Money(minor: result.partialValue, currency: currency)
    }
}
