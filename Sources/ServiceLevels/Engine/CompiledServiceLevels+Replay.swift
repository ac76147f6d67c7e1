public import ServiceTime
public import Ticketing

/// What a history amounts to under a policy set.
public struct ServiceLevelReplay: Hashable, Sendable {
    /// The ticket and its clocks after the last event.
    public let state: ServiceLevelState
    /// The events that the ticket did not take, in the order of the log; nothing is lost without a trace.
    public let refused: [TicketReplay.Refused]
}

extension CompiledServiceLevels {
    /// Opens a ticket with the first of its events and applies the others, as ``open(_:_:reporting:)`` and
    /// ``apply(_:to:reporting:)`` do one by one.
    ///
    /// ```swift
    /// var occurrences: [ClockOccurrence] = []
    /// for ticket in log {
    ///     occurrences.removeAll(keepingCapacity: true)
    ///     let replay = try levels.replay(ticket.identifier, ticket.events, reporting: &occurrences)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - identifier: The identifier of the ticket.
    ///   - events: Its events in log order; one that the ticket refuses is passed over and listed.
    ///   - end: Events that occurred after this instant are left out, the first one excepted.
    ///   - occurrences: Takes what the clocks did and reached, in order.
    /// - Returns: The state after the last event, and the events that were refused.
    /// - Throws: ``Ticketing/TicketRefusal`` when the first event does not open the ticket, or when there is none.
    /// - Complexity: O(*n*) in the number of events.
    public func replay(
        _ identifier: TicketIdentifier, _ events: [TicketEvent], until end: Instant = .latest,
        reporting occurrences: inout [ClockOccurrence]
    ) throws(TicketRefusal) -> ServiceLevelReplay {
        guard let first = events.first else { throw .notOpened }
        var state = try open(identifier, first, reporting: &occurrences)
        var refused: [TicketReplay.Refused] = []
        for index in events.indices.dropFirst() where events[index].occurredAt <= end {
            do throws(TicketRefusal) {
                _ = try take(
                    events[index].kind, events[index].identifier, occurredAt: events[index].occurredAt, in: &state,
                    &occurrences)
            } catch {
                refused.append(TicketReplay.Refused(index: index, event: events[index].identifier, refusal: error))
            }
        }
        return ServiceLevelReplay(state: consume state, refused: refused)
    }
}
