import ServiceStatistics
import ServiceVocabulary

extension RatingCounts: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case scale
        case counts
    }

    /// Decodes the scale and the counts from the lowest answer on.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let scale = try container.decode(RatingScale.self, forKey: .scale)
        let counts = try container.decode([Int].self, forKey: .counts)
        self = try decoder.validated { () throws(InvalidValue) in try RatingCounts(counts, on: scale) }
    }

    /// Encodes the scale and the counts from the lowest answer on.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scale, forKey: .scale)
        try container.encode(counts, forKey: .counts)
    }
}

extension RatingAccumulator: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case metric
        case counts
        case unanswered
        case weights
        case squaredWeights
    }

    private static let format = "rating-accumulator/1"

    /// Decodes what ``encode(to:)`` wrote; an answer that nobody gave has no weight.
    public init(from decoder: any Decoder) throws {
        try decoder.requireFormat(
            Self.format, in: try decoder.container(keyedBy: CodingKeys.self), forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metric = try container.decode(RatingMetric.self, forKey: .metric)
        let counts = try container.decode([Int].self, forKey: .counts)
        let unanswered = try container.decode(Int.self, forKey: .unanswered)
        let weights = try container.decodeIfPresent([ExactSum].self, forKey: .weights)
        let squares = try container.decodeIfPresent(ExactSum.self, forKey: .squaredWeights)
        self = try decoder.validated { () throws(InvalidValue) in
            try Check.count(unanswered, "unanswered")
            let answers = try RatingCounts(counts, on: metric.scale)
            guard (weights == nil) == (squares == nil), weights.map({ $0.count == counts.count }) ?? true else {
                throw InvalidValue(
                    field: "weights", value: "\(weights?.count ?? 0)",
                    accepted: "a weight for each answer, or none at all")
            }
            for (sum, count) in zip(weights ?? [], counts) where sum.value < 0 || count == 0 && !sum.isZero {
                throw InvalidValue(
                    field: "weights", value: "\(sum.value)", accepted: "a weight of 0 or more, 0 where nobody answered")
            }
            return RatingAccumulator(
                metric: metric, answers: answers, unanswered: unanswered, weights: weights,
                squares: squares ?? ExactSum())
        }
    }

    /// Encodes the score, the counts from the lowest answer on, and the exact sums of weights.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(metric, forKey: .metric)
        try container.encode(answers.counts, forKey: .counts)
        try container.encode(unanswered, forKey: .unanswered)
        try container.encodeIfPresent(weights, forKey: .weights)
        if weights != nil { try container.encode(squares, forKey: .squaredWeights) }
    }
}
