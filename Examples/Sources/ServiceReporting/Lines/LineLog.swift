import Escalations
import ServiceTime
import ServiceVocabulary
import Ticketing

/// A log of support lines as it was read, with everything that was not as it should be.
struct LineLog: Sendable {
    /// A case and its way through the lines.
    struct Case: Sendable {
        let identifier: TicketIdentifier
        var track: LineTrack<SupportLine>
        /// The instant of the row before.
        var previous: Instant
        /// The latest instant so far, with which an earlier row counts.
        var latest: Instant
    }

    /// The cases, in the order of their first rows.
    private(set) var cases: [Case] = []
    /// How many rows there were below the header.
    private(set) var rowCount = 0
    /// How many rows are events of the cases.
    private(set) var eventCount = 0
    /// How many events do not say on which line the case was.
    private(set) var eventsWithoutLine = 0
    /// How many rows were later than the instant of the report.
    private(set) var laterRows = 0
    /// The rows that could not be used.
    private(set) var unusableRows: [UnusableRow] = []
    /// The local times that clocks never showed, or showed twice.
    private(set) var clockFindings: [ClockFinding] = []
    /// The events that are earlier than the one of their case before; they count from the latest instant before them.
    private(set) var outOfOrder: [LogObservation] = []
    /// The latest instant of an event.
    private(set) var latest: Instant?

    private var places: [TicketIdentifier: Int] = [:]

    /// Reads a log; the order of the file is the order of events, since many of them can share an instant.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - definition: How its rows are to be read.
    ///   - zones: The rules of the zone of its times.
    ///   - asOf: The instant after which events do not count; nil to take all.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the file as a whole cannot be used.
    init(
        in file: InputFile, by definition: LineDefinition, zones: TimeZoneTable, asOf: Instant?,
        progress: inout ProgressMeter
    ) throws {
        var rows = try RecordRows(file, delimiter: definition.records.delimiter)
        var finder = ColumnFinder(rows.header)
        let columns = (
            case: finder.column(definition.columns.case), instant: finder.column(definition.columns.instant),
            line: finder.column(definition.columns.line)
        )
        try finder.finish(file.name)
        let fields = try FieldReader(definition.records, zones: zones)
        rows.forEach(progress: &progress) { row in
            rowCount += 1
            do throws(MalformedRow) {
                let row = try row.get()
                do throws(InvalidValue) {
                    let identifier = TicketIdentifier(try fields.required(columns.case, in: row))
                    var findings: [ClockFinding] = []
                    let instant = try fields.requiredInstant(columns.instant, in: row, findings: &findings)
                    let line = try fields.text(columns.line, in: row).map { SupportLine($0) }
                    take(identifier, at: instant, line, row: row.line, asOf: asOf)
                    clockFindings += findings
                } catch {
                    throw MalformedRow(line: row.line, reason: error.description)
                }
            } catch {
                unusableRows.append(UnusableRow(line: error.line, reason: error.reason))
            }
        }
        guard eventCount + laterRows > 0 else { throw InputError(nothingUsableIn: file.name, unusableRows) }
    }

    private mutating func take(
        _ identifier: TicketIdentifier, at instant: Instant, _ line: SupportLine?, row: Int, asOf: Instant?
    ) {
        if let asOf, instant > asOf {
            laterRows += 1
            return
        }
        eventCount += 1
        latest = max(latest ?? instant, instant)
        let place: Int
        if let known = places[identifier] {
            place = known
        } else {
            place = cases.count
            places[identifier] = place
            cases.append(
                Case(identifier: identifier, track: LineTrack(openedAt: instant), previous: instant, latest: instant))
        }
        if instant < cases[place].previous {
            outOfOrder.append(
                LogObservation(
                    kind: .outOfOrder, line: row, ticket: identifier,
                    detail: "\(instant), after \(cases[place].previous)"
                ))
        }
        cases[place].previous = instant
        cases[place].latest = max(cases[place].latest, instant)
        if let line {
            cases[place].track.enter(line, at: cases[place].latest)
        } else {
            eventsWithoutLine += 1
        }
    }
}
