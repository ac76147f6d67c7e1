import ServiceTime
import Ticketing

/// What a report of an event log is made from.
struct LogSummary: Codable, Hashable, Sendable {
    /// How many rows have no value in a column.
    struct Missing: Codable, Hashable, Sendable {
        /// The name of the column.
        let column: String
        /// How many rows.
        let rows: Int
    }

    /// Where the log comes from, in words.
    let source: String
    /// How many rows there were.
    let rows: Int
    /// How many of them are events of the tickets.
    let events: Int
    /// How many tickets there are.
    let tickets: Int
    /// How many changes were applied, with the openings and the rows without a change.
    let appliedEvents: Int
    /// How many rows are later than the instant of the report, and so do not count yet.
    let later: Int
    /// The fields of which a ticket has the value of its last row from the start.
    let fromLastRow: [String]
    /// The rows that could not be used.
    let unusable: [UnusableRow]
    /// The local times that clocks never showed, or showed twice.
    let clockFindings: [ClockFinding]
    /// The missing values by column, by the name of the column.
    let missing: [Missing]
    /// What is not as one expects, in the order of the lines.
    let observations: [LogObservation]

    /// Sums up a log.
    init(_ log: EventLog, _ replay: LogReplay, source: String, columns: EventColumns) {
        self.source = source
        rows = log.rowCount
        events = log.eventCount
        tickets = log.tickets.count
        appliedEvents = replay.appliedEvents
        later = log.laterRows
        fromLastRow = columns.fromLastRow.map(\.rawValue).sorted()
        unusable = log.unusableRows
        clockFindings = log.clockFindings
        missing = log.missing.sorted { $0.key < $1.key }.map { Missing(column: $0.key, rows: $0.value) }
        observations = (log.observations + replay.observations).enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}
