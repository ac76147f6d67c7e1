public import ServiceLevels
public import ServiceTime

extension CompiledEscalation {
    /// When the shares of a ticket's service-level clocks that steps wait for are reached, if nothing else happens.
    ///
    /// A host asks for it, and applies it as ``EscalationEvent/Kind/forecast(_:)``, whenever an event has moved the
    /// clocks. Of several clocks of one metric the first to reach a share counts.
    ///
    /// - Parameters:
    ///   - levels: The compiled service levels.
    ///   - state: The state of the ticket's clocks.
    ///   - instant: The instant of the look.
    /// - Complexity: A few readings of the clocks for each share that has no warning of its own on the clock.
    public func forecast(
        of levels: CompiledServiceLevels, _ state: ServiceLevelState, at instant: Instant
    ) -> EscalationForecast {
        var instants = SIMD16<Int64>(repeating: EscalationState.never)
        guard !tables.shares.isEmpty else { return EscalationForecast(instants: instants) }
        let readings = levels.readings(of: state, at: instant)
        for (index, share) in tables.shares.enumerated() {
            for reading in readings where reading.metric == share.metric && reading.granted != nil {
                let at = Self.instant(of: share, on: reading, levels, state, from: instant)
                instants[index] = min(instants[index], at)
            }
        }
        return EscalationForecast(instants: instants)
    }

    private static func instant(
        of share: CompiledShare, on reading: ClockReading, _ levels: CompiledServiceLevels, _ state: ServiceLevelState,
        from instant: Instant
    ) -> Int64 {
        if reading.hasUsed(share.part, of: share.whole) ?? false { return instant.microsecondsSinceEpoch }
        guard reading.phase == .running || reading.phase == .paused else { return EscalationState.never }
        func isUsed(at microseconds: Int64) -> Bool {
            let later = levels.readings(of: state, at: Instant(uncheckedMicroseconds: microseconds))
            return later.contains {
                $0.policy == reading.policy && $0.metric == reading.metric && $0.cycle == reading.cycle
                    && $0.hasUsed(share.part, of: share.whole) ?? false
            }
        }
        // The time used never falls, so the first instant is found between one that is too early and one that is not.
        var early = instant.microsecondsSinceEpoch
        var step = TimeSpan.minutes(1).microseconds
        let horizon = min(early.addingReportingOverflow(longestForecast).partialValue, Self.latest)
        var late = min(early + step, horizon)
        while !isUsed(at: late) {
            guard late < horizon else { return EscalationState.never }
            early = late
            step *= 4
            late = min(late + step, horizon)
        }
        while late - early > 1 {
            let middle = early + (late - early) / 2
            if isUsed(at: middle) { late = middle } else { early = middle }
        }
        return late
    }

    private static var latest: Int64 { Instant.latest.microsecondsSinceEpoch }
    /// Shares are looked for ten years ahead.
    private static var longestForecast: Int64 { EscalationTrigger.greatestWait.microseconds }

    /// The next instant after another at which the machine does something, or may answer otherwise, without an event.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - instant: The instant; what is due at it or before is due at the next look.
    /// - Returns: The instant; nil when nothing happens any more without an event.
    public func nextDeadline(of state: EscalationState, after instant: Instant) -> Instant? {
        let at = instant.microsecondsSinceEpoch
        var next = EscalationState.never
        if state.due != EscalationState.never { next = max(state.due, at == Self.latest ? at : at + 1) }
        if state.observeAgain > at { next = min(next, state.observeAgain) }
        return next == EscalationState.never ? nil : try? Instant(microsecondsSinceEpoch: next)
    }

    /// The next instant after another at which the machine or a clock of the ticket does something without an event.
    ///
    /// - Parameters:
    ///   - state: The state of the escalation.
    ///   - instant: The instant.
    ///   - levels: The compiled service levels.
    ///   - clocks: The state of the ticket's clocks.
    /// - Returns: The instant; nil when nothing happens any more without an event.
    public func nextDeadline(
        of state: EscalationState, after instant: Instant, with levels: CompiledServiceLevels,
        _ clocks: ServiceLevelState
    ) -> Instant? {
        let own = nextDeadline(of: state, after: instant)
        guard let other = levels.nextDeadline(of: clocks, after: instant) else { return own }
        return own.map { min($0, other) } ?? other
    }
}
