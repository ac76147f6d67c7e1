import ServiceTime

/// The steps of one clock, at instants that never go back: start, pause, resume, stop, change of target.
struct ClockMachine {
    let clock: CompiledClock

    private var options: ClockOptions { clock.options }

    func target(of state: ClockState) -> CompiledClock.Target? {
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
    func start(_ state: inout ClockState, at instant: Int64, rule: Int, _ pauses: inout ClockPauses) {
        guard rule >= 0 else { return }
        pauses.removeAll(of: state.clock)
        state.beginCycle()
        state.rule = rule
        state.phase = .running
        state.startedAt = instant
        state.mark = instant
        refresh(&state, at: instant)
    }

    /// Ends the cycle.
    func finish(
        _ state: inout ClockState, at instant: Int64, cancelled: Bool = false, atEnd: Bool = false,
        _ pauses: inout ClockPauses, _ found: inout [ClockOccurrence]
    ) {
        let target = target(of: state)
        switch state.phase {
        case .running:
            state.used += target?.time.elapsed(from: state.mark, to: instant) ?? (instant - state.mark)
        case .paused:
            closePause(&state, at: instant, &pauses)
        case .idle, .stopped, .cancelled:
            return
        }
        state.mark = instant
        state.phase = cancelled ? .cancelled : .stopped
        state.stoppedAtEnd = atEnd
        state.nextSignal = ClockState.never
        let record = record(of: state, target?.target)
        switch record.outcome {
        case .met: state.met += 1
        case .missed: state.missed += 1
        case .measured, .cancelled: break
        }
        found.append(occurrence(.finished(record), of: state, at: instant))
    }

    private func record(of state: ClockState, _ target: ServiceLevelTarget?) -> CycleRecord {
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

    func resume(_ state: inout ClockState, at instant: Int64, _ pauses: inout ClockPauses) {
        guard state.phase == .paused else { return }
        let pauseStart = state.mark
        closePause(&state, at: instant, &pauses)
        state.mark = instant
        state.phase = .running
        if clock.pausesPlainly {
            move(&state, by: instant - pauseStart)
            updateNextSignal(&state)
        } else {
            refresh(&state, at: instant)
        }
    }

    private func closePause(_ state: inout ClockState, at instant: Int64, _ pauses: inout ClockPauses) {
        state.paused += pausedTime(of: state, from: state.mark, to: instant)
        if instant > state.mark { pauses.append(Stretch(start: state.mark, end: instant), of: state.clock) }
    }

    func pausedTime(of state: ClockState, from start: Int64, to end: Int64) -> Int64 {
        clock.pausesPlainly ? end - start : time(of: state).elapsed(from: start, to: end)
    }

    /// Moves the due instant by plain time; one that has passed stays.
    private func move(_ state: inout ClockState, by span: Int64) {
        guard state.breachedAt == ClockState.never, !state.isAgreed, state.due != ClockState.never else { return }
        state.due = ClockTime.plain.adding(span, to: state.due)
        state.lateAfter = state.due
    }

    /// When the present pause ends by its cap; never without one, or when the clock is not paused.
    func pauseCapEnd(of state: ClockState, _ pauses: ClockPauses) -> Int64 {
        guard state.phase == .paused, let rule = clock.definition.pause else { return ClockState.never }
        var end = ClockState.never
        if let cap = rule.greatestPause { end = min(end, ClockTime.plain.adding(cap.microseconds, to: state.mark)) }
        if let cap = rule.greatestTotal {
            end = min(
                end,
                ClockTime.plain.adding(max(0, cap.microseconds - pauses.plainTime(of: state.clock)), to: state.mark))
        }
        return end
    }

    // MARK: Due

    /// Computes the due instant anew from where the running clock stands.
    func refresh(_ state: inout ClockState, at instant: Int64) {
        let target = target(of: state)
        if state.breachedAt == ClockState.never, !state.isAgreed {
            state.due = target.map { due(of: state, $0) } ?? ClockState.never
            state.lateAfter =
                if let target, case .workingTime = target.target { target.time.lastInstant(using: state.due) } else {
                    state.due
                }
            // A target that was used up before it took over is missed from now on, not in the past.
            if state.lateAfter < instant { state.lateAfter = instant }
        }
        updateNextSignal(&state, target)
    }

    private func due(of state: ClockState, _ rule: CompiledClock.Target) -> Int64 {
        switch rule.target {
        case nil:
            return ClockState.never
        case .workingTime(let span), .calendarTime(let span):
            return rule.time.adding(span.microseconds - state.used, to: state.mark)
        case .businessDays(let deadline):
            guard case .working(let calendar) = rule.time else { return ClockState.never }
            let start = Instant(uncheckedMicroseconds: state.startedAt)
            guard let due = calendar.deadline(deadline, after: start)?.microsecondsSinceEpoch else {
                return ClockState.never
            }
            return state.paused > 0 ? rule.time.adding(state.paused, to: due) : due
        }
    }

    /// Sets a due instant that was agreed with the customer; a breach that has passed stays.
    func agree(_ state: inout ClockState, on due: Int64, at instant: Int64) {
        guard state.isActive, state.breachedAt == ClockState.never else { return }
        state.isAgreed = true
        state.due = due
        state.lateAfter = max(due, instant)
        if state.phase == .running { updateNextSignal(&state) }
    }

    // MARK: Change of target

    /// Puts another target rule in force in the middle of a cycle, possibly that of another clock, which hands it over.
    func retarget(
        _ state: inout ClockState, to rule: Int, from old: ClockMachine, at instant: Int64,
        _ pauses: inout ClockPauses, _ found: inout [ClockOccurrence]
    ) {
        guard state.isActive else { return }
        guard rule >= 0 else {
            old.finish(&state, at: instant, cancelled: true, &pauses, &found)
            return
        }
        let wasPaused = state.phase == .paused
        // The pause so far belongs to the old target.
        if wasPaused {
            old.closePause(&state, at: instant, &pauses)
        } else {
            state.used += old.time(of: state).elapsed(from: state.mark, to: instant)
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
            pauses.removeAll(of: state.clock)
        case .fromStart:
            let newTime = time(of: state)
            let stretches = pauses.stretches(of: state.clock)
            state.paused = stretches.reduce(0) { $0 + pausedTime(of: state, from: $1.start, to: $1.end) }
            let standing = stretches.reduce(0) { $0 + newTime.elapsed(from: $1.start, to: $1.end) }
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
        case .share:
            guard let needed = shareBase(of: state).flatMap({ warning.share(of: $0) }), needed != ClockState.never
            else {
                return ClockState.never
            }
            return time.adding(needed - state.used, to: state.mark)
        case .beforeDue(let span):
            return state.due == ClockState.never ? ClockState.never : time.adding(-span.microseconds, to: state.due)
        case .afterDue(let span):
            return state.due == ClockState.never ? ClockState.never : time.adding(span.microseconds, to: state.due)
        case .businessDaysFromDue(let days):
            guard state.due != ClockState.never, case .working(let calendar) = time else { return ClockState.never }
            let deadline = BusinessDayDeadline(days, from: .asGiven, at: .sameTimeOfDay)
            return calendar.deadline(deadline, after: Instant(uncheckedMicroseconds: state.due))?
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

    func updateNextSignal(_ state: inout ClockState) {
        updateNextSignal(&state, target(of: state))
    }

    private func updateNextSignal(_ state: inout ClockState, _ target: CompiledClock.Target?) {
        var next = ClockState.never
        if state.breachedAt == ClockState.never, state.lateAfter != ClockState.never { next = state.lateAfter + 1 }
        guard clock.hasWarnings else {
            state.nextSignal = next
            return
        }
        for index in clock.warnings.indices
        where state.warned & (1 << UInt32(index)) == 0 && target?.shares[index] ?? ClockState.never == ClockState.never
        {
            next = min(next, instant(of: clock.warnings[index], state))
        }
        let share = leastShare(of: state, target)
        if share != ClockState.never, let target {
            next = min(next, target.time.adding(share - state.used, to: state.mark))
        }
        state.nextSignal = next
    }

    /// Takes into account what a running clock has reached up to an instant, in order of time.
    func settle(_ state: inout ClockState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        guard state.phase == .running, state.nextSignal <= instant else { return }
        let target = target(of: state)
        while state.nextSignal <= instant {
            let signal = state.nextSignal
            let share = leastShare(of: state, target)
            let reachedShare =
                if let target, share != ClockState.never,
                    target.time.adding(share - state.used, to: state.mark) <= signal
                { share } else { Int64.min }
            for index in clock.warnings.indices where state.warned & (1 << UInt32(index)) == 0 {
                let fixed = target?.shares[index] ?? ClockState.never
                let isReached =
                    fixed != ClockState.never
                    ? fixed <= reachedShare : self.instant(of: clock.warnings[index], state) <= signal
                guard isReached else { continue }
                state.warned |= 1 << UInt32(index)
                found.append(occurrence(.warned(index), of: state, at: max(signal, state.mark)))
            }
            if state.breachedAt == ClockState.never, state.lateAfter != ClockState.never, state.lateAfter < signal {
                state.breachedAt = state.lateAfter
                found.append(occurrence(.breached, of: state, at: state.lateAfter))
            }
            updateNextSignal(&state, target)
        }
    }

    /// The smallest share of a fixed amount that is still ahead: it is reached first, and only it is asked of the
    /// calendar.
    private func leastShare(of state: ClockState, _ target: CompiledClock.Target?) -> Int64 {
        guard let target else { return ClockState.never }
        var least = ClockState.never
        for index in target.shares.indices where state.warned & (1 << UInt32(index)) == 0 {
            least = min(least, target.shares[index])
        }
        return least
    }
}
