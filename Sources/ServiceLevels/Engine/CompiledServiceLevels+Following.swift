import ServiceTime
import Ticketing

/// How a ticket comes under other policies during its life.
extension CompiledServiceLevels {
    /// Chooses the policies again, and hands the clocks over where they differ.
    func follow(_ state: inout ServiceLevelState, on occasion: Occasion, _ found: inout [ClockOccurrence]) {
        let instant = occasion.instant
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
                var clock = tables.freshClock(at: place)
                // A clock of the same metric whose own policy is left behind goes on under the new one.
                if let former = old.firstIndex(where: {
                    clocks[$0.clock].definition.metric == metric && !chosen.contains(clocks[$0.clock].policy)
                }) {
                    clock = handOver(old.remove(at: former), to: place, on: occasion, &state, &found)
                } else {
                    startLate(&clock, on: occasion, &state)
                }
                // Whether it stands still is for the new policy to say, now and not at the next event.
                tables.followPauses(&clock, on: occasion, &state.ticket, &state.pauses, isAnew: true)
                new.append(clock)
            }
        }
        for var clock in old {
            machine(of: clock).finish(&clock, at: instant, cancelled: true, &state.pauses, &found)
            state.pauses.removeAll(of: clock.clock)
        }
        for index in new.indices { tables.takeNotice(&new[index]) }
        state.policies = chosen
        state.clocks = new
    }

    private func handOver(
        _ former: ClockState, to place: Int, on occasion: Occasion, _ state: inout ServiceLevelState,
        _ found: inout [ClockOccurrence]
    ) -> ClockState {
        if former.isActive, tables.plans[place].options.targetChange == .frozen { return former }
        var clock = former
        clock.clock = place
        state.pauses.move(from: former.clock, to: place)
        if clock.cycle == 0 { clock.cycleClock = place }
        guard clock.isActive else { return clock }
        let rule = tables.rule(of: place, on: occasion, &state.ticket)
        if rule >= 0 { clock.cycleClock = place }
        machine(of: clock).retarget(
            &clock, to: rule, from: machine(of: former), at: occasion.instant, &state.pauses, &found)
        return clock
    }

    /// Starts a clock whose policy came later than what starts it, as its option for a change of target says.
    private func startLate(
        _ clock: inout ClockState, on occasion: Occasion, _ state: inout ServiceLevelState
    ) {
        let plan = tables.plans[clock.clock]
        let instant = occasion.instant
        func fires(_ triggers: ClockPlan.Triggers, on happenings: TicketHappenings) -> Bool {
            let occasion = Occasion(happenings, at: instant, facts: occasion.facts, isUnnamed: false)
            return tables.fires(triggers, on: occasion, &state.ticket)
        }
        guard !state.ticket.category.isDone, fires(plan.start, on: .opened), !fires(plan.stop, on: state.happened)
        else { return }
        let machine = machine(of: clock)
        let rule = tables.rule(of: clock.clock, on: occasion, &state.ticket)
        switch plan.options.targetChange {
        case .fromChange, .frozen, .keepingElapsed:
            machine.start(&clock, at: instant, rule: rule, &state.pauses)
        case .fromStart:
            machine.start(&clock, at: state.ticket.openedAt.microsecondsSinceEpoch, rule: rule, &state.pauses)
            machine.standStill(&clock, during: state.waits, at: instant, &state.pauses)
        }
    }
}
