public import ServiceTime
import ServiceVocabulary
public import Ticketing

/// A ticket that shows a finding: give its events to the engine, ask at the instant, and see.
public struct ServiceLevelCounterexample: Hashable, Sendable {
    /// The events; the first opens the ticket.
    public let events: [TicketEvent]
    /// The instant at which the finding shows, at or after the last event.
    public let instant: Instant
    /// The ticket after the events.
    public let ticket: Ticket

    /// Creates a counterexample; nil when the life cycle refuses one of the events.
    init?(_ events: [TicketEvent], at instant: Instant, lifeCycle: LifeCycle) {
        guard let first = events.first else { return nil }
        do throws(TicketRefusal) {
            var ticket = try Ticket("counterexample", opening: first, lifeCycle: lifeCycle)
            for event in events.dropFirst() {
                if case .failure = ticket.apply(event, lifeCycle: lifeCycle) { return nil }
            }
            self.events = events
            self.instant = max(instant, ticket.lastEventAt)
            self.ticket = ticket
        } catch {
            return nil
        }
    }
}
