public import ServiceTime
public import ServiceVocabulary
import Ticketing

extension CompiledServiceLevels {
    /// What is left of each promise of a ticket, in the order of the policies; clocks that have ended and those without a
    /// target are left out.
    ///
    /// - Parameters:
    ///   - state: The state of the ticket.
    ///   - instant: The instant; one before the last event is read as that event's.
    public func budgetsLeft(of state: ServiceLevelState, at instant: Instant) -> [BudgetLeft] {
        running(state, at: instant).compactMap { clock, at in
            let machine = machine(of: clock)
            guard let left = machine.reading(of: clock, at: at).remaining else { return nil }
            let resumed = machine.resumed(clock, at: at)
            return BudgetLeft(
                policy: machine.clock.policyIdentifier, metric: machine.clock.definition.metric, left: left,
                due: resumed.due == ClockState.never ? nil : Instant(uncheckedMicroseconds: resumed.due),
                isBreached: clock.isBreached)
        }
    }

    /// The latest instant at which a piece of work can begin and be finished by the due instant of a clock.
    ///
    /// A clock that stands still is taken to run on from the asked instant.
    ///
    /// - Parameters:
    ///   - work: The working time that the piece takes, not negative.
    ///   - metric: What the clock measures; where several policies have it, the one that leaves the least time counts.
    ///   - state: The state of the ticket.
    ///   - instant: The instant; one before the last event is read as that event's.
    ///   - calendar: The calendar in whose hours the work is done; nil for the time of the clock.
    /// - Returns: The instant; nil when no clock for the metric is running.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for less than no work or a calendar that the set does not have.
    public func latestStart(
        of work: TimeSpan, meeting metric: ServiceLevelMetric, of state: ServiceLevelState, at instant: Instant,
        on calendar: CalendarIdentifier? = nil
    ) throws(InvalidValue) -> LatestStart? {
        guard work >= .zero else {
            throw InvalidValue(field: "work", value: work.description, accepted: "a time that is not negative")
        }
        var workTime: ClockTime?
        if let calendar {
            guard let time = calendars.time(on: calendar) else {
                throw InvalidValue(
                    field: "calendar", value: calendar.rawValue, accepted: "a calendar of the policy set")
            }
            workTime = time
        }
        return latest(metric, of: state, at: instant) { clock, due in
            (workTime ?? machine(of: clock).time(of: clock)).start(
                of: work.microseconds, endingAt: due, tables.calendars)
        }
    }

    /// The latest instant at which a ticket can be handed to a tier of support so that the tier, taking all the time its
    /// own promise grants, still finishes by the due instant of another clock.
    ///
    /// - Parameters:
    ///   - tier: The tier to which the ticket is handed.
    ///   - metric: The promise to keep; where several policies have it, the one that leaves the least time counts.
    ///   - state: The state of the ticket.
    ///   - instant: The instant; one before the last event is read as that event's.
    /// - Returns: The instant; nil when no clock for the metric is running, or none of the ticket's policies has a clock
    ///   with a target for the time at the tier.
    public func latestHandOver(
        to tier: SupportTier, keeping metric: ServiceLevelMetric = .resolution, of state: ServiceLevelState,
        at instant: Instant
    ) -> LatestStart? {
        let handling = ServiceLevelMetric(rawValue: ServiceLevelClock.handlingPrefix + tier.rawValue)
        var granted: (target: ServiceLevelTarget, time: ClockTime)?
        for place in state.policies.flatMap({ clocksOfPolicy[$0] }) where granted == nil {
            guard clocks[place].definition.metric == handling else { continue }
            let rule = rule(of: clocks[place], for: state.ticket, at: max(instant, state.ticket.lastEventAt))
            guard let rule = tables.plans[place].targets.place(rule), let target = tables.targets[rule].target else {
                continue
            }
            granted = (target, tables.targets[rule].time)
        }
        guard let granted else { return nil }
        return latest(metric, of: state, at: instant) { _, due in
            granted.time.start(of: granted.target, endingAt: due, tables.calendars)
        }
    }

    /// The clocks that go on at an instant, with the instant.
    private func running(_ state: ServiceLevelState, at instant: Instant) -> [(clock: ClockState, at: Int64)] {
        let at = max(instant, state.ticket.lastEventAt).microsecondsSinceEpoch
        var state = state
        var found: [ClockOccurrence] = []
        advance(&state, to: at, &found)
        return state.clocks.filter { $0.isActive }.map { ($0, at) }
    }

    /// The earliest of the starts that lead up to the dues of the clocks for a metric.
    private func latest(
        _ metric: ServiceLevelMetric, of state: ServiceLevelState, at instant: Instant,
        _ start: (_ clock: ClockState, _ due: Int64) -> Int64?
    ) -> LatestStart? {
        var earliest: LatestStart?
        for (clock, at) in running(state, at: instant) {
            let machine = machine(of: clock)
            guard machine.clock.definition.metric == metric else { continue }
            let due = machine.resumed(clock, at: at).due
            guard due != ClockState.never else {
                earliest = earliest ?? .anyTime
                continue
            }
            let found = start(clock, due).map { Instant(uncheckedMicroseconds: $0) }
            let isLate = clock.isBreached
            let answer: LatestStart =
                if let found, found.microsecondsSinceEpoch >= at, !isLate { .at(found) } else { .passed(found) }
            earliest = earliest.map { $0.earlier(answer) } ?? answer
        }
        return earliest
    }
}

extension LatestStart {
    /// The answer that leaves less time.
    fileprivate func earlier(_ other: LatestStart) -> LatestStart {
        switch (self, other) {
        case (.passed(nil), _), (_, .passed(nil)): .passed(nil)
        case (.passed(let one?), .passed(let two?)): .passed(min(one, two))
        case (.passed, _), (_, .anyTime): self
        case (_, .passed), (.anyTime, _): other
        case (.at(let one), .at(let two)): .at(min(one, two))
        }
    }
}

extension ClockMachine {
    /// The clock as it is if it runs from an instant on.
    fileprivate func resumed(_ state: ClockState, at instant: Int64) -> ClockState {
        var state = state
        var pauses = ClockPauses()
        resume(&state, at: instant, &pauses)
        return state
    }
}

extension ClockTime {
    /// The latest instant from which an amount of this time leads up to another; nil when there was never so much.
    fileprivate func start(of amount: Int64, endingAt end: Int64, _ calendars: CompiledCalendarList) -> Int64? {
        guard let calendar = calendar(in: calendars) else {
            let (start, overflow) = end.subtractingReportingOverflow(amount)
            return overflow || start < Instant.earliest.microsecondsSinceEpoch ? nil : start
        }
        let found = try? calendar.subtracting(
            TimeSpan(microseconds: amount), from: Instant(uncheckedMicroseconds: end))
        return found?.microsecondsSinceEpoch
    }

    /// The latest instant from which a target is due by another; nil when there is none.
    fileprivate func start(
        of target: ServiceLevelTarget, endingAt end: Int64, _ calendars: CompiledCalendarList
    ) -> Int64? {
        switch target {
        case .workingTime(let span):
            return start(of: span.microseconds, endingAt: end, calendars)
        case .calendarTime(let span):
            return ClockTime.plain.start(of: span.microseconds, endingAt: end, calendars)
        case .businessDays(let deadline):
            guard let calendar = calendar(in: calendars) else { return nil }
            func isInTime(_ start: Int64) -> Bool {
                let due = calendar.deadline(deadline, after: Instant(uncheckedMicroseconds: start))
                return due.map { $0.microsecondsSinceEpoch <= end } ?? false
            }
            // Dues in business days do not come earlier for a later start, so halving finds the last one in time. A due
            // is at most some weeks of holidays for each business day after its start; a year for each is ample.
            let reach = 32_000_000_000_000 * Int64(1 + min(max(deadline.days, 0), 9000))
            var low = max(Instant.earliest.microsecondsSinceEpoch, end - reach)
            var high = end
            if isInTime(high) { return high }
            guard isInTime(low) else { return nil }
            while high - low > 1 {
                let middle = low + (high - low) / 2
                if isInTime(middle) { low = middle } else { high = middle }
            }
            return low
        }
    }
}
