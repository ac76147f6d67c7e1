public import ServiceVocabulary

/// A pattern of points on a control chart that chance would hardly produce.
///
/// Each rule added to a set finds special causes sooner and raises more false alarms: for a stable normal process
/// ``beyondLimits`` alone alarms every 370 points, the four rules of ``westernElectric`` every 92. State the set with
/// the signal.
public struct RunRule: Hashable, Sendable {
    /// What the rule looks at.
    public enum Pattern: String, Hashable, Sendable, Codable, CaseIterable {
        /// A point strictly outside of its limits.
        case beyondLimits
        /// `count` of `window` consecutive points strictly more than `sigmas` from the centre, all on the same side; the
        /// last one is among them.
        case beyondSigmas
        /// `count` consecutive points strictly on one side of the centre.
        case sameSide
        /// `count` consecutive points, each strictly above its predecessor, or each strictly below.
        case trend
        /// `count` consecutive points that go up and down in turn.
        case alternation
        /// `count` consecutive points less than `sigmas` from the centre.
        case hugging
        /// `count` consecutive points strictly more than `sigmas` from the centre, on either side.
        case avoidance
    }

    /// What the rule looks at.
    public let pattern: Pattern
    /// How many points it takes.
    public let count: Int
    /// Among how many consecutive ones; the same as the count except for ``Pattern/beyondSigmas``.
    public let window: Int
    /// The distance from the centre in sigmas, for the patterns that have one, else 0.
    public let sigmas: Double

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - pattern: What the rule looks at.
    ///   - count: How many points it takes, 1...1,000.
    ///   - window: Among how many consecutive ones, not below the count and up to 1,000; nil for the count itself. Only
    ///     ``Pattern/beyondSigmas`` may have a wider one.
    ///   - sigmas: The distance from the centre, above 0 for ``Pattern/beyondSigmas``, ``Pattern/hugging`` and
    ///     ``Pattern/avoidance``, 0 for the others.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(_ pattern: Pattern, count: Int = 1, window: Int? = nil, sigmas: Double = 0) throws(InvalidValue) {
        let least =
            switch pattern {
            case .trend, .alternation: 2
            default: 1
            }
        guard (least...1000).contains(count), pattern != .beyondLimits || count == 1 else {
            throw InvalidValue(field: "count", value: "\(count)", accepted: "a number of points the pattern can have")
        }
        let window = window ?? count
        guard window == count || (pattern == .beyondSigmas && (count...1000).contains(window)) else {
            throw InvalidValue(field: "window", value: "\(window)", accepted: "\(count), or more for beyondSigmas")
        }
        switch pattern {
        case .beyondSigmas, .hugging, .avoidance:
            try Check.positive(sigmas, "sigmas")
        case .beyondLimits, .sameSide, .trend, .alternation:
            guard sigmas == 0 else {
                throw InvalidValue(field: "sigmas", value: "\(sigmas)", accepted: "0 for \(pattern.rawValue)")
            }
        }
        self.init(unchecked: pattern, count, window, sigmas)
    }

    private init(unchecked pattern: Pattern, _ count: Int, _ window: Int, _ sigmas: Double) {
        self.pattern = pattern
        self.count = count
        self.window = window
        self.sigmas = sigmas
    }

    /// A point strictly outside of its limits: Nelson's rule 1, the first Western Electric rule.
    public static let beyondLimits = RunRule(unchecked: .beyondLimits, 1, 1, 0)

    /// The four rules of the Western Electric handbook (1956): a point beyond the limits, two of three beyond two sigmas,
    /// four of five beyond one sigma, eight in a row on one side.
    public static let westernElectric = [
        beyondLimits,
        RunRule(unchecked: .beyondSigmas, 2, 3, 2),
        RunRule(unchecked: .beyondSigmas, 4, 5, 1),
        RunRule(unchecked: .sameSide, 8, 8, 0),
    ]

    /// The eight rules of Nelson, The Shewhart Control Chart: Tests for Special Causes, Journal of Quality Technology 16
    /// (1984), in his order.
    public static let nelson = [
        beyondLimits,
        RunRule(unchecked: .sameSide, 9, 9, 0),
        RunRule(unchecked: .trend, 6, 6, 0),
        RunRule(unchecked: .alternation, 14, 14, 0),
        RunRule(unchecked: .beyondSigmas, 2, 3, 2),
        RunRule(unchecked: .beyondSigmas, 4, 5, 1),
        RunRule(unchecked: .hugging, 15, 15, 1),
        RunRule(unchecked: .avoidance, 8, 8, 1),
    ]
}

extension RunRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case pattern
        case count
        case window
        case sigmas
    }

    /// Decodes `{"count": 2, "pattern": "beyondSigmas", "sigmas": 2, "window": 3}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let pattern = try container.decode(Pattern.self, forKey: .pattern)
        let count = try container.decode(Int.self, forKey: .count)
        let window = try container.decode(Int.self, forKey: .window)
        let sigmas = try container.decode(Double.self, forKey: .sigmas)
        do {
            try self.init(pattern, count: count, window: window, sigmas: sigmas)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes `{"count": 2, "pattern": "beyondSigmas", "sigmas": 2, "window": 3}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(pattern, forKey: .pattern)
        try container.encode(count, forKey: .count)
        try container.encode(window, forKey: .window)
        try container.encode(sigmas, forKey: .sigmas)
    }
}
