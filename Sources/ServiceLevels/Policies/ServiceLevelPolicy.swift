public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What is promised for which tickets: a target, the calendar it counts on, and from when the promise holds.
public struct ServiceLevelPolicy: Hashable, Sendable {
    /// The identifier.
    public let identifier: PolicyIdentifier
    /// The tickets to which the policy applies.
    public let condition: TicketCondition
    /// How much time it grants from opening to closing.
    public let target: ServiceLevelTarget
    /// The calendar on which the target counts, by its name in the policy set.
    public let calendar: CalendarIdentifier
    /// The opening instant from which on tickets fall under the policy; nil for all tickets.
    public let validFrom: Instant?

    /// Creates a policy.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - condition: The tickets to which it applies.
    ///   - target: How much time it grants from opening to closing.
    ///   - calendar: The calendar on which the target counts.
    ///   - validFrom: The opening instant from which on tickets fall under it; nil for all tickets.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a target of less than no time.
    public init(
        identifier: PolicyIdentifier, condition: TicketCondition = .always, target: ServiceLevelTarget,
        calendar: CalendarIdentifier, validFrom: Instant? = nil
    ) throws(InvalidValue) {
        try target.check()
        self.identifier = identifier
        self.condition = condition
        self.target = target
        self.calendar = calendar
        self.validFrom = validFrom
    }

    /// Whether the policy applies to a ticket: it was valid when the ticket was opened, and its condition holds.
    ///
    /// - Parameter ticket: The ticket.
    public func applies(to ticket: Ticket) -> Bool {
        (validFrom.map { $0 <= ticket.openedAt } ?? true) && condition.holds(for: ticket, at: ticket.openedAt)
    }
}
