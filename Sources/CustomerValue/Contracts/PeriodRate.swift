public import ServiceVocabulary

/// A rate, such as a retention of 0.8, a discount of 0.05 or a margin of 0.1: an exact decimal of up to nine places.
///
/// A rate is a decimal and not a double because sums without an end exist or not by a comparison such as
/// r(1 + g) < 1 + d, which must not turn on how 0.1 is rounded.
public struct PeriodRate: Hashable, Sendable {
    /// The rate in billionths, −1,000,000,000...1,000,000,000,000.
    public let billionths: Int64

    static let scale: Int64 = 1_000_000_000

    /// Creates a rate from billionths.
    ///
    /// - Parameter billionths: −1,000,000,000...1,000,000,000,000, so 50,000,000 for 5 %.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside of that range.
    public init(billionths: Int64) throws(InvalidValue) {
        guard (-Self.scale...1000 * Self.scale).contains(billionths) else {
            throw InvalidValue(field: "rate", value: "\(billionths)", accepted: "billionths of a rate from -1 to 1,000")
        }
        self.billionths = billionths
    }

    /// Creates the rate whose decimal is nearest to a double.
    ///
    /// - Parameter value: A fraction per period from −1 to 1,000; more than nine places are rounded.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside of that range.
    public init(_ value: Double) throws(InvalidValue) {
        guard value >= -1, value <= 1000 else {
            throw InvalidValue(field: "rate", value: "\(value)", accepted: "a fraction from -1 to 1,000")
        }
        try self.init(billionths: Int64((value * 1e9).rounded()))
    }

    private init(unchecked billionths: Int64) {
        self.billionths = billionths
    }

    /// Three for one.
    static let three = PeriodRate(unchecked: 3 * scale)

    /// Five for one.
    static let five = PeriodRate(unchecked: 5 * scale)

    /// No change at all.
    public static let zero = PeriodRate(unchecked: 0)

    /// The rate as the nearest double.
    public var value: Double { Double(billionths) / Double(Self.scale) }
}

extension PeriodRate: Codable {
    /// Decodes a number such as `0.05`.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer().decode(Double.self)
        self = try decoder.validated { () throws(InvalidValue) in try PeriodRate(value) }
    }

    /// Encodes a number such as `0.05`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
