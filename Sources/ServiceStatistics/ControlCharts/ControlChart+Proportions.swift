public import ServiceVocabulary

extension ControlChart {
    /// A p chart: shares of varying numbers, such as breaches a day; or Laney's p′ chart.
    ///
    /// Centre p̄ = Σ successes / Σ count, limits p̄ ± 3 √(p̄(1−p̄)/nᵢ) clipped to 0...1. With thousands of contacts a day
    /// the binomial limits are so narrow that every day alarms, because days differ by more than chance; Laney's chart
    /// widens them by ``overdispersion`` σz = mean |zᵢ − zᵢ₋₁| / 1.128. Points without any count are nil and left out of
    /// the neighbours.
    ///
    /// Source: Shewhart 1931; Laney, Improved Control Charts for Attributes, Quality Engineering 14 (2002).
    ///
    /// - Parameters:
    ///   - shares: The shares in order of time.
    ///   - isOverdispersionAdjusted: Whether to widen the limits by Laney's factor.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the total exceeds the integers.
    public static func proportions(
        _ shares: [Proportion], isOverdispersionAdjusted: Bool = false
    ) throws(InvalidValue) -> ControlChart {
        var total = Proportion.empty
        for share in shares { total = try total.merging(share) }
        guard let center = total.value else {
            return ControlChart(center: nil, points: shares.map { _ in nil })
        }
        let spread = (center * (Double(total.failures) / Double(total.count))).squareRoot()
        let overdispersion = overdispersion(of: shares, center, spread)
        let points = shares.map { share -> Point? in
            guard let value = share.value else { return nil }
            var sigma = spread / Double(share.count).squareRoot()
            if isOverdispersionAdjusted {
                guard let overdispersion else { return nil }
                sigma *= overdispersion
            }
            return Point(
                value: value, sigma: sigma, lower: max(center - 3 * sigma, 0), upper: min(center + 3 * sigma, 1))
        }
        return ControlChart(center: center, points: points, overdispersion: overdispersion)
    }

    private static func overdispersion(of shares: [Proportion], _ center: Double, _ spread: Double) -> Double? {
        guard spread > 0 else { return nil }
        let deviations = shares.compactMap { share in
            share.value.map { ($0 - center) / (spread / Double(share.count).squareRoot()) }
        }
        guard deviations.count > 1 else { return nil }
        let ranges = zip(deviations.dropFirst(), deviations).map { abs($0 - $1) }
        return ranges.reduce(0, +) / Double(ranges.count) / 1.128
    }

    /// A u chart: events per exposure, such as complaints per contact handled.
    ///
    /// Centre ū = Σ counts / Σ exposures, limits ū ± 3 √(ū/exposureᵢ), the lower one clipped to 0. Points without any
    /// exposure are nil.
    ///
    /// Source: Shewhart 1931.
    ///
    /// - Parameters:
    ///   - counts: The events of each point, at least 0.
    ///   - exposures: The exposure of each point, finite and at least 0, in any unit; as many as counts.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, for events without exposure, and when a total or a rate is beyond its type.
    public static func rates(counts: [Int], exposures: [Double]) throws(InvalidValue) -> ControlChart {
        guard counts.count == exposures.count else {
            throw InvalidValue(
                field: "exposures", value: "\(exposures.count) values", accepted: "\(counts.count) values, one a count")
        }
        var events = 0
        var exposure = ExactSum()
        for index in counts.indices {
            try Check.count(counts[index], "counts[\(index)]")
            try Check.notNegative(exposures[index], "exposures[\(index)]")
            guard exposures[index] > 0 || counts[index] == 0 else {
                throw InvalidValue(
                    field: "exposures[\(index)]", value: "0", accepted: "an exposure above 0 for its events")
            }
            events = try Check.sum(events, counts[index], "counts")
            try exposure.add(exposures[index])
        }
        let total = exposure.value
        guard total > 0 else {
            return ControlChart(center: nil, points: counts.map { _ in nil })
        }
        try Check.finite(total, "sum of exposures")
        let center = Double(events) / total
        var points: [Point?] = []
        for (count, exposure) in zip(counts, exposures) {
            guard exposure > 0 else {
                points.append(nil)
                continue
            }
            let sigma = (center / exposure).squareRoot()
            let value = Double(count) / exposure
            try Check.finite(value + center + 3 * sigma, "counts[\(points.count)] per exposure")
            points.append(
                Point(value: value, sigma: sigma, lower: max(center - 3 * sigma, 0), upper: center + 3 * sigma))
        }
        return ControlChart(center: center, points: points)
    }
}
