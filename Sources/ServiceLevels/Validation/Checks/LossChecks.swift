import ServiceVocabulary
import Ticketing

// Policies that a ticket leaves when it is resolved or closed.
extension DetailChecks {
    /// Reports a policy whose clock is cancelled, and not met, because the end of the ticket ends the policy for it.
    mutating func checkLoss(of place: Int) throws(BudgetExceeded) {
        let policy = policySet.policies[place]
        guard followsTicket, policy.condition.asksForStatus, let region = policies.regions[place] else { return }
        for stage in policies.space.lifeCycle.stages where !stage.category.isDone {
            for next in stage.next where policies.space.lifeCycle.category(of: next)?.isDone == true {
                let before = try and(region, policies.space.justOpened)
                let left = try policies.space.withoutWait(policies.space.restricted(before, to: stage.status))
                let kept = try policies.space.withoutWait(policies.space.restricted(region, to: next))
                let lost = try without(left, kept)
                guard lost != ConditionDiagrams.none, let ticket = try policies.space.ticket(in: lost) else { continue }
                var sketch = policies.space.sketch(of: ticket)
                sketch.opening.status = stage.status
                sketch.later = [.statusChanged(next, reason: nil)]
                guard let shown = counterexample(sketch), isCancelled(policy.identifier, shown) else { continue }
                report(
                    .policyLostAtEnd, .warning, at: "policies[\(place)].condition",
                    "a ticket leaves the policy when it comes to \"" + next.rawValue
                        + "\": its clock is cancelled and the promise neither kept nor missed", shown)
                return
            }
        }
    }

    private func isCancelled(_ policy: PolicyIdentifier, _ counterexample: ServiceLevelCounterexample) -> Bool {
        levels.replay(counterexample)?.occurrences.contains { occurrence in
            if case .finished(let record) = occurrence.kind {
                occurrence.policy == policy && record.outcome == .cancelled
            } else {
                false
            }
        } ?? false
    }
}

extension TicketCondition {
    /// Whether the condition asks for the status or its category.
    fileprivate var asksForStatus: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.asksForStatus }
        case .not(let part): part.asksForStatus
        case .value(let dimension, _): dimension == .status || dimension == .category
        case .tag, .age: false
        }
    }
}
