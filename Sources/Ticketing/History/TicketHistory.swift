/// Everything that was recorded about one ticket: its identifier and its events in log order.
///
/// A history is never corrected; what a ticket does not take stays in it and is reported by the replay.
///
/// ```swift
/// let replay = history.replay()
/// replay.ticket       // the ticket as its events tell it
/// replay.refused      // what it did not take, and why
/// replay.outOfOrder   // what took effect later than it occurred
/// ```
public struct TicketHistory: Hashable, Sendable {
    /// The identifier of the ticket.
    public let identifier: TicketIdentifier
    /// The events, in the order of the log.
    public private(set) var events: [TicketEvent]

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - identifier: The identifier of the ticket.
    ///   - events: The events, in the order of the log.
    public init(_ identifier: TicketIdentifier, events: [TicketEvent] = []) {
        self.identifier = identifier
        self.events = events
    }

    /// Adds an event at the end of the log.
    ///
    /// - Parameter event: The event, whatever its instants say.
    public mutating func append(_ event: TicketEvent) {
        events.append(event)
    }

    /// The ticket as its events tell it, with what became of each event.
    ///
    /// - Parameter lifeCycle: The statuses and their steps.
    /// - Complexity: Proportional to the number of events; where their identifiers are not in ascending order, the look-up
    ///   of repeated ones compares one integer more for each earlier event.
    public func replay(lifeCycle: LifeCycle = .standard) -> TicketReplay {
        var replay = TicketReplay(identifier)
        for event in events { replay.take(event, lifeCycle: lifeCycle) }
        return replay
    }

    /// The ticket as its events tell it, taken up at a snapshot instead of the first event.
    ///
    /// - Parameters:
    ///   - snapshot: The ticket after the first `count` events.
    ///   - count: How many events the snapshot has seen, taken or refused.
    ///   - lifeCycle: The statuses and their steps.
    /// - Returns: The ticket, with what became of each event from `count` on; nil when the snapshot is of another ticket
    ///   or there are not so many events.
    public func replay(
        from snapshot: Ticket, after count: Int, lifeCycle: LifeCycle = .standard
    ) -> TicketReplay? {
        guard snapshot.identifier == identifier, events.indices.contains(count) || count == events.count else {
            return nil
        }
        var replay = TicketReplay(snapshot, after: count)
        for event in events[count...] { replay.take(event, lifeCycle: lifeCycle) }
        return replay
    }
}
