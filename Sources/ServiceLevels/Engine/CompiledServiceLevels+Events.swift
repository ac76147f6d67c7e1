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
        let ticket = try Ticket(identifier, opening: event, lifeCycle: lifeCycle)
        let policies = policies(for: ticket, at: ticket.openedAt)
        var clocks: [ClockState] = []
        if policies.count == 1 {
            clocks = freshClocksOfPolicy[policies[0]]
        } else {
            for policy in policies { clocks += freshClocksOfPolicy[policy] }
        }
        var state = ServiceLevelState(
            policies: policies, clocks: clocks, settledAt: ticket.openedAt.microsecondsSinceEpoch,
            facts: plans.conditions.facts(of: ticket, at: ticket.openedAt), ticket: ticket)
        take(state.ticket.happeningsOfOpening, at: state.settledAt, in: &state, &occurrences)
        state.wakesAt = wakingInstant(of: &state)
        return state
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
        let at = max(event.occurredAt, state.ticket.lastEventAt).microsecondsSinceEpoch
        let isWoken = state.wakesAt <= at
        let result: Result<TicketChange, TicketRefusal>
        if isWoken, nextTimedStep(of: &state) <= at {
            // What time alone changes must see the ticket as it was before the event, unless the event is refused.
            var ticket = state.ticket
            result = ticket.apply(event, lifeCycle: lifeCycle)
            if case .success = result {
                advance(&state, to: at, &occurrences)
                state.ticket = ticket
            }
        } else {
            result = state.ticket.apply(event, lifeCycle: lifeCycle)
        }
        guard case .success(let change) = result else { return result }
        if isWoken { settle(&state, at: at, &occurrences) }
        state.settledAt = at
        if change.happenings.isEmpty {
            // The event may have changed what is no happening, such as the reason of a wait.
            state.facts = plans.conditions.facts(of: state.ticket, at: Instant(uncheckedMicroseconds: at))
        } else {
            plans.conditions.update(
                &state.facts, after: change.happenings, state.ticket, at: Instant(uncheckedMicroseconds: at))
        }
        let isTouched = take(change.happenings, at: at, in: &state, &occurrences)
        if event.kind.concernsEveryClock {
            for index in state.clocks.indices {
                machine(of: state.clocks[index]).note(event.kind, in: &state.clocks[index], at: at)
            }
            state.wakesAt = wakingInstant(of: &state)
        } else if isTouched || isWoken {
            state.wakesAt = wakingInstant(of: &state)
        }
        return result
    }

    // MARK: Time alone

    /// The next instant at which time alone does something.
    func wakingInstant(of state: inout ServiceLevelState) -> Int64 {
        var next = nextTimedStep(of: &state)
        for index in state.clocks.indices { next = min(next, state.clocks[index].nextSignal) }
        return next
    }

    /// The next instant at which time alone changes what a condition or a pause says; never when there is none.
    func nextTimedStep(of state: inout ServiceLevelState) -> Int64 {
        var next = ClockState.never
        if state.agesPassed < ages.count {
            next = ClockTime.plain.adding(
                ages[state.agesPassed], to: state.ticket.openedAt.microsecondsSinceEpoch)
        }
        for index in state.clocks.indices
        where state.clocks[index].phase == .paused && plans.plans[state.clocks[index].clock].pause?.hasCap ?? false {
            next = min(next, machine(of: state.clocks[index]).pauseCapEnd(of: state.clocks[index], state.pauses))
        }
        return next
    }

    /// Takes every timed step up to an instant, and what the clocks have reached by then.
    func advance(_ state: inout ServiceLevelState, to instant: Int64, _ found: inout [ClockOccurrence]) {
        while true {
            let next = max(nextTimedStep(of: &state), state.settledAt)
            guard next != ClockState.never, next <= instant else { break }
            settle(&state, at: next, &found)
            for index in state.clocks.indices where state.clocks[index].phase == .paused {
                let machine = machine(of: state.clocks[index])
                guard machine.pauseCapEnd(of: state.clocks[index], state.pauses) <= next else { continue }
                machine.resume(&state.clocks[index], at: next, &state.pauses)
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
            if agePassed {
                state.facts = plans.conditions.facts(of: state.ticket, at: Instant(uncheckedMicroseconds: next))
                take([], at: next, in: &state, &found)
            }
        }
        settle(&state, at: instant, &found)
        state.wakesAt = wakingInstant(of: &state)
    }

    private func settle(_ state: inout ServiceLevelState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        for index in state.clocks.indices where state.clocks[index].nextSignal <= instant {
            machine(of: state.clocks[index]).settle(&state.clocks[index], at: instant, &found)
        }
        state.settledAt = instant
    }

    /// The steps of the present or last cycle of a clock.
    func machine(of state: ClockState) -> ClockMachine {
        ClockMachine(clock: clocks[state.cycleClock])
    }

    // MARK: Events

    /// Does to the clocks what an event asks for, or, without a happening, what an age that has passed does.
    ///
    /// - Returns: Whether any clock may have changed.
    @discardableResult
    private func take(
        _ happenings: TicketHappenings, at instant: Int64, in state: inout ServiceLevelState,
        _ found: inout [ClockOccurrence]
    ) -> Bool {
        if happenings.contains(.waitStarted) {
            state.waits.append(Stretch(start: instant, end: ClockState.never))
        } else if happenings.contains(.waitEnded), let wait = state.waits.popLast() {
            state.waits.append(Stretch(start: wait.start, end: instant))
        }
        var isTouched = false
        if !isSelectionFixed, !happenings.contains(.opened),
            happenings.isEmpty || !selectionMatters.isDisjoint(with: happenings)
        {
            follow(&state, at: instant, &found)
            isTouched = true
        }
        for index in state.clocks.indices {
            if !happenings.isEmpty, !isConcerned(index, by: happenings, at: instant, &state) { continue }
            step(index, happenings, at: instant, &state, &found)
            isTouched = true
        }
        state.happened.formUnion(happenings)
        return isTouched
    }

    /// Whether an event may do anything to a clock.
    private func isConcerned(
        _ index: Int, by happenings: TicketHappenings, at instant: Int64, _ state: inout ServiceLevelState
    ) -> Bool {
        let place = state.clocks[index].clock
        switch state.clocks[index].phase {
        case .idle, .stopped, .cancelled:
            return !plans.plans[place].concernsIdle.isDisjoint(with: happenings)
        case .running, .paused:
            if !plans.plans[place].concernsActive.isDisjoint(with: happenings) { return true }
            guard let pause = plans.plans[place].pause, !pause.matters.isDisjoint(with: happenings) else {
                return false
            }
            return pause.isIntricate
                || holds(pause.asks, &state, at: instant) != (state.clocks[index].phase == .paused)
        }
    }

    /// Does to one clock what an event asks for, or what an age that has passed does.
    private func step(
        _ index: Int, _ happenings: TicketHappenings, at instant: Int64, _ state: inout ServiceLevelState,
        _ found: inout [ClockOccurrence]
    ) {
        var clock = state.clocks[index]
        let place = clock.clock
        let plan = plans.plans[place]
        var mayStart = true
        if clock.isActive {
            if happenings.contains(.merged) || fires(plan.cancel, on: happenings, &state, at: instant) {
                machine(of: clock).finish(&clock, at: instant, cancelled: true, &state.pauses, &found)
                mayStart = plan.isTwoPasses && !happenings.contains(.merged)
            } else if fires(plan.stop, on: happenings, &state, at: instant) {
                let isAtEnd = !happenings.isDisjoint(with: [.resolved, .closed])
                machine(of: clock).finish(&clock, at: instant, atEnd: isAtEnd, &state.pauses, &found)
                mayStart = plan.isTwoPasses
            } else if fires(plan.reset, on: happenings, &state, at: instant) {
                let rule = rule(of: place, &state, at: instant)
                machine(of: clock).finish(&clock, at: instant, &state.pauses, &found)
                ClockMachine(clock: clocks[place]).start(&clock, at: instant, rule: rule, &state.pauses)
            } else if happenings.isEmpty || !plan.ruleMatters.isDisjoint(with: happenings) {
                let rule = rule(of: place, &state, at: instant)
                if rule != clock.rule, !plan.isTargetFrozen {
                    let machine = machine(of: clock)
                    machine.retarget(&clock, to: rule, from: machine, at: instant, &state.pauses, &found)
                }
            }
        } else if happenings.contains(.reopened), clock.phase == .stopped, clock.stoppedAtEnd, plan.reopens {
            reopen(&clock, at: instant, &state, &found)
        }
        var hasStarted = false
        if !clock.isActive, mayStart, fires(plan.start, on: happenings, &state, at: instant),
            plan.isTwoPasses || !fires(plan.stop, on: happenings, &state, at: instant)
        {
            let rule = rule(of: place, &state, at: instant)
            ClockMachine(clock: clocks[place]).start(&clock, at: instant, rule: rule, &state.pauses)
            hasStarted = true
        }
        if let pause = plan.pause, clock.isActive,
            hasStarted || happenings.isEmpty || !pause.matters.isDisjoint(with: happenings)
        {
            followPauses(&clock, pause, at: instant, &state)
        }
        state.clocks[index] = clock
    }

    /// Does what the option for reopening says to a clock that stopped when the ticket was resolved or closed.
    private func reopen(
        _ clock: inout ClockState, at instant: Int64, _ state: inout ServiceLevelState,
        _ found: inout [ClockOccurrence]
    ) {
        let rule = rule(of: clock.clock, &state, at: instant)
        let reopening = clocks[clock.clock].options.reopening
        guard reopening != .newCycle else {
            ClockMachine(clock: clocks[clock.clock]).start(&clock, at: instant, rule: rule, &state.pauses)
            return
        }
        let former = machine(of: clock)
        former.reopen(&clock, at: instant, reopening, &state.pauses)
        // The cycle that goes on does so under the policy that the ticket has come under meanwhile.
        guard clock.isActive, clock.cycleClock != clock.clock, !plans.plans[clock.clock].isTargetFrozen else { return }
        if rule >= 0 { clock.cycleClock = clock.clock }
        machine(of: clock).retarget(&clock, to: rule, from: former, at: instant, &state.pauses, &found)
    }

    private func followPauses(
        _ clock: inout ClockState, _ pause: ClockPlan.Pause, at instant: Int64, _ state: inout ServiceLevelState
    ) {
        var asksForPause = holds(pause.asks, &state, at: instant)
        if asksForPause, pause.hasReasons {
            let reasons = clocks[clock.clock].definition.pause?.allowedReasons ?? []
            asksForPause = state.ticket.waitReason.map { reasons.contains($0) } ?? false
        }
        if !asksForPause { clock.isPauseSpent = false }
        // Nothing to do for a clock that runs and may, or stands still and must.
        guard asksForPause != (clock.phase == .paused) || pause.resumes != nil else { return }
        let mayResume = pause.resumes.map { holds($0, &state, at: instant) } ?? !asksForPause
        machine(of: clock).followPauses(
            &clock, at: instant, asksForPause: asksForPause, mayResume: mayResume, &state.pauses)
    }

    // MARK: Conditions

    private func holds(_ condition: ConditionPlan, _ state: inout ServiceLevelState, at instant: Int64) -> Bool {
        plans.conditions.holds(condition, state.facts)
            ?? plans.conditions.holds(condition, for: state.ticket, at: Instant(uncheckedMicroseconds: instant))
    }

    private func fires(
        _ triggers: ClockPlan.Triggers, on happenings: TicketHappenings, _ state: inout ServiceLevelState,
        at instant: Int64
    ) -> Bool {
        let asked = happenings.isEmpty ? ClockPlans.passingOfTime : happenings
        if !triggers.unconditional.isDisjoint(with: asked) { return true }
        if triggers.conditional.isDisjoint(with: asked) { return false }
        for place in triggers.places
        where !plans.triggers[place].happenings.isDisjoint(with: asked)
            && holds(plans.triggers[place].condition, &state, at: instant)
        {
            return true
        }
        return false
    }

    /// The place of the first target rule of a clock that applies to the ticket; -1 for none.
    private func rule(of clock: Int, _ state: inout ServiceLevelState, at instant: Int64) -> Int {
        let places = plans.plans[clock].rules
        if places.isEmpty { return clocks[clock].targets.isEmpty ? -1 : 0 }
        for place in places where holds(plans.rules[place], &state, at: instant) { return place - places.lowerBound }
        return -1
    }

    /// The place of the first target rule of a clock that applies to a ticket; -1 for none.
    func rule(of clock: CompiledClock, for ticket: Ticket, at instant: Instant) -> Int {
        clock.definition.targets.firstIndex { $0.condition.holds(for: ticket, at: instant) } ?? -1
    }

    // MARK: Policies

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
                    clock = handOver(old.remove(at: former), to: place, at: instant, &state, &found)
                } else {
                    startLate(&clock, at: instant, &state)
                }
                new.append(clock)
            }
        }
        for var clock in old {
            machine(of: clock).finish(&clock, at: instant, cancelled: true, &state.pauses, &found)
            state.pauses.removeAll(of: clock.clock)
        }
        state.policies = chosen
        state.clocks = new
    }

    private func handOver(
        _ former: ClockState, to place: Int, at instant: Int64, _ state: inout ServiceLevelState,
        _ found: inout [ClockOccurrence]
    ) -> ClockState {
        if former.isActive, plans.plans[place].isTargetFrozen { return former }
        var clock = former
        clock.clock = place
        state.pauses.move(from: former.clock, to: place)
        if clock.cycle == 0 { clock.cycleClock = place }
        guard clock.isActive else { return clock }
        let rule = rule(of: place, &state, at: instant)
        if rule >= 0 { clock.cycleClock = place }
        machine(of: clock).retarget(
            &clock, to: rule, from: machine(of: former), at: instant, &state.pauses, &found)
        return clock
    }

    /// Starts a clock whose policy came later than what starts it, as its option for a change of target says.
    private func startLate(
        _ clock: inout ClockState, at instant: Int64, _ state: inout ServiceLevelState
    ) {
        let plan = plans.plans[clock.clock]
        guard !state.ticket.category.isDone, fires(plan.start, on: .opened, &state, at: instant),
            !fires(plan.stop, on: state.happened, &state, at: instant)
        else { return }
        let machine = machine(of: clock)
        let rule = rule(of: clock.clock, &state, at: instant)
        switch machine.clock.options.targetChange {
        case .fromChange, .frozen, .keepingElapsed:
            machine.start(&clock, at: instant, rule: rule, &state.pauses)
        case .fromStart:
            machine.start(&clock, at: state.ticket.openedAt.microsecondsSinceEpoch, rule: rule, &state.pauses)
            machine.standStill(&clock, during: state.waits, at: instant, &state.pauses)
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
