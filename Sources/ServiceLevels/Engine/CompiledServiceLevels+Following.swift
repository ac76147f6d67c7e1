import ServiceTime
import Ticketing

/// How a ticket comes under other policies during its life.
extension CompiledServiceLevels {
    /// Chooses the policies again, and hands the clocks over where they differ.
    func follow(_ state: inout ServiceLevelState, at instant: Int64, _ found: inout [ClockOccurrence]) {
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
