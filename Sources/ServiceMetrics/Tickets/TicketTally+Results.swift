import ServiceStatistics
public import ServiceVocabulary

/// A figure that a tally of tickets answers.
public enum TicketMetric: String, Hashable, Sendable, CaseIterable {
    /// Promises kept ÷ promises kept or missed.
    case serviceLevelCompliance
    /// Creation to first reply.
    case firstReplyTime
    /// Creation to first resolution.
    case firstResolutionTime
    /// Creation to last resolution.
    case resolutionTime
    /// Tickets opened again ÷ tickets ever resolved.
    case reopenRate
    /// Tickets solved at one touch ÷ solved tickets.
    case oneTouch
    /// The mean age of open tickets.
    case backlogAge
}

extension TicketTally {
    /// A figure with its definition, number of records and interval; undefined where there is nothing to count.
    ///
    /// - Parameters:
    ///   - metric: The figure.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func result(_ metric: TicketMetric, confidence: Double = 0.95) throws(InvalidValue) -> MetricResult {
        switch metric {
        case .serviceLevelCompliance:
            return try MetricResult(.serviceLevelCompliance, promises, confidence: confidence)
        case .firstReplyTime:
            return try MetricResult(.firstReplyTime(on: calendar), firstReplies, confidence: confidence)
        case .firstResolutionTime:
            return try MetricResult(
                .resolutionTime(isLast: false, on: calendar), firstResolutions, confidence: confidence)
        case .resolutionTime:
            return try MetricResult(.resolutionTime(on: calendar), lastResolutions, confidence: confidence)
        case .reopenRate:
            return try MetricResult(
                .reopenRate, Proportion(successes: reopened, count: everResolved), confidence: confidence)
        case .oneTouch:
            return try MetricResult(
                .oneTouch, Proportion(successes: oneTouch, count: solvedWithHistory), confidence: confidence)
        case .backlogAge: return try MetricResult(.backlogAge, openAges, confidence: confidence)
        }
    }

    /// Every figure, in a fixed order.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func results(confidence: Double = 0.95) throws(InvalidValue) -> [MetricResult] {
        var results: [MetricResult] = []
        for metric in TicketMetric.allCases { results.append(try result(metric, confidence: confidence)) }
        return results
    }
}
