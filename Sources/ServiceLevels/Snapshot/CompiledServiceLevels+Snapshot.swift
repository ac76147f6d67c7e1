import ServiceTime
import ServiceVocabulary
import Ticketing

extension CompiledServiceLevels {
    /// The state of a ticket in the form in which it is stored.
    ///
    /// - Parameter state: The state, which these service levels have made.
    public func snapshot(of state: ServiceLevelState) -> ServiceLevelSnapshot {
        ServiceLevelSnapshot(
            ticket: state.ticket, policies: state.policies.map { version(of: $0) },
            clocks: state.clocks.map { clock in
                let (own, ran) = (clocks[clock.clock], clocks[clock.cycleClock])
                return ClockSnapshot(
                    version: version(of: own.policy), metric: own.definition.metric,
                    cycle: clock.cycle > 0
                        ? CycleSnapshot(
                            clock, ran, under: ran.policy == own.policy ? nil : version(of: ran.policy), state.pauses)
                        : nil)
            },
            settledAt: Instant(uncheckedMicroseconds: state.settledAt), happened: state.happened,
            waits: state.waits.map { StretchSnapshot($0) })
    }

    /// The state of a ticket as it was stored, ready to go on.
    ///
    /// - Parameter snapshot: The stored state.
    /// - Throws: ``SnapshotRefusal`` when the policy set or the life cycle lacks something that the state names.
    public func restore(_ snapshot: ServiceLevelSnapshot) throws(SnapshotRefusal) -> ServiceLevelState {
        do throws(InvalidValue) {
            try snapshot.ticket.checkStatus(in: lifeCycle)
        } catch {
            throw .noStatus(error)
        }
        var policies: [Int] = []
        for version in snapshot.policies { policies.append(try place(of: version)) }
        var states: [ClockState] = []
        for stored in snapshot.clocks { states.append(try state(of: stored)) }
        let opened = snapshot.ticket.openedAt.microsecondsSinceEpoch
        let settledAt = snapshot.settledAt.microsecondsSinceEpoch
        let agesPassed = ages.prefix { ClockTime.plainly(adding: $0, to: opened) <= settledAt }.count
        var state = ServiceLevelState(
            policies: policies, clocks: states, settledAt: settledAt,
            facts: tables.conditions.facts(of: snapshot.ticket, at: snapshot.settledAt), agesPassed: agesPassed,
            happened: snapshot.happened, waits: snapshot.waits.map { $0.pause }, ticket: snapshot.ticket)
        for (clock, stored) in zip(states, snapshot.clocks) {
            for pause in stored.cycle?.pauses ?? [] { state.pauses.append(pause.pause, of: clock.clock) }
        }
        lookAhead(&state)
        return state
    }

    private func version(of policy: Int) -> ServiceLevelSnapshot.PolicyVersion {
        let policy = policySet.policies[policy]
        return ServiceLevelSnapshot.PolicyVersion(policy: policy.identifier, validFrom: policy.validFrom)
    }

    private func place(of version: ServiceLevelSnapshot.PolicyVersion) throws(SnapshotRefusal) -> Int {
        let place = policySet.policies.firstIndex {
            $0.identifier == version.policy && $0.validFrom == version.validFrom
        }
        guard let place else { throw .noPolicy(version) }
        return place
    }

    private func place(
        of metric: ServiceLevelMetric, in version: ServiceLevelSnapshot.PolicyVersion
    ) throws(SnapshotRefusal) -> Int {
        let policy = try place(of: version)
        guard let place = clocksOfPolicy[policy].first(where: { clocks[$0].definition.metric == metric }) else {
            throw .noClock(metric, in: version.policy)
        }
        return place
    }

    private func state(of stored: ClockSnapshot) throws(SnapshotRefusal) -> ClockState {
        var state = tables.freshClock(at: try place(of: stored.metric, in: stored.version))
        guard let cycle = stored.cycle else { return state }
        let version = cycle.version ?? stored.version
        state.cycleClock = try place(of: stored.metric, in: version)
        let clock = clocks[state.cycleClock]
        let rules = clock.definition.targets
        guard rules.indices.contains(cycle.rule), rules[cycle.rule].target == cycle.target else {
            throw .noTarget(cycle.target, of: stored.metric, in: version.policy)
        }
        for warning in cycle.warned where !clock.definition.warnings.indices.contains(warning) {
            throw .noWarning(warning, of: stored.metric, in: version.policy)
        }
        cycle.write(to: &state)
        if state.phase == .running {
            machine(of: state).updateNextSignal(&state)
        }
        tables.takeNotice(&state)
        return state
    }
}

extension CycleSnapshot {
    fileprivate init(
        _ state: ClockState, _ clock: CompiledClock, under version: ServiceLevelSnapshot.PolicyVersion?,
        _ pauses: ClockPauses
    ) {
        let rules = clock.definition.targets
        func instant(_ microseconds: Int64) -> Instant? {
            microseconds == ClockState.never ? nil : Instant(uncheckedMicroseconds: microseconds)
        }
        self.init(
            version: version, number: state.cycle, phase: state.readingPhase, rule: state.rule,
            target: rules.indices.contains(state.rule) ? rules[state.rule].target : nil,
            startedAt: Instant(uncheckedMicroseconds: state.startedAt),
            since: Instant(uncheckedMicroseconds: state.mark), used: TimeSpan(microseconds: state.used),
            paused: TimeSpan(microseconds: state.paused),
            pauses: pauses.stretches(of: state.clock).map { StretchSnapshot($0) },
            isPauseSpent: state.isPauseSpent, stoppedAtEnd: state.stoppedAtEnd, due: instant(state.due),
            lateAfter: instant(state.lateAfter), breachedAt: instant(state.breachedAt), isAgreed: state.isAgreed,
            isExcused: state.isExcused, warned: (0..<32).filter { state.hasWarned($0) },
            met: state.met, missed: state.missed)
    }

    fileprivate func write(to state: inout ClockState) {
        state.phase =
            switch phase {
            case .running: .running
            case .paused: .paused
            case .stopped: .stopped
            case .cancelled: .cancelled
            }
        state.rule = rule
        state.cycle = number
        state.startedAt = startedAt.microsecondsSinceEpoch
        state.mark = since.microsecondsSinceEpoch
        state.used = used.microseconds
        state.paused = paused.microseconds
        state.isPauseSpent = isPauseSpent
        state.stoppedAtEnd = stoppedAtEnd
        state.due = due?.microsecondsSinceEpoch ?? ClockState.never
        state.lateAfter = lateAfter?.microsecondsSinceEpoch ?? ClockState.never
        state.isBreached = breachedAt != nil
        state.isAgreed = isAgreed
        state.isExcused = isExcused
        state.warned = warned.reduce(0) { $0 | 1 << UInt32($1) }
        state.met = met
        state.missed = missed
    }
}

extension StretchSnapshot {
    fileprivate init(_ pause: Stretch) {
        self.init(
            start: Instant(uncheckedMicroseconds: pause.start),
            end: pause.end == ClockState.never ? nil : Instant(uncheckedMicroseconds: pause.end))
    }

    fileprivate var pause: Stretch {
        Stretch(
            start: start.microsecondsSinceEpoch, end: end?.microsecondsSinceEpoch ?? ClockState.never)
    }
}
