public import ServiceVocabulary
public import Ticketing

/// What the feedback of a period comes to, as exact counts that add up over shards and days.
///
/// Both published rates are read on all registered items: adopted (25 → 68 %) and landed in the product (需求落地率,
/// at least 30 %, then 50 %), so that the second never exceeds the first.
public struct FeedbackFigures: Hashable, Sendable {
    /// The items by tags.
    public private(set) var heatMap = FeedbackHeatMap()
    /// The items by source.
    public private(set) var sources = WordTally<FeedbackSource>()
    /// The items that were adopted.
    public private(set) var adopted: Int64 = 0
    /// The items that were declined.
    public private(set) var declined: Int64 = 0
    /// The items that wait in the backlog.
    public private(set) var inBacklog: Int64 = 0
    /// The items that have landed.
    public private(set) var landed: Int64 = 0
    /// The items of which the customer was told something: a result, or a reason and a date.
    public private(set) var told: Int64 = 0
    /// The items of which the customer knows the result.
    public private(set) var closed: Int64 = 0
    /// The items of which an effect was noted.
    public private(set) var withEffect: Int64 = 0

    /// Creates the figures of no items.
    public init() {}

    /// All items.
    public var registered: Int64 { heatMap.total }
    /// The items of which it is open what becomes of them.
    public var undecided: Int64 { registered &- adopted &- declined &- inBacklog }
    /// The exact share of adopted items among all; nil without items.
    public var adoptedShare: CountShare? { CountShare(counted: adopted, of: registered) }
    /// The exact share of landed items among all; nil without items.
    public var landedShare: CountShare? { CountShare(counted: landed, of: registered) }
    /// The exact share of landed items among the adopted ones; nil where none was adopted.
    public var landedShareOfAdopted: CountShare? { CountShare(counted: landed, of: adopted) }
    /// The exact share of items of which the customer was told something; nil without items.
    public var toldShare: CountShare? { CountShare(counted: told, of: registered) }

    /// Adds an item as it stands.
    ///
    /// - Parameter item: The item.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the figures stay as they were.
    public mutating func add(_ item: FeedbackItem) throws(InvalidValue) {
        var one = FeedbackFigures()
        try one.heatMap.add(1, item.tags)
        try one.sources.add(on: item.source)
        one.adopted = item.decision == .adopted ? 1 : 0
        one.declined = item.decision == .declined ? 1 : 0
        one.inBacklog = item.isInBacklog ? 1 : 0
        one.landed = item.landedAt == nil ? 0 : 1
        one.told = item.reply == nil ? 0 : 1
        one.closed = item.isClosed ? 1 : 0
        one.withEffect = item.effect == nil ? 0 : 1
        try merge(one)
    }

    /// Adds other figures.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the figures stay as they were.
    public mutating func merge(_ other: FeedbackFigures) throws(InvalidValue) {
        // No part is above the number of items, so that this alone can overflow.
        var sum = self
        try sum.heatMap.merge(other.heatMap)
        try sum.sources.merge(other.sources)
        sum.adopted &+= other.adopted
        sum.declined &+= other.declined
        sum.inBacklog &+= other.inBacklog
        sum.landed &+= other.landed
        sum.told &+= other.told
        sum.closed &+= other.closed
        sum.withEffect &+= other.withEffect
        self = sum
    }

    #if !hasFeature(Embedded)
    /// Creates figures of stored counts: adopted, declined, in the backlog, landed, told, closed, with an effect.
    init(
        _ heatMap: FeedbackHeatMap, _ sources: WordTally<FeedbackSource>, counts: [Int64]
    ) throws(InvalidValue) {
        let total = heatMap.total
        guard sources.total == total, counts.count == 7, counts.allSatisfy({ (0...total).contains($0) }) else {
            throw InvalidValue(
                field: "counts", value: "\(counts.max() ?? 0) of \(total)",
                accepted: "counts of 0 to all items, and a source for each item")
        }
        let rest = total - counts[0]
        guard counts[1] <= rest, counts[2] <= rest - counts[1], counts[3] <= counts[0], counts[5] <= counts[4],
            counts[6] <= counts[3]
        else {
            throw InvalidValue(
                field: "counts", value: "adopted \(counts[0]), landed \(counts[3])",
                accepted: "each item decided once, landed ones adopted, closed ones told, effects of landed ones")
        }
        self.heatMap = heatMap
        self.sources = sources
        (adopted, declined, inBacklog, landed) = (counts[0], counts[1], counts[2], counts[3])
        (told, closed, withEffect) = (counts[4], counts[5], counts[6])
    }
    #endif
}

/// How much feedback a source is to bring in each period.
public struct FeedbackQuota: Hashable, Sendable {
    /// The period of a quota.
    public enum Period: String, Hashable, Sendable, CaseIterable {
        /// Each month.
        case month
        /// Each quarter.
        case quarter
    }

    /// The source.
    public let source: FeedbackSource
    /// How many visits, answers or members.
    public let count: Int64
    /// In which period.
    public let period: Period

    /// Creates a quota.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - count: How many visits, answers or members.
    ///   - period: In which period.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for fewer than 1.
    public init(_ source: FeedbackSource, _ count: Int64, each period: Period) throws(InvalidValue) {
        guard count >= 1 else { throw InvalidValue(field: "count", value: "\(count)", accepted: "1 or more") }
        self.init(unchecked: source, count, period)
    }

    private init(unchecked source: FeedbackSource, _ count: Int64, _ period: Period) {
        self.source = source
        self.count = count
        self.period = period
    }

    /// As published: 100 visits of mystery shoppers a month, a panel of 20 customers of high value a quarter.
    public static let published = [
        FeedbackQuota(unchecked: .mysteryShopper, 100, .month), FeedbackQuota(unchecked: .customerPanel, 20, .quarter),
    ]

    /// How many are missing to the quota; 0 where it is reached.
    ///
    /// - Parameter gathered: How many there were in the period.
    public func shortfall(after gathered: Int64) -> Int64 {
        gathered >= count ? 0 : count - max(gathered, 0)
    }
}
