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

    /// The place of the first of the clock's warnings, and how many it has.
    private var warnings: Range<Int> { tables.plans[place].warnings.range }

    @inline(__always)
    private func occurrence(_ kind: ClockOccurrence.Kind, of state: ClockState, at instant: Int64) -> ClockOccurrence {
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
        let (share, hasOthers) =
            state.warned == 0 ? (target.leastShare, target.hasOtherWarnings) : leastShare(of: state, target)
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
            return time.adding(needed - state.used, to: state.mark, calendars)
        case .beforeDue(let span):
            return state.due == ClockState.never
                ? ClockState.never : time.adding(-span.microseconds, to: state.due, calendars)
        case .afterDue(let span):
            return state.due == ClockState.never
                ? ClockState.never : time.adding(span.microseconds, to: state.due, calendars)
        case .businessDaysFromDue(let days):
            guard state.due != ClockState.never, let calendar = time.calendar(in: calendars) else {
                return ClockState.never
            }
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
            return rule.time.elapsed(from: state.startedAt, to: state.due, calendars) - state.paused
        }
    }

    func updateNextSignal(_ state: inout ClockState) {
        updateNextSignal(&state, target(of: state))
    }

    private func updateNextSignal(_ state: inout ClockState, _ target: ClockPlan.Target?) {
        guard let target else {
            setNextSignal(&state, nil, share: ClockState.never, hasOthers: !warnings.isEmpty)
            return
        }
        let (share, hasOthers) = leastShare(of: state, target)
        let end =
            share == ClockState.never
            ? ClockState.never : target.time.adding(share - state.used, to: state.mark, calendars)
        setNextSignal(&state, target, share: end, hasOthers: hasOthers)
    }

    /// Sets when a running clock reaches something next: a share at an instant, another warning, or the breach.
    @inline(__always)
    private func setNextSignal(
        _ state: inout ClockState, _ target: ClockPlan.Target?, share: Int64, hasOthers: Bool
    ) {
        var next = share
        if !state.isBreached, state.lateAfter != ClockState.never {
            next = min(next, state.lateAfter + 1)
        }
        if hasOthers { next = min(next, nextOther(of: state, target)) }
        state.nextSignal = next
    }

    /// The next instant at which a warning is reached that is no share of a fixed amount.
    private func nextOther(of state: ClockState, _ target: ClockPlan.Target?) -> Int64 {
        var next = ClockState.never
        for (bit, place) in warnings.enumerated()
        where !state.hasWarned(bit) && share(bit, target) == ClockState.never {
            next = min(next, instant(of: tables.warnings[place], state))
        }
        return next
    }

    /// Takes into account what a running clock has reached up to an instant, in order of time.
    func settle(_ state: inout ClockState, at instant: Int64, _ found: inout [ClockOccurrence]) {
        guard state.phase == .running, state.nextSignal <= instant else { return }
        let target = target(of: state)
        if let target, let rung = rung(of: state, target) {
            climb(&state, target, from: rung, until: instant, &found)
            return
        }
        while state.nextSignal <= instant {
            let signal = state.nextSignal
            let breaks = !state.isBreached && state.lateAfter < signal
            if !warnings.isEmpty { warn(&state, target, at: signal, breaks: breaks, &found) }
            if breaks { breach(&state, &found) }
            updateNextSignal(&state, target)
        }
    }

    private func breach(_ state: inout ClockState, _ found: inout [ClockOccurrence]) {
        state.isBreached = true
        found.append(occurrence(.breached, of: state, at: state.lateAfter))
    }

    /// The place of the next rung of a target's ladder; nil where it has none, or where warnings were reached in another
    /// order.
    private func rung(of state: ClockState, _ target: ClockPlan.Target) -> Int? {
        for place in target.ladder.range where tables.rungs[place].reachedBefore == state.warned { return place }
        return nil
    }

    /// Settles a clock whose warnings are reached one after the other.
    private func climb(
        _ state: inout ClockState, _ target: ClockPlan.Target, from first: Int, until instant: Int64,
        _ found: inout [ClockOccurrence]
    ) {
        var rung = first
        let end = target.ladder.range.upperBound
        while state.nextSignal <= instant {
            let signal = state.nextSignal
            let breaks = !state.isBreached && state.lateAfter < signal
            if rung < end {
                let share = tables.rungs[rung].share
                // A signal that is no breach is the next rung.
                if !breaks || target.time.adding(share - state.used, to: state.mark, calendars) <= signal {
                    repeat {
                        let warning = tables.rungs[rung].warning
                        state.warned |= 1 << UInt32(truncatingIfNeeded: warning)
                        found.append(occurrence(.warned(warning), of: state, at: max(signal, state.mark)))
                        rung += 1
                    } while rung < end && tables.rungs[rung].share == share
                }
            }
            if breaks { breach(&state, &found) }
            let next =
                rung < end
                ? target.time.adding(tables.rungs[rung].share - state.used, to: state.mark, calendars)
                : ClockState.never
            setNextSignal(&state, target, share: next, hasOthers: false)
        }
    }

    /// Gives the warnings that are reached at a signal.
    private func warn(
        _ state: inout ClockState, _ target: ClockPlan.Target?, at signal: Int64, breaks: Bool,
        _ found: inout [ClockOccurrence]
    ) {
        var reachedShare = Int64.min
        if let target {
            let (share, hasOthers) = leastShare(of: state, target)
            // A signal that is nothing else is the share that is reached first.
            let isShare = share != ClockState.never && !breaks && !hasOthers
            if isShare
                || share != ClockState.never
                    && target.time.adding(share - state.used, to: state.mark, calendars) <= signal
            {
                reachedShare = share
            }
        }
        for bit in 0..<warnings.count where !state.hasWarned(bit) {
            let fixed = share(bit, target)
            let isReached =
                fixed != ClockState.never
                ? fixed <= reachedShare
                : instant(of: tables.warnings[warnings.lowerBound + bit], state) <= signal
            guard isReached else { continue }
            state.warned |= 1 << UInt32(truncatingIfNeeded: bit)
            found.append(occurrence(.warned(bit), of: state, at: max(signal, state.mark)))
        }
    }

    /// What a warning asks to be used, by its place among those of the clock; never for one that is no share of a fixed
    /// amount.
    @inline(__always)
    private func share(_ warning: Int, _ target: ClockPlan.Target?) -> Int64 {
        target.map { tables.shares[Int($0.firstShare) &+ warning] } ?? ClockState.never
    }

    /// The smallest share of a fixed amount that is still ahead, which is reached first, so that only it is asked of the
    /// calendar; and whether warnings are ahead that are no such share.
    @inline(__always)
    private func leastShare(of state: ClockState, _ target: ClockPlan.Target) -> (share: Int64, hasOthers: Bool) {
        var least = ClockState.never
        var hasOthers = false
        for bit in 0..<warnings.count where !state.hasWarned(bit) {
            let share = share(bit, target)
            if share == ClockState.never { hasOthers = true }
            least = min(least, share)
        }
        return (least, hasOthers)
    }
}
