public import Ticketing

/// A share of many cases that is to be reached, such as 90 % of the complaints of a period within a limit.
public struct PopulationGoal: Hashable, Sendable {
    /// The share, compared exactly.
    public let share: CountShare

    /// Creates a goal.
    ///
    /// - Parameter share: The share that is to be reached.
    public init(_ share: CountShare) {
        self.share = share
    }

    /// As published for complaints resolved within 48 hours: 90 %.
    public static let publishedResolution = PopulationGoal(CountShare(percent: 90))
    /// As published for feedback that is adopted: 68 %, from 25 %.
    public static let publishedAdoption = PopulationGoal(CountShare(percent: 68))
    /// As published for feedback that lands in the product (需求落地率): 30 % at first.
    public static let publishedLanding = PopulationGoal(CountShare(percent: 30))
    /// As published for feedback that lands in the product (需求落地率): 50 % later on.
    public static let publishedLaterLanding = PopulationGoal(CountShare(percent: 50))

    /// Whether enough of the cases kept their limit; nil where none is decided.
    ///
    /// - Parameter counts: The cases.
    public func isMet(by counts: LimitCounts) -> Bool? {
        isMet(by: counts.share)
    }

    /// Whether a share reaches the goal; nil for none.
    ///
    /// - Parameter share: The share of the cases.
    public func isMet(by share: CountShare?) -> Bool? {
        share.map { !$0.isLess(than: self.share) }
    }
}

#if !hasFeature(Embedded)
extension PopulationGoal: Codable {
    /// Decodes the share, such as `{"part": 90, "whole": 100}`.
    public init(from decoder: any Decoder) throws {
        self.init(try CountShare(from: decoder))
    }

    /// Encodes the share.
    public func encode(to encoder: any Encoder) throws {
        try share.encode(to: encoder)
    }
}
#endif
