public import ServiceTime

/// A ticket that takes the events of a log one by one, and what became of each.
///
/// Every event has exactly one outcome, so that nothing is lost: it was taken, or it was refused for a reason.
public struct TicketReplay: Hashable, Sendable {
    /// What became of an event.
    public typealias Outcome = Result<TicketChange, TicketRefusal>

    /// An event that the ticket did not take.
    public struct Refused: Hashable, Sendable {
        /// The place of the event in the log, from 0.
        public let index: Int
        /// The identifier of the event.
        public let event: EventIdentifier
        /// Why it was refused.
        public let refusal: TicketRefusal

        package init(index: Int, event: EventIdentifier, refusal: TicketRefusal) {
            self.index = index
            self.event = event
            self.refusal = refusal
        }
    }

    /// An event that took effect later than it occurred, since its predecessor in the log occurred after it.
    public struct OutOfOrder: Hashable, Sendable {
        /// The place of the event in the log, from 0.
        public let index: Int
        /// The identifier of the event.
        public let event: EventIdentifier
        /// When it occurred.
        public let occurredAt: Instant
        /// When it took effect.
        public let effectiveAt: Instant
    }

    /// The identifier of the ticket.
    public let identifier: TicketIdentifier
    /// The ticket; nil before an event opened it.
    public private(set) var ticket: Ticket?
    /// The place in the log of the first event of ``outcomes``: 0, or that of the snapshot.
    public let firstIndex: Int
    /// What became of each event, in log order.
    public private(set) var outcomes: [Outcome] = []
    /// The events that were refused, in log order.
    public private(set) var refused: [Refused] = []
    /// The events that took effect later than they occurred, in log order.
    public private(set) var outOfOrder: [OutOfOrder] = []

    /// Starts before the first event.
    ///
    /// - Parameter identifier: The identifier of the ticket.
    public init(_ identifier: TicketIdentifier) {
        self.identifier = identifier
        firstIndex = 0
    }

    /// Starts at a snapshot, which has seen the first `count` events of a log that has them.
    init(_ snapshot: Ticket, after count: Int) {
        identifier = snapshot.identifier
        ticket = snapshot
        firstIndex = count
    }

    /// Takes the next event of the log.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - lifeCycle: The statuses and their steps.
    /// - Returns: What the event changed, or why it was refused.
    @discardableResult
    public mutating func take(_ event: TicketEvent, lifeCycle: LifeCycle = .standard) -> Outcome {
        let index = firstIndex + outcomes.count
        let outcome = ticket?.apply(event, lifeCycle: lifeCycle) ?? open(with: event, lifeCycle)
        outcomes.append(outcome)
        switch outcome {
        case .success(let change):
            if change.isOutOfOrder {
                outOfOrder.append(
                    OutOfOrder(
                        index: index, event: event.identifier, occurredAt: event.occurredAt,
                        effectiveAt: change.effectiveAt))
            }
        case .failure(let refusal):
            refused.append(Refused(index: index, event: event.identifier, refusal: refusal))
        }
        return outcome
    }

    private mutating func open(with event: TicketEvent, _ lifeCycle: LifeCycle) -> Outcome {
        do throws(TicketRefusal) {
            let opened = try Ticket(identifier, opening: event, lifeCycle: lifeCycle)
            ticket = opened
            return .success(
                TicketChange(
                    effectiveAt: opened.openedAt, isOutOfOrder: false, happenings: opened.happeningsOfOpening))
        } catch {
            return .failure(error)
        }
    }
}
