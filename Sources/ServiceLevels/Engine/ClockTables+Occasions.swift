import ServiceTime
import Ticketing

/// What an event, or an age that has passed, does to one clock of a ticket.
extension ClockTables {
    /// Whether an occasion of which a clock takes notice may do anything to it: a closer look than that of
    /// ``ClockState/notices``.
    @inline(__always)
    func mayConcern(_ clock: Int, _ phase: ClockState.Phase, _ occasion: Occasion) -> Bool {
        guard phase == .running || phase == .paused else { return notices(plans[clock].starts, occasion) }
        if notices(plans[clock].ends, occasion) { return true }
        guard let pause = plans[clock].pause, !pause.matters.isDisjoint(with: occasion.happenings) else { return false }
        return pause.isIntricate || conditions.holds(pause.asks, occasion.facts) != (phase == .paused)
    }

    /// Sets of which happenings a clock takes notice, after its phase or its place has changed.
    @inline(__always)
    func takeNotice(_ clock: inout ClockState) {
        clock.notices =
            clock.isActive ? plans[clock.clock].noticesWhileActive : plans[clock.clock].noticesWhileIdle
    }

    /// Whether a clock knows of which happenings it must take notice.
    func knowsItsNotices(_ clock: ClockState) -> Bool {
        var copy = clock
        takeNotice(&copy)
        return copy == clock
    }

    /// Whether an occasion is one that a clock takes notice of.
    @inline(__always)
    private func notices(_ notice: ClockPlan.Notice, _ occasion: Occasion) -> Bool {
        if occasion.isUnnamed || !notice.happenings.isDisjoint(with: occasion.asked) { return true }
        for place in notice.watchers.range where conditions.holds(watchers[place], occasion.facts) != false {
            return true
        }
        return false
    }

    /// Does to a clock what an occasion that may concern it asks for.
    ///
    /// The ticket stays as it is; it is passed on without a copy.
    func take(
        _ occasion: Occasion, _ ticket: inout Ticket, in clock: inout ClockState, _ pauses: inout ClockPauses,
        _ found: inout [ClockOccurrence]
    ) {
        let (phase, cycle) = (clock.phase, clock.cycle)
        var mayStart = true
        if clock.isActive {
            if notices(plans[clock.clock].ends, occasion) {
                mayStart = endOrRetarget(&clock, on: occasion, &ticket, &pauses, &found)
            }
        } else if occasion.happenings.contains(.reopened), clock.phase == .stopped, clock.stoppedAtEnd {
            reopen(&clock, on: occasion, &ticket, &pauses, &found)
        }
        if mayStart, !clock.isActive { start(&clock, on: occasion, &ticket, &pauses) }
        // A clock that has come to run anew may have to stand still at once.
        let isAnew = clock.phase != phase || clock.cycle != cycle
        followPauses(&clock, on: occasion, &ticket, &pauses, isAnew: isAnew)
        takeNotice(&clock)
    }

    /// Starts a clock of a ticket that opens if a trigger fires, and lets it stand still if the ticket asks for that.
    func begin(
        _ clock: inout ClockState, on occasion: Occasion, _ ticket: inout Ticket, _ pauses: inout ClockPauses
    ) {
        start(&clock, on: occasion, &ticket, &pauses)
        followPauses(&clock, on: occasion, &ticket, &pauses, isAnew: true)
        takeNotice(&clock)
    }

    /// Starts a cycle if a trigger fires.
    @inline(__always)
    private func start(
        _ clock: inout ClockState, on occasion: Occasion, _ ticket: inout Ticket, _ pauses: inout ClockPauses
    ) {
        let place = clock.clock
        guard fires(plans[place].start, on: occasion, &ticket),
            plans[place].options.precedence == .twoPasses || !fires(plans[place].stop, on: occasion, &ticket)
        else { return }
        let rule = rule(of: place, on: occasion, &ticket)
        machine(at: place).start(&clock, at: occasion.instant, rule: rule, &pauses)
    }

    /// Ends the cycle of a clock that runs or stands still, or puts another target in force.
    ///
    /// - Returns: Whether the occasion may start another cycle.
    private func endOrRetarget(
        _ clock: inout ClockState, on occasion: Occasion, _ ticket: inout Ticket, _ pauses: inout ClockPauses,
        _ found: inout [ClockOccurrence]
    ) -> Bool {
        let place = clock.clock
        let (happenings, instant) = (occasion.happenings, occasion.instant)
        if happenings.contains(.merged) || fires(plans[place].cancel, on: occasion, &ticket) {
            machine(of: clock).finish(&clock, at: instant, cancelled: true, &pauses, &found)
            return plans[place].options.precedence == .twoPasses && !happenings.contains(.merged)
        }
        if fires(plans[place].stop, on: occasion, &ticket) {
            let isAtEnd = !happenings.isDisjoint(with: [.resolved, .closed])
            machine(of: clock).finish(&clock, at: instant, atEnd: isAtEnd, &pauses, &found)
            return plans[place].options.precedence == .twoPasses
        }
        if fires(plans[place].reset, on: occasion, &ticket) {
            let rule = rule(of: place, on: occasion, &ticket)
            machine(of: clock).finish(&clock, at: instant, &pauses, &found)
            machine(at: place).start(&clock, at: instant, rule: rule, &pauses)
        } else if occasion.isUnnamed || !plans[place].ruleMatters.isDisjoint(with: happenings) {
            let rule = rule(of: place, on: occasion, &ticket)
            if rule != clock.rule, plans[place].options.targetChange != .frozen {
                let machine = machine(of: clock)
                machine.retarget(&clock, to: rule, from: machine, at: instant, &pauses, &found)
            }
        }
        return true
    }

    /// Does what the option for reopening says to a clock that stopped when the ticket was resolved or closed.
    private func reopen(
        _ clock: inout ClockState, on occasion: Occasion, _ ticket: inout Ticket, _ pauses: inout ClockPauses,
        _ found: inout [ClockOccurrence]
    ) {
        let place = clock.clock
        let options = plans[place].options
        guard options.reopening != .stays else { return }
        let rule = rule(of: place, on: occasion, &ticket)
        guard options.reopening != .newCycle else {
            machine(at: place).start(&clock, at: occasion.instant, rule: rule, &pauses)
            return
        }
        let former = machine(of: clock)
        former.reopen(&clock, at: occasion.instant, options.reopening, &pauses)
        // The cycle that goes on does so under the policy and the target that the ticket has come under meanwhile.
        guard clock.isActive, clock.cycleClock != place || clock.rule != rule, options.targetChange != .frozen else {
            return
        }
        if rule >= 0 { clock.cycleClock = place }
        machine(of: clock).retarget(&clock, to: rule, from: former, at: occasion.instant, &pauses, &found)
    }

    /// Lets an active clock stand still or run on as the ticket asks for.
    ///
    /// - Parameters:
    ///   - clock: The clock.
    ///   - occasion: What has happened.
    ///   - ticket: The ticket, which stays as it is.
    ///   - pauses: The pauses of the ticket's clocks.
    ///   - isAnew: Whether to ask the ticket even if nothing has happened that may begin or end a pause.
    func followPauses(
        _ clock: inout ClockState, on occasion: Occasion, _ ticket: inout Ticket, _ pauses: inout ClockPauses,
        isAnew: Bool
    ) {
        guard clock.isActive, let pause = plans[clock.clock].pause,
            isAnew || occasion.isUnnamed || !pause.matters.isDisjoint(with: occasion.happenings)
        else { return }
        var asksForPause = holds(pause.asks, on: occasion, &ticket)
        if asksForPause, pause.hasReasons {
            let reasons = clocks[clock.clock].definition.pause?.allowedReasons ?? []
            asksForPause = ticket.waitReason.map { reasons.contains($0) } ?? false
        }
        if !asksForPause { clock.isPauseSpent = false }
        // Nothing to do for a clock that runs and may, or stands still and must.
        guard asksForPause != (clock.phase == .paused) || pause.resumes != nil else { return }
        let mayResume = pause.resumes.map { holds($0, on: occasion, &ticket) } ?? !asksForPause
        machine(of: clock).followPauses(
            &clock, at: occasion.instant, asksForPause: asksForPause, mayResume: mayResume, &pauses)
    }

    // MARK: Conditions

    /// Whether one of some triggers fires.
    @inline(__always)
    func fires(_ triggers: ClockPlan.Triggers, on occasion: Occasion, _ ticket: inout Ticket) -> Bool {
        if !triggers.unconditional.isDisjoint(with: occasion.asked) { return true }
        if triggers.conditional.isDisjoint(with: occasion.asked) { return false }
        // Most often a single one asks what the ticket is like.
        if triggers.places.count == 1, let place = triggers.places.place(0),
            let holds = conditions.holds(self.triggers[place].condition, occasion.facts)
        {
            return holds
        }
        return firesConditionally(triggers.places, on: occasion, &ticket)
    }

    private func firesConditionally(
        _ places: ClockPlan.Places, on occasion: Occasion, _ ticket: inout Ticket
    ) -> Bool {
        for place in places.range
        where !triggers[place].happenings.isDisjoint(with: occasion.asked)
            && holds(triggers[place].condition, on: occasion, &ticket)
        {
            return true
        }
        return false
    }

    @inline(__always)
    private func holds(_ condition: ConditionPlan, on occasion: Occasion, _ ticket: inout Ticket) -> Bool {
        conditions.holds(condition, occasion.facts)
            ?? conditions.holds(condition, for: &ticket, at: Instant(uncheckedMicroseconds: occasion.instant))
    }

    /// The place of the first target rule of a clock that applies to the ticket; -1 for none.
    @inline(__always)
    func rule(of place: Int, on occasion: Occasion, _ ticket: inout Ticket) -> Int {
        let places = plans[place].rules
        if places.isEmpty { return plans[place].targets.isEmpty ? -1 : 0 }
        return firstRule(in: places, on: occasion, &ticket)
    }

    private func firstRule(in places: ClockPlan.Places, on occasion: Occasion, _ ticket: inout Ticket) -> Int {
        for (rule, place) in places.range.enumerated() where holds(rules[place], on: occasion, &ticket) { return rule }
        return -1
    }

    // MARK: Machines

    /// The steps of the present or last cycle of a clock.
    func machine(of state: ClockState) -> ClockMachine {
        machine(at: state.cycleClock)
    }

    /// The steps of the clock at a place.
    func machine(at place: Int) -> ClockMachine {
        ClockMachine(tables: self, place: place)
    }
}
