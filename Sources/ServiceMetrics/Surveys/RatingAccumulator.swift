public import ServiceStatistics
public import ServiceVocabulary

/// Answers to one question, with their weights where the sample is weighted: a partial result that merges.
///
/// Counts are integers and weights are summed exactly, so that parts merge to the same bytes in any order and grouping.
///
/// ```swift
/// var answers = RatingAccumulator(.netPromoterScore)
/// for answer in [10, 9, 8, 3] { try answers.add(answer) }
/// try answers.addUnanswered()
/// try answers.result().value  // 25
/// answers.responseRate.value  // 0.8
/// ```
public struct RatingAccumulator: Hashable, Sendable {
    /// The score that is asked for.
    public let metric: RatingMetric
    /// How often each answer was given.
    public private(set) var answers: RatingCounts
    /// How many were asked and gave no answer.
    public private(set) var unanswered: Int
    /// The sum of weights of each answer; nil for an unweighted sample.
    private(set) var weights: [ExactSum]?
    /// The sum of the squares of the weights, each square rounded once.
    private(set) var squares = ExactSum()

    /// An accumulator without answers.
    ///
    /// - Parameters:
    ///   - metric: The score that is asked for.
    ///   - isWeighted: Whether answers have weights.
    public init(_ metric: RatingMetric, isWeighted: Bool = false) {
        self.metric = metric
        answers = RatingCounts(on: metric.scale)
        unanswered = 0
        weights = isWeighted ? [ExactSum](repeating: ExactSum(), count: metric.scale.length) : nil
    }

    init(
        metric: RatingMetric, answers: RatingCounts, unanswered: Int, weights: [ExactSum]?, squares: ExactSum
    ) {
        self.metric = metric
        self.answers = answers
        self.unanswered = unanswered
        self.weights = weights
        self.squares = squares
    }

    /// Whether answers have weights.
    public var isWeighted: Bool { weights != nil }

    /// Adds an answer.
    ///
    /// - Parameters:
    ///   - answer: An answer of the scale.
    ///   - weight: Its weight, finite and at least 0; 1 and nothing else in an unweighted sample.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an answer off the scale and for any other weight.
    public mutating func add(_ answer: Int, weight: Double = 1) throws(InvalidValue) {
        try Check.notNegative(weight, "weight")
        guard isWeighted || weight == 1 else {
            throw InvalidValue(field: "weight", value: "\(weight)", accepted: "1, because the sample is unweighted")
        }
        guard weight <= 1e150 else {
            throw InvalidValue(field: "weight", value: "\(weight)", accepted: "a number up to 1e150")
        }
        try answers.add(answer)
        guard weights != nil else { return }
        try weights?[answer - metric.scale.lowest].add(weight)
        try squares.add(weight * weight)
    }

    /// Counts questions that were asked and not answered.
    ///
    /// - Parameter times: How many, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative number and when the count exceeds the integers.
    public mutating func addUnanswered(_ times: Int = 1) throws(InvalidValue) {
        try Check.count(times, "times")
        unanswered = try Check.sum(unanswered, times, "unanswered")
    }

    /// Adds the answers of another part.
    ///
    /// - Parameter other: A partial result of the same score.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another definition (both are named), for one weighted and one
    ///   unweighted part, and when a count exceeds the integers.
    public mutating func merge(_ other: RatingAccumulator) throws(InvalidValue) {
        guard other.metric == metric else {
            throw InvalidValue(
                field: "definition", value: other.metric.definition.description,
                accepted: "the definition merged into, \(metric.definition)")
        }
        guard other.isWeighted == isWeighted else {
            throw InvalidValue(
                field: "weights", value: other.isWeighted ? "weighted" : "unweighted",
                accepted: isWeighted ? "a weighted part" : "an unweighted part")
        }
        let total = try Check.sum(unanswered, other.unanswered, "unanswered")
        try answers.merge(other.answers)
        unanswered = total
        if let others = other.weights {
            for (index, sum) in others.enumerated() { weights?[index].merge(sum) }
            squares.merge(other.squares)
        }
    }

    /// The share of those asked who answered.
    public var responseRate: Proportion {
        let count = answers.count
        let asked = count.addingReportingOverflow(unanswered)
        return (try? Proportion(successes: count, count: asked.overflow ? Int.max : asked.partialValue)) ?? .empty
    }

    /// The score without weights.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func result(confidence: Double = 0.95) throws(InvalidValue) -> MetricResult {
        try answers.result(metric, confidence: confidence)
    }
}
