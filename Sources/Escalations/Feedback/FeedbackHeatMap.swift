public import ServiceVocabulary
public import Ticketing

/// How much feedback there is of each type, urgency and scope: the cells of a heat map (热力图), as exact counts.
public struct FeedbackHeatMap: Hashable, Sendable {
    /// The items by tags; none of the counts is 0.
    public private(set) var counts: [FeedbackTags: Int64] = [:]
    /// All items together.
    public private(set) var total: Int64 = 0

    /// Creates a map of no items.
    public init() {}

    /// Adds items.
    ///
    /// - Parameters:
    ///   - count: How many, 0 or more.
    ///   - tags: How they are tagged.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count, or when all together exceed 64 bits; the map stays
    ///   as it was.
    public mutating func add(_ count: Int64 = 1, _ tags: FeedbackTags) throws(InvalidValue) {
        guard count >= 0 else {
            throw InvalidValue(field: "count", value: "\(count)", accepted: "0 or more")
        }
        total = try exactSum(total, count, "total")
        if count > 0 { counts[tags, default: 0] &+= count }
    }

    /// Adds the items of another map.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when all together exceed 64 bits; the map stays as it was.
    public mutating func merge(_ other: FeedbackHeatMap) throws(InvalidValue) {
        total = try exactSum(total, other.total, "total")
        for (tags, count) in other.counts { counts[tags, default: 0] &+= count }
    }

    /// The items of a cell; a word that is not given stands for all of its words.
    ///
    /// - Parameters:
    ///   - type: What they are about; nil for all types.
    ///   - urgency: How soon they have to be dealt with; nil for all.
    ///   - scope: How many they concern; nil for all.
    public func count(
        _ type: FeedbackIssueType? = nil, urgency: Urgency? = nil, scope: ImpactScope? = nil
    ) -> Int64 {
        var sum: Int64 = 0
        for (tags, count) in counts
        where (type ?? tags.type) == tags.type && (urgency ?? tags.urgency) == tags.urgency
            && (scope ?? tags.scope) == tags.scope
        {
            sum &+= count
        }
        return sum
    }

    /// The cells with items, the hottest first and equally hot ones by their tags.
    public var cells: [(tags: FeedbackTags, count: Int64)] {
        counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
