/// A currency by its three-letter code of ISO 4217, such as `CNY`.
public struct CurrencyCode: Hashable, Sendable {
    /// The three capital letters.
    public let rawValue: String

    /// Creates a currency code.
    ///
    /// - Parameter code: Three letters `A` to `Z`.
    /// - Throws: ``InvalidValue`` for anything else.
    public init(_ code: String) throws(InvalidValue) {
        let letters = code.utf8
        guard letters.count == 3, letters.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
            throw InvalidValue(field: "currency", value: code, accepted: "three letters A to Z (ISO 4217)")
        }
        rawValue = code
    }

    private init(unchecked code: String) {
        rawValue = code
    }

    /// The Chinese yuan, in fen.
    public static let cny = CurrencyCode(unchecked: "CNY")
    /// The euro, in cents.
    public static let eur = CurrencyCode(unchecked: "EUR")
    /// The pound sterling, in pence.
    public static let gbp = CurrencyCode(unchecked: "GBP")
    /// The United States dollar, in cents.
    public static let usd = CurrencyCode(unchecked: "USD")
}

extension CurrencyCode: CustomStringConvertible {
    /// The three letters.
    public var description: String { rawValue }
}
