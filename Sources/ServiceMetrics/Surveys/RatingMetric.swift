public import ServiceVocabulary

extension MetricName {
    /// Satisfaction, as a share, a mean or an index: never mixed.
    public static let satisfaction = MetricName(rawValue: "satisfaction")
    /// The net promoter score.
    public static let netPromoterScore = MetricName(rawValue: "net-promoter-score")
    /// The effort that a customer had.
    public static let effort = MetricName(rawValue: "effort")
    /// How friendly an agent was.
    public static let friendliness = MetricName(rawValue: "friendliness")
}

/// A score of answers to one question: which scale, and how the answers become a number.
public struct RatingMetric: Hashable, Sendable {
    /// The figure.
    public let name: MetricName
    /// The scale of the question.
    public let scale: RatingScale
    /// How the answers become a number.
    public let aggregation: RatingAggregation

    /// Creates a score.
    ///
    /// - Parameters:
    ///   - name: The figure.
    ///   - scale: The scale of the question.
    ///   - aggregation: How the answers become a number.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for answers that are not on the scale, a top and a bottom range
    ///   that overlap, and an index of the highest answer where low is good.
    public init(_ name: MetricName, on scale: RatingScale, _ aggregation: RatingAggregation) throws(InvalidValue) {
        try aggregation.check(on: scale)
        self.init(unchecked: name, scale, aggregation)
    }

    init(unchecked name: MetricName, _ scale: RatingScale, _ aggregation: RatingAggregation) {
        self.name = name
        self.scale = scale
        self.aggregation = aggregation
    }

    /// The net promoter score: promoters 9–10 less detractors 0–6, on 0...10.
    public static let netPromoterScore = RatingMetric(
        unchecked: .netPromoterScore, .recommendation, .net(top: 9...10, bottom: 0...6))
    /// The share of 4 and 5 on 1...5.
    public static let satisfiedShare5 = RatingMetric(unchecked: .satisfaction, .satisfaction5, .box(4...5))
    /// The share of 6 and 7 on 1...7.
    public static let satisfiedShare7 = RatingMetric(unchecked: .satisfaction, .satisfaction7, .box(6...7))
    /// The share of 9 and 10 on 1...10.
    public static let satisfiedShare10 = RatingMetric(unchecked: .satisfaction, .satisfaction10, .box(9...10))
    /// The mean answer on 1...5.
    public static let satisfactionMean5 = RatingMetric(unchecked: .satisfaction, .satisfaction5, .mean)
    /// The index (mean − 1)/4 on 1...5, times 100.
    public static let satisfactionIndex5 = RatingMetric(unchecked: .satisfaction, .satisfaction5, .indexFromLowest)
    /// Effort of 2010: the mean of "how much effort", 1...5, low is good.
    public static let effort1Mean = RatingMetric(unchecked: .effort, .effort1, .mean)
    /// Effort of 2013: the mean of "made it easy", 1...7, high is good.
    public static let effort2Mean = RatingMetric(unchecked: .effort, .effort2, .mean)
    /// Effort of 2013: the share of 5 to 7.
    public static let effort2Agreement = RatingMetric(unchecked: .effort, .effort2, .box(5...7))
    /// Effort of 2013: 6 and 7 less 1 to 3, net easy.
    public static let effort2NetEasy = RatingMetric(unchecked: .effort, .effort2, .net(top: 6...7, bottom: 1...3))

    /// The definition that travels with the results.
    public var definition: MetricDefinition {
        let words: (counted: String, base: String) =
            switch aggregation {
            case .box(let range): ("answers from \(range.lowerBound) to \(range.upperBound)", "answers given")
            case .mean: ("answer", "answers given")
            case .indexFromLowest: ("100 × (mean − \(scale.lowest)) ÷ \(scale.highest - scale.lowest)", "answers given")
            case .indexOfHighest: ("100 × mean ÷ \(scale.highest)", "answers given")
            case .net(let top, let bottom):
                (
                    "answers from \(top.lowerBound) to \(top.upperBound) less those from \(bottom.lowerBound) to "
                        + "\(bottom.upperBound)", "answers given"
                )
            }
        let variant = "\(scale.lowest)-to-\(scale.highest)-\(scale.isHighGood ? "high" : "low")-is-good-\(aggregation)"
        return MetricDefinition(
            unchecked: name, MetricVariant(rawValue: variant), 1, aggregation.unit, direction, aggregation.aggregate,
            words.counted, over: words.base, placing: .surveyAnswer)
    }

    /// Which way the score should move: a share or a net of the good end, and an index, always up.
    private var direction: MetricDirection {
        switch aggregation {
        case .mean: scale.isHighGood ? .higherIsBetter : .lowerIsBetter
        case .indexFromLowest, .indexOfHighest: .higherIsBetter
        case .box(let range):
            (range.upperBound == scale.highest) == scale.isHighGood ? .higherIsBetter : .lowerIsBetter
        case .net(let top, let bottom):
            (top.lowerBound > bottom.lowerBound) == scale.isHighGood ? .higherIsBetter : .lowerIsBetter
        }
    }
}

extension RatingMetric: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case scale
        case aggregation
    }

    /// Decodes name, scale and aggregation, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(MetricName.self, forKey: .name)
        let scale = try container.decode(RatingScale.self, forKey: .scale)
        let aggregation = try container.decode(RatingAggregation.self, forKey: .aggregation)
        self = try decoder.validated { () throws(InvalidValue) in
            try RatingMetric(name, on: scale, aggregation)
        }
    }

    /// Encodes name, scale and aggregation.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(scale, forKey: .scale)
        try container.encode(aggregation, forKey: .aggregation)
    }
}
