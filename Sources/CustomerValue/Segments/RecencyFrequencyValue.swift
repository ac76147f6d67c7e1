public import ServiceVocabulary
public import Ticketing

/// The RFM scores of a customer: how recently, how often and for how much he bought, from 1 to the number of groups, highest
/// best.
public struct RecencyFrequencyValue: Hashable, Sendable {
    /// How recently; the highest score has bought last.
    public let recency: Int
    /// How often.
    public let frequency: Int
    /// For how much.
    public let value: Int

    /// What customers are scored by.
    public struct Measures: Hashable, Sendable {
        /// The time since the last purchase.
        public let sinceLastPurchase: Double
        /// How many purchases there were.
        public let purchases: Int
        /// For how much, net of credit notes.
        public let value: Double

        /// Creates measures.
        ///
        /// - Parameters:
        ///   - sinceLastPurchase: The time since the last purchase.
        ///   - purchases: How many purchases there were.
        ///   - value: For how much.
        public init(sinceLastPurchase: Double, purchases: Int, value: Double) {
            self.sinceLastPurchase = sinceLastPurchase
            self.purchases = purchases
            self.value = value
        }
    }

    /// The scores of all customers.
    ///
    /// Each measure is ranked on its own and cut into groups of about equal size, so the scores of a customer depend on all
    /// others.
    ///
    /// - Parameters:
    ///   - customers: The measures of each customer.
    ///   - groups: How many groups each measure is cut into, 1...1,000; five are customary.
    ///   - ties: What becomes of customers of equal value at a cut.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another number of groups, and measures that are not finite.
    public static func scores(
        of customers: [CustomerIdentifier: Measures], groups: Int, ties: TieRule
    ) throws(InvalidValue) -> [CustomerIdentifier: RecencyFrequencyValue] {
        func score(
            _ best: CustomerRanking.Best, _ measure: (Measures) -> Double
        ) throws(InvalidValue) -> [CustomerIdentifier: Int] {
            try CustomerRanking(customers.mapValues(measure), best: best).groups(groups, ties: ties)
        }
        let recency = try score(.lowest) { $0.sinceLastPurchase }
        let frequency = try score(.highest) { Double($0.purchases) }
        let value = try score(.highest) { $0.value }
        var scores: [CustomerIdentifier: RecencyFrequencyValue] = [:]
        for customer in customers.keys {
            guard let r = recency[customer], let f = frequency[customer], let v = value[customer] else { continue }
            scores[customer] = RecencyFrequencyValue(recency: groups - r, frequency: groups - f, value: groups - v)
        }
        return scores
    }
}
