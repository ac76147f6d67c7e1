import ServiceStatistics
import ServiceVocabulary

/// The interval of a mean by Student's t.
enum MeanInterval {
    /// mean ± t(n − 1) × s/√n in the given unit, clipped to a range; nil for fewer than two values.
    ///
    /// - Parameters:
    ///   - moments: The values as integers.
    ///   - unit: How many of the integers make one of the unit, 1,000,000 for seconds of microseconds.
    ///   - range: What the mean can be at all.
    ///   - confidence: The two-sided confidence level.
    static func of(
        _ moments: ExactMoments, unit: Int64, within range: ClosedRange<Double>?, confidence: Double
    ) throws(InvalidValue) -> ConfidenceInterval? {
        try Check.confidence(confidence)
        guard moments.count > 1, let mean = moments.mean?.value, let deviation = moments.standardDeviation else {
            return nil
        }
        let distribution = StudentDistribution(unchecked: Double(moments.count - 1))
        let margin = distribution.centralQuantile(confidence) * deviation / Double(moments.count).squareRoot()
        var lower = (mean - margin) / Double(unit)
        var upper = (mean + margin) / Double(unit)
        if let range {
            lower = min(max(lower, range.lowerBound), range.upperBound)
            upper = min(max(upper, range.lowerBound), range.upperBound)
        }
        return try ConfidenceInterval(lower: lower, upper: upper, confidence: confidence)
    }
}
