public import ServiceTime
import Ticketing

extension EmulatedServiceLevels {
    /// What every clock of a ticket says at an instant, as the system reads it.
    ///
    /// The quirks change the elapsed and paused time, the time left and the due instant; phases, warnings and breaches
    /// are those of the engine.
    ///
    /// - Parameters:
    ///   - state: The state of the ticket.
    ///   - instant: The instant; one before the last event is read as that event's.
    public func readings(of state: EmulatedServiceLevelState, at instant: Instant) -> [ClockReading] {
        let at = max(instant, state.state.ticket.lastEventAt).microsecondsSinceEpoch
        var settled = state.state
        var found: [ClockOccurrence] = []
        levels.advance(&settled, to: at, &found)
        return settled.clocks.compactMap { clock in
            guard clock.cycle > 0 else { return nil }
            let machine = levels.machine(of: clock)
            var reading = machine.reading(of: clock, at: at)
            for quirk in quirks {
                switch quirk {
                case .pauseEndInclusive:
                    let end = clock.isActive ? at : clock.mark
                    reading.standLonger(
                        by: machine.secondsAfterPauses(of: clock, settled.pauses, until: end), of: clock, machine)
                case .policyChangeAppliesPauses where state.hasChangedPolicy:
                    reading.standLonger(
                        by: machine.unappliedWaits(settled.waits, clock, until: at), of: clock, machine)
                case .pauseMovesPassedDue:
                    reading.moveDue(
                        by: 240_000_000 * clock.pausesAfterBreach(settled.pauses), of: clock, machine)
                case .minuteTruncation:
                    reading.due = reading.due.map { $0.cutToMinute }
                case .zeroReportsOneSecond where reading.elapsed == .zero:
                    reading.elapsed = .seconds(1)
                default:
                    break
                }
            }
            return reading
        }
    }
}

extension ClockMachine {
    /// The time of the clock in the seconds that follow its finished pauses.
    fileprivate func secondsAfterPauses(of state: ClockState, _ pauses: ClockPauses, until end: Int64) -> Int64 {
        pauses.stretches(of: state.clock).reduce(0) { sum, pause in
            sum
                + time(of: state).elapsed(
                    from: pause.end, to: max(pause.end, min(pause.end + 1_000_000, end)), calendars)
        }
    }

    /// The time of a pick-up clock in the finished waits of its ticket, which its definition does not leave out.
    fileprivate func unappliedWaits(_ waits: [Stretch], _ state: ClockState, until end: Int64) -> Int64 {
        guard clock.definition.metric == .pickUp, clock.definition.pause == nil else { return 0 }
        return waits.reduce(0) { sum, wait in
            let start = max(wait.start, state.startedAt)
            guard wait.end <= end, wait.end > start else { return sum }
            return sum + time(of: state).elapsed(from: start, to: wait.end, calendars)
        }
    }
}

extension ClockState {
    /// The number of pauses, the present one included, that began after the promise was missed.
    fileprivate func pausesAfterBreach(_ pauses: ClockPauses) -> Int64 {
        guard isBreached else { return 0 }
        let isPausedLate = phase == .paused && mark > breachedAt
        return pauses.stretches(of: clock).reduce(isPausedLate ? 1 : 0) { $1.start > breachedAt ? $0 + 1 : $0 }
    }
}

extension ClockReading {
    /// Takes more time out of the clock than the engine did.
    fileprivate mutating func standLonger(by amount: Int64, of clock: ClockState, _ machine: ClockMachine) {
        elapsed = TimeSpan(microseconds: elapsed.microseconds - amount)
        paused = TimeSpan(microseconds: paused.microseconds + amount)
        remaining = remaining.map { TimeSpan(microseconds: $0.microseconds + amount) }
        moveDue(by: amount, of: clock, machine)
    }

    /// Moves the shown due instant, passed or not.
    fileprivate mutating func moveDue(by amount: Int64, of clock: ClockState, _ machine: ClockMachine) {
        guard let due, amount != 0 else { return }
        let moved = machine.time(of: clock).adding(amount, to: due.microsecondsSinceEpoch, machine.calendars)
        self.due = moved == ClockState.never ? nil : Instant(uncheckedMicroseconds: moved)
    }
}

extension Instant {
    /// The instant without its seconds.
    fileprivate var cutToMinute: Instant {
        let second = secondsSinceEpoch
        let rest = second % 60
        let seconds = rest < 0 ? second - rest - 60 : second - rest
        return max(Instant(uncheckedMicroseconds: seconds * 1_000_000), .earliest)
    }
}
