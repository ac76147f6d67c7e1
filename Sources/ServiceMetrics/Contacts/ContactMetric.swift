public import ServiceTime
import ServiceStatistics
public import ServiceVocabulary

/// A figure that a tally of contacts answers.
public enum ContactMetric: Hashable, Sendable {
    /// x % answered within y.
    case serviceLevel(ServiceLevelFormula)
    /// The share of callers who hang up.
    case abandonment(AbandonmentFormula)
    /// The mean wait of answered contacts.
    case speedOfAnswer
    /// The mean wait of abandoned contacts.
    case timeToAbandon
    /// The mean handling time.
    case handlingTime(HandlingFormula)
    /// The share of answered contacts that were escalated.
    case escalationRate
    /// The share of answered contacts that were transferred.
    case transferRate
    /// First contact resolution as agents state it, over the contacts they say something about.
    case statedFirstContactResolution(isNet: Bool)
    /// A score of the answers to the question of satisfaction.
    case satisfaction(RatingAggregation)
    /// The net promoter score, where the question of recommendation is on 0...10.
    case netPromoterScore
    /// A score of the answers to the question of effort.
    case effort(RatingAggregation)
    /// The share of answered contacts with an answer to a question.
    case responseRate(SurveyQuestion)

    /// The questions that a contact can carry answers to.
    public enum SurveyQuestion: String, Hashable, Sendable, CaseIterable {
        /// Satisfaction.
        case satisfaction
        /// Recommendation.
        case recommendation
        /// Effort.
        case effort
    }

    /// Every figure without a choice of its own for surveys, with each formula, in a fixed order.
    public static let standard: [ContactMetric] =
        ServiceLevelFormula.allCases.map { .serviceLevel($0) } + AbandonmentFormula.allCases.map { .abandonment($0) }
        + [
            .speedOfAnswer, .timeToAbandon,
        ] + HandlingFormula.allCases.map { .handlingTime($0) } + [
            .escalationRate, .transferRate, .statedFirstContactResolution(isNet: false),
            .statedFirstContactResolution(isNet: true), .satisfaction(.mean), .satisfaction(.indexFromLowest),
            .netPromoterScore, .effort(.mean),
        ] + SurveyQuestion.allCases.map { .responseRate($0) }
}

extension ContactTally {
    /// A figure with its definition, number of records and interval; undefined where there is nothing to count.
    ///
    /// - Parameters:
    ///   - metric: The figure.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence, and for an aggregation that does not
    ///   fit the scale.
    public func result(_ metric: ContactMetric, confidence: Double = 0.95) throws(InvalidValue) -> MetricResult {
        func share(_ part: Int, of whole: Int, _ definition: MetricDefinition) throws(InvalidValue) -> MetricResult {
            try MetricResult(definition, Proportion(successes: part, count: whole), confidence: confidence)
        }
        switch metric {
        case .serviceLevel(let formula):
            return try MetricResult(
                .serviceLevel(formula, within: rules.threshold, shortAbandon: rules.shortAbandon),
                queue.serviceLevel(formula), confidence: confidence)
        case .abandonment(let formula):
            return try MetricResult(
                .abandonment(formula, shortAbandon: rules.shortAbandon), queue.abandonment(formula),
                confidence: confidence)
        case .speedOfAnswer: return try MetricResult(.speedOfAnswer, answeredWaits, confidence: confidence)
        case .timeToAbandon: return try MetricResult(.timeToAbandon, abandonedWaits, confidence: confidence)
        case .handlingTime(let formula): return try handlingTime(formula, confidence: confidence)
        case .escalationRate: return try share(escalated, of: queue.answered, .escalationRate)
        case .transferRate: return try share(transferred, of: queue.answered, .transferRate)
        case .statedFirstContactResolution(let isNet):
            return try share(
                statedResolved, of: isNet ? stated - beyondFirstLevel : stated,
                .statedFirstContactResolution(isNet: isNet))
        case .satisfaction(let aggregation):
            return try satisfaction.result(
                RatingMetric(.satisfaction, on: rules.satisfaction, aggregation), confidence: confidence)
        case .netPromoterScore:
            return try recommendation.result(.netPromoterScore, confidence: confidence)
        case .effort(let aggregation):
            return try effort.result(RatingMetric(.effort, on: rules.effort, aggregation), confidence: confidence)
        case .responseRate(let question):
            let (answers, name): (RatingCounts, MetricName) =
                switch question {
                case .satisfaction: (satisfaction, .satisfaction)
                case .recommendation: (recommendation, .netPromoterScore)
                case .effort: (effort, .effort)
                }
            // Somebody who hung up may still answer: the share is at most 1.
            return try share(min(answers.count, queue.answered), of: queue.answered, .responseRate(of: name))
        }
    }

    private func handlingTime(_ formula: HandlingFormula, confidence: Double) throws(InvalidValue) -> MetricResult {
        let definition = MetricDefinition.handlingTime(formula)
        let count = handling.count
        switch formula {
        case .perContact: return try MetricResult(definition, handling, confidence: confidence)
        case .perLeg:
            let legs = try Check.sum(count, transfers, "legs")
            return MetricResult(definition, count: legs, value: definition.quotient(handling.sum, Int128(legs)))
        case .agentTime:
            return MetricResult(definition, count: count, value: count > 0 ? agentSeconds / Double(count) : nil)
        case .withoutWrapUp:
            return MetricResult(
                definition, count: count, value: definition.quotient(handling.sum - wrapUp, Int128(count)))
        }
    }

    /// Handling over logged-in available time, which includes the handling.
    ///
    /// - Parameter available: The agents' time logged in and either handling or waiting.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` where the available time is negative or less than the handling
    ///   inside it.
    public func occupancy(available: TimeSpan) throws(InvalidValue) -> MetricResult {
        guard available >= .zero, handling.sum <= Int128(available.microseconds) else {
            throw InvalidValue(
                field: "available", value: available.description, accepted: "no less than the handling inside it")
        }
        return MetricResult(
            .occupancy, count: handling.count,
            value: MetricDefinition.occupancy.quotient(handling.sum, Int128(available.microseconds)))
    }

    /// Cost over offered or answered contacts, in minor units.
    ///
    /// - Parameters:
    ///   - cost: The operating cost of the period.
    ///   - isAnswered: Whether only answered contacts count.
    public func costPerContact(_ cost: Money, answered isAnswered: Bool = false) -> MetricResult {
        let definition: MetricDefinition = isAnswered ? .costPerAnswered : .costPerOffered
        let count = isAnswered ? queue.answered : queue.offered
        return MetricResult(definition, count: count, value: definition.quotient(Int128(cost.minor), Int128(count)))
    }
}
