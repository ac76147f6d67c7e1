import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// An escalation policy made ready to run: flat tables, compiled calendars.
///
/// It is a value that never changes; the escalation of a ticket is a value of its own, ``EscalationState``. Nothing here
/// reads a clock: events bring their instants, and looks name theirs.
///
/// ```swift
/// let escalation = try CompiledEscalation(policy, zones: zones, span: 2020...2030)
/// var effects = EscalationEffects()
/// var state = escalation.start(at: opened, effects: &effects)
/// _ = escalation.apply(EscalationEvent(seen, .acknowledged), to: &state, effects: &effects)
/// for effect in effects.effects { … }
/// ```
///
/// An event costs about a microsecond and allocates nothing but the room for its effects, which is used again.
public struct CompiledEscalation: Sendable {
    /// The policy.
    public let policy: EscalationPolicy
    package let tables: EscalationTables
    /// The working hours of each tier.
    let hours: [WorkingHours]
    let quiet: CompiledCalendar?
    /// The steps that quiet hours do not hold back, one bit each.
    let loud: UInt64
    /// The compiled calendars by name.
    let calendars: [CalendarIdentifier: CompiledCalendar]
    let fingerprint: UInt64
    // What effects are made of, laid out so that nothing else of the policy is touched for them.
    let tierNames: [SupportTier]
    let stepNames: [EscalationStepName]
    let actions: [EscalationAction]
    /// The rotas of the tiers; nil for those without one.
    let rotas: [DutyRota?]

    /// Compiles a policy.
    ///
    /// - Parameters:
    ///   - policy: The policy.
    ///   - zones: The rules of the zones that its calendars name.
    ///   - span: The first and last year that most questions are about.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, for years outside 0 to 9999, or for more than
    ///   16 different shares of clocks, 64 different conditions or 8 different teams.
    public init(
        _ policy: EscalationPolicy, zones: TimeZoneTable, span: ClosedRange<Int>
    ) throws(InvalidValue) {
        var calendars: [CalendarIdentifier: CompiledCalendar] = [:]
        for (name, calendar) in policy.calendars {
            do throws(InvalidValue) {
                calendars[name] = try CompiledCalendar(calendar, zones: zones, span: span)
            } catch {
                throw error.inside("calendars." + name.rawValue)
            }
        }
        let hours = policy.ladder.tiers.map { tier in
            tier.calendar.flatMap { calendars[$0] }.map { WorkingHours.calendar($0) } ?? .always
        }
        try self.init(policy, calendars: calendars, hours: hours)
    }

    init(
        _ policy: EscalationPolicy, calendars: [CalendarIdentifier: CompiledCalendar], hours: [WorkingHours]
    ) throws(InvalidValue) {
        self.policy = policy
        self.calendars = calendars
        self.hours = hours
        tables = try EscalationTables(policy)
        quiet = policy.quietHours.flatMap { calendars[$0.calendar] }
        var loud: UInt64 = 0
        for (index, step) in policy.steps.enumerated() where policy.quietHours?.exceptions.contains(step.name) ?? true {
            loud |= 1 << UInt64(index)
        }
        self.loud = loud
        fingerprint = policy.fingerprint
        tierNames = policy.ladder.tiers.map { $0.tier }
        stepNames = policy.steps.map { $0.name }
        actions = policy.steps.flatMap { $0.actions }
        rotas = policy.ladder.tiers.map { $0.rota == DutyRota() ? nil : $0.rota }
    }

    /// The number of different conditions of the policy.
    package var conditionCount: Int { tables.conditions.count }

    /// The compiled policy with working hours by hand and no quiet hours, for replays.
    package init(replaying policy: EscalationPolicy, hours: WorkingHours) throws(InvalidValue) {
        try self.init(policy, calendars: [:], hours: policy.ladder.tiers.map { _ in hours })
    }

    // MARK: Reading a state

    /// The tier that works on a ticket.
    public func tier(of state: EscalationState) -> SupportTier { name(state.core.tier) }

    /// The tier that leads.
    public func lead(of state: EscalationState) -> SupportTier { name(state.core.lead) }

    /// The tier that owns a ticket.
    public func owner(of state: EscalationState) -> SupportTier { name(state.core.owner) }

    /// Who is on duty in a tier at an instant; nil for nobody.
    public func onDuty(in tier: SupportTier, at instant: Instant) -> AgentIdentifier? {
        policy.ladder[tier]?.rota.onDuty(at: instant, calendars: calendars)
    }

    func name(_ place: UInt8) -> SupportTier {
        tierNames.indices.contains(Int(place)) ? tierNames[Int(place)] : policy.start
    }

    /// Who is on duty in the tier of a place; nil for nobody.
    func onDuty(_ place: UInt8, at instant: Instant) -> AgentIdentifier? {
        guard rotas.indices.contains(Int(place)), let rota = rotas[Int(place)] else { return nil }
        return rota.onDuty(at: instant, calendars: calendars)
    }

    /// What a ticket is like, as far as the policy's steps ask for it.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - instant: The instant, which matters to conditions on the ticket's age.
    public func observation(of ticket: Ticket, at instant: Instant) -> EscalationObservation {
        var bits: UInt64 = 0
        var next: Instant?
        for (index, condition) in tables.conditions.enumerated() {
            if condition.holds(for: ticket, at: instant) { bits |= 1 << UInt64(index) }
            if let change = condition.nextChange(after: instant, for: ticket) { next = min(next ?? change, change) }
        }
        return EscalationObservation(conditions: bits, nextChange: next)
    }
}

extension EscalationPolicy {
    /// A number that tells one policy from another.
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        func add(_ text: String) {
            for byte in text.utf8 { mix(byte) }
            mix(0)
        }
        func add(_ number: Int64) {
            for shift in stride(from: Int64(0), to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        add(identifier.rawValue)
        for tier in ladder.tiers {
            add(tier.tier.rawValue)
            add(tier.moreSkill?.rawValue ?? "")
            add(tier.moreAuthority?.rawValue ?? "")
        }
        for step in steps {
            add(step.name.rawValue)
            add(step.trigger.wait?.span.microseconds ?? -1)
            add(step.repetition?.every.microseconds ?? -1)
            add(Int64(step.repetition?.times ?? 0))
            add(Int64(step.actions.count))
        }
        return hash
    }
}
