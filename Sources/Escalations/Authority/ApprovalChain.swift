public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Who has to be asked before a sum may be given, from the tier that asks to the one that may give it.
public struct ApprovalChain: Hashable, Sendable {
    /// What a tier may say to a request.
    public enum Decision: Hashable, Sendable {
        /// It may give the sum: within this ceiling.
        case mayGive(AuthorityCeiling)
        /// The sum, with what was given before, is above this ceiling.
        case aboveCeiling(AuthorityCeiling, total: Money)
        /// It may not give money of that kind.
        case noCeiling
        /// Its ceiling is in another currency.
        case otherCurrency(AuthorityCeiling)
        /// It may not decide problems of that kind.
        case otherProblems
        /// Nobody of the tier is on duty now.
        case nobodyOnDuty
    }

    /// One tier that is asked.
    public struct Link: Hashable, Sendable {
        /// The tier.
        public let tier: SupportTier
        /// Who is on duty there; nil for nobody.
        public let agent: AgentIdentifier?
        /// What it may say, and why.
        public let decision: Decision
    }

    /// The tiers that are asked, the one that asks first.
    public let links: [Link]

    /// Whether the last tier may give the sum; otherwise no chain of approvals leads to one that may.
    public var isApprovable: Bool {
        if case .mayGive? = links.last?.decision { return true }
        return false
    }

    /// How many tiers are asked besides the one that asks.
    public var length: Int { max(links.count - 1, 0) }
}

extension SupportLadder {
    /// The shortest chain of approvals for a sum at an instant.
    ///
    /// From the tier that asks, each tier passes a request on to the tier of more authority, or to one of its approvers.
    /// Among the tiers that may give the sum the nearest is found; of two equally near, the one that is asked first.
    ///
    /// - Parameters:
    ///   - request: The sum.
    ///   - tier: The tier that asks.
    ///   - instant: The instant.
    ///   - raises: Higher ceilings that hold for a time.
    ///   - onDuty: Who is on duty in a tier at the instant; nil for nobody. A tier in which nobody is cannot approve, but
    ///     passes on.
    /// - Returns: The chain; where nobody may give the sum, the tiers of more authority up to the top, with what keeps
    ///   each from it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a tier that is not on the ladder.
    public func approvals(
        of request: ApprovalRequest, askedBy tier: SupportTier, at instant: Instant, raises: [AuthorityRaise] = [],
        onDuty: (EscalationTier) -> AgentIdentifier?
    ) throws(InvalidValue) -> ApprovalChain {
        let start = try place(of: tier, at: "tier")
        var cameFrom = [Int?](repeating: nil, count: tiers.count)
        var seen: Set<Int> = [start]
        var queue = [start]
        var next = 0
        var found: Int?
        while next < queue.count, found == nil {
            let place = queue[next]
            next += 1
            if case .mayGive = decision(of: place, on: request, at: instant, raises, onDuty).decision {
                found = place
                break
            }
            for above in placesAsked(by: place) where seen.insert(above).inserted {
                cameFrom[above] = place
                queue.append(above)
            }
        }
        var path: [Int] = []
        if let found {
            var place: Int? = found
            while let link = place {
                path.append(link)
                place = cameFrom[link]
            }
            path.reverse()
        } else {
            var place: Int? = start
            while let link = place {
                path.append(link)
                place = self.place(above: link, on: .hierarchical)
            }
        }
        return ApprovalChain(links: path.map { decision(of: $0, on: request, at: instant, raises, onDuty) })
    }

    private func placesAsked(by place: Int) -> [Int] {
        let above = self.place(above: place, on: .hierarchical)
        return (above.map { [$0] } ?? []) + tiers[place].approvers.compactMap { self.place(of: $0) }
    }

    private func decision(
        of place: Int, on request: ApprovalRequest, at instant: Instant, _ raises: [AuthorityRaise],
        _ onDuty: (EscalationTier) -> AgentIdentifier?
    ) -> ApprovalChain.Link {
        let tier = tiers[place]
        let agent = onDuty(tier)
        func link(_ decision: ApprovalChain.Decision) -> ApprovalChain.Link {
            ApprovalChain.Link(tier: tier.tier, agent: agent, decision: decision)
        }
        guard tier.authority.problems?.contains(request.problem) ?? true else { return link(.otherProblems) }
        var refusal = ApprovalChain.Decision.noCeiling
        let raised = raises.compactMap { $0.ceiling(of: tier.tier, for: request.kind, at: instant) }
        for ceiling in (tier.authority.ceiling(for: request.kind).map { [$0] } ?? []) + raised {
            guard ceiling.amount.currency == request.amount.currency else {
                refusal = .otherCurrency(ceiling)
                continue
            }
            let total = request.total(in: ceiling.window)
            if total <= ceiling.amount.minor {
                return link(agent == nil ? .nobodyOnDuty : .mayGive(ceiling))
            }
            refusal = .aboveCeiling(ceiling, total: Money(minor: total, currency: request.amount.currency))
        }
        return link(refusal)
    }
}
