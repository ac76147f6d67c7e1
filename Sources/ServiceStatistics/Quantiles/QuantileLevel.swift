public import ServiceVocabulary

/// The p of a quantile, an exact decimal from 0 to 1 with up to nine places.
///
/// A level is a decimal and not a double because 0.9 as a double is a little more than 9/10, and with it
/// h = (n−1)p of 11 values falls on the wrong side of an order statistic.
///
/// ```swift
/// try QuantileLevel("0.999")
/// QuantileLevel.p95
/// ```
public struct QuantileLevel: Hashable, Sendable {
    /// The level in billionths, 0...1,000,000,000.
    public let billionths: Int64

    static let scale: Int64 = 1_000_000_000

    /// Creates a level from billionths.
    ///
    /// - Parameter billionths: 0...1,000,000,000, so 950,000,000 for the 95th percentile.
    /// - Throws: ``InvalidValue`` outside of that range.
    public init(billionths: Int64) throws(InvalidValue) {
        guard (0...Self.scale).contains(billionths) else {
            throw InvalidValue(
                field: "quantileLevel", value: "\(billionths)", accepted: "0 to 1,000,000,000 billionths")
        }
        self.billionths = billionths
    }

    /// Creates a level from a decimal such as `0.95` or `1`.
    ///
    /// - Parameter decimal: A digit 0 or 1, then at most nine decimal places after a point.
    /// - Throws: ``InvalidValue`` for anything else, more places and values above 1 included.
    public init(_ decimal: String) throws(InvalidValue) {
        guard let billionths = Self.billionths(of: decimal) else {
            throw InvalidValue(
                field: "quantileLevel", value: decimal, accepted: "a decimal from 0 to 1 with at most nine places")
        }
        self.billionths = billionths
    }

    private init(unchecked billionths: Int64) {
        self.billionths = billionths
    }

    /// 0.5, the median.
    public static let median = QuantileLevel(unchecked: 500_000_000)
    /// 0.25, the lower quartile.
    public static let p25 = QuantileLevel(unchecked: 250_000_000)
    /// 0.75, the upper quartile.
    public static let p75 = QuantileLevel(unchecked: 750_000_000)
    /// 0.9.
    public static let p90 = QuantileLevel(unchecked: 900_000_000)
    /// 0.95.
    public static let p95 = QuantileLevel(unchecked: 950_000_000)
    /// 0.99.
    public static let p99 = QuantileLevel(unchecked: 990_000_000)
    /// 0.999.
    public static let p999 = QuantileLevel(unchecked: 999_000_000)
    /// 0, the smallest value.
    public static let minimum = QuantileLevel(unchecked: 0)
    /// 1, the largest value.
    public static let maximum = QuantileLevel(unchecked: 1_000_000_000)

    /// The level as the nearest double.
    public var value: Double { Double(billionths) / Double(Self.scale) }

    private static func billionths(of decimal: String) -> Int64? {
        var digits = decimal.utf8.makeIterator()
        guard let first = digits.next(), first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
        var result = Int64(first - UInt8(ascii: "0"))
        var places = 0
        if let point = digits.next() {
            guard point == UInt8(ascii: ".") else { return nil }
            while let digit = digits.next() {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), places < 9 else { return nil }
                result = result * 10 + Int64(digit - UInt8(ascii: "0"))
                places += 1
            }
            guard places > 0 else { return nil }
        }
        for _ in places..<9 { result *= 10 }
        return result <= scale ? result : nil
    }
}

extension QuantileLevel: Comparable {
    /// Whether the left level is the lower one.
    public static func < (lhs: QuantileLevel, rhs: QuantileLevel) -> Bool { lhs.billionths < rhs.billionths }
}

extension QuantileLevel: CustomStringConvertible {
    /// The shortest decimal, such as `0.95`.
    public var description: String {
        if billionths == Self.scale { return "1" }
        if billionths == 0 { return "0" }
        var digits = Array(String(billionths + Self.scale).utf8.dropFirst())
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "0." + String(decoding: digits, as: UTF8.self)
    }
}

extension QuantileLevel: Codable {
    /// Decodes a text such as `"0.95"`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes the shortest decimal as a text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
