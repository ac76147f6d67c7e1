public import ServiceTime
public import ServiceVocabulary

/// A limit of a duration that says whether the limit itself is inside.
public struct MetricThreshold: Hashable, Sendable {
    /// The limit.
    public let limit: TimeSpan
    /// Whether a duration of exactly the limit is within it.
    public let isInclusive: Bool

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - limit: The limit, at least 0.
    ///   - isInclusive: Whether a duration of exactly the limit is within it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative limit.
    public init(_ limit: TimeSpan, isInclusive: Bool = true) throws(InvalidValue) {
        guard limit >= .zero else {
            throw InvalidValue(field: "limit", value: limit.description, accepted: "0 or more")
        }
        self.init(unchecked: limit, isInclusive: isInclusive)
    }

    init(unchecked limit: TimeSpan, isInclusive: Bool = true) {
        self.limit = limit
        self.isInclusive = isInclusive
    }

    /// Whether a duration is within the limit.
    ///
    /// - Parameter duration: The duration.
    public func contains(_ duration: TimeSpan) -> Bool {
        isInclusive ? duration <= limit : duration < limit
    }

    /// The greatest whole number of ticks within the limit, −1 where there is none.
    func greatestTick(of tick: TimeSpan) -> Int64 {
        guard tick.microseconds > 0 else { return -1 }
        let (quotient, rest) = limit.microseconds.quotientAndRemainder(dividingBy: tick.microseconds)
        return !isInclusive && rest == 0 ? quotient - 1 : quotient
    }
}

extension MetricThreshold: CustomStringConvertible {
    /// The limit with its sign, such as `≤ 20s` as far as the span prints so.
    public var description: String { (isInclusive ? "≤ " : "< ") + limit.description }
}

extension MetricThreshold: Codable {
    private enum CodingKeys: String, CodingKey {
        case inclusive
    }

    /// Decodes `{"inclusive": true, "limitSeconds": 20}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["inclusive"] + TimeSpan.keys(of: "limit"))
        let isInclusive = try decoder.container(keyedBy: CodingKeys.self).decode(Bool.self, forKey: .inclusive)
        let limit = try decoder.decodeSpan("limit")
        self = try decoder.validated { () throws(InvalidValue) in
            try MetricThreshold(limit, isInclusive: isInclusive)
        }
    }

    /// Encodes `{"inclusive": true, "limitSeconds": 20}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isInclusive, forKey: .inclusive)
        try encoder.encode(limit, as: "limit")
    }
}
