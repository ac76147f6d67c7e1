import ServiceTime
import Ticketing

extension ClockMachine {
    /// Lets the cycle of a clock go on that stopped when the ticket was resolved or closed, where the option says so.
    func reopen(
        _ state: inout ClockState, at instant: Int64, _ reopening: ClockOptions.Reopening, _ pauses: inout ClockPauses
    ) {
        switch reopening {
        case .stays, .newCycle:
            return
        case .continues:
            takeBackOutcome(&state)
            state.phase = .paused
            resume(&state, at: instant, &pauses)
        case .countsThrough:
            takeBackOutcome(&state)
            state.phase = .running
            // Nothing was late while the clock had stopped; what the time meanwhile makes late is late from now on.
            state.used += time(of: state).elapsed(from: state.mark, to: instant, calendars)
            state.mark = instant
            refresh(&state, at: instant)
        }
    }

    /// A cycle that goes on has no outcome yet, but for a breach, which stays.
    private func takeBackOutcome(_ state: inout ClockState) {
        if state.isBreached {
            state.missed -= 1
        } else if let target = target(of: state), target.target != nil || state.isAgreed {
            state.met -= 1
        }
    }

    /// Pauses or resumes a clock that runs or stands still, as the ticket asks for.
    func followPauses(
        _ state: inout ClockState, at instant: Int64, asksForPause: Bool, mayResume: Bool,
        _ pauses: inout ClockPauses
    ) {
        if state.phase == .running, asksForPause, !mayResume, !state.isPauseSpent {
            pause(&state, at: instant)
            if pauseCapEnd(of: state, pauses) <= instant {
                // Nothing is left of the cap: the clock does not stand still at all.
                resume(&state, at: instant, &pauses)
                state.isPauseSpent = true
            }
        } else if state.phase == .paused, mayResume {
            resume(&state, at: instant, &pauses)
        }
    }

    /// Takes the waits of a ticket out of a clock that was started in the past.
    func standStill(
        _ state: inout ClockState, during waits: [Stretch], at instant: Int64, _ pauses: inout ClockPauses
    ) {
        guard state.phase == .running, tables.plans[place].pause != nil else { return }
        for wait in waits {
            pause(&state, at: max(wait.start, state.mark))
            guard wait.end <= instant else { return }
            resume(&state, at: wait.end, &pauses)
        }
    }

    /// Takes down what an event says about a due instant or a breach of this clock.
    func note(_ kind: TicketEvent.Kind, in state: inout ClockState, at instant: Int64) {
        switch kind {
        case .dueAgreed(let metric, let due) where metric == clock.definition.metric.rawValue:
            agree(&state, on: due.microsecondsSinceEpoch, at: instant)
        case .breachExcused(let metric, _, _) where metric == clock.definition.metric.rawValue && state.cycle > 0:
            state.isExcused = true
        default:
            return
        }
    }
}
