import ServiceTime

/// The steps of one clock, at instants that never go back: start, pause, resume, stop, change of target.
struct ClockMachine {
    let tables: ClockTables
    /// The place of the clock in the tables.
    let place: Int

    var calendars: CompiledCalendarList { tables.calendars }
    var options: ClockOptions { tables.plans[place].options }
    /// The clock as its policy defines it.
    var clock: CompiledClock { tables.clocks[place] }

    @inline(__always)
    func target(of state: ClockState) -> ClockPlan.Target? {
        tables.plans[place].targets.place(state.rule).map { tables.targets[$0] }
    }

    func time(of state: ClockState) -> ClockTime {
        target(of: state)?.time ?? .plain
    }

    @inline(__always)
    func occurrence(_ kind: ClockOccurrence.Kind, of state: ClockState, at instant: Int64) -> ClockOccurrence {
        ClockOccurrence(
            policy: tables.clocks[place].policyIdentifier, metric: tables.clocks[place].definition.metric,
            cycle: state.cycle, at: Instant(uncheckedMicroseconds: instant), kind: kind)
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
            state.used += (target?.time ?? .plain).elapsed(from: state.mark, to: instant, calendars)
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

    @inline(__always)
    private func record(of state: ClockState, _ target: ServiceLevelTarget?) -> CycleRecord {
        let isBreached = state.isBreached
        let outcome: CycleRecord.Outcome =
            isBreached
            ? .missed : state.phase == .cancelled ? .cancelled : target == nil && !state.isAgreed ? .measured : .met
        return CycleRecord(
            startedAt: Instant(uncheckedMicroseconds: state.startedAt),
            endedAt: Instant(uncheckedMicroseconds: state.mark),
            outcome: outcome, target: target,
            due: InstantMark(microseconds: state.due), breachedAt: InstantMark(microseconds: state.breachedAt),
            elapsed: TimeSpan(microseconds: state.used), paused: TimeSpan(microseconds: state.paused),
            isExcused: state.isExcused)
    }

    // MARK: Pauses

    func pause(_ state: inout ClockState, at instant: Int64) {
        guard state.phase == .running else { return }
        state.used += time(of: state).elapsed(from: state.mark, to: instant, calendars)
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
        if pausesPlainly {
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
        pausesPlainly ? end - start : time(of: state).elapsed(from: start, to: end, calendars)
    }

    private var pausesPlainly: Bool { tables.plans[place].pause?.isPlain ?? false }

    /// Moves the due instant by plain time; one that has passed stays.
    private func move(_ state: inout ClockState, by span: Int64) {
        guard !state.isBreached, !state.isAgreed, state.due != ClockState.never else { return }
        state.due = ClockTime.plainly(adding: span, to: state.due)
        state.lateAfter = state.due
    }

    /// When the present pause ends by its cap; never without one, or when the clock is not paused.
    func pauseCapEnd(of state: ClockState, _ pauses: ClockPauses) -> Int64 {
        guard state.phase == .paused, let rule = tables.plans[place].pause, rule.hasCap else { return ClockState.never }
        var end = ClockTime.plainly(adding: rule.greatestPause, to: state.mark)
        if rule.greatestTotal != ClockState.never {
            let left = max(0, rule.greatestTotal - pauses.plainTime(of: state.clock))
            end = min(end, ClockTime.plainly(adding: left, to: state.mark))
        }
        return end
    }

    // MARK: Due

    /// Computes the due instant anew from where the running clock stands.
    func refresh(_ state: inout ClockState, at instant: Int64) {
        let target = target(of: state)
        guard !state.isBreached, !state.isAgreed else {
            updateNextSignal(&state, target)
            return
        }
        guard let target, let amount = target.amount else {
            let due = target.flatMap { deadline(of: state, $0) } ?? ClockState.never
            (state.due, state.lateAfter) = (due, due)
            keepFuture(&state, at: instant)
            updateNextSignal(&state, target)
            return
        }
        // The share that is reached first, if any, is asked of the calendar in one go with the due instant.
        let (share, hasOthers) = leastShare(of: state, target)
        let shareLeft = share == ClockState.never ? share : share - state.used
        let ends = target.time.ends(of: amount - state.used, shareLeft, from: state.mark, calendars)
        (state.due, state.lateAfter) = (ends.due, ends.last)
        keepFuture(&state, at: instant)
        setNextSignal(&state, target, share: ends.share, hasOthers: hasOthers)
    }

    /// A target that was used up before it took over is missed from now on, not in the past.
    private func keepFuture(_ state: inout ClockState, at instant: Int64) {
        if state.lateAfter < instant { state.lateAfter = instant }
    }

    /// The due instant of a target that is no amount; nil for none.
    private func deadline(of state: ClockState, _ rule: ClockPlan.Target) -> Int64? {
        guard case .businessDays(let deadline) = rule.target, let calendar = rule.time.calendar(in: calendars) else {
            return nil
        }
        let start = Instant(uncheckedMicroseconds: state.startedAt)
        guard let end = calendar.deadline(deadline, after: start)?.microsecondsSinceEpoch else { return nil }
        return state.paused > 0 ? rule.time.adding(state.paused, to: end, calendars) : end
    }

    /// Sets a due instant that was agreed with the customer; a breach that has passed stays.
    func agree(_ state: inout ClockState, on due: Int64, at instant: Int64) {
        guard state.isActive, !state.isBreached else { return }
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
            state.used += old.time(of: state).elapsed(from: state.mark, to: instant, calendars)
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
            let standing = stretches.reduce(0) { $0 + newTime.elapsed(from: $1.start, to: $1.end, calendars) }
            state.used = newTime.elapsed(from: state.startedAt, to: instant, calendars) - standing
        }
        state.warned = 0
        refresh(&state, at: instant)
        if wasPaused { state.nextSignal = ClockState.never }
    }
}
