import ServiceTime
import Ticketing

extension ClockMachine {
    /// Does what the option for reopening says to a clock that stopped when the ticket was resolved or closed.
    func reopen(_ state: inout ClockState, at instant: Int64, _ ticket: Ticket) {
        switch clock.options.reopening {
        case .stays:
            return
        case .newCycle:
            start(&state, at: instant, ticket)
        case .continues:
            takeBackOutcome(&state)
            state.phase = .paused
            resume(&state, at: instant)
        case .countsThrough:
            takeBackOutcome(&state)
            state.phase = .running
            // Nothing was late while the clock had stopped; what the time meanwhile makes late is late from now on.
            state.used += time(of: state).elapsed(from: state.mark, to: instant)
            state.mark = instant
            refresh(&state, at: instant)
        }
    }

    /// A cycle that goes on has no outcome yet, but for a breach, which stays.
    private func takeBackOutcome(_ state: inout ClockState) {
        if state.breachedAt != ClockState.never {
            state.missed -= 1
        } else if clock.targets.indices.contains(state.rule), clock.targets[state.rule].target != nil || state.isAgreed
        {
            state.met -= 1
        }
    }

    /// Pauses or resumes the clock as the ticket asks for.
    func followPauses(_ state: inout ClockState, at instant: Int64, _ ticket: Ticket) {
        guard let pauses = clock.pause, state.isActive else { return }
        let moment = Instant(uncheckedMicroseconds: instant)
        let asksForPause = pauses.asks(ticket, at: moment)
        if !asksForPause { state.isPauseSpent = false }
        if state.phase == .running, asksForPause, !state.isPauseSpent {
            pause(&state, at: instant)
            if pauseCapEnd(of: state) <= instant {
                // Nothing is left of the cap: the clock does not stand still at all.
                resume(&state, at: instant)
                state.isPauseSpent = true
            }
        } else if state.phase == .paused {
            let mayResume = pauses.rule.resumeCondition.map { $0.holds(for: ticket, at: moment) } ?? !asksForPause
            if mayResume { resume(&state, at: instant) }
        }
    }

    /// Takes the waits of a ticket out of a clock that was started in the past.
    func standStill(
        _ state: inout ClockState, during waits: [ClockState.Pause], at instant: Int64, _ ticket: Ticket
    ) {
        guard state.phase == .running, clock.definition.pause != nil else { return }
        for wait in waits {
            pause(&state, at: max(wait.start, state.mark))
            guard wait.end <= instant else { return }
            resume(&state, at: wait.end)
        }
    }

    /// Takes down what an event says about a due instant or a breach of this clock.
    func note(_ kind: TicketEvent.Kind, in state: inout ClockState, at instant: Int64) {
        switch kind {
        case .dueAgreed(let metric, let due) where metric == clock.definition.metric.rawValue:
            agree(&state, on: due.microsecondsSinceEpoch, at: instant)
        case .breachExcused(let metric, _, _) where metric == clock.definition.metric.rawValue:
            state.isExcused = true
        default:
            return
        }
    }

    func pauseEnded(_ state: ClockState, at instant: Int64) -> ClockOccurrence {
        ClockOccurrence(
            policy: clock.policyIdentifier, metric: clock.definition.metric, cycle: state.cycle,
            at: Instant(uncheckedMicroseconds: instant), kind: .pauseEnded)
    }
}
