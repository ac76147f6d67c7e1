public import ServiceVocabulary

/// What each tier is served with.
public struct TierEntitlements: Hashable, Sendable {
    /// The treatments by tier.
    public let treatments: [CustomerTier: ServiceTreatment]

    /// Creates entitlements.
    ///
    /// - Parameter treatments: The treatments by tier; at least one.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for none.
    public init(_ treatments: [CustomerTier: ServiceTreatment]) throws(InvalidValue) {
        guard !treatments.isEmpty else {
            throw InvalidValue(field: "treatments", value: "none", accepted: "a treatment of at least one tier")
        }
        self.treatments = treatments
    }

    /// What customers of a tier are served with; nil for a tier without a treatment.
    ///
    /// - Parameter tier: The tier.
    public subscript(tier: CustomerTier) -> ServiceTreatment? { treatments[tier] }

    /// How many agents each tier needs for its customers, in the order of the scheme; tiers without a ratio are left out.
    ///
    /// - Parameter review: The review that says who is in which tier.
    public func agents(for review: TierReview) -> [(tier: CustomerTier, agents: Int)] {
        review.sizes.compactMap { tier, customers in
            treatments[tier]?.agentRatio.map { (tier, $0.agents(for: customers)) }
        }
    }

    /// What is wrong with the entitlements under a scheme.
    ///
    /// - `entitlements.missing`: a tier of the scheme has no treatment (error).
    /// - `entitlements.unknown-tier`: a treatment is of a tier that the scheme does not have (warning).
    /// - `entitlements.fewer-agents`: a better tier has fewer agents for its customers than the next one (warning).
    ///
    /// - Parameter scheme: The scheme.
    public func diagnostics(under scheme: TierScheme) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func report(_ code: String, _ severity: Diagnostic.Severity, _ tier: CustomerTier, _ message: String) {
            found.append(
                Diagnostic(
                    code: "entitlements." + code, severity: severity, path: "treatments.\(tier)", message: message))
        }
        for tier in scheme.tiers where treatments[tier] == nil {
            report("missing", .error, tier, "The tier \(tier) has no treatment.")
        }
        for tier in treatments.keys.sorted() where !scheme.tiers.contains(tier) {
            report("unknown-tier", .warning, tier, "The scheme has no tier \(tier).")
        }
        for (better, worse) in zip(scheme.tiers, scheme.tiers.dropFirst()) {
            guard let one = treatments[better]?.agentRatio, let two = treatments[worse]?.agentRatio else { continue }
            if two.isBetter(than: one) {
                report("fewer-agents", .warning, better, "\(better) has fewer agents for its customers than \(worse).")
            }
        }
        return found
    }
}
