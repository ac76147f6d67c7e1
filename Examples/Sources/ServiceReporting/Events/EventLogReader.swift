import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Reads a file in which one row is one event of a ticket: an event is what has changed since the ticket's row before.
///
/// The order of the file is the order of events, whatever their instants say, since many events share one.
struct EventLogReader {
    private let fields: FieldReader
    private let places: EventPlaces
    private let columns: EventColumns
    private let asOf: Instant?
    private let mapped: [Column]
    private var log = EventLog()
    private var ticketPlaces: [TicketIdentifier: Int] = [:]

    /// Reads all events of a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - mapping: How its rows are to be read.
    ///   - columns: Where its fields stand.
    ///   - zones: The rules of the zone of its times.
    ///   - asOf: The instant after which events do not count; nil to take all.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the file as a whole cannot be used.
    static func log(
        in file: InputFile, mapping: RecordMapping, columns: EventColumns, zones: TimeZoneTable, asOf: Instant?,
        progress: inout ProgressMeter
    ) throws -> EventLog {
        var rows = try RecordRows(file, delimiter: mapping.delimiter)
        let places = try EventPlaces(columns, in: rows.header, of: file.name)
        var reader = EventLogReader(
            fields: try FieldReader(mapping, zones: zones), places: places, columns: columns, asOf: asOf)
        rows.forEach(progress: &progress) { reader.read($0) }
        guard !reader.log.tickets.isEmpty || reader.log.laterRows > 0 else {
            throw InputError(nothingUsableIn: file.name, reader.log.unusableRows)
        }
        let lifeCycle = columns.status.lifeCycle
        for index in reader.log.tickets.indices {
            reader.log.tickets[index].finish { lifeCycle.category(of: $0) == .closed }
        }
        return reader.log
    }

    private init(fields: FieldReader, places: EventPlaces, columns: EventColumns, asOf: Instant?) {
        self.fields = fields
        self.places = places
        self.columns = columns
        self.asOf = asOf
        mapped = places.all.sorted { $0.index < $1.index }
    }

    private mutating func read(_ row: Result<CSVRow, MalformedRow>) {
        log.rowCount += 1
        do throws(MalformedRow) {
            try take(try row.get())
        } catch {
            log.unusableRows.append(UnusableRow(line: error.line, reason: error.reason))
        }
    }

    private mutating func take(_ row: CSVRow) throws(MalformedRow) {
        var findings: [ClockFinding] = []
        do throws(InvalidValue) {
            let event = try fields.event(
                in: row, places, columns.priority?.derivation?.matrix, findings: &findings)
            if let asOf, event.occurredAt > asOf {
                log.laterRows += 1
                return
            }
            try take(event)
        } catch {
            throw MalformedRow(line: row.line, reason: error.description)
        }
        log.clockFindings += findings
        for column in mapped where fields.missing.contains(row.fields[column.index]) {
            log.missing[column.name, default: 0] += 1
        }
    }

    private mutating func take(_ row: EventRow) throws(InvalidValue) {
        if let place = ticketPlaces[row.identifier] {
            notice(row, in: log.tickets[place])
            log.tickets[place].follow(row, fromLastRow: columns.fromLastRow)
            // A closing that is still ahead of the report's instant is not known yet.
            if let asOf, let closedAt = row.closedAt, closedAt > asOf { log.tickets[place].closedAt = nil }
        } else {
            guard let openedAt = row.openedAt else {
                throw InvalidValue(
                    field: places.openedAt.name, value: "", accepted: "an opening time in a ticket's first row")
            }
            ticketPlaces[row.identifier] = log.tickets.count
            var opening = row.values
            if let status = opening.status, !isKnown(status) { opening.status = nil }
            var ticket = LoggedTicket(
                row.identifier, openedAt: openedAt, recordedAt: row.occurredAt, line: row.line, opening)
            ticket.status = row.values.status
            ticket.expectedVerdict = row.expectedVerdict
            ticket.reopenCount = row.reopenCount
            log.tickets.append(ticket)
        }
        count(row)
    }

    // MARK: Counting

    private func isKnown(_ status: TicketStatus) -> Bool {
        columns.status.lifeCycle.category(of: status) != nil
    }

    private mutating func count(_ row: EventRow) {
        log.latest = max(log.latest ?? row.occurredAt, row.occurredAt)
        if let status = row.values.status {
            log.rowsByStatus[status, default: 0] += 1
            if !isKnown(status) {
                observe(.unknownStatus, row, status.rawValue)
            } else if columns.status.assumed.contains(status) {
                let category = columns.status.lifeCycle.category(of: status)?.rawValue ?? ""
                observe(.assumedStatus, row, "\(status) is taken for \(category)")
            }
        }
        guard let derived = row.derivedPriority else { return }
        guard let priority = derived.priority else {
            observe(.noPriority, row, "\(derived.impact) × \(derived.urgency)")
            return
        }
        guard places.priority != nil, let recorded = row.values.priority else { return }
        let (equal, compared) = log.derivedPriority ?? (0, 0)
        log.derivedPriority = (equal + (priority == recorded ? 1 : 0), compared + 1)
        if priority != recorded {
            observe(
                .otherPriority, row, "\(recorded), but \(derived.impact) × \(derived.urgency) gives \(priority)")
        }
    }

    /// Takes down where a row is earlier than the one before, or says something else than the first row of its ticket
    /// about what never changes.
    private mutating func notice(_ row: EventRow, in ticket: LoggedTicket) {
        if row.occurredAt < ticket.previousAt {
            observe(.outOfOrder, row, "\(row.occurredAt), after \(ticket.previousAt)")
        }
        if let openedAt = row.openedAt, let first = ticket.events.first?.occurredAt, openedAt != first {
            observe(.otherOpening, row, "\(openedAt) instead of \(first)")
        }
        if let channel = row.values.channel, let first = ticket.opening.channel, channel != first {
            observe(.otherChannel, row, "\(channel) instead of \(first)")
        }
    }

    private mutating func observe(_ kind: LogObservation.Kind, _ row: EventRow, _ detail: String) {
        log.observations.append(
            LogObservation(kind: kind, line: row.line, ticket: row.identifier, detail: detail))
    }
}
