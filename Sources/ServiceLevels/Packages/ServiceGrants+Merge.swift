import ServiceTime
public import ServiceVocabulary

/// Which of two grants of the same thing counts.
public enum GrantOrder: String, Hashable, Sendable, CaseIterable {
    /// The better one.
    case betterWins
    /// That of the first grantor, better or not.
    case firstWins
}

/// What became of one thing when the grants of two grantors were joined.
public struct GrantDecision: Hashable, Sendable {
    /// What was decided on.
    public enum Subject: Hashable, Sendable {
        /// The cover hours.
        case cover
        /// An entitlement.
        case entitlement(EntitlementKind)
        /// The change of a metric's targets.
        case change(ServiceLevelMetric)
    }

    /// Why one grant counts.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Only one grantor grants it.
        case onlyGrant
        /// It is better than the other.
        case better
        /// Both are equally good, and the first stays.
        case equal
        /// The two cannot be compared, and the first stays.
        case notComparable
        /// The order says so.
        case ordered
    }

    /// What was decided on.
    public let subject: Subject
    /// The grantor whose grant counts.
    public let winner: String
    /// Why it counts.
    public let reason: Reason
}

extension ServiceGrants {
    /// What a customer is granted by two grantors, such as a package and the tier of the customer.
    ///
    /// The better of two grants of the same thing counts unless the policy orders them: the longer hours of a week, the
    /// higher level of an entitlement, the shorter target. What only one of them grants always counts.
    ///
    /// - Parameters:
    ///   - other: The grants of the other grantor.
    ///   - order: Which of two grants of the same thing counts.
    /// - Returns: The joint grants, and for each thing which grantor's counts and why.
    public func joined(
        with other: ServiceGrants, order: GrantOrder = .betterWins
    ) throws(InvalidValue) -> (grants: ServiceGrants, decisions: [GrantDecision]) {
        var decisions: [GrantDecision] = []
        func choose<Value>(
            _ subject: GrantDecision.Subject, _ one: Value?, _ two: Value?, _ isBetter: (Value, Value) -> Bool?
        ) -> Value? {
            func decide(_ value: Value, _ winner: String, _ reason: GrantDecision.Reason) -> Value {
                decisions.append(GrantDecision(subject: subject, winner: winner, reason: reason))
                return value
            }
            switch (one, two) {
            case (nil, nil): return nil
            case (let one?, nil): return decide(one, grantor, .onlyGrant)
            case (nil, let two?): return decide(two, other.grantor, .onlyGrant)
            case (let one?, let two?):
                if order == .firstWins { return decide(one, grantor, .ordered) }
                switch (isBetter(one, two), isBetter(two, one)) {
                case (true?, _): return decide(one, grantor, .better)
                case (_, true?): return decide(two, other.grantor, .better)
                case (false?, false?): return decide(one, grantor, .equal)
                default: return decide(one, grantor, .notComparable)
                }
            }
        }
        let cover = choose(.cover, cover, other.cover) { $0.perWeek > $1.perWeek }
        var kinds = entitlements.map { $0.kind }
        for entitlement in other.entitlements where !kinds.contains(entitlement.kind) { kinds.append(entitlement.kind) }
        let entitlements = kinds.compactMap { kind in
            choose(
                .entitlement(kind), self.entitlements.first { $0.kind == kind },
                other.entitlements.first { $0.kind == kind }
            ) { $0.level > $1.level }
        }
        var metrics = changes.map { $0.metric }
        for change in other.changes where !metrics.contains(change.metric) { metrics.append(change.metric) }
        let changes = metrics.compactMap { metric in
            choose(
                .change(metric), self.changes.first { $0.metric == metric },
                other.changes.first { $0.metric == metric }
            ) { $0.isBetter(than: $1) }
        }
        let grants = try ServiceGrants(
            by: grantor + " and " + other.grantor, cover: cover, entitlements: entitlements, changes: changes)
        return (grants, decisions)
    }
}
