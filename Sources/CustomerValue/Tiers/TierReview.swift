import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary
import Ticketing

/// A review of all customers: their standings, held against the tiers they are in.
///
/// A change needs more than a standing on the other side of a cut: the value has to pass the margin, so has the near end of its interval where there is one, and the customer has to have been in the tier for the minimum stay.
/// Then the customer moves as far as all of these allow.
public struct TierReview: Hashable, Sendable {
    /// The scheme, applied to the standings.
    public let classifier: TierClassifier
    /// What keeps tiers from flapping.
    public let stability: TierStability
    /// When the review is made.
    public let reviewedAt: Instant
    /// What was decided, ascending by customer.
    public let decisions: [TierDecision]

    /// Reviews customers.
    ///
    /// - Parameters:
    ///   - scheme: The scheme.
    ///   - standings: The customers with their values, in any order.
    ///   - memberships: The tiers they are in, in any order; whoever is missing enters.
    ///   - stability: What keeps tiers from flapping.
    ///   - reviewedAt: When the review is made.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a customer has two standings or two memberships, and what the classifier
    ///   refuses.
    /// - Complexity: O(n log n).
    public init(
        _ scheme: TierScheme, _ standings: some Collection<CustomerStanding>,
        memberships: some Sequence<TierMembership>, stability: TierStability, at reviewedAt: Instant
    ) throws(InvalidValue) {
        let classifier = try TierClassifier(scheme, standings)
        var current: [CustomerIdentifier: TierMembership] = [:]
        for membership in memberships where current.updateValue(membership, forKey: membership.customer) != nil {
            throw InvalidValue(
                field: "memberships", value: membership.customer.rawValue, accepted: "each customer once")
        }
        var decisions: [TierDecision] = []
        for standing in standings {
            let judge = TierJudge(classifier: classifier, stability: stability, reviewedAt: reviewedAt)
            decisions.append(judge.decide(standing, current.removeValue(forKey: standing.customer)))
        }
        for membership in current.values {
            decisions.append(
                TierDecision(
                    customer: membership.customer, previous: membership.tier, asked: nil, tier: membership.tier,
                    since: membership.since, reviewedAt: reviewedAt, reason: .noStanding))
        }
        self.classifier = classifier
        self.stability = stability
        self.reviewedAt = reviewedAt
        self.decisions = decisions.sorted { $0.customer < $1.customer }
    }

    /// The memberships from now on, ascending by customer.
    public var memberships: [TierMembership] { decisions.map { $0.membership } }

    /// The decisions by which a customer is in another tier than before.
    public var changes: [TierDecision] { decisions.filter { $0.isChange } }

    /// How many customers are in each tier, in the order of the scheme.
    public var sizes: [(tier: CustomerTier, customers: Int)] {
        classifier.scheme.tiers.map { tier in (tier, decisions.count { $0.tier == tier }) }
    }
}

/// The decision on one customer.
private struct TierJudge {
    let classifier: TierClassifier
    let stability: TierStability
    let reviewedAt: Instant

    private var tiers: [CustomerTier] { classifier.scheme.tiers }

    func decide(_ standing: CustomerStanding, _ membership: TierMembership?) -> TierDecision {
        let asked = classifier.place(of: standing.customer) ?? tiers.count - 1
        func decision(_ place: Int, _ reason: TierDecision.Reason) -> TierDecision {
            let since = membership?.tier == tiers[place] ? membership?.since ?? reviewedAt : reviewedAt
            return TierDecision(
                customer: standing.customer, previous: membership?.tier, asked: tiers[asked], tier: tiers[place],
                since: since, reviewedAt: reviewedAt, reason: reason)
        }
        if standing.value <= 0 { return decision(asked, .atOrBelowZero) }
        guard let membership, let current = tiers.firstIndex(of: membership.tier) else {
            return decision(asked, .entered)
        }
        if asked == current { return decision(current, .unchanged) }
        let isRaise = asked < current
        func farther(_ one: Int, _ two: Int) -> Int { isRaise ? max(one, two) : min(one, two) }
        func isMove(_ place: Int) -> Bool { isRaise ? place < current : place > current }

        var place = farther(asked, placeBeyondMargin(standing, isRaise))
        guard isMove(place) else { return decision(current, .withinMargin) }
        if let interval = standing.interval {
            let end = isRaise ? interval.lower : interval.upper
            place = farther(place, classifier.place(value: end, potential: standing.potential))
            guard isMove(place) else { return decision(current, .uncertain) }
        }
        let stay = isRaise ? stability.stayBeforeRaise : stability.stayBeforeLowering
        // A stay beyond the end of time never ends.
        let until = (try? membership.since + stay) ?? .latest
        if reviewedAt < until { return decision(current, .minimumStay(until: until)) }
        return decision(place, isRaise ? .raised : .lowered)
    }

    /// The place that the standing asks for when the cuts are moved away by the margin.
    private func placeBeyondMargin(_ standing: CustomerStanding, _ isRaise: Bool) -> Int {
        let margin = isRaise ? stability.raiseMargin.billionths : -stability.lowerMargin.billionths
        if margin == 0 { return isRaise ? 0 : tiers.count - 1 }
        return classifier.place(
            value: standing.value, potential: standing.potential,
            TierThreshold(billionths: PeriodRate.scale + margin))
    }
}
