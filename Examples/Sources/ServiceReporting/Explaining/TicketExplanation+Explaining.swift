import ServiceLevels
import ServiceTime
import Ticketing

extension TicketExplanation {
    /// Explains a ticket.
    ///
    /// - Parameters:
    ///   - history: Its events.
    ///   - levels: The policies.
    ///   - clock: The clock of local times.
    ///   - asOf: Up to when to explain; the last event if nil.
    /// - Throws: ``InputError`` when the first event does not open the ticket.
    init(of history: TicketHistory, by levels: CompiledServiceLevels, clock: LocalClock, asOf: Instant?)
        throws(InputError)
    {
        guard let first = history.events.first, case .success(let (opened, _)) = levels.open(history.identifier, first)
        else { throw InputError("the first event of \(history.identifier) does not open it") }
        var state = opened
        var refused: [Refusal] = []
        for event in history.events.dropFirst() {
            if case .failure(let refusal) = levels.apply(event, to: &state) {
                refused.append(Refusal(event: event.identifier, reason: "\(refusal)"))
            }
        }
        let end = max(asOf ?? state.ticket.lastEventAt, state.ticket.lastEventAt)
        ticket = history.identifier
        timeZone = clock.timeZone
        self.opened = clock.moment(state.ticket.openedAt)
        until = clock.moment(end)
        wallTime = end - state.ticket.openedAt
        status = state.ticket.status
        choices = levels.choices(for: state.ticket, at: end).map { choice in
            Choice(policy: choice.policy, isChosen: choice.reason == .chosen, reason: choice.reason.text(clock))
        }
        clocks = levels.readings(of: state, at: end).compactMap { reading in
            (try? levels.explanation(of: reading.metric, history.identifier, history.events, until: end))
                .map { ExplainedClock(reading, $0, clock: clock) }
        }
        nextDeadline = levels.nextDeadline(of: state, after: end).map(clock.moment)
        self.refused = refused
    }
}

extension ExplainedClock {
    fileprivate init(_ reading: ClockReading, _ explanation: ClockExplanation, clock: LocalClock) {
        policy = reading.policy
        metric = reading.metric
        target = reading.target?.text
        phase = reading.phase.rawValue
        cycle = reading.cycle
        started = clock.moment(reading.startedAt)
        ended = reading.endedAt.map(clock.moment)
        due = reading.due.map(clock.moment)
        breached = reading.breachedAt.map(clock.moment)
        elapsed = reading.elapsed
        remaining = reading.remaining
        warnings = reading.warnings.map {
            Warning(warning: $0.warning.text, at: $0.at.map(clock.moment), isReached: $0.isReached)
        }
        stretches = explanation.stretches.map {
            Stretch(
                from: clock.moment($0.range.lowerBound), to: clock.moment($0.range.upperBound),
                cause: $0.cause.description, length: $0.length)
        }
        totals = explanation.totals.map { Total(cause: $0.cause.description, length: $0.total) }
    }
}

extension PolicyChoice.Reason {
    /// The reason in words.
    fileprivate func text(_ clock: LocalClock) -> String {
        switch self {
        case .chosen: "applies"
        case .notYetValid(let from): "valid only for tickets opened from \(clock.moment(from).local) on"
        case .superseded(let by): "a later version is in force since \(clock.moment(by).local)"
        case .conditionFails(let part): "does not apply, since this does not hold: " + part.text
        case .passedOver(let other): "applies, but \(other) comes first"
        }
    }
}
