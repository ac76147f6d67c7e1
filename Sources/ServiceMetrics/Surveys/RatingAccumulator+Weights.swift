import ServiceStatistics
public import ServiceVocabulary

extension RatingAccumulator {
    /// The sum of all weights; nil for an unweighted sample.
    public var totalWeight: Double? {
        weights.map { sums in
            var total = ExactSum()
            for sum in sums { total.merge(sum) }
            return total.value
        }
    }

    /// Kish's effective sample size (Σw)²/Σw²; nil for an unweighted sample and without weight.
    ///
    /// Source: Kish, Survey Sampling (1965).
    public var effectiveCount: Double? {
        guard let total = totalWeight, squares.value > 0 else { return nil }
        return total / squares.value * total
    }

    /// The score with weights: Σw·y/Σw over the answers' scores y.
    ///
    /// The interval is normal, mean ± z √(s²/n′), with the weighted variance s² of the scores and Kish's effective
    /// sample size n′, clipped to what the score can be. It takes weights as given and knows nothing of how they were
    /// made.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Returns: The score; undefined where all weights are 0; nil for an unweighted sample.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func weightedResult(confidence: Double = 0.95) throws(InvalidValue) -> MetricResult? {
        try Check.confidence(confidence)
        guard let weights else { return nil }
        let definition = metric.definition
        var total = ExactSum()
        for sum in weights { total.merge(sum) }
        let weight = total.value
        guard weight > 0, weight.isFinite, let effectiveCount else {
            return MetricResult(definition, count: answers.count, value: nil)
        }
        let scores = metric.scores
        var mean = 0.0
        for (sum, score) in zip(weights, scores) { mean += sum.value / weight * score }
        var variance = 0.0
        for (sum, score) in zip(weights, scores) { variance += sum.value / weight * (score - mean) * (score - mean) }
        let margin = try StandardNormal.criticalValue(confidence: confidence) * (variance / effectiveCount).squareRoot()
        let lowest = scores.min() ?? mean
        let highest = scores.max() ?? mean
        mean = min(max(mean, lowest), highest)
        let interval = try ConfidenceInterval(
            lower: max(mean - margin, lowest), upper: min(mean + margin, highest), confidence: confidence)
        return MetricResult(definition, count: answers.count, value: mean, interval: interval)
    }
}

extension RatingMetric {
    /// What each answer contributes to the score, from the lowest answer on; the score is their mean.
    var scores: [Double] {
        let line = RatingLine(self)
        return scale.answers.map { answer in
            switch aggregation {
            case .box(let range): range.contains(answer) ? 1 : 0
            case .net(let top, let bottom): top.contains(answer) ? 100 : bottom.contains(answer) ? -100 : 0
            case .mean, .indexFromLowest, .indexOfHighest: line.value(of: Double(answer))
            }
        }
    }
}
