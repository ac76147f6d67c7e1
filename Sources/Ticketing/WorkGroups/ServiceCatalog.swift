public import ServiceVocabulary

/// The types of service of a center, what they are about, and which group does them.
public struct ServiceCatalog: Hashable, Sendable {
    /// One type of service.
    public struct Entry: Hashable, Sendable {
        /// The type.
        public let type: ServiceType
        /// The group that does it.
        public let group: WorkGroup
        /// What it may be about, in the order in which it is shown.
        public let topics: [ServiceTopic]

        /// Creates an entry.
        ///
        /// - Parameters:
        ///   - type: The type.
        ///   - group: The group that does it.
        ///   - topics: What it may be about.
        public init(_ type: ServiceType, _ group: WorkGroup, topics: [ServiceTopic] = []) {
            self.type = type
            self.group = group
            self.topics = topics
        }
    }

    /// The types, in the order in which they are shown.
    public let entries: [Entry]

    /// Creates a catalog.
    ///
    /// - Parameter entries: The types.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a type stands there twice, or a topic twice in one type.
    public init(_ entries: [Entry]) throws(InvalidValue) {
        var known: Set<ServiceType> = []
        for (index, entry) in entries.enumerated() {
            guard known.insert(entry.type).inserted else {
                throw InvalidValue(
                    field: "entries[\(index)].type", value: entry.type.rawValue, accepted: "each type once")
            }
            guard Set(entry.topics).count == entry.topics.count else {
                throw InvalidValue(
                    field: "entries[\(index)].topics", value: "a topic twice", accepted: "each topic once")
            }
        }
        self.entries = entries
    }

    private init(unchecked entries: [Entry]) {
        self.entries = entries
    }

    /// The group that does a type of service; nil for a type that the catalog does not have.
    public func group(for type: ServiceType) -> WorkGroup? {
        entries.first { $0.type == type }?.group
    }

    /// The types that a group does, in the order of the catalog.
    public func types(of group: WorkGroup) -> [ServiceType] {
        entries.filter { $0.group == group }.map { $0.type }
    }

    /// The types of practice with their topics, and the group that does each.
    ///
    /// Types, topics and groups are published practice; which group does which type is an assumption.
    public static let assumed = ServiceCatalog(unchecked: [
        Entry(.consultation, .preSales, topics: ["product", "policy", "usage", "resources"]),
        Entry(.transaction, .inSales, topics: ["order", "payment", "order-change", "delivery-tracking"]),
        Entry(.returnOrExchange, .afterSales),
        Entry(.repair, .afterSales),
        Entry(.quality, .afterSales),
        Entry(.complaint, .complaint),
        Entry(.membership, .afterSales, topics: ["points", "benefits", "event-invitation", "birthday-care"]),
        Entry(.valueAdded, .preSales, topics: ["tailoring", "recommendation", "named-adviser", "concierge"]),
    ])

    /// How many scenarios of service practitioners prepare for each work group: 20 to 30.
    public static let reportedScenariosPerGroup = 20...30
}
