import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// What a log tells of one ticket.
struct LoggedTicket: Sendable {
    /// The identifier.
    let identifier: TicketIdentifier
    /// What was known about it at first; what is taken from the last row is that of the last row.
    var opening: TicketOpening
    /// The opening and the changes, in the order of the file.
    private(set) var events: [TicketEvent] = []
    /// The line of each event.
    private(set) var lines: [Int] = []
    /// The instant of the row before, or of the opening where that is later than the first row.
    var previousAt: Instant
    /// When it was closed, as the last row says.
    var closedAt: Instant?
    /// How many rows there are.
    var rowCount = 1
    /// The status that the last row shows; one that is not in the table of statuses, too.
    var status: TicketStatus?
    /// The latest team, agent, priority, type and attributes.
    var latest: TicketOpening
    /// What the other system found at last.
    var expectedVerdict: ServiceLevelResult.Verdict?
    /// How often it was opened again, as the other system counts.
    var reopenCount: Int?

    /// Starts at a ticket's first row.
    init(_ identifier: TicketIdentifier, openedAt: Instant, recordedAt: Instant, line: Int, _ opening: TicketOpening) {
        self.identifier = identifier
        self.opening = opening
        latest = opening
        status = opening.status
        previousAt = max(openedAt, recordedAt)
        append(.opened(opening), at: openedAt, recordedAt: recordedAt, line: line)
    }

    /// Adds an event.
    mutating func append(_ kind: TicketEvent.Kind, at instant: Instant, recordedAt: Instant? = nil, line: Int) {
        let place = events.count
        events.append(
            TicketEvent(
                identifier: EventIdentifier("\(line).\(place)"), occurredAt: instant, recordedAt: recordedAt, kind: kind
            ))
        lines.append(line)
    }

    /// Puts what is known at last into the opening, and the closing at the instant that the last row gives.
    ///
    /// A log that repeats the closing time gives the last one, where the status may have been closed for a while.
    mutating func finish(isClosed: (TicketStatus) -> Bool) {
        guard let first = events.first else { return }
        events[0] = TicketEvent(
            identifier: first.identifier, occurredAt: first.occurredAt, recordedAt: first.recordedAt,
            kind: .opened(opening))
        guard let closedAt, let status, isClosed(status),
            let place = events.lastIndex(where: { $0.kind == .statusChanged(status, reason: nil) })
        else { return }
        let closing = events[place]
        events[place] = TicketEvent(
            identifier: closing.identifier, occurredAt: closedAt, recordedAt: closing.recordedAt, kind: closing.kind)
    }

    /// The ticket as a history of its own.
    var history: TicketHistory { TicketHistory(identifier, events: events) }
}
