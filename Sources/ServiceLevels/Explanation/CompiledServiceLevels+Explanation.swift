public import ServiceTime
import ServiceVocabulary
public import Ticketing

extension CompiledServiceLevels {
    /// Where every moment of a ticket went for one clock, computed from its events and the policies.
    ///
    /// - Parameters:
    ///   - metric: What the clock measures; where several policies have it, the first one's clock.
    ///   - identifier: The identifier of the ticket.
    ///   - events: Its events in log order; one that the ticket refuses is passed over.
    ///   - end: Up to when to explain; an instant before the last event is read as that event's.
    /// - Returns: The explanation.
    /// - Throws: ``Ticketing/TicketRefusal`` when the first event does not open the ticket.
    public func explanation(
        of metric: ServiceLevelMetric, _ identifier: TicketIdentifier, _ events: [TicketEvent], until end: Instant
    ) throws(TicketRefusal) -> ClockExplanation {
        guard let first = events.first else { throw .notOpened }
        var state = try open(identifier, first).get().state
        var stretches = StretchList()
        for event in events.dropFirst() {
            let before = state
            guard case .success(let step) = apply(event, to: &state) else { continue }
            explain(metric, before, until: step.change.effectiveAt, &stretches)
        }
        let end = max(end, state.ticket.lastEventAt)
        explain(metric, state, until: end, &stretches)
        return ClockExplanation(
            metric: metric, stretches: stretches.stretches,
            reading: readings(of: state, at: end).first { $0.metric == metric })
    }

    /// Adds what happens to a clock from where a state stands up to an instant, if nothing else happens.
    private func explain(
        _ metric: ServiceLevelMetric, _ start: ServiceLevelState, until end: Instant, _ stretches: inout StretchList
    ) {
        var state = start
        var from = Instant(uncheckedMicroseconds: state.settledAt)
        var found: [ClockOccurrence] = []
        while from < end {
            let step = min(nextTimedStep(of: &state), end.microsecondsSinceEpoch)
            let to = Instant(uncheckedMicroseconds: max(step, from.microsecondsSinceEpoch))
            add(metric, state, from..<to, &stretches)
            advance(&state, to: to.microsecondsSinceEpoch, &found)
            from = to
        }
    }

    /// Adds a range during which nothing about the clock changes but the hours of its calendar.
    private func add(
        _ metric: ServiceLevelMetric, _ state: ServiceLevelState, _ range: Range<Instant>,
        _ stretches: inout StretchList
    ) {
        guard !range.isEmpty else { return }
        guard let clock = state.clocks.first(where: { clocks[$0.clock].definition.metric == metric }) else {
            stretches.append(range, .cancelled)
            return
        }
        switch clock.phase {
        case .idle: stretches.append(range, .notStarted)
        case .stopped: stretches.append(range, .stopped)
        case .cancelled: stretches.append(range, .cancelled)
        case .paused: stretches.append(range, .paused(state.ticket.waitReason))
        case .running:
            guard let calendar = machine(of: clock).time(of: clock).calendar(in: tables.calendars) else {
                stretches.append(range, .running)
                return
            }
            let regular = try? CompiledCalendar(
                calendar.calendar.withoutExceptions(), zones: zones,
                span: range.lowerBound.year...range.upperBound.year)
            var from = range.lowerBound
            for open in calendar.openIntervals(in: range) {
                addClosed(from..<open.lowerBound, regular, &stretches)
                stretches.append(open, .running)
                from = open.upperBound
            }
            addClosed(from..<range.upperBound, regular, &stretches)
        }
    }

    /// Adds a closed range, with the part that regular hours would have open named as holiday.
    private func addClosed(_ range: Range<Instant>, _ regular: CompiledCalendar?, _ stretches: inout StretchList) {
        guard !range.isEmpty else { return }
        var from = range.lowerBound
        if let regular {
            for open in regular.openIntervals(in: range) {
                stretches.append(from..<open.lowerBound, .closedHours)
                stretches.append(open, .holiday)
                from = open.upperBound
            }
        }
        stretches.append(from..<range.upperBound, .closedHours)
    }
}

/// Stretches in order, each joined to the one before where the cause is the same.
private struct StretchList {
    private(set) var stretches: [ClockExplanation.Stretch] = []

    mutating func append(_ range: Range<Instant>, _ cause: ClockExplanation.Cause) {
        guard !range.isEmpty else { return }
        if let last = stretches.last, last.cause == cause, last.range.upperBound == range.lowerBound {
            stretches[stretches.count - 1] = ClockExplanation.Stretch(
                range: last.range.lowerBound..<range.upperBound, cause: cause)
        } else {
            stretches.append(ClockExplanation.Stretch(range: range, cause: cause))
        }
    }
}
