public import ServiceStatistics
public import ServiceVocabulary

/// How p-values of many comparisons are corrected: of twenty teams that do not differ, one is "significant" at 5 %.
public enum MultiplicityCorrection: String, Hashable, Sendable, Codable, CaseIterable {
    /// None: each comparison by itself.
    case none
    /// p × m: the chance of a single false finding is bounded, whatever the dependence.
    case bonferroni
    /// Holm's steps: the same bound with more power. Source: Holm 1979.
    case holm
    /// The expected share of false findings among the findings is bounded, for independent comparisons. Source:
    /// Benjamini and Hochberg 1995.
    case benjaminiHochberg

    /// Corrects p-values.
    ///
    /// - Parameter pValues: The p-values, 0...1, nil for a comparison that is undefined; it does not count among the
    ///   comparisons.
    /// - Returns: The corrected values in the same order, at most 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a value that is no probability.
    public func adjusted(_ pValues: [Double?]) throws(InvalidValue) -> [Double?] {
        let known = pValues.enumerated().compactMap { index, p in p.map { (index: index, p: $0) } }
        for (index, p) in known { try Check.fraction(p, "pValues[\(index)]") }
        let order = known.sorted { ($0.p, $0.index) < ($1.p, $1.index) }
        let count = Double(order.count)
        var results = [Double?](repeating: nil, count: pValues.count)
        switch self {
        case .none: return pValues
        case .bonferroni:
            for (index, p) in order { results[index] = min(p * count, 1) }
        case .holm:
            var greatest = 0.0
            for (rank, item) in order.enumerated() {
                greatest = max(greatest, min(item.p * (count - Double(rank)), 1))
                results[item.index] = greatest
            }
        case .benjaminiHochberg:
            var least = 1.0
            for (rank, item) in order.enumerated().reversed() {
                least = min(least, item.p * count / Double(rank + 1))
                results[item.index] = least
            }
        }
        return results
    }
}

/// One group compared with all others together.
public struct GroupComparison: Hashable, Sendable {
    /// The name of the group.
    public let name: String
    /// The share of the group.
    public let share: Proportion
    /// The share of all other groups together.
    public let others: Proportion
    /// The share of the group less that of the others, as a fraction; nil where one of them is empty.
    public let difference: Double?
    /// Newcombe's interval of the difference; nil where one of them is empty.
    public let interval: ConfidenceInterval?
    /// The p-value of the pooled test, or Fisher's for small counts, corrected for the number of groups; nil where
    /// one of them is empty.
    public let adjustedPValue: Double?

    /// Compares each group with all others together.
    ///
    /// Fisher's exact test where a cell of the table is below 5 and the counts are moderate, else the pooled z.
    ///
    /// - Parameters:
    ///   - groups: The groups, each name once, that share no members.
    ///   - correction: How p-values are corrected for the number of groups.
    ///   - confidence: The confidence level of the intervals, strictly between 0 and 1; they are not corrected.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a name twice, sums beyond the integers, and any other
    ///   confidence.
    public static func compare(
        _ groups: [(name: String, share: Proportion)], _ correction: MultiplicityCorrection = .holm,
        confidence: Double = 0.95
    ) throws(InvalidValue) -> [GroupComparison] {
        guard Set(groups.map { $0.name }).count == groups.count else {
            throw InvalidValue(field: "groups", value: "a name twice", accepted: "each group once")
        }
        var total = Proportion.empty
        for group in groups { total = try total.merging(group.share) }
        var comparisons: [ProportionComparison] = []
        var pValues: [Double?] = []
        for group in groups {
            let others = try Proportion(
                successes: total.successes - group.share.successes, count: total.count - group.share.count)
            let comparison = ProportionComparison(group.share, others)
            comparisons.append(comparison)
            pValues.append(try pValue(of: comparison))
        }
        let adjusted = try correction.adjusted(pValues)
        var results: [GroupComparison] = []
        for (place, group) in groups.enumerated() {
            results.append(
                GroupComparison(
                    name: group.name, share: group.share, others: comparisons[place].second,
                    difference: comparisons[place].difference,
                    interval: try comparisons[place].newcombeInterval(confidence: confidence),
                    adjustedPValue: adjusted[place]))
        }
        return results
    }

    private static func pValue(of comparison: ProportionComparison) throws(InvalidValue) -> Double? {
        let (one, two) = (comparison.first, comparison.second)
        guard one.count > 0, two.count > 0 else { return nil }
        let least = min(one.successes, one.failures, two.successes, two.failures)
        if least < 5, one.count.addingReportingOverflow(two.count).partialValue <= 100_000 {
            return try comparison.fisherPValue()
        }
        // Without any success, or any failure, nothing differs.
        return comparison.pooledTest?.pValue ?? 1
    }
}
