public import ServiceVocabulary

/// A share as two exact counts: how many of how many.
///
/// Parts merge by adding counts, never by averaging percentages; the quotient is formed only to be shown.
///
/// ```swift
/// let met = try Proportion(successes: 860, count: 1060)
/// met.value                // 0.811…
/// try met.interval()       // the Wilson interval of 95 %
/// ```
public struct Proportion: Hashable, Sendable {
    /// How many had the property, 0...count.
    public let successes: Int
    /// How many there were.
    public let count: Int

    /// Creates a share.
    ///
    /// - Parameters:
    ///   - successes: How many had the property, 0...count.
    ///   - count: How many there were, at least 0.
    /// - Throws: ``InvalidValue`` for a negative count and for more successes than trials.
    public init(successes: Int, count: Int) throws(InvalidValue) {
        try Check.count(count, "count")
        guard successes >= 0, successes <= count else {
            throw InvalidValue(field: "successes", value: "\(successes)", accepted: "a count from 0 to \(count)")
        }
        self.init(unchecked: successes, of: count)
    }

    init(unchecked successes: Int, of count: Int) {
        self.successes = successes
        self.count = count
    }

    /// Nothing of nothing: the identity of merging.
    public static let empty = Proportion(unchecked: 0, of: 0)

    /// How many did not have the property.
    public var failures: Int { count - successes }

    /// successes ÷ count as a fraction 0...1, rounded once; nil when the count is 0.
    public var value: Double? { fraction?.value }

    /// successes ÷ count, exact, for comparison with a target; nil when the count is 0.
    public var fraction: ExactFraction? {
        count > 0 ? ExactFraction(unchecked: Int128(successes), over: Int128(count)) : nil
    }

    /// The share of two populations together.
    ///
    /// - Parameter other: The counts of another part; the two parts must not share members.
    /// - Throws: ``InvalidValue`` when a count exceeds the integers.
    public func merging(_ other: Proportion) throws(InvalidValue) -> Proportion {
        let count = try Check.sum(count, other.count, "count")
        return Proportion(unchecked: successes + other.successes, of: count)
    }

    /// Counts one more.
    ///
    /// - Parameter success: Whether it had the property.
    /// - Throws: ``InvalidValue`` when the count exceeds the integers.
    public mutating func record(_ success: Bool) throws(InvalidValue) {
        self = try merging(Proportion(unchecked: success ? 1 : 0, of: 1))
    }
}

extension Proportion: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case successes
        case count
    }

    /// Decodes `{"count": 1060, "successes": 860}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let successes = try container.decode(Int.self, forKey: .successes)
        let count = try container.decode(Int.self, forKey: .count)
        do {
            try self.init(successes: successes, count: count)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes `{"count": 1060, "successes": 860}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(successes, forKey: .successes)
        try container.encode(count, forKey: .count)
    }
}
