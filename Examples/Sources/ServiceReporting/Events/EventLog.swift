import ServiceTime
import Ticketing

/// A log as it was read, with everything that was not as it should be.
struct EventLog: Sendable {
    /// The tickets, in the order of their first rows.
    var tickets: [LoggedTicket] = []
    /// How many rows there were below the header.
    var rowCount = 0
    /// How many rows were later than the instant of the report.
    var laterRows = 0
    /// The rows that could not be used.
    var unusableRows: [UnusableRow] = []
    /// The local times that clocks never showed, or showed twice.
    var clockFindings: [ClockFinding] = []
    /// How many rows have each status.
    var rowsByStatus: [TicketStatus: Int] = [:]
    /// How many rows have no value in each mapped column.
    var missing: [String: Int] = [:]
    /// On how many rows the table gives the priority of the column; nil where it cannot be compared.
    var derivedPriority: (equal: Int, compared: Int)?
    /// What is not as one expects.
    var observations: [LogObservation] = []
    /// The latest instant of an event.
    var latest: Instant?

    /// How many rows are events of the tickets.
    var eventCount: Int { tickets.reduce(0) { $0 + $1.rowCount } }
}
