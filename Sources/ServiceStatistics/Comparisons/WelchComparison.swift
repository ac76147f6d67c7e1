public import ServiceVocabulary

/// A sample as its mean, its standard deviation and its size.
public struct SampleSummary: Hashable, Sendable {
    /// The arithmetic mean, in any unit.
    public let mean: Double
    /// The standard deviation with divisor n − 1, in the unit of the mean; not used where n is below 2.
    public let standardDeviation: Double
    /// n, how many values there were.
    public let count: Int

    /// Creates a summary.
    ///
    /// - Parameters:
    ///   - mean: The arithmetic mean, of a size up to 1e150.
    ///   - standardDeviation: The standard deviation with divisor n − 1, 0...1e150.
    ///   - count: How many values there were.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(mean: Double, standardDeviation: Double, count: Int) throws(InvalidValue) {
        guard abs(mean) <= 1e150 else {
            throw InvalidValue(field: "mean", value: "\(mean)", accepted: "a number from -1e150 to 1e150")
        }
        guard (0...1e150).contains(standardDeviation) else {
            throw InvalidValue(
                field: "standardDeviation", value: "\(standardDeviation)", accepted: "a number from 0 to 1e150")
        }
        try Check.count(count, "count")
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.count = count
    }
}

extension ExactMoments {
    /// Mean, standard deviation and size of the values added, for comparison; nil without values.
    public var summary: SampleSummary? {
        guard let mean = mean?.value else { return nil }
        // Integers of 64 bits are far within the accepted range.
        return try? SampleSummary(mean: mean, standardDeviation: standardDeviation ?? 0, count: count)
    }
}

/// The difference of two means without the assumption of equal variances, such as handling time before and after.
///
/// t = (m₁ − m₂)/√(s₁²/n₁ + s₂²/n₂), with the degrees of freedom of Welch and Satterthwaite. Everything is nil where one
/// of the samples has fewer than two values; without any spread at all the test is nil and the interval a point.
///
/// Source: Welch, B. L., The Generalization of Student's Problem, Biometrika 34 (1947).
public struct WelchComparison: Hashable, Sendable {
    /// The first sample.
    public let first: SampleSummary
    /// The second sample, whose mean is subtracted.
    public let second: SampleSummary

    /// Compares two independent samples.
    ///
    /// - Parameters:
    ///   - first: The first sample.
    ///   - second: The second sample, whose mean is subtracted.
    public init(_ first: SampleSummary, _ second: SampleSummary) {
        self.first = first
        self.second = second
    }

    private var isDefined: Bool { first.count >= 2 && second.count >= 2 }

    private func standardError(of sample: SampleSummary) -> Double {
        sample.standardDeviation / Double(sample.count).squareRoot()
    }

    /// m₁ − m₂, in the unit of the means; nil where a sample is empty.
    public var difference: Double? {
        first.count > 0 && second.count > 0 ? first.mean - second.mean : nil
    }

    /// √(s₁²/n₁ + s₂²/n₂), in the unit of the means.
    public var standardError: Double? {
        guard isDefined else { return nil }
        let (one, two) = (standardError(of: first), standardError(of: second))
        let scale = max(one, two)
        guard scale > 0 else { return 0 }
        return scale * (one / scale * (one / scale) + two / scale * (two / scale)).squareRoot()
    }

    /// The degrees of freedom of Welch and Satterthwaite, a real number; nil also without any spread.
    public var degreesOfFreedom: Double? {
        guard let standardError, standardError > 0 else { return nil }
        func part(_ sample: SampleSummary) -> Double {
            let share = self.standardError(of: sample) / standardError
            return share * share * (share * share) / Double(sample.count - 1)
        }
        return 1 / (part(first) + part(second))
    }

    /// The t and its two-sided p-value; nil also without any spread, or with so little that t is infinite.
    public var test: SignificanceTest? {
        guard let difference, let standardError, let degreesOfFreedom else { return nil }
        let t = difference / standardError
        guard t.isFinite else { return nil }
        let distribution = StudentDistribution(unchecked: degreesOfFreedom)
        return SignificanceTest(statistic: t, pValue: distribution.twoSidedTail(t))
    }

    /// The interval of m₁ − m₂ by Student's t, in the unit of the means.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func interval(confidence: Double = 0.95) throws(InvalidValue) -> ConfidenceInterval? {
        try Check.confidence(confidence)
        guard let difference, let standardError else { return nil }
        guard let degreesOfFreedom else {
            return ConfidenceInterval(unchecked: difference, difference, confidence)
        }
        let distribution = StudentDistribution(unchecked: degreesOfFreedom)
        let margin = distribution.centralQuantile(confidence) * standardError
        return ConfidenceInterval(unchecked: difference - margin, difference + margin, confidence)
    }
}
