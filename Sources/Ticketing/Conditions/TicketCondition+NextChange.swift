public import ServiceTime

extension TicketCondition {
    /// The next instant at which the condition begins or ceases to hold for a ticket without an event.
    ///
    /// Only age does that: a host that asks again at this instant, and after each event, misses no change.
    ///
    /// - Parameters:
    ///   - instant: The instant after which the change is looked for.
    ///   - ticket: The ticket.
    /// - Returns: The first instant later than `instant` at which the condition answers otherwise than at `instant`; nil
    ///   when it never does.
    /// - Complexity: For n mentioned ages, n evaluations of the condition at most.
    public func nextChange(after instant: Instant, for ticket: Ticket) -> Instant? {
        let now = holds(for: ticket, at: instant)
        return mentions.ages
            .compactMap { age in try? ticket.openedAt + age }
            .filter { $0 > instant }
            .sorted()
            .first { holds(for: ticket, at: $0) != now }
    }
}
