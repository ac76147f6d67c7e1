/// Points over time with the limits that ordinary variation keeps to.
///
/// A point beyond its limits, or a run that chance would hardly produce, asks for a cause; everything else is noise and
/// should not be explained. Make charts with ``proportions(_:isOverdispersionAdjusted:)``,
/// ``rates(counts:exposures:)`` and ``individuals(_:constants:)``, and read them with ``signals(_:)``.
public struct ControlChart: Hashable, Sendable {
    /// One point of a chart.
    public struct Point: Hashable, Sendable {
        /// The plotted value, in the unit of the chart.
        public let value: Double
        /// The standard deviation that ordinary variation has at this point.
        public let sigma: Double
        /// The lower limit, three sigmas below the centre, clipped to the range the value can have.
        public let lower: Double
        /// The upper limit, three sigmas above the centre, clipped to the range the value can have.
        public let upper: Double

        /// Whether the value lies strictly outside of the limits.
        public var isBeyondLimits: Bool { value < lower || value > upper }
    }

    /// The centre line; nil when nothing was measured.
    public let center: Double?
    /// The points in order of time; nil where nothing was measured or the variation is unknown.
    public let points: [Point?]
    /// For proportions: how many times wider than binomial the variation is, by Laney; nil where unknown.
    public let overdispersion: Double?
    /// For individual values: the moving range; nil for fewer than two values.
    public let movingRange: MovingRange?

    /// The mean absolute difference of neighbours, and the limit of a single one.
    public struct MovingRange: Hashable, Sendable {
        /// The mean of |xᵢ − xᵢ₋₁|.
        public let mean: Double
        /// The upper limit of one moving range.
        public let upperLimit: Double
    }

    init(center: Double?, points: [Point?], overdispersion: Double? = nil, movingRange: MovingRange? = nil) {
        self.center = center
        self.points = points
        self.overdispersion = overdispersion
        self.movingRange = movingRange
    }
}
