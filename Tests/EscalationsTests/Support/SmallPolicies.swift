import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Policies on three named tiers, of a few steps.
enum Small {
    static let names: [SupportTier] = ["one", "two", "three"]

    /// Tiers of which each rises to the next on both axes.
    static func ladder(
        _ count: Int = 3, calendar: CalendarIdentifier? = nil, unowned: Set<SupportTier> = []
    ) throws -> SupportLadder {
        let names = Array(names.prefix(count))
        return try SupportLadder(
            names.enumerated().map { index, name in
                let above = index + 1 < names.count ? names[index + 1] : nil
                return EscalationTier(
                    name, calendar: calendar, owner: unowned.contains(name) ? nil : "team",
                    moreSkill: above, moreAuthority: above)
            })
    }

    static func policy(
        _ steps: [EscalationStep], tiers: Int = 3, options: EscalationOptions = EscalationOptions(),
        unowned: Set<SupportTier> = []
    ) throws -> EscalationPolicy {
        try EscalationPolicy(
            "small", ladder: ladder(tiers, unowned: unowned), start: names[0], chief: names[tiers - 1], steps: steps,
            options: options)
    }

    /// Tell at once, and rise on both axes after ten minutes.
    static func rising() throws -> [EscalationStep] {
        [
            try EscalationStep("tell", when: .unacknowledged(.zero, .calendarTime), do: [.notify([.onDuty])]),
            try EscalationStep(
                "rise", when: .unacknowledged(.minutes(10), .calendarTime), tiers: ["one", "two"],
                do: [.escalate(.functional)]),
        ]
    }

    static func machine(_ policy: EscalationPolicy) throws -> CompiledEscalation {
        try CompiledEscalation(
            policy, zones: TimeZoneTable(["UTC": try TimeZoneRules(fixedOffsetSeconds: 0)]), span: 2024...2025)
    }

    static func minute(_ minutes: Int32) throws -> Instant {
        try Instant("2024-01-01T00:00:00Z") + .minutes(minutes)
    }
}
