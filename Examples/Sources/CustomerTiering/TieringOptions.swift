import CustomerValue
public import ServiceTime
public import ServiceVocabulary
import Ticketing

/// What a run of the program is asked for.
public struct TieringOptions: Sendable {
    /// The cuts between the tiers high, middle and low.
    public enum Cuts: Sendable {
        /// Amounts of expected value, in whole units of the currency.
        case amounts([Double])
        /// Shares of the customers in percent.
        case percentOfCustomers([Int])
        /// Shares of the expected value in percent.
        case percentOfValue([Int])
    }

    /// Where the cuts are.
    public var cuts: Cuts
    /// The currency of the amounts.
    public var currency: CurrencyCode = .cny
    /// How many minor units make a whole one, by the number of decimal places.
    public var decimals = 2
    /// The part of a purchase's value that is margin.
    public var margin = 1.0
    /// The discount of a month.
    public var monthlyDiscount = 0.01
    /// When the observation ends; nil for the latest transaction.
    public var observationEnd: Instant?

    /// Creates options.
    ///
    /// - Parameter cuts: Where the cuts are; nobody's customers are worth the same, so there are none by default.
    public init(cuts: Cuts) {
        self.cuts = cuts
    }

    /// The scheme of these cuts.
    func scheme() throws -> TierScheme {
        func shares(_ percents: [Int]) throws -> [CountShare] {
            try percents.map { try CountShare(Int64($0), of: 100) }
        }
        let cuts: TierScheme.Cuts =
            switch cuts {
            case .amounts(let amounts): .amounts(amounts)
            case .percentOfCustomers(let percents): .sharesOfCustomers(try shares(percents))
            case .percentOfValue(let percents): .sharesOfValue(try shares(percents))
            }
        return try TierScheme([.high, .middle, .low], cuts: cuts, ties: .togetherAbove)
    }
}
