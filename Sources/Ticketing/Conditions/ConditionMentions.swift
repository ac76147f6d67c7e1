public import ServiceTime

/// What a condition asks for: the dimensions with their values, the tags and the ages, wherever they stand in it.
///
/// A ticket whose values are outside the mentioned ones answers a condition like any other such ticket. So the mentioned
/// values, and one that is not among them, are all a check of a condition has to try.
public struct ConditionMentions: Hashable, Sendable {
    /// The texts that the condition asks for, by dimension, without order.
    public private(set) var values: [TicketDimension: Set<String>] = [:]
    /// The words that the condition asks for.
    public private(set) var tags: Set<Tag> = []
    /// The ages that the condition asks for.
    public private(set) var ages: Set<TimeSpan> = []

    /// The mentions of nothing, for the start of a union.
    public init() {}

    /// The dimensions in a fixed order: the standard ones first, then the attributes by name.
    public var dimensions: [TicketDimension] {
        var attributes: [AttributeName] = []
        for dimension in values.keys {
            if case .attribute(let name) = dimension { attributes.append(name) }
        }
        return TicketDimension.standard.filter { values[$0] != nil } + attributes.sorted().map { .attribute($0) }
    }

    /// The texts asked for in a dimension, sorted.
    public func values(in dimension: TicketDimension) -> [String] {
        values[dimension]?.sorted() ?? []
    }

    /// Adds what another condition mentions.
    public mutating func formUnion(_ other: ConditionMentions) {
        for (dimension, texts) in other.values { values[dimension, default: []].formUnion(texts) }
        tags.formUnion(other.tags)
        ages.formUnion(other.ages)
    }

    fileprivate mutating func add(_ condition: TicketCondition) {
        switch condition {
        case .all(let conditions), .any(let conditions):
            for condition in conditions { add(condition) }
        case .not(let condition): add(condition)
        case .value(let dimension, let texts): values[dimension, default: []].formUnion(texts)
        case .tag(let tag): tags.insert(tag)
        case .age(let least): ages.insert(least)
        }
    }
}

extension TicketCondition {
    /// What the condition asks for.
    ///
    /// - Complexity: Proportional to the length of the condition.
    public var mentions: ConditionMentions {
        var mentions = ConditionMentions()
        mentions.add(self)
        return mentions
    }
}
