/// Why a ticket does not take an event; the ticket stays as it was.
public enum TicketRefusal: Error, Hashable, Sendable {
    /// The first event of a ticket must open it.
    case notOpened
    /// The ticket is open already.
    case openedTwice
    /// An event with that identifier was taken before.
    case duplicate(EventIdentifier)
    /// The life cycle does not have the status.
    case unknownStatus(TicketStatus)
    /// The life cycle does not let the status follow the present one.
    case stepNotAllowed(from: TicketStatus, to: TicketStatus)
    /// The life cycle has no status of the category that the event leads to.
    case noStatus(in: StatusCategory)
    /// The ticket waits for nobody, so work cannot go on after a wait.
    case notWaiting
    /// The ticket is neither resolved nor closed, so it cannot be opened again.
    case notDone
    /// The ticket was merged into another and takes no more events.
    case merged(into: TicketIdentifier)
    /// A ticket cannot be merged into, absorb or be linked to itself.
    case sameTicket
}
