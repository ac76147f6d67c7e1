import ServiceStatistics
import ServiceVocabulary

/// What a card comes to, dimension by dimension.
public struct ScorecardResult: Hashable, Sendable {
    /// The score of one measure.
    public struct MeasureScore: Hashable, Sendable {
        /// The measure.
        public let metric: MetricName
        /// The value; nil where it is missing or undefined.
        public let value: Double?
        /// 0...100, or up to the cap of an attainment; nil without a value.
        public let score: Double?
    }

    /// The score of one dimension.
    public struct DimensionScore: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The weighted mean of its measures; nil where one of them has none.
        public let score: Double?
        /// Its measures.
        public let measures: [MeasureScore]
    }

    /// The dimensions in the order of the card.
    public let dimensions: [DimensionScore]
    /// The score of the whole card; nil where a dimension has none.
    public let score: Double?
    /// The dimensions whose score is below the floor of the card.
    public let neglected: [String]
}

extension BalancedScorecard {
    /// What the card comes to.
    ///
    /// A missing or undefined measure leaves its dimension and the card undefined: taking it for 0 would blame,
    /// leaving it out would reward.
    ///
    /// - Parameter values: The values by measure; each in the unit of its normalisation.
    public func result(_ values: [MetricName: Double]) -> ScorecardResult {
        let dimensions = self.dimensions.map { dimension in
            let measures = dimension.measures.map { measure in
                let value = values[measure.metric]
                return ScorecardResult.MeasureScore(
                    metric: measure.metric, value: value, score: value.flatMap { measure.normalisation.score($0) })
            }
            let score = Self.mean(measures.map { $0.score }, dimension.measures.map { $0.weight })
            return ScorecardResult.DimensionScore(name: dimension.name, score: score, measures: measures)
        }
        let scores = dimensions.map { $0.score }
        let weights = self.dimensions.map { $0.weight }
        var neglected: [String] = []
        let total: Double?
        switch combination {
        case .weightedMean: total = Self.mean(scores, weights)
        case .weightedGeometricMean: total = Self.geometricMean(scores, weights)
        case .floor(let floor):
            neglected = dimensions.filter { $0.score.map { $0 < floor } ?? false }.map { $0.name }
            let worst = scores.compactMap { $0 }.min()
            total = Self.mean(scores, weights).map { neglected.isEmpty ? $0 : min($0, worst ?? $0) }
        }
        return ScorecardResult(dimensions: dimensions, score: total, neglected: neglected)
    }

    private static func mean(_ scores: [Double?], _ weights: [Int]) -> Double? {
        var sum = 0.0
        for (score, weight) in zip(scores, weights) {
            guard let score else { return nil }
            sum += score * Double(weight)
        }
        return sum / Double(wholeWeight)
    }

    private static func geometricMean(_ scores: [Double?], _ weights: [Int]) -> Double? {
        var sum = 0.0
        for (score, weight) in zip(scores, weights) {
            guard let score else { return nil }
            if score == 0 { return 0 }
            sum += Maths.log(score) * Double(weight)
        }
        return Maths.exp(sum / Double(wholeWeight))
    }
}
