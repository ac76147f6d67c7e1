import ServiceTime
import Ticketing

/// The steps of one clock, at instants that never go back: start, pause, resume, stop, change of target.
struct ClockMachine {
    let clock: CompiledClock

    private var options: ClockOptions { clock.options }

    private func target(of state: ClockState) -> CompiledClock.Target? {
        clock.targets.indices.contains(state.rule) ? clock.targets[state.rule] : nil
    }

    func time(of state: ClockState) -> ClockTime {
        target(of: state)?.time ?? .plain
    }

    private func occurrence(_ kind: ClockOccurrence.Kind, of state: ClockState, at instant: Int64) -> ClockOccurrence {
        ClockOccurrence(
            policy: clock.policyIdentifier, metric: clock.definition.metric, cycle: state.cycle,
            at: Instant(uncheckedMicroseconds: instant), kind: kind)
    }

    // MARK: Cycle

    /// Starts a cycle, unless no target rule applies to the ticket.
    func start(_ state: inout ClockState, at instant: Int64, _ ticket: Ticket) {
        let rule = clock.rule(for: ticket, at: Instant(uncheckedMicroseconds: instant))
        guard rule >= 0 else { return }
        let (met, missed, cycle) = (state.met, state.missed, state.cycle)
        state = ClockState(clock: state.clock)
        state.met = met
        state.missed = missed
        state.cycle = cycle + 1
        state.rule = rule
        state.phase = .running
        state.startedAt = instant
        state.mark = instant
        refresh(&state, at: instant)
    }

    /// Ends the cycle.
    func finish(
        _ state: inout ClockState, at instant: Int64, cancelled: Bool = false, atEnd: Bool = false,
        _ found: inout [ClockOccurrence]
    ) {
        switch state.phase {
        case .running:
            state.used += time(of: state).elapsed(from: state.mark, to: instant)
        case .paused:
            closePause(&state, at: instant)
        case .idle, .stopped, .cancelled:
            return
        }
        state.mark = instant
        state.phase = cancelled ? .cancelled : .stopped
        state.stoppedAtEnd = atEnd
        state.nextSignal = ClockState.never
        let record = record(of: state)
        switch record.outcome {
        case .met: state.met += 1
        case .missed: state.missed += 1
        case .measured, .cancelled: break
        }
        found.append(occurrence(.finished(record), of: state, at: instant))
    }

    private func record(of state: ClockState) -> CycleRecord {
        let target = target(of: state)?.target
        let isBreached = state.breachedAt != ClockState.never
        let outcome: CycleRecord.Outcome =
            isBreached
            ? .missed : state.phase == .cancelled ? .cancelled : target == nil && !state.isAgreed ? .measured : .met
        return CycleRecord(
            startedAt: Instant(uncheckedMicroseconds: state.startedAt),
            endedAt: Instant(uncheckedMicroseconds: state.mark),
            outcome: outcome, target: target,
            due: state.due == ClockState.never ? nil : Instant(uncheckedMicroseconds: state.due),
            breachedAt: isBreached ? Instant(uncheckedMicroseconds: state.breachedAt) : nil,
            elapsed: TimeSpan(microseconds: state.used), paused: TimeSpan(microseconds: state.paused),
            isExcused: state.isExcused)
    }

    // MARK: Pauses

    func pause(_ state: inout ClockState, at instant: Int64) {
        guard state.phase == .running else { return }
        state.used += time(of: state).elapsed(from: state.mark, to: instant)
        state.mark = instant
        state.phase = .paused
        state.nextSignal = ClockState.never
    }

    func resume(_ state: inout ClockState, at instant: Int64) {
        guard state.phase == .paused else { return }
        let pauseStart = state.mark
        closePause(&state, at: instant)
        state.mark = instant
        state.phase = .running
        if clock.definition.pause?.unit == .plainTime {
            move(&state, by: instant - pauseStart)
            updateNextSignal(&state, after: instant)
        } else {
            refresh(&state, at: instant)
        }
    }

    private func closePause(_ state: inout ClockState, at instant: Int64) {
        state.paused += pausedTime(of: state, from: state.mark, to: instant)
        if instant > state.mark { state.pauses.append(ClockState.Pause(start: state.mark, end: instant)) }
    }

    func pausedTime(of state: ClockState, from start: Int64, to end: Int64) -> Int64 {
        clock.definition.pause?.unit == .plainTime ? end - start : time(of: state).elapsed(from: start, to: end)
    }

    /// Moves the due instant by plain time; one that has passed stays.
    private func move(_ state: inout ClockState, by span: Int64) {
        guard state.breachedAt == ClockState.never, !state.isAgreed, state.due != ClockState.never else { return }
        state.due = ClockTime.plain.adding(span, to: state.due)
        state.lateAfter = state.due
    }

    /// When the present pause ends by its cap; never without one, or when the clock is not paused.
    func pauseCapEnd(of state: ClockState) -> Int64 {
        guard state.phase == .paused, let rule = clock.definition.pause else { return ClockState.never }
        var end = ClockState.never
        if let cap = rule.greatestPause { end = min(end, ClockTime.plain.adding(cap.microseconds, to: state.mark)) }
        if let cap = rule.greatestTotal {
            end = min(end, ClockTime.plain.adding(max(0, cap.microseconds - state.plainPaused), to: state.mark))
        }
        return end
    }

    // MARK: Due

    /// Computes the due instant anew from where the running clock stands.
    func refresh(_ state: inout ClockState, at instant: Int64) {
        if state.breachedAt == ClockState.never, !state.isAgreed {
            state.due = due(of: state)
            state.lateAfter = lateAfter(of: state)
            // A target that was used up before it took over is missed from now on, not in the past.
            if state.lateAfter < instant { state.lateAfter = instant }
        }
        updateNextSignal(&state, after: instant)
    }

    private func due(of state: ClockState) -> Int64 {
        guard let rule = target(of: state) else { return ClockState.never }
        switch rule.target {
        case nil:
            return ClockState.never
        case .workingTime(let span), .calendarTime(let span):
            return rule.time.adding(span.microseconds - state.used, to: state.mark)
        case .businessDays(let deadline):
            guard case .working(let shared) = rule.time else { return ClockState.never }
            let start = Instant(uncheckedMicroseconds: state.startedAt)
            guard let due = shared.calendar.deadline(deadline, after: start)?.microsecondsSinceEpoch else {
                return ClockState.never
            }
            return state.paused > 0 ? rule.time.adding(state.paused, to: due) : due
        }
    }

    private func lateAfter(of state: ClockState) -> Int64 {
        guard let rule = target(of: state), case .workingTime = rule.target else { return state.due }
        return rule.time.lastInstant(using: state.due)
    }

    /// Sets a due instant that was agreed with the customer; a breach that has passed stays.
    func agree(_ state: inout ClockState, on due: Int64, at instant: Int64) {
        guard state.isActive, state.breachedAt == ClockState.never else { return }
        state.isAgreed = true
        state.due = due
        state.lateAfter = max(due, instant)
        if state.phase == .running { updateNextSignal(&state, after: instant) }
    }

    // MARK: Change of target

    /// Puts another target rule in force in the middle of a cycle.
    func retarget(
        _ state: inout ClockState, to rule: Int, from old: ClockMachine, at instant: Int64,
        _ found: inout [ClockOccurrence]
    ) {
        guard state.isActive else { return }
        guard rule >= 0 else {
            old.finish(&state, at: instant, cancelled: true, &found)
            return
        }
        let oldTime = old.time(of: state)
        let wasPaused = state.phase == .paused
        // The pause so far belongs to the old target.
        if wasPaused {
            old.closePause(&state, at: instant)
        } else {
            state.used += oldTime.elapsed(from: state.mark, to: instant)
        }
        state.mark = instant
        state.rule = rule
        switch options.targetChange {
        case .frozen, .keepingElapsed:
            break
        case .fromChange:
            state.startedAt = instant
            state.used = 0
            state.paused = 0
            state.pauses = []
        case .fromStart:
            let newTime = time(of: state)
            state.paused = state.pauses.reduce(0) { $0 + pausedTime(of: state, from: $1.start, to: $1.end) }
            let standing = state.pauses.reduce(0) { $0 + newTime.elapsed(from: $1.start, to: $1.end) }
            state.used = newTime.elapsed(from: state.startedAt, to: instant) - standing
        }
        state.warned = 0
        refresh(&state, at: instant)
        if wasPaused { state.nextSignal = ClockState.never }
    }

    // MARK: Signals

    /// The instant at which a warning is reached while the clock runs on as it does.
    func instant(of warning: ServiceLevelWarning, _ state: ClockState) -> Int64 {
        let time = time(of: state)
        switch warning {
        case .share(let part, let whole):
            guard let amount = shareBase(of: state) else { return ClockState.never }
            let (high, low) = amount.multipliedFullWidth(by: part)
            // The share is reached when at least that much is used, so a fraction of a microsecond counts as one.
            guard high.magnitude < UInt64(whole) else { return ClockState.never }
            let (quotient, remainder) = whole.dividingFullWidth((high, low))
            let needed = remainder > 0 ? quotient + 1 : quotient
            return time.adding(needed - state.used, to: state.mark)
        case .beforeDue(let span):
            return state.due == ClockState.never ? ClockState.never : time.adding(-span.microseconds, to: state.due)
        case .afterDue(let span):
            return state.due == ClockState.never ? ClockState.never : time.adding(span.microseconds, to: state.due)
        case .businessDaysFromDue(let days):
            guard state.due != ClockState.never, case .working(let shared) = time else { return ClockState.never }
            let deadline = BusinessDayDeadline(days, from: .asGiven, at: .sameTimeOfDay)
            return shared.calendar.deadline(deadline, after: Instant(uncheckedMicroseconds: state.due))?
                .microsecondsSinceEpoch
                ?? ClockState.never
        }
    }

    /// The amount of which a share is taken: the target's, for business days the clock time from start to due.
    func shareBase(of state: ClockState) -> Int64? {
        guard let rule = target(of: state) else { return nil }
        switch rule.target {
        case nil:
            return nil
        case .workingTime(let span), .calendarTime(let span):
            return span.microseconds
        case .businessDays:
            guard state.due != ClockState.never else { return nil }
            return rule.time.elapsed(from: state.startedAt, to: state.due) - state.paused
        }
    }

    func updateNextSignal(_ state: inout ClockState, after instant: Int64) {
        var next = ClockState.never
        if state.breachedAt == ClockState.never, state.lateAfter != ClockState.never { next = state.lateAfter + 1 }
        for (index, warning) in clock.definition.warnings.enumerated() where state.warned & (1 << UInt32(index)) == 0 {
            next = min(next, self.instant(of: warning, state))
        }
        state.nextSignal = next
    }

    /// Takes into account what a running clock has reached up to an instant, in order of time.
    func settle(_ state: inout ClockState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        while state.phase == .running, state.nextSignal <= instant {
            let signal = state.nextSignal
            for (index, warning) in clock.definition.warnings.enumerated()
            where state.warned & (1 << UInt32(index)) == 0 && self.instant(of: warning, state) <= signal {
                state.warned |= 1 << UInt32(index)
                found.append(occurrence(.warned(index), of: state, at: max(signal, state.mark)))
            }
            if state.breachedAt == ClockState.never, state.lateAfter != ClockState.never, state.lateAfter < signal {
                state.breachedAt = state.lateAfter
                found.append(occurrence(.breached, of: state, at: state.lateAfter))
            }
            updateNextSignal(&state, after: signal)
        }
    }
}
