public import ServiceStatistics
public import ServiceVocabulary

/// Small teams against noise: which shares lie outside of what chance gives a team of their size (funnel plot).
///
/// The limits of a team of n records around the share p of all are the quantiles of the binomial distribution: the
/// smallest k with P(X ≤ k) > α/2 and the smallest with P(X ≤ k) ≥ 1 − α/2, over n. A team below the first or above
/// the second stands out. Source: Spiegelhalter, Funnel plots for comparing institutional performance (2005), with
/// exact limits.
public struct FunnelPlot: Hashable, Sendable {
    /// One team.
    public struct Point: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The share.
        public let share: Proportion
        /// The lowest share that chance explains.
        public let lower: Double
        /// The highest share that chance explains.
        public let upper: Double
        /// Whether the share lies outside of the limits.
        public let standsOut: Bool
    }

    /// The share of all teams together.
    public let total: Proportion
    /// The teams with records, in the given order.
    public let points: [Point]

    /// Draws a funnel.
    ///
    /// - Parameters:
    ///   - groups: The teams, that share no members; those without records are left out.
    ///   - confidence: The share of teams within the limits where nothing but chance is at work, strictly between 0
    ///     and 1; 0.998 is three standard deviations.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence and for sums beyond the integers.
    public init(_ groups: [(name: String, share: Proportion)], confidence: Double = 0.998) throws(InvalidValue) {
        try Check.confidence(confidence)
        var total = Proportion.empty
        for group in groups { total = try total.merging(group.share) }
        self.total = total
        guard let center = total.value else {
            points = []
            return
        }
        let tail = (1 - confidence) / 2
        points = groups.filter { $0.share.count > 0 }.map { group in
            let count = group.share.count
            let low = Self.quantile(count, center) { $0 > tail }
            let high = Self.quantile(count, center) { $0 >= 1 - tail }
            return Point(
                name: group.name, share: group.share, lower: Double(low) / Double(count),
                upper: Double(high) / Double(count),
                standsOut: group.share.successes < low || group.share.successes > high)
        }
    }

    /// The smallest k whose P(X ≤ k) fulfils the condition, which holds from some k on.
    private static func quantile(_ count: Int, _ p: Double, _ holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            // P(X ≤ k) = I₁₋ₚ(n − k, k + 1).
            let below =
                p <= 0 || p >= 1
                ? (p <= 0 ? 1 : 0)
                : IncompleteBeta.tails(a: Double(count - middle), b: Double(middle) + 1, x: 1 - p, y: p).lower
            if holds(below) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
