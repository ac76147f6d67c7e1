public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A ticket whose clocks are read like a known system reads them.
public struct EmulatedServiceLevelState: Hashable, Sendable {
    /// The state in the engine, which knows no quirks.
    public internal(set) var state: ServiceLevelState
    /// Whether the ticket came under another policy during its life.
    var hasChangedPolicy = false
}

/// Service levels that answer like a known system, quirks included: a layer over the engine, which stays sound.
///
/// Use it to compare figures with those of the system one comes from, or to show what a quirk costs; use
/// ``CompiledServiceLevels`` with an ``EmulationProfile`` for everything else.
///
/// ```swift
/// let glpi = try EmulatedServiceLevels(policies, as: .glpi, zones: zones, span: 2024...2026)
/// var ticket = try glpi.open("4711", opening).get().state
/// ```
public struct EmulatedServiceLevels: Sendable {
    /// The engine under the layer.
    public let levels: CompiledServiceLevels
    /// The quirks to show.
    public let quirks: [EmulationQuirk]

    /// Creates service levels that answer like a system, with all of its quirks.
    ///
    /// - Parameters:
    ///   - policySet: The policies; their options are replaced by those of the profile.
    ///   - profile: The system.
    ///   - zones: The rules of the zones that the calendars name.
    ///   - span: The first and last year that most questions are about.
    ///   - lifeCycle: The statuses of tickets and their steps.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as compiling a policy set does.
    public init(
        _ policySet: ServiceLevelPolicySet, as profile: EmulationProfile, zones: TimeZoneTable,
        span: ClosedRange<Int>, lifeCycle: LifeCycle = .standard
    ) throws(InvalidValue) {
        try self.init(
            profile.showing(profile.quirks).applied(to: policySet), showing: profile.quirks, zones: zones, span: span,
            lifeCycle: lifeCycle)
    }

    /// Creates service levels with quirks, of policies that have the options they need.
    ///
    /// - Parameters:
    ///   - policySet: The policies with their options, see ``EmulationProfile/showing(_:)``.
    ///   - quirks: The quirks to show.
    ///   - zones: The rules of the zones that the calendars name.
    ///   - span: The first and last year that most questions are about.
    ///   - lifeCycle: The statuses of tickets and their steps.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as compiling a policy set does.
    public init(
        _ policySet: ServiceLevelPolicySet, showing quirks: [EmulationQuirk], zones: TimeZoneTable,
        span: ClosedRange<Int>, lifeCycle: LifeCycle = .standard
    ) throws(InvalidValue) {
        self.quirks = quirks
        let sound = try CompiledServiceLevels(policySet, zones: zones, span: span, lifeCycle: lifeCycle)
        guard quirks.contains(.emptyCalendarIsWallClock) else {
            levels = sound
            return
        }
        var calendars = policySet.calendars
        for (name, calendar) in policySet.calendars
        where sound.calendar(named: name)?.nextOpen(at: .earliest) == nil {
            let home = calendar.homeSchedule
            calendars[name] = try WorkingCalendar(
                timeZone: home.timeZone, weekly: .roundTheClock, options: home.options)
        }
        levels = try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: policySet.policies, calendars: calendars, selection: policySet.selection,
                following: policySet.following),
            zones: zones, span: span, lifeCycle: lifeCycle)
    }

    /// Opens a ticket and starts its clocks.
    ///
    /// - Parameters:
    ///   - identifier: The identifier of the ticket.
    ///   - event: The event that opens it.
    /// - Returns: The state of the ticket and what the clocks did; or why the event was refused.
    public func open(
        _ identifier: TicketIdentifier, _ event: TicketEvent
    ) -> Result<(state: EmulatedServiceLevelState, step: ServiceLevelStep), TicketRefusal> {
        levels.open(identifier, event).map { (EmulatedServiceLevelState(state: $0.state), $0.step) }
    }

    /// Applies an event to a ticket and its clocks.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - state: The state, which stays as it is when the event is refused.
    /// - Returns: What the event did, or why the ticket refuses it.
    public func apply(
        _ event: TicketEvent, to state: inout EmulatedServiceLevelState
    ) -> Result<ServiceLevelStep, TicketRefusal> {
        let policies = state.state.policies
        let result = levels.apply(event, to: &state.state)
        if state.state.policies != policies { state.hasChangedPolicy = true }
        return result
    }

    /// A calendar of the policies as the system reads it; nil where there is none of that name.
    public func calendar(_ name: CalendarIdentifier) -> EmulatedCalendar? {
        levels.calendar(named: name).map { EmulatedCalendar($0, showing: quirks) }
    }
}
