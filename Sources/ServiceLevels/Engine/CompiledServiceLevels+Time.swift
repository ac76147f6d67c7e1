import ServiceTime
import Ticketing

/// What time alone does to a ticket: warnings, breaches, ends of pauses by their caps, thresholds of age.
extension CompiledServiceLevels {
    /// Sets when time alone does something next.
    func lookAhead(_ state: inout ServiceLevelState) {
        var next = nextTimedStep(of: &state)
        for index in state.clocks.indices { next = min(next, state.clocks[index].nextSignal) }
        state.wakesAt = next
        assert(state.clocks.allSatisfy { tables.knowsItsNotices($0) }, "a clock changed and took no notice")
    }

    /// The next instant at which time alone changes what a condition or a pause says; never when there is none.
    @inline(__always)
    func nextTimedStep(of state: inout ServiceLevelState) -> Int64 {
        hasTimedSteps ? nextAgeOrPauseEnd(of: &state) : ClockState.never
    }

    private func nextAgeOrPauseEnd(of state: inout ServiceLevelState) -> Int64 {
        var next = ClockState.never
        if state.agesPassed < ages.count {
            next = ClockTime.plainly(
                adding: ages[state.agesPassed], to: state.ticket.openedAt.microsecondsSinceEpoch)
        }
        guard tables.hasPauseCaps else { return next }
        for index in state.clocks.indices where state.clocks[index].phase == .paused {
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
                tables.takeNotice(&state.clocks[index])
                found.append(machine.occurrence(.pauseEnded, of: state.clocks[index], at: next))
            }
            let opened = state.ticket.openedAt.microsecondsSinceEpoch
            var agePassed = false
            while state.agesPassed < ages.count,
                ClockTime.plainly(adding: ages[state.agesPassed], to: opened) <= next
            {
                state.agesPassed += 1
                agePassed = true
            }
            if agePassed {
                state.facts = tables.conditions.facts(of: state.ticket, at: Instant(uncheckedMicroseconds: next))
                take([], at: next, in: &state, isUnnamed: true, &found)
            }
        }
        settle(&state, at: instant, &found)
        lookAhead(&state)
    }

    func settle(_ state: inout ServiceLevelState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        for index in state.clocks.indices where state.clocks[index].nextSignal <= instant {
            machine(of: state.clocks[index]).settle(&state.clocks[index], at: instant, &found)
        }
        state.settledAt = instant
    }

    /// The steps of the present or last cycle of a clock.
    func machine(of state: ClockState) -> ClockMachine {
        tables.machine(of: state)
    }
}
