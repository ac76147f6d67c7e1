import ServiceLevels
import Ticketing

/// How far the verdicts of the policies' first clocks are those that another system found.
struct LogAgreement: Codable, Hashable, Sendable {
    /// The tickets of one policy and priority.
    struct Group: Codable, Hashable, Sendable {
        /// The policy.
        let policy: PolicyIdentifier
        /// The last priority; nil for none.
        let priority: Priority?
        /// On how many tickets the verdicts are equal.
        let verdict: Agreement.Count
    }

    /// The groups, in the order of the policies and the names of the priorities.
    let groups: [Group]
    /// The verdicts that differ, in the order of the log.
    let differences: [Agreement.Difference]
    /// How many tickets with a verdict of the other system cannot be compared: no policy applies, or it is pending.
    let notCompared: Int

    /// Compares; nil when the log has no verdicts.
    init?(_ tickets: [ReplayedTicket], policies: ServiceLevelPolicySet) {
        let expected = tickets.filter { $0.logged.expectedVerdict != nil }
        guard !expected.isEmpty else { return nil }
        let compared = expected.filter { $0.verdict == .met || $0.verdict == .breached }
        notCompared = expected.count - compared.count
        differences = compared.compactMap(\.difference)
        let byPolicy = Dictionary(grouping: compared) { $0.readings.first?.policy }
        var order: [PolicyIdentifier] = []
        for policy in policies.policies where !order.contains(policy.identifier) { order.append(policy.identifier) }
        groups = order.flatMap { policy in
            Dictionary(grouping: byPolicy[policy] ?? [], by: \.logged.latest.priority)
                .sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }
                .compactMap { priority, group in
                    Agreement.Count(
                        group.count { $0.verdict == $0.logged.expectedVerdict }, outOf: group.count
                    ).map { Group(policy: policy, priority: priority, verdict: $0) }
                }
        }
    }
}

extension ReplayedTicket {
    fileprivate var difference: Agreement.Difference? {
        guard let expected = logged.expectedVerdict, let verdict, verdict != expected else { return nil }
        return Agreement.Difference(
            identifier: ticket.identifier, expected: expected.rawValue, found: verdict.rawValue)
    }
}
