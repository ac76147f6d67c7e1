public import ServiceVocabulary

/// What somebody is granted: hours, entitlements and changes of service levels, by a package or by the tier of a
/// customer.
public struct ServiceGrants: Hashable, Sendable {
    /// What grants it, such as `package premium` or `tier high`, to name it in explanations.
    public let grantor: String
    /// The hours; nil where it grants none of its own.
    public let cover: CoverHours?
    /// The entitlements, each kind once.
    public let entitlements: [Entitlement]
    /// The changes of service levels, each metric once.
    public let changes: [ServiceLevelChange]

    /// Creates grants.
    ///
    /// - Parameters:
    ///   - grantor: What grants it, to name it in explanations.
    ///   - cover: The hours.
    ///   - entitlements: The entitlements, each kind once.
    ///   - changes: The changes of service levels, each metric once.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a kind or a metric stands there twice.
    public init(
        by grantor: String, cover: CoverHours? = nil, entitlements: [Entitlement] = [],
        changes: [ServiceLevelChange] = []
    ) throws(InvalidValue) {
        var kinds: Set<EntitlementKind> = []
        for (index, entitlement) in entitlements.enumerated() where !kinds.insert(entitlement.kind).inserted {
            throw InvalidValue(
                field: "entitlements[\(index)].kind", value: entitlement.kind.rawValue, accepted: "each kind once")
        }
        var metrics: Set<ServiceLevelMetric> = []
        for (index, change) in changes.enumerated() where !metrics.insert(change.metric).inserted {
            throw InvalidValue(
                field: "changes[\(index)].metric", value: change.metric.rawValue, accepted: "each metric once")
        }
        self.grantor = grantor
        self.cover = cover
        self.entitlements = entitlements
        self.changes = changes
    }

    /// The level of an entitlement; nil where it is not granted.
    public func level(of kind: EntitlementKind) -> Int? {
        entitlements.first { $0.kind == kind }?.level
    }
}
