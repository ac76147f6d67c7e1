import ServiceTime
public import Ticketing

/// What an event did to a ticket and its clocks.
public struct ServiceLevelStep: Hashable, Sendable {
    /// What the event changed about the ticket.
    public let change: TicketChange
    /// What the clocks did and reached since the event before, in order; cycles that ended are among it.
    public let occurrences: [ClockOccurrence]
}

extension CompiledServiceLevels {
    /// Opens a ticket and starts its clocks.
    ///
    /// - Parameters:
    ///   - identifier: The identifier of the ticket.
    ///   - event: The event that opens it.
    /// - Returns: The state of the ticket and what the clocks did; or why the event was refused.
    public func open(
        _ identifier: TicketIdentifier, _ event: TicketEvent
    ) -> Result<(state: ServiceLevelState, step: ServiceLevelStep), TicketRefusal> {
        var found: [ClockOccurrence] = []
        do throws(TicketRefusal) {
            let state = try open(identifier, event, reporting: &found)
            let change = TicketChange(
                effectiveAt: state.ticket.openedAt, isOutOfOrder: false,
                happenings: state.ticket.happeningsOfOpening)
            return .success((state, ServiceLevelStep(change: change, occurrences: found)))
        } catch {
            return .failure(error)
        }
    }

    /// Opens a ticket and starts its clocks, and appends what they did to a list that serves for many events.
    ///
    /// - Parameters:
    ///   - identifier: The identifier of the ticket.
    ///   - event: The event that opens it.
    ///   - occurrences: Takes what the clocks did.
    /// - Returns: The state of the ticket.
    /// - Throws: ``Ticketing/TicketRefusal`` when the event does not open a ticket.
    public func open(
        _ identifier: TicketIdentifier, _ event: TicketEvent, reporting occurrences: inout [ClockOccurrence]
    ) throws(TicketRefusal) -> ServiceLevelState {
        let ticket = try Ticket.opened(identifier, event, lifeCycle)
        let policies = policies(for: ticket, at: ticket.openedAt)
        var clocks: [ClockState] = []
        if policies.count == 1 {
            clocks = freshClocksOfPolicy[policies[0]]
        } else {
            for policy in policies { clocks += freshClocksOfPolicy[policy] }
        }
        let openedAt = ticket.openedAt
        let facts = tables.conditions.facts(of: ticket, at: openedAt)
        var state = ServiceLevelState(
            policies: policies, clocks: clocks, settledAt: openedAt.microsecondsSinceEpoch, facts: facts,
            ticket: consume ticket)
        take(state.ticket.happeningsOfOpening, at: state.settledAt, in: &state, &occurrences)
        lookAhead(&state)
        return consume state
    }

    /// Applies an event to a ticket and its clocks.
    ///
    /// The state depends on the events alone, never on when it was looked at: applying a log event by event, from a
    /// stored state or at once gives the same state.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - state: The state, which stays as it is when the event is refused.
    /// - Returns: What the event did, or why the ticket refuses it.
    public func apply(
        _ event: TicketEvent, to state: inout ServiceLevelState
    ) -> Result<ServiceLevelStep, TicketRefusal> {
        var found: [ClockOccurrence] = []
        return apply(event, to: &state, reporting: &found).map { ServiceLevelStep(change: $0, occurrences: found) }
    }

    /// Applies an event to a ticket and its clocks, and appends what they did to a list that serves for many events.
    ///
    /// It does what ``apply(_:to:)`` does, and allocates nothing in the common case.
    ///
    /// ```swift
    /// var occurrences: [ClockOccurrence] = []
    /// for event in log {
    ///     occurrences.removeAll(keepingCapacity: true)
    ///     let change = levels.apply(event, to: &state, reporting: &occurrences)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - state: The state, which stays as it is when the event is refused.
    ///   - occurrences: Takes what the clocks did and reached since the event before, in order.
    /// - Returns: What the event changed about the ticket, or why the ticket refuses it.
    public func apply(
        _ event: TicketEvent, to state: inout ServiceLevelState, reporting occurrences: inout [ClockOccurrence]
    ) -> Result<TicketChange, TicketRefusal> {
        do throws(TicketRefusal) {
            return .success(
                try take(event.kind, event.identifier, occurredAt: event.occurredAt, in: &state, &occurrences))
        } catch {
            return .failure(error)
        }
    }

    /// Applies an event, see ``apply(_:to:reporting:)``; told what matters of it, so that the event need not be copied.
    ///
    /// - Throws: Why the ticket refuses the event; the state stays as it was.
    func take(
        _ kind: TicketEvent.Kind, _ event: EventIdentifier, occurredAt: Instant, in state: inout ServiceLevelState,
        _ occurrences: inout [ClockOccurrence]
    ) throws(TicketRefusal) -> TicketChange {
        let at = max(occurredAt, state.ticket.lastEventAt).microsecondsSinceEpoch
        let isWoken = state.wakesAt <= at
        let change: TicketChange
        if isWoken, nextTimedStep(of: &state) <= at {
            // What time alone changes must see the ticket as it was before the event, unless the event is refused.
            var ticket = state.ticket
            change = try ticket.take(kind, event, occurredAt: occurredAt, lifeCycle)
            advance(&state, to: at, &occurrences)
            state.ticket = ticket
        } else {
            change = try state.ticket.take(kind, event, occurredAt: occurredAt, lifeCycle)
        }
        if isWoken { settle(&state, at: at, &occurrences) }
        state.settledAt = at
        let happenings = change.happenings
        // All that an event may change without a happening is the reason of a wait.
        let isUnnamed = happenings.isEmpty && state.ticket.category.isWaiting
        tables.conditions.update(
            &state.facts, after: isUnnamed ? TicketCondition.happeningsOfStatus : happenings, &state.ticket,
            at: Instant(uncheckedMicroseconds: at))
        let isTouched = take(happenings, at: at, in: &state, isUnnamed: isUnnamed, &occurrences)
        let concernsEveryClock = kind.concernsEveryClock
        if concernsEveryClock {
            for index in state.clocks.indices {
                machine(of: state.clocks[index]).note(kind, in: &state.clocks[index], at: at)
            }
        }
        if isTouched || isWoken || concernsEveryClock { lookAhead(&state) }
        return change
    }
}

extension TicketEvent.Kind {
    /// Whether a clock takes the event down whatever its triggers look for.
    var concernsEveryClock: Bool {
        switch self {
        case .dueAgreed, .breachExcused: true
        default: false
        }
    }
}
