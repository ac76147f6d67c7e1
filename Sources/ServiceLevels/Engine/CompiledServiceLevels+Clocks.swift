import ServiceTime
import Ticketing

/// What an event does to the clocks of a ticket.
extension CompiledServiceLevels {
    /// Does to the clocks what an event asks for, or, without a happening, what an age that has passed does.
    ///
    /// - Returns: Whether any clock may have changed.
    @discardableResult
    func take(
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

    func fires(
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
    func rule(of clock: Int, _ state: inout ServiceLevelState, at instant: Int64) -> Int {
        let places = plans.plans[clock].rules
        if places.isEmpty { return clocks[clock].targets.isEmpty ? -1 : 0 }
        for place in places where holds(plans.rules[place], &state, at: instant) { return place - places.lowerBound }
        return -1
    }

    /// The place of the first target rule of a clock that applies to a ticket; -1 for none.
    func rule(of clock: CompiledClock, for ticket: Ticket, at instant: Instant) -> Int {
        clock.definition.targets.firstIndex { $0.condition.holds(for: ticket, at: instant) } ?? -1
    }
}
