import ServiceTime
public import Ticketing

/// The histories that an event log tells, for programs that do something else with them than to report.
public struct LoggedHistories: Sendable {
    /// The histories, in the order of their first rows.
    public let histories: [TicketHistory]
    /// The statuses of the log and what they mean.
    public let lifeCycle: LifeCycle
    /// How many rows the log has below its header.
    public let rowCount: Int

    /// Reads a log.
    ///
    /// - Parameters:
    ///   - path: The path of the log, `-` for standard input.
    ///   - policyPath: The path of the policy file whose mapping tells how to read it.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the input as a whole cannot be used.
    public init(log path: String, mappedBy policyPath: String, progress: inout ProgressMeter) throws {
        let definition = try ReportDefinition(InputFile(path: policyPath))
        let mapping = try definition.recordMapping()
        let columns = try mapping.eventColumns()
        let log = try EventLogReader.log(
            in: InputFile(path: path), mapping: mapping, columns: columns, zones: TimeZoneTable(for: definition),
            asOf: nil, progress: &progress)
        histories = log.tickets.map { TicketHistory($0.identifier, events: $0.events) }
        lifeCycle = columns.status.lifeCycle
        rowCount = log.rowCount
    }
}
