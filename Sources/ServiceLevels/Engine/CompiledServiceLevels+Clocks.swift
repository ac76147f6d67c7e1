import ServiceTime
import Ticketing

/// What an event does to the clocks of a ticket.
extension CompiledServiceLevels {
    /// Does to the clocks what an event asks for, or, without a happening, what an age that has passed does.
    ///
    /// - Parameters:
    ///   - happenings: What has happened.
    ///   - instant: When.
    ///   - state: The state, with the ticket as it is since.
    ///   - isUnnamed: Whether something may have changed that no happening names.
    ///   - found: Takes what the clocks do.
    /// - Returns: Whether any clock may have changed.
    @discardableResult
    func take(
        _ happenings: TicketHappenings, at instant: Int64, in state: inout ServiceLevelState, isUnnamed: Bool = false,
        _ found: inout [ClockOccurrence]
    ) -> Bool {
        if happenings.contains(.waitStarted) {
            state.waits.append(Stretch(start: instant, end: ClockState.never))
        } else if happenings.contains(.waitEnded), let wait = state.waits.popLast() {
            state.waits.append(Stretch(start: wait.start, end: instant))
        }
        let occasion = Occasion(happenings, at: instant, facts: state.facts, isUnnamed: isUnnamed)
        var isTouched = false
        if happenings.contains(.opened) {
            for index in state.clocks.indices {
                tables.begin(&state.clocks[index], on: occasion, &state.ticket, &state.pauses)
            }
            isTouched = true
        } else {
            if !isSelectionFixed, isUnnamed || !selectionMatters.isDisjoint(with: happenings) {
                follow(&state, on: occasion, &found)
                isTouched = true
            }
            let asked = occasion.asked
            for index in state.clocks.indices
            where (isUnnamed || !state.clocks[index].notices.isDisjoint(with: asked))
                && tables.mayConcern(state.clocks[index].clock, state.clocks[index].phase, occasion)
            {
                tables.take(occasion, &state.ticket, in: &state.clocks[index], &state.pauses, &found)
                isTouched = true
            }
        }
        state.happened.formUnion(happenings)
        return isTouched
    }

    /// The place of the first target rule of a clock that applies to a ticket; -1 for none.
    func rule(of clock: CompiledClock, for ticket: Ticket, at instant: Instant) -> Int {
        clock.definition.targets.firstIndex { $0.condition.holds(for: ticket, at: instant) } ?? -1
    }
}
