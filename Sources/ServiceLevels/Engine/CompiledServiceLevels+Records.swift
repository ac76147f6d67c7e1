public import ServiceTime
import ServiceVocabulary
public import Ticketing

extension CompiledServiceLevels {
    /// What is promised for a ticket of which only the opening and the closing are known, and whether it is kept.
    ///
    /// The ticket is followed through these two events; the first policy it falls under and that policy's first clock
    /// give the answer. For a ticket with more events, use ``open(_:_:)`` and ``apply(_:to:)``.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - asOf: The instant of the answer; what was closed later counts as open, and so does an opening still ahead.
    /// - Returns: The result; nil when no policy with a clock applies to the ticket.
    public func result(for ticket: Ticket, asOf: Instant) -> ServiceLevelResult? {
        let opening = TicketEvent(
            identifier: "opened", occurredAt: ticket.openedAt,
            kind: .opened(TicketOpening(type: ticket.type, attributes: ticket.attributes)))
        guard case .success(var (state, _)) = open(ticket.identifier, opening) else { return nil }
        let closing = ticket.closedAt.flatMap { $0 <= asOf ? $0 : nil }
        if let closing {
            _ = apply(TicketEvent(identifier: "closed", occurredAt: closing, kind: .closed), to: &state)
        }
        let end = max(closing ?? asOf, ticket.openedAt)
        guard let clock = state.clocks.first, let reading = readings(of: state, at: end).first else { return nil }
        let rules = clocks[clock.cycleClock].definition.targets
        guard rules.indices.contains(clock.rule) else { return nil }
        let rule = rules[clock.rule]
        let verdict: ServiceLevelResult.Verdict =
            reading.isBreached ? .breached : closing == nil ? .pending : .met
        return ServiceLevelResult(
            policy: reading.policy, target: reading.target, calendar: rule.calendar, due: reading.due, verdict: verdict,
            remaining: reading.due.map { max($0 - end, .zero) },
            overdue: reading.due.map { max(end - $0, .zero) } ?? .zero, elapsedCalendarTime: end - ticket.openedAt,
            elapsedWorkingTime: rule.calendar.flatMap { calendar(named: $0) }?
                .workingTime(from: ticket.openedAt, to: end) ?? (end - ticket.openedAt))
    }

    /// A compiled calendar of the policy set.
    ///
    /// - Parameter name: The name of the calendar.
    /// - Returns: The calendar; nil when the set has none of that name.
    public func calendar(named name: CalendarIdentifier) -> CompiledCalendar? {
        calendars[name]
    }
}
