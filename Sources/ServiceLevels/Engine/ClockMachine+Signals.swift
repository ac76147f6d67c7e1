import ServiceTime

/// What a running clock reaches as time passes: warnings and the breach.
extension ClockMachine {
    /// The places of the clock's warnings in their table.
    private var warnings: Range<Int> { tables.plans[place].warnings.range }

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
        if let amount = rule.amount { return amount }
        guard rule.target != nil, state.due != ClockState.never else { return nil }
        return rule.time.elapsed(from: state.startedAt, to: state.due, calendars) - state.paused
    }

    func updateNextSignal(_ state: inout ClockState) {
        updateNextSignal(&state, target(of: state))
    }

    func updateNextSignal(_ state: inout ClockState, _ target: ClockPlan.Target?) {
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
    func setNextSignal(
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
    @inline(__always)
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
    func leastShare(of state: ClockState, _ target: ClockPlan.Target) -> (share: Int64, hasOthers: Bool) {
        if let rung = rung(of: state, target) { return (tables.rungs[rung].share, false) }
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
