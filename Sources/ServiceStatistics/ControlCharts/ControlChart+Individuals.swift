public import ServiceVocabulary

/// The constants of a chart of individual values and moving ranges.
public enum MovingRangeConstants: String, Hashable, Sendable, Codable, CaseIterable {
    /// 2.66 and 3.268, as Wheeler and the tables print them.
    case published
    /// 3/d₂ = 2.6587 and 1 + 3d₃/d₂ = 3.2665 with d₂ = 2/√π and d₃ = √(2 − 4/π).
    case exact

    /// What the mean moving range is multiplied by for the distance of the limits from the centre.
    public var natural: Double {
        switch self {
        case .published: 2.66
        case .exact: 1.5 * Double.pi.squareRoot()
        }
    }

    /// What the mean moving range is multiplied by for the limit of one moving range.
    public var range: Double {
        switch self {
        case .published: 3.268
        case .exact: 1 + 3 * (Double.pi / 2 - 1).squareRoot()
        }
    }
}

extension ControlChart {
    /// An XmR chart: individual values, one a point, such as the mean handling time of each week.
    ///
    /// Centre x̄, limits x̄ ± 2.66 × the mean moving range, and 3.268 × it for a single moving range. Sums are exact, so
    /// the chart does not depend on the order of addition. Nothing is clipped: a lower limit below 0 says that the chart
    /// cannot signal improvement there.
    ///
    /// Source: Wheeler, Understanding Variation, 2000.
    ///
    /// - Parameters:
    ///   - values: One finite number a point, in any unit.
    ///   - constants: The constants as printed, or exact.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for NaN, infinities, and values so large that their sum is infinite.
    public static func individuals(
        _ values: [Double], constants: MovingRangeConstants = .published
    ) throws(InvalidValue) -> ControlChart {
        try Check.finite(values, "values")
        guard !values.isEmpty else { return ControlChart(center: nil, points: []) }
        let center = try ExactSum(values).value / Double(values.count)
        try Check.finite(center, "mean of values")
        guard values.count > 1 else { return ControlChart(center: center, points: [nil]) }
        var ranges = ExactSum()
        for (next, value) in zip(values.dropFirst(), values) {
            try ranges.add(max(next, value))
            try ranges.add(-min(next, value))
        }
        let mean = ranges.value / Double(values.count - 1)
        let width = constants.natural * mean
        try Check.finite(4 * width, "moving range of values")
        let points = values.map { value in
            Point(value: value, sigma: width / 3, lower: center - width, upper: center + width)
        }
        return ControlChart(
            center: center, points: points,
            movingRange: MovingRange(mean: mean, upperLimit: constants.range * mean))
    }
}
