public import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
import Ticketing

/// An escalation policy as data: tiers, steps and options.
///
/// ```swift
/// let policy = try EscalationPolicy(
///     "standard", ladder: ladder, start: .level1, chief: .chiefServiceOfficer,
///     steps: [
///         try EscalationStep("tell", when: .unacknowledged(.zero, .calendarTime), do: [.notify([.onDuty])]),
///         try EscalationStep("rise", when: .unacknowledged(.minutes(15), .workingTime), do: [.escalate(.functional)]),
///     ])
/// ```
///
/// What it means for tickets under way is the work of ``CompiledEscalation``; whether it loses one, that of
/// ``EscalationVerifier``.
public struct EscalationPolicy: Hashable, Sendable {
    /// The greatest number of steps.
    public static let greatestStepCount = 64

    /// The identifier, to which a service-level policy refers.
    public let identifier: EscalationPolicyIdentifier
    /// The tiers.
    public let ladder: SupportLadder
    /// The tier in which every ticket starts.
    public let start: SupportTier
    /// The tier above which there is nobody.
    public let chief: SupportTier
    /// The steps, in the order in which those due at one instant are done.
    public let steps: [EscalationStep]
    /// The answers to questions on which real systems disagree.
    public let options: EscalationOptions
    /// When people are left in peace; nil for never.
    public let quietHours: QuietHours?
    /// The calendars by name.
    public let calendars: [CalendarIdentifier: WorkingCalendar]

    /// Creates a policy.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - ladder: The tiers.
    ///   - start: The tier in which every ticket starts.
    ///   - chief: The tier above which there is nobody.
    ///   - steps: The steps, each name once, at most 64.
    ///   - options: The answers to questions on which real systems disagree.
    ///   - quietHours: When people are left in peace.
    ///   - calendars: The calendars by name.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` with the path of the first value that is refused: a step that stands
    ///   twice, a tier or calendar that is not there, or an option that means nothing.
    public init(
        _ identifier: EscalationPolicyIdentifier, ladder: SupportLadder, start: SupportTier, chief: SupportTier,
        steps: [EscalationStep], options: EscalationOptions = EscalationOptions(), quietHours: QuietHours? = nil,
        calendars: [CalendarIdentifier: WorkingCalendar] = [:]
    ) throws(InvalidValue) {
        self.identifier = identifier
        self.ladder = ladder
        self.start = start
        self.chief = chief
        self.steps = steps
        self.options = options
        self.quietHours = quietHours
        self.calendars = calendars
        try check()
    }

    private func check() throws(InvalidValue) {
        _ = try ladder.place(of: start, at: "start")
        _ = try ladder.place(of: chief, at: "chief")
        do throws(InvalidValue) {
            try options.check()
        } catch {
            throw error.inside("options")
        }
        for (index, tier) in ladder.tiers.enumerated() {
            if let name = tier.calendar { try requireCalendar(name, at: "tiers[\(index)].calendar") }
            for (number, turn) in tier.rota.turns.enumerated() {
                if let name = turn.calendar {
                    try requireCalendar(name, at: "tiers[\(index)].rota.turns[\(number)].calendar")
                }
            }
        }
        guard steps.count <= Self.greatestStepCount else {
            throw InvalidValue(
                field: "steps", value: "\(steps.count)", accepted: "at most \(Self.greatestStepCount) steps")
        }
        var names: Set<EscalationStepName> = []
        for (index, step) in steps.enumerated() {
            let path = "steps[\(index)]"
            guard names.insert(step.name).inserted else {
                throw InvalidValue(field: path + ".name", value: step.name.rawValue, accepted: "each name once")
            }
            for tier in step.tiers?.sorted() ?? [] { _ = try ladder.place(of: tier, at: path + ".tiers") }
            for tier in step.leads?.sorted() ?? [] { _ = try ladder.place(of: tier, at: path + ".leads") }
            for (number, action) in step.actions.enumerated() {
                switch action {
                case .move(_, let tier): _ = try ladder.place(of: tier, at: path + ".actions[\(number)].to")
                case .notify(let targets):
                    for case .tier(let tier) in targets {
                        _ = try ladder.place(of: tier, at: path + ".actions[\(number)].targets")
                    }
                default: break
                }
            }
        }
        guard let quietHours else { return }
        try requireCalendar(quietHours.calendar, at: "quietHours.calendar")
        for name in quietHours.exceptions.sorted() where !names.contains(name) {
            throw InvalidValue(
                field: "quietHours.exceptions", value: name.rawValue, accepted: "the name of a step")
        }
    }

    private func requireCalendar(_ name: CalendarIdentifier, at path: String) throws(InvalidValue) {
        guard calendars[name] != nil else {
            throw InvalidValue(field: path, value: name.rawValue, accepted: "the name of one of the calendars")
        }
    }
}
