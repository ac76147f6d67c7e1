public import ServiceVocabulary

/// A two-sided interval for an unknown quantity, in the unit of the quantity.
public struct ConfidenceInterval: Hashable, Sendable {
    /// The lower bound, not above the upper one.
    public let lower: Double
    /// The upper bound.
    public let upper: Double
    /// The two-sided confidence level as a fraction, strictly between 0 and 1; 0.95 means 95 %.
    public let confidence: Double

    /// Creates an interval.
    ///
    /// - Parameters:
    ///   - lower: The lower bound, finite.
    ///   - upper: The upper bound, finite, not below the lower one.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``InvalidValue`` otherwise.
    public init(lower: Double, upper: Double, confidence: Double) throws(InvalidValue) {
        try Check.confidence(confidence)
        guard lower.isFinite else {
            throw InvalidValue(field: "lower", value: "\(lower)", accepted: "a finite number")
        }
        guard upper.isFinite, upper >= lower else {
            throw InvalidValue(field: "upper", value: "\(upper)", accepted: "a finite number not below \(lower)")
        }
        self.init(unchecked: lower, upper, confidence)
    }

    init(unchecked lower: Double, _ upper: Double, _ confidence: Double) {
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
    }

    /// Whether the value lies in the interval, bounds included.
    ///
    /// - Parameter value: A value in the unit of the interval.
    public func contains(_ value: Double) -> Bool {
        lower <= value && value <= upper
    }
}

extension ConfidenceInterval: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case lower
        case upper
        case confidence
    }

    /// Decodes `{"confidence": 0.95, "lower": 0.2, "upper": 0.4}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let lower = try container.decode(Double.self, forKey: .lower)
        let upper = try container.decode(Double.self, forKey: .upper)
        let confidence = try container.decode(Double.self, forKey: .confidence)
        do {
            try self.init(lower: lower, upper: upper, confidence: confidence)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes `{"confidence": 0.95, "lower": 0.2, "upper": 0.4}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(lower, forKey: .lower)
        try container.encode(upper, forKey: .upper)
        try container.encode(confidence, forKey: .confidence)
    }
}
