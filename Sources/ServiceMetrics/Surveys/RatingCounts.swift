public import ServiceStatistics
public import ServiceVocabulary

/// How often each answer of a scale was given: all that an unweighted score needs, exact.
///
/// Unanswered questions are in no count: they would pull a score towards one end.
public struct RatingCounts: Hashable, Sendable {
    /// The scale.
    public let scale: RatingScale
    /// How often each answer was given, from the lowest on.
    public private(set) var counts: [Int]

    /// No answers.
    ///
    /// - Parameter scale: The scale.
    public init(on scale: RatingScale) {
        self.scale = scale
        counts = [Int](repeating: 0, count: scale.length)
    }

    /// Counts that were made elsewhere.
    ///
    /// - Parameters:
    ///   - counts: How often each answer was given, from the lowest on, each at least 0.
    ///   - scale: The scale.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count, another number of counts, and a sum beyond
    ///   the integers.
    public init(_ counts: [Int], on scale: RatingScale) throws(InvalidValue) {
        guard counts.count == scale.length else {
            throw InvalidValue(field: "counts", value: "\(counts.count)", accepted: "\(scale.length) counts")
        }
        var total = 0
        for count in counts {
            try Check.count(count, "counts")
            total = try Check.sum(total, count, "counts")
        }
        self.scale = scale
        self.counts = counts
    }

    /// How many answers were given.
    public var count: Int { counts.reduce(0, +) }

    /// Counts an answer.
    ///
    /// - Parameters:
    ///   - answer: An answer of the scale.
    ///   - times: How often it was given, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for an answer off the scale, and when the count exceeds the
    ///   integers.
    public mutating func add(_ answer: Int, times: Int = 1) throws(InvalidValue) {
        try scale.check(answer, "answer")
        try Check.count(times, "times")
        _ = try Check.sum(count, times, "count")
        counts[answer - scale.lowest] += times
    }

    /// Adds the counts of another part.
    ///
    /// - Parameter other: Counts on the same scale.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another scale, and when a count exceeds the integers.
    public mutating func merge(_ other: RatingCounts) throws(InvalidValue) {
        guard other.scale == scale else {
            throw InvalidValue(field: "scale", value: "\(other.scale.answers)", accepted: "the scale \(scale.answers)")
        }
        _ = try Check.sum(count, other.count, "count")
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// Counts an answer that is known to be on the scale, where the total is known to fit.
    mutating func increment(_ answer: Int, times: Int = 1) {
        counts[answer - scale.lowest] += times
    }

    func count(in range: ClosedRange<Int>) -> Int {
        var total = 0
        for answer in range.clamped(to: scale.answers) { total += counts[answer - scale.lowest] }
        return total
    }

    /// The share of answers in a range.
    ///
    /// - Parameter range: Answers of the scale.
    public func share(in range: ClosedRange<Int>) -> Proportion {
        (try? Proportion(successes: count(in: range), count: count)) ?? .empty
    }

    /// Number, sum and sum of squares of the answers, exact.
    public var moments: ExactMoments {
        var moments = ExactMoments()
        for (index, number) in counts.enumerated() {
            // 128 bits hold any number of answers up to 100.
            try? moments.add(Int64(scale.lowest + index), times: number)
        }
        return moments
    }

    /// The answers of the top and the bottom range, the rest between them.
    func net(top: ClosedRange<Int>, bottom: ClosedRange<Int>) -> NetPromoterCounts? {
        let (high, low) = (count(in: top), count(in: bottom))
        return try? NetPromoterCounts(detractors: low, passives: count - high - low, promoters: high)
    }

    /// A score of the answers, with its interval.
    ///
    /// The interval of a share is Wilson's, of a net score the adjusted Wald one, of a mean Student's, clipped to the
    /// scale; that of an index follows from the mean.
    ///
    /// - Parameters:
    ///   - metric: The score, on the scale of the counts.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another scale or confidence.
    public func result(_ metric: RatingMetric, confidence: Double = 0.95) throws(InvalidValue) -> MetricResult {
        guard metric.scale == scale else {
            throw InvalidValue(field: "scale", value: "\(metric.scale.answers)", accepted: "the scale \(scale.answers)")
        }
        try Check.confidence(confidence)
        let definition = metric.definition
        switch metric.aggregation {
        case .box(let range):
            let share = share(in: range)
            return MetricResult(
                definition, count: count, value: share.value, interval: try share.interval(confidence: confidence))
        case .net(let top, let bottom):
            let net = net(top: top, bottom: bottom)
            return MetricResult(
                definition, count: count, value: net?.score, interval: try net?.interval(confidence: confidence))
        case .mean, .indexFromLowest, .indexOfHighest:
            let line = RatingLine(metric)
            let moments = moments
            guard let score = try metric.score(of: moments) else {
                return MetricResult(definition, count: 0, value: nil)
            }
            let bounds = try MeanInterval.of(
                moments, unit: 1, within: Double(scale.lowest)...Double(scale.highest), confidence: confidence)
            return MetricResult(
                definition, count: count, value: score.value, interval: try line.interval(of: bounds))
        }
    }
}

extension RatingMetric {
    /// The exact mean or index of answers; nil without any.
    fileprivate func score(of moments: ExactMoments) throws(InvalidValue) -> ExactFraction? {
        guard moments.count > 0 else { return nil }
        let count = Int128(moments.count)
        let (lowest, highest) = (Int128(scale.lowest), Int128(scale.highest))
        switch aggregation {
        case .indexFromLowest where scale.isHighGood:
            return try ExactFraction(100 * (moments.sum - lowest * count), over: count * (highest - lowest))
        case .indexFromLowest:
            return try ExactFraction(100 * (highest * count - moments.sum), over: count * (highest - lowest))
        case .indexOfHighest: return try ExactFraction(100 * moments.sum, over: count * highest)
        case .mean, .box, .net: return moments.mean
        }
    }
}

/// The straight line from a mean answer to a score.
struct RatingLine {
    let slope: Double
    let base: Double

    init(_ metric: RatingMetric) {
        let scale = metric.scale
        let width = Double(scale.highest - scale.lowest)
        switch metric.aggregation {
        case .indexFromLowest where scale.isHighGood:
            slope = 100 / width
            base = Double(scale.lowest)
        case .indexFromLowest:
            slope = -100 / width
            base = Double(scale.highest)
        case .indexOfHighest:
            slope = 100 / Double(scale.highest)
            base = 0
        default:
            slope = 1
            base = 0
        }
    }

    func value(of mean: Double) -> Double {
        slope * (mean - base)
    }

    func interval(of bounds: ConfidenceInterval?) throws(InvalidValue) -> ConfidenceInterval? {
        guard let bounds else { return nil }
        let (one, other) = (value(of: bounds.lower), value(of: bounds.upper))
        return try ConfidenceInterval(lower: min(one, other), upper: max(one, other), confidence: bounds.confidence)
    }
}
