import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension ValidationExample {
    private static func policy(
        _ name: String, _ condition: TicketCondition = .always, from: Instant? = nil
    ) throws -> ServiceLevelPolicy {
        try ValidationWorld.policy(name, where: condition, from: from)
    }

    private static func date(_ text: String) throws -> Instant {
        try Instant(secondsSinceEpoch: Int64(try CivilDate(text).daysSinceEpoch) * 86_400)
    }

    static func ofPolicies(_ code: ServiceLevelFindingCode) throws -> ValidationExample? {
        switch code {
        case .policyShadowed:
            return try policies(
                raising: [policy("a", .priority([.high, .low])), policy("b", .all([low, gold])), policy("c")],
                almost: [policy("a", .priority([.high, .low])), policy("b", gold), policy("c")]
            ) { try $0.policies() == [0] && low.holds(for: $0.ticket(), at: $0.counterexample().instant) }
        case .policyNeverApplies:
            return try policies(
                raising: [policy("a", .all([high, low])), policy("b")],
                almost: [policy("a", .all([.priority([.high, .low]), low])), policy("b")]
            ) { shown in
                try ValidationWorld.everyTicket(openedAt: [.epoch]).allSatisfy {
                    shown.levels.policies(for: $0, at: .epoch) == [1]
                }
            }
        case .policyOverlap:
            return try policies(
                raising: [policy("a", high), policy("b", gold), policy("c")],
                almost: [policy("a", .all([high, gold])), policy("b", gold), policy("c")]
            ) {
                let ticket = try $0.ticket()
                return try $0.policies() == [0] && gold.holds(for: ticket, at: ticket.openedAt)
            }
        case .policiesGap:
            return try policies(
                raising: [policy("a", high), policy("b", low)],
                almost: [policy("a", high), policy("b", low), policy("c", .not(.priority([.high, .low])))]
            ) { try $0.policies().isEmpty }
        case .versionsGap:
            return try policies(
                raising: [policy("a", from: date("2025-01-01")), policy("a", from: date("2026-01-01"))],
                almost: [policy("a"), policy("a", from: date("2026-01-01"))]
            ) { try $0.policies().isEmpty && $0.ticket().openedAt < date("2025-01-01") }
        case .versionsNoBase:
            return try policies(
                raising: [
                    policy("a", high, from: date("2025-01-01")), policy("a", high, from: date("2026-01-01")),
                    policy("b"),
                ],
                almost: [policy("a", high), policy("a", high, from: date("2026-01-01")), policy("b")]
            ) {
                try $0.policies() == [2] && high.holds(for: $0.ticket(), at: $0.counterexample().instant)
            }
        case .versionsPrecedence:
            return try policies(
                raising: [
                    policy("a", gold), policy("b", high), policy("a", gold, from: date("2025-01-01")), policy("c"),
                ],
                almost: [
                    policy("a", gold), policy("a", gold, from: date("2025-01-01")), policy("b", high), policy("c"),
                ]
            ) {
                try $0.policies() == [1] && gold.holds(for: $0.ticket(), at: $0.counterexample().instant)
                    && high.holds(for: $0.ticket(), at: $0.counterexample().instant)
            }
        case .policyEmpty:
            return try policies(
                raising: [ServiceLevelPolicy(identifier: "a", clocks: [])],
                almost: [
                    ServiceLevelPolicy(identifier: "a", clocks: [], satisfaction: SatisfactionTarget(percent: 90))
                ]
            ) { $0.levels.policySet.policies[0].clocks.isEmpty }
        case .policyLostAtEnd:
            let open = TicketCondition.not(.category([.resolved, .closed]))
            return ValidationExample(
                raising: try ValidationWorld.set([policy("a", open)]),
                almost: try ValidationWorld.set([policy("a", open)], following: .staysWithOpening)
            ) {
                try $0.run().occurrences.contains {
                    if case .finished(let record) = $0.kind { record.outcome == .cancelled } else { false }
                }
            }
        default:
            return try ofConditions(code)
        }
    }

    private static func ofConditions(_ code: ServiceLevelFindingCode) throws -> ValidationExample? {
        switch code {
        case .conditionUnknownStatus:
            return try policies(
                raising: [policy("a", .status(["opne", "new"])), policy("b")],
                almost: [policy("a", .status(["open", "new"])), policy("b")]
            ) { $0.levels.lifeCycle.stage(of: "opne") == nil }
        case .conditionUnknownCategory:
            return try policies(
                raising: [policy("a", .value(.category, oneOf: ["done", "new"])), policy("b")],
                almost: [policy("a", .value(.category, oneOf: ["resolved", "new"])), policy("b")]
            ) { _ in StatusCategory(rawValue: "done") == nil }
        case .conditionUnknownValue:
            var domain = TicketDomain()
            try domain.close(.priority, to: ["high", "low"])
            return ValidationExample(
                raising: try ValidationWorld.set([policy("a", .priority(["hihg", "low"])), policy("b")]),
                almost: try ValidationWorld.set([policy("a", .priority(["high", "low"])), policy("b")]),
                domain: domain
            ) { $0.finding.diagnostic.message.contains("hihg") }
        case .conditionNeverHolds:
            return try policies(
                raising: [policy("a", .any([high, .all([.status([.open]), .category([.closed])])])), policy("b")],
                almost: [policy("a", .any([high, .all([.status([.open]), .category([.active])])])), policy("b")]
            ) { shown in
                shown.finding.diagnostic.path == "policies[0].condition.of[1]"
            }
        case .conditionAlwaysHolds:
            return try policies(
                raising: [policy("a", .all([gold, .any([high, .not(high)])])), policy("b")],
                almost: [policy("a", .all([gold, .any([high, .not(low)])])), policy("b")]
            ) { $0.finding.diagnostic.path == "policies[0].condition.of[1]" }
        case .conditionNotAtOpening:
            let old = TicketCondition.age(atLeast: .hours(4))
            return ValidationExample(
                raising: try ValidationWorld.set(
                    [policy("a", .any([high, old])), policy("b")], following: .staysWithOpening),
                almost: try ValidationWorld.set([policy("a", .any([high, old])), policy("b")])
            ) { shown in
                try ValidationWorld.everyTicket(openedAt: [.epoch]).allSatisfy { !old.holds(for: $0, at: $0.openedAt) }
            }
        default:
            return nil
        }
    }
}
