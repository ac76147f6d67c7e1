import ServiceTime
import ServiceVocabulary

/// What the figures of contacts depend on beside their formulas: limits and scales.
///
/// Two partial results are of one definition if and only if their rules are equal.
public struct ContactRules: Hashable, Sendable {
    /// The wait up to which an answer is in time.
    public let threshold: MetricThreshold
    /// Up to which wait a hang-up is short.
    public let shortAbandon: MetricThreshold
    /// The scale of the question of satisfaction.
    public let satisfaction: RatingScale
    /// The scale of the question of recommendation.
    public let recommendation: RatingScale
    /// The scale of the question of effort.
    public let effort: RatingScale

    /// Creates rules.
    ///
    /// - Parameters:
    ///   - threshold: The wait up to which an answer is in time.
    ///   - shortAbandon: Up to which wait a hang-up is short.
    ///   - satisfaction: The scale of the question of satisfaction.
    ///   - recommendation: The scale of the question of recommendation.
    ///   - effort: The scale of the question of effort.
    public init(
        threshold: MetricThreshold, shortAbandon: MetricThreshold, satisfaction: RatingScale = .satisfaction5,
        recommendation: RatingScale = .recommendation, effort: RatingScale = .effort2
    ) {
        self.threshold = threshold
        self.shortAbandon = shortAbandon
        self.satisfaction = satisfaction
        self.recommendation = recommendation
        self.effort = effort
    }

    /// 20 s to answer, hang-ups within 5 s are short, both limits inside; an assumption, as are the scales 1...5,
    /// 0...10 and 1...7.
    public static let assumed = ContactRules(
        threshold: MetricThreshold(unchecked: .seconds(20)), shortAbandon: MetricThreshold(unchecked: .seconds(5)))
}

extension ContactRules: CustomStringConvertible {
    /// The limits and the scales.
    public var description: String {
        "threshold \(threshold), short \(shortAbandon), satisfaction \(satisfaction.answers), "
            + "recommendation \(recommendation.answers), effort \(effort.answers)"
            + (effort.isHighGood ? "" : " low is good")
    }
}

extension ContactRules: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case threshold
        case shortAbandon
        case satisfaction
        case recommendation
        case effort
    }

    /// Decodes both limits and the three scales.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            threshold: try container.decode(MetricThreshold.self, forKey: .threshold),
            shortAbandon: try container.decode(MetricThreshold.self, forKey: .shortAbandon),
            satisfaction: try container.decode(RatingScale.self, forKey: .satisfaction),
            recommendation: try container.decode(RatingScale.self, forKey: .recommendation),
            effort: try container.decode(RatingScale.self, forKey: .effort))
    }
}
