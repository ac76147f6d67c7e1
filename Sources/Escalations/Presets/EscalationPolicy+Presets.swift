import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
import Ticketing

extension EscalationPolicy {
    /// The attribute of a ticket that holds the colour of an alert (I1).
    static let alertAttribute: AttributeName = "alert"

    /// The tiers, triggers and teams of C1 to C5 on the standard ladder.
    ///
    /// From the published rows: the triggers of C2, a major complaint taken up by the next tier within 2 h, an executive
    /// who leads within 1 h of a red alert, a cross-department team with a limit of 48 h, returns that are counted and
    /// bounded. Assumptions: a tier has 30 minutes to acknowledge and is reminded after 15; four hours without progress; the
    /// counts at which reopened, transferred and returned tickets rise; three returns at most.
    ///
    /// - Parameter wait: How long a tier has to acknowledge, in plain time; half of it passes before a reminder.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a wait of no time, or of more than one hour.
    public static func standard(acknowledgedWithin wait: TimeSpan = .minutes(30)) throws(InvalidValue)
        -> EscalationPolicy
    {
        guard wait > .zero, wait <= .hours(1) else {
            throw InvalidValue(
                field: "acknowledgedWithin", value: wait.description, accepted: "more than no time, at most one hour")
        }
        let team = try CrossDepartmentTeam(
            "task-force", roles: ["technical agent", "product manager", "front line"], limit: .hours(48))
        return try EscalationPolicy(
            "standard", ladder: try .standard(), start: .level1, chief: .chiefServiceOfficer,
            steps: try ladderSteps(wait, top: .level3, below: [.level1, .level2], chief: .chiefServiceOfficer)
                + [
                    try EscalationStep(
                        "warning", when: .clockPercent(.resolution, 75), do: [.notify([.owner])]),
                    try EscalationStep(
                        "breach", when: .clockPercent(.resolution, 100), leads: [.level1, .level2, .level3],
                        do: [.escalate(.hierarchical), .notify([.lead, .owner])], isDoneWhenAcknowledged: true),
                    try EscalationStep(
                        "breach-at-the-top", when: .clockPercent(.resolution, 100), leads: [.chiefServiceOfficer],
                        do: [.notify([.lead, .owner])]),
                    try EscalationStep(
                        "missing-skill", when: .missingSkill, tiers: [.level1, .level2],
                        do: [.escalate(.functional)]),
                    try EscalationStep(
                        "needed-authority", when: .neededAuthority,
                        do: [.escalate(.hierarchical), .askApproval(.refund)]),
                    try EscalationStep(
                        "anger", when: .sentiment([.angry]),
                        do: [.raisePriority(by: 1), .assign, .notify([.team("supervisors")])]),
                    try EscalationStep(
                        "high-value", when: .customerTier([.high]), do: [.notify([.team("key-accounts")])]),
                    try EscalationStep(
                        "urgent", when: .priority([.urgent]), do: [.notify([.onDuty, .lead])]),
                    try EscalationStep(
                        "major-complaint", when: .complaintGrade(["major"]), tiers: [.level1, .level2],
                        do: [.escalate(.functional)]),
                    try EscalationStep(
                        "red-alert", when: .ticket(.attribute(alertAttribute, ["red"])),
                        do: [
                            .move(.hierarchical, to: .chiefServiceOfficer), .convene(team),
                            .startPlan("system-down"),
                        ]),
                    try EscalationStep("reopened-twice", when: .reopened(2), do: [.escalate(.hierarchical)]),
                    try EscalationStep("transferred-often", when: .transferred(3), do: [.escalate(.hierarchical)]),
                    try EscalationStep(
                        "ping-pong", when: .bounced(2), do: [.convene(team), .notify([.lead])]),
                ])
    }

    /// The medical line of C1: adviser, nurse, doctor.
    ///
    /// The waits are those of ``standard(acknowledgedWithin:)``.
    ///
    /// - Parameter wait: How long a tier has to acknowledge, in plain time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a wait of no time, or of more than one hour.
    public static func medical(acknowledgedWithin wait: TimeSpan = .minutes(30)) throws(InvalidValue)
        -> EscalationPolicy
    {
        guard wait > .zero, wait <= .hours(1) else {
            throw InvalidValue(
                field: "acknowledgedWithin", value: wait.description, accepted: "more than no time, at most one hour")
        }
        return try EscalationPolicy(
            "medical", ladder: try .medical(), start: "adviser", chief: "medical-director",
            steps: try ladderSteps(wait, top: "doctor", below: ["adviser", "nurse"], chief: "medical-director")
                + [
                    try EscalationStep(
                        "specialist-issue", when: .missingSkill, tiers: ["adviser", "nurse"],
                        do: [.escalate(.functional)])
                ])
    }

    /// Tell, remind, and rise: on the skill axis up to a tier, then on the axis of authority up to the chief.
    private static func ladderSteps(
        _ wait: TimeSpan, top: SupportTier, below: Set<SupportTier>, chief: SupportTier
    ) throws(InvalidValue) -> [EscalationStep] {
        let leads = below.union([top])
        return [
            try EscalationStep(
                "tell", when: .unacknowledged(.zero, .calendarTime), do: [.assign, .notify([.onDuty])]),
            try EscalationStep(
                "remind", when: .unacknowledged(TimeSpan(microseconds: wait.microseconds / 2), .calendarTime),
                do: [.notify([.onDuty, .owner])]),
            try EscalationStep(
                "rise", when: .unacknowledged(wait, .calendarTime), tiers: below, do: [.escalate(.functional)]),
            try EscalationStep(
                "lead", when: .unacknowledged(wait, .calendarTime), tiers: [top], leads: leads,
                do: [.escalate(.hierarchical), .notify([.lead])]),
            try EscalationStep(
                "stuck", when: .withoutProgress(.hours(4), .workingTime), tiers: below,
                do: [.escalate(.functional), .notify([.owner])], isDoneWhenAcknowledged: true),
            try EscalationStep(
                "stuck-at-the-top", when: .withoutProgress(.hours(4), .workingTime), tiers: [top], leads: leads,
                do: [.escalate(.hierarchical), .notify([.lead, .owner])], isDoneWhenAcknowledged: true),
        ]
    }
}
