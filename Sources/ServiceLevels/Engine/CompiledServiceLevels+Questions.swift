public import ServiceTime
import Ticketing

extension CompiledServiceLevels {
    /// What every clock of a ticket says at an instant, in the order of the policies; clocks that never started are
    /// left out.
    ///
    /// - Parameters:
    ///   - state: The state of the ticket.
    ///   - instant: The instant; one before the last event is read as that event's.
    public func readings(of state: ServiceLevelState, at instant: Instant) -> [ClockReading] {
        let at = max(instant, state.ticket.lastEventAt).microsecondsSinceEpoch
        var state = state
        var found: [ClockOccurrence] = []
        advance(&state, to: at, &found)
        return state.clocks.compactMap { $0.cycle > 0 ? machine(of: $0).reading(of: $0, at: at) : nil }
    }

    /// What the clocks reach after one instant and up to another if nothing else happens, in order of time.
    ///
    /// A host that looked at one instant and looks again at a later one finds here everything in between, each with its
    /// own instant, so that a late look skips nothing.
    ///
    /// - Parameters:
    ///   - state: The state of the ticket.
    ///   - start: The instant of the last look, excluded; an earlier one than the last event is read as that event's.
    ///   - end: The instant of this look, included.
    public func occurrences(
        of state: ServiceLevelState, after start: Instant, through end: Instant
    ) -> [ClockOccurrence] {
        guard end > state.ticket.lastEventAt else { return [] }
        var state = state
        var found: [ClockOccurrence] = []
        advance(&state, to: end.microsecondsSinceEpoch, &found)
        return found.enumerated().filter { $0.element.at > start }
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map { $0.element }
    }

    /// The next instant after another at which any answer about a ticket can change without an event.
    ///
    /// Answers that only grow with time, such as the elapsed time, aside, nothing changes before it: dues, breaches,
    /// warnings, ends of pauses by their caps, thresholds of age, and openings and closings of calendars.
    ///
    /// - Parameters:
    ///   - state: The state of the ticket.
    ///   - instant: The instant; one before the last event is read as that event's.
    /// - Returns: The instant; nil when no answer changes any more without an event.
    public func nextDeadline(of state: ServiceLevelState, after instant: Instant) -> Instant? {
        let at = max(instant, state.ticket.lastEventAt).microsecondsSinceEpoch
        var state = state
        var found: [ClockOccurrence] = []
        advance(&state, to: at, &found)
        var next = nextTimedStep(of: &state)
        for clock in state.clocks where clock.phase == .running {
            next = min(next, machine(of: clock).nextChange(of: clock, after: at))
        }
        return next == ClockState.never ? nil : try? Instant(microsecondsSinceEpoch: next)
    }
}

extension ClockMachine {
    func reading(of state: ClockState, at instant: Int64) -> ClockReading {
        let time = time(of: state)
        let clock = clock
        let end = state.isActive ? instant : state.mark
        var used = state.used
        var paused = state.paused
        var isCounting = false
        if state.phase == .running {
            used += time.elapsed(from: state.mark, to: instant, calendars)
            isCounting = time.isOpen(at: instant, calendars)
        } else if state.phase == .paused {
            paused += pausedTime(of: state, from: state.mark, to: instant)
        }
        let isHidden = state.phase == .paused && options.pausedDue == .hidden
        return ClockReading(
            policy: clock.policyIdentifier, metric: clock.definition.metric, obligation: clock.definition.obligation,
            cycle: state.cycle,
            phase: state.readingPhase, isCounting: isCounting,
            startedAt: Instant(uncheckedMicroseconds: state.startedAt),
            endedAt: state.isActive ? nil : Instant(uncheckedMicroseconds: state.mark),
            target: target(of: state)?.target,
            due: state.due == ClockState.never || isHidden ? nil : Instant(uncheckedMicroseconds: state.due),
            breachedAt: InstantMark(microseconds: state.breachedAt).instant,
            elapsed: TimeSpan(microseconds: used), paused: TimeSpan(microseconds: paused),
            remaining: remaining(of: state, used: used, at: end).map { TimeSpan(microseconds: $0) },
            granted: shareBase(of: state).map { TimeSpan(microseconds: $0) }, isExcused: state.isExcused,
            warnings: clock.definition.warnings.enumerated().map { index, warning in
                let at = self.instant(of: warning, state)
                return ClockReading.WarningReading(
                    warning: warning, at: at == ClockState.never ? nil : Instant(uncheckedMicroseconds: at),
                    isReached: state.hasWarned(index))
            },
            metCycles: state.met, missedCycles: state.missed)
    }

    /// The time left: of an amount, what is not used; of a due instant that is not a matter of an amount, the time of
    /// the clock up to it.
    private func remaining(of state: ClockState, used: Int64, at end: Int64) -> Int64? {
        guard let rule = target(of: state) else { return nil }
        let isMoved = clock.definition.pause?.unit == .plainTime && state.paused > 0
        if !state.isAgreed {
            guard rule.target != nil else { return nil }
            if !isMoved, let amount = rule.amount { return amount - used }
        }
        guard state.due != ClockState.never else { return nil }
        return rule.time.elapsed(from: end, to: state.due, calendars)
    }

    /// The next instant after another at which a running clock's answers change by themselves.
    func nextChange(of state: ClockState, after instant: Int64) -> Int64 {
        var next = ClockState.never
        func consider(_ candidate: Int64) {
            if candidate > instant { next = min(next, candidate) }
        }
        consider(state.due)
        if !state.isBreached, state.lateAfter != ClockState.never { consider(state.lateAfter + 1) }
        for warning in clock.definition.warnings { consider(self.instant(of: warning, state)) }
        if let calendar = time(of: state).calendar(in: calendars) {
            let moment = Instant(uncheckedMicroseconds: instant)
            if let opening = calendar.nextOpening(after: moment) { consider(opening.microsecondsSinceEpoch) }
            if let closing = calendar.nextClosing(after: moment) { consider(closing.microsecondsSinceEpoch) }
        }
        return next
    }
}

extension ClockState {
    var readingPhase: ClockReading.Phase {
        switch phase {
        case .idle, .stopped: .stopped
        case .running: .running
        case .paused: .paused
        case .cancelled: .cancelled
        }
    }
}
