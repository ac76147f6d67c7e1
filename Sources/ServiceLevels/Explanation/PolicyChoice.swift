public import ServiceTime
public import Ticketing

/// Why a ticket falls under a policy or does not.
public struct PolicyChoice: Hashable, Sendable {
    /// The reason.
    public enum Reason: Hashable, Sendable {
        /// The ticket falls under the policy.
        case chosen
        /// The version is valid only for tickets opened from a later instant on.
        case notYetValid(from: Instant)
        /// A later version was in force when the ticket was opened.
        case superseded(by: Instant)
        /// The condition does not hold; this part of it fails.
        case conditionFails(TicketCondition)
        /// The policy applies, but another takes precedence.
        case passedOver(for: PolicyIdentifier)
    }

    /// The policy.
    public let policy: PolicyIdentifier
    /// From when its version is valid; nil for ever.
    public let validFrom: Instant?
    /// Why the ticket falls under it or does not.
    public let reason: Reason
}

extension CompiledServiceLevels {
    /// Why a ticket falls under the policies it does and not under the others, in the order of the set.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - instant: The instant, which matters to conditions on the ticket's age.
    public func choices(for ticket: Ticket, at instant: Instant) -> [PolicyChoice] {
        let chosen = policies(for: ticket, at: instant)
        return policySet.policies.indices.map { index in
            let policy = policySet.policies[index]
            return PolicyChoice(
                policy: policy.identifier, validFrom: policy.validFrom,
                reason: chosen.contains(index) ? .chosen : reason(against: policy, ticket, at: instant, chosen))
        }
    }

    private func reason(
        against policy: ServiceLevelPolicy, _ ticket: Ticket, at instant: Instant, _ chosen: [Int]
    ) -> PolicyChoice.Reason {
        if let validFrom = policy.validFrom, validFrom > ticket.openedAt { return .notYetValid(from: validFrom) }
        if let later = laterVersion(of: policy, for: ticket) { return .superseded(by: later) }
        if let part = policy.condition.failingPart(for: ticket, at: instant) { return .conditionFails(part) }
        return .passedOver(for: chosen.first.map { policySet.policies[$0].identifier } ?? policy.identifier)
    }
}

extension TicketCondition {
    /// The first part of the condition that fails for a ticket; nil when the condition holds.
    func failingPart(for ticket: Ticket, at instant: Instant) -> TicketCondition? {
        guard !holds(for: ticket, at: instant) else { return nil }
        if case .all(let conditions) = self {
            for condition in conditions {
                if let part = condition.failingPart(for: ticket, at: instant) { return part }
            }
        }
        return self
    }
}
