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
        do throws(TicketRefusal) {
            let ticket = try Ticket(identifier, opening: event, lifeCycle: lifeCycle)
            let happenings = ticket.happeningsOfOpening
            let at = ticket.openedAt.microsecondsSinceEpoch
            var state = ServiceLevelState(
                ticket: ticket, policies: policies(for: ticket, at: ticket.openedAt), clocks: [], settledAt: at,
                agesPassed: 0, happened: [], waits: [])
            for policy in state.policies {
                for clock in clocksOfPolicy[policy] { state.clocks.append(ClockState(clock: clock)) }
            }
            var found: [ClockOccurrence] = []
            take(happenings, kind: nil, at: at, in: &state, &found)
            let change = TicketChange(
                effectiveAt: ticket.openedAt, isOutOfOrder: false, happenings: happenings)
            return .success((state, ServiceLevelStep(change: change, occurrences: found)))
        } catch {
            return .failure(error)
        }
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
        let at = max(event.occurredAt, state.ticket.lastEventAt).microsecondsSinceEpoch
        var found: [ClockOccurrence] = []
        let result: Result<TicketChange, TicketRefusal>
        if nextTimedStep(of: state) <= at {
            // What time alone changes must see the ticket as it was before the event, unless the event is refused.
            var ticket = state.ticket
            result = ticket.apply(event, lifeCycle: lifeCycle)
            if case .success = result {
                advance(&state, to: at, &found)
                state.ticket = ticket
            }
        } else {
            result = state.ticket.apply(event, lifeCycle: lifeCycle)
        }
        switch result {
        case .failure(let refusal):
            return .failure(refusal)
        case .success(let change):
            settle(&state, at: at, &found)
            take(change.happenings, kind: event.kind, at: at, in: &state, &found)
            return .success(ServiceLevelStep(change: change, occurrences: found))
        }
    }

    // MARK: Time alone

    /// The next instant at which time alone changes what a condition or a pause says; never when there is none.
    func nextTimedStep(of state: ServiceLevelState) -> Int64 {
        var next = ClockState.never
        if state.agesPassed < ages.count {
            next = ClockTime.plain.adding(
                ages[state.agesPassed], to: state.ticket.openedAt.microsecondsSinceEpoch)
        }
        for index in state.clocks.indices where state.clocks[index].phase == .paused {
            let machine = ClockMachine(clock: clocks[state.clocks[index].clock])
            next = min(next, machine.pauseCapEnd(of: state.clocks[index]))
        }
        return next
    }

    /// Takes every timed step up to an instant, and what the clocks have reached by then.
    func advance(_ state: inout ServiceLevelState, to instant: Int64, _ found: inout [ClockOccurrence]) {
        while true {
            let next = max(nextTimedStep(of: state), state.settledAt)
            guard next != ClockState.never, next <= instant else { break }
            settle(&state, at: next, &found)
            for index in state.clocks.indices {
                let machine = machine(of: state.clocks[index])
                guard machine.pauseCapEnd(of: state.clocks[index]) <= next else { continue }
                machine.resume(&state.clocks[index], at: next)
                state.clocks[index].isPauseSpent = true
                found.append(machine.pauseEnded(state.clocks[index], at: next))
            }
            let opened = state.ticket.openedAt.microsecondsSinceEpoch
            var agePassed = false
            while state.agesPassed < ages.count,
                ClockTime.plain.adding(ages[state.agesPassed], to: opened) <= next
            {
                state.agesPassed += 1
                agePassed = true
            }
            if agePassed { take([], kind: nil, at: next, in: &state, &found) }
        }
        settle(&state, at: instant, &found)
    }

    private func settle(_ state: inout ServiceLevelState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        for index in state.clocks.indices where state.clocks[index].nextSignal <= instant {
            ClockMachine(clock: clocks[state.clocks[index].clock])
                .settle(&state.clocks[index], at: instant, &found)
        }
        state.settledAt = instant
    }

    func machine(of state: ClockState) -> ClockMachine {
        ClockMachine(clock: clocks[state.clock])
    }

    // MARK: Events

    private func take(
        _ happenings: TicketHappenings, kind: TicketEvent.Kind?, at instant: Int64, in state: inout ServiceLevelState,
        _ found: inout [ClockOccurrence]
    ) {
        if happenings.contains(.waitStarted) {
            state.waits.append(ClockState.Pause(start: instant, end: ClockState.never))
        } else if happenings.contains(.waitEnded), let wait = state.waits.popLast() {
            state.waits.append(ClockState.Pause(start: wait.start, end: instant))
        }
        if !isSelectionFixed, !happenings.contains(.opened),
            happenings.isEmpty || !selectionMatters.isDisjoint(with: happenings)
        {
            follow(&state, at: instant, &found)
        }
        // The clocks are taken out for the loop, so that the ticket beside them is read and not copied.
        var clocks = state.clocks
        state.clocks = []
        for index in clocks.indices {
            let clock = self.clocks[clocks[index].clock]
            guard happenings.isEmpty || !clock.concerns.isDisjoint(with: happenings) else { continue }
            step(&clocks[index], clock, happenings, at: instant, state.ticket, &found)
        }
        if let kind, kind.concernsEveryClock {
            for index in clocks.indices {
                ClockMachine(clock: self.clocks[clocks[index].clock]).note(kind, in: &clocks[index], at: instant)
            }
        }
        state.clocks = clocks
        state.happened.formUnion(happenings)
    }

    /// Does to one clock what an event asks for, or what an age that has passed does.
    private func step(
        _ state: inout ClockState, _ clock: CompiledClock, _ happenings: TicketHappenings, at instant: Int64,
        _ ticket: Ticket, _ found: inout [ClockOccurrence]
    ) {
        let machine = ClockMachine(clock: clock)
        let moment = Instant(uncheckedMicroseconds: instant)
        let isTwoPasses = clock.options.precedence == .twoPasses
        var mayStart = true
        if state.isActive {
            if happenings.contains(.merged) || clock.cancel.fires(on: happenings, ticket, at: moment) {
                machine.finish(&state, at: instant, cancelled: true, &found)
                mayStart = isTwoPasses && !happenings.contains(.merged)
            } else if clock.stop.fires(on: happenings, ticket, at: moment) {
                let isAtEnd = !happenings.isDisjoint(with: [.resolved, .closed])
                machine.finish(&state, at: instant, atEnd: isAtEnd, &found)
                mayStart = isTwoPasses
            } else if clock.reset.fires(on: happenings, ticket, at: moment) {
                machine.finish(&state, at: instant, &found)
                machine.start(&state, at: instant, ticket)
            } else if happenings.isEmpty || !clock.ruleMatters.isDisjoint(with: happenings) {
                let rule = clock.rule(for: ticket, at: moment)
                if rule != state.rule, clock.options.targetChange != .frozen {
                    machine.retarget(&state, to: rule, from: machine, at: instant, &found)
                }
            }
        } else if happenings.contains(.reopened), state.phase == .stopped, state.stoppedAtEnd {
            machine.reopen(&state, at: instant, ticket)
        }
        var hasStarted = false
        if !state.isActive, mayStart, clock.start.fires(on: happenings, ticket, at: moment),
            isTwoPasses || !clock.stop.fires(on: happenings, ticket, at: moment)
        {
            machine.start(&state, at: instant, ticket)
            hasStarted = true
        }
        if let pause = clock.pause,
            hasStarted || happenings.isEmpty || !pause.matters.isDisjoint(with: happenings)
        {
            machine.followPauses(&state, at: instant, ticket)
        }
    }

    /// Chooses the policies again, and hands the clocks over where they differ.
    private func follow(_ state: inout ServiceLevelState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        let chosen = policies(for: state.ticket, at: Instant(uncheckedMicroseconds: instant))
        guard chosen != state.policies else { return }
        var old = state.clocks
        var new: [ClockState] = []
        for policy in chosen {
            for place in clocksOfPolicy[policy] {
                if let same = old.firstIndex(where: { $0.clock == place }) {
                    new.append(old.remove(at: same))
                    continue
                }
                let metric = clocks[place].definition.metric
                var clock = ClockState(clock: place)
                // A clock of the same metric whose own policy is left behind goes on under the new one.
                if let former = old.firstIndex(where: {
                    clocks[$0.clock].definition.metric == metric && !chosen.contains(clocks[$0.clock].policy)
                }) {
                    clock = handOver(old.remove(at: former), to: place, at: instant, state.ticket, &found)
                } else {
                    startLate(&clock, at: instant, state)
                }
                new.append(clock)
            }
        }
        for var clock in old {
            machine(of: clock).finish(&clock, at: instant, cancelled: true, &found)
        }
        state.policies = chosen
        state.clocks = new
    }

    private func handOver(
        _ former: ClockState, to place: Int, at instant: Int64, _ ticket: Ticket, _ found: inout [ClockOccurrence]
    ) -> ClockState {
        let old = machine(of: former)
        var state = former
        state.clock = place
        guard state.isActive else { return state }
        let new = machine(of: state)
        let moment = Instant(uncheckedMicroseconds: instant)
        if new.clock.options.targetChange == .frozen {
            state.clock = former.clock
            return state
        }
        new.retarget(&state, to: new.clock.rule(for: ticket, at: moment), from: old, at: instant, &found)
        return state
    }

    /// Starts a clock whose policy came later than what starts it, as its option for a change of target says.
    private func startLate(
        _ clock: inout ClockState, at instant: Int64, _ state: ServiceLevelState
    ) {
        let machine = machine(of: clock)
        let ticket = state.ticket
        let moment = Instant(uncheckedMicroseconds: instant)
        guard !ticket.category.isDone,
            machine.clock.start.fires(on: .opened, ticket, at: moment),
            !machine.clock.stop.fires(on: state.happened, ticket, at: moment)
        else { return }
        switch machine.clock.options.targetChange {
        case .fromChange, .frozen, .keepingElapsed:
            machine.start(&clock, at: instant, ticket)
        case .fromStart:
            machine.start(&clock, at: ticket.openedAt.microsecondsSinceEpoch, ticket)
            machine.standStill(&clock, during: state.waits, at: instant, ticket)
        }
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
