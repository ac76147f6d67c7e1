import ServiceStatistics
public import ServiceVocabulary
public import Ticketing

/// Customers in the order of a measure, such as frequency, amount, recency, profit or referrals, best first.
///
/// Equal values are ordered by identifier, so the ranking does not depend on the order of input.
public struct CustomerRanking: Hashable, Sendable {
    /// Which values are best.
    public enum Best: String, Hashable, Sendable, Codable, CaseIterable {
        /// The highest, as of amounts.
        case highest
        /// The lowest, as of the time since the last purchase.
        case lowest
    }

    /// The customers, best first.
    public let customers: [CustomerIdentifier]
    /// Their values, in the same order.
    public let values: [Double]
    /// Which values are best.
    public let best: Best

    /// Ranks customers.
    ///
    /// - Parameters:
    ///   - values: The value of each customer.
    ///   - best: Which values are best.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a value that is not finite.
    /// - Complexity: O(n log n).
    public init(_ values: [CustomerIdentifier: Double], best: Best = .highest) throws(InvalidValue) {
        let ranked = values.sorted { one, two in
            if one.value != two.value { return best == .highest ? one.value > two.value : one.value < two.value }
            return one.key < two.key
        }
        for (customer, value) in ranked where !value.isFinite {
            throw InvalidValue(field: customer.rawValue, value: "\(value)", accepted: "a finite number")
        }
        customers = ranked.map { $0.key }
        self.values = ranked.map { $0.value }
        self.best = best
    }

    /// How many customers are in a top share of them.
    ///
    /// The cut falls at the nearest whole number of customers, halves rounded up, and ties at it are moved by the rule.
    ///
    /// - Parameters:
    ///   - share: The share of customers, at most all.
    ///   - ties: What becomes of equal values at the cut.
    public func count(ofTop share: CountShare, ties: TieRule) -> Int {
        // (n·part/whole + 1/2) rounded down, exactly.
        let whole = Int128(share.whole)
        let twice = 2 * Int128(customers.count) * Int128(share.part)
        let cut = (twice + whole) / (2 * whole)
        return moved(Int(min(cut, Int128(customers.count))), ties)
    }

    /// How many customers it takes, best first, to hold a share of the sum of all values above 0.
    ///
    /// Values at or below 0 add nothing and are never needed. Ties at the cut are moved by the rule.
    ///
    /// - Parameters:
    ///   - share: The share of the value, at most all of it.
    ///   - ties: What becomes of equal values at the cut.
    public func count(holding share: CountShare, ties: TieRule) -> Int {
        var total = 0.0
        for value in values where value > 0 { total += value }
        guard total > 0, share.part > 0 else { return 0 }
        let wanted = total * min(share.value, 1)
        var sum = 0.0
        for (place, value) in values.enumerated() where value > 0 {
            sum += value
            // The last digits of a sum must not ask for one customer more.
            if sum >= wanted * (1 - 1e-12) { return moved(place + 1, ties) }
        }
        return values.count { $0 > 0 }
    }

    /// A cut after so many customers, moved off equal values.
    private func moved(_ cut: Int, _ ties: TieRule) -> Int {
        guard cut > 0, cut < values.count, values[cut - 1] == values[cut] else { return cut }
        var cut = cut
        switch ties {
        case .splitByIdentifier: break
        case .togetherAbove: while cut < values.count, values[cut - 1] == values[cut] { cut += 1 }
        case .togetherBelow: while cut > 0, values[cut - 1] == values[cut] { cut -= 1 }
        }
        return cut
    }

    /// The customers in so many groups of about equal size: 0 for the best group, by customer.
    ///
    /// - Parameters:
    ///   - groups: How many groups, 1...1,000.
    ///   - ties: What becomes of equal values at a cut.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another number of groups.
    public func groups(_ groups: Int, ties: TieRule) throws(InvalidValue) -> [CustomerIdentifier: Int] {
        guard (1...1000).contains(groups) else {
            throw InvalidValue(field: "groups", value: "\(groups)", accepted: "1 to 1,000 groups")
        }
        var result: [CustomerIdentifier: Int] = [:]
        var start = 0
        for group in 0..<groups {
            let share = try CountShare(Int64(group + 1), of: Int64(groups))
            let end = max(count(ofTop: share, ties: ties), start)
            for place in start..<end { result[customers[place]] = group }
            start = end
        }
        for place in start..<customers.count { result[customers[place]] = groups - 1 }
        return result
    }
}
