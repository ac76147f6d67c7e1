public import ServiceVocabulary

/// A service package (服务包): the hours in which it is served, what its customers are entitled to, and how it changes the
/// service levels.
public struct ServicePackage: Hashable, Sendable {
    /// The identifier.
    public let identifier: ServicePackageIdentifier
    /// What it grants; it always has hours.
    public let grants: ServiceGrants
    /// The hours in which it is served.
    public let cover: CoverHours

    /// Creates a package.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - cover: The hours in which it is served.
    ///   - entitlements: What its customers are entitled to, each kind once.
    ///   - changes: How it changes the service levels, each metric once.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a kind or a metric stands there twice.
    public init(
        _ identifier: ServicePackageIdentifier, cover: CoverHours, entitlements: [Entitlement],
        changes: [ServiceLevelChange] = []
    ) throws(InvalidValue) {
        self.identifier = identifier
        self.cover = cover
        grants = try ServiceGrants(
            by: "package " + identifier.rawValue, cover: cover, entitlements: entitlements, changes: changes)
    }

    /// A variant of the package, for a trade (finance, retail, medical) or an occasion (campaign, training, survey).
    ///
    /// - Parameters:
    ///   - name: The name of the variant, which is put behind the identifier.
    ///   - cover: The hours; nil for those of the package.
    ///   - entitlements: What comes on top; a kind that the package has takes the higher level.
    ///   - changes: Changes of service levels; one of a metric that the package changes takes the place of its own.
    public func variant(
        _ name: String, cover: CoverHours? = nil, adding entitlements: [Entitlement] = [],
        changes: [ServiceLevelChange] = []
    ) throws(InvalidValue) -> ServicePackage {
        let kept = grants.entitlements.filter { own in
            !entitlements.contains { $0.kind == own.kind && $0.level >= own.level }
        }
        let added = entitlements.filter { new in !kept.contains { $0.kind == new.kind } }
        let unchanged = grants.changes.filter { own in !changes.contains { $0.metric == own.metric } }
        return try ServicePackage(
            ServicePackageIdentifier(rawValue: identifier.rawValue + "-" + name), cover: cover ?? self.cover,
            entitlements: kept + added, changes: unchanged + changes)
    }
}
