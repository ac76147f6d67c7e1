import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Reads a file in which one row is one request.
struct RequestReader {
    private let fields: FieldReader
    private let places: RequestPlaces
    private var records = RequestRecords()
    private var lines: [TicketIdentifier: Int] = [:]

    /// Reads all requests of a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - mapping: How its rows are to be read.
    ///   - columns: Where its fields stand.
    ///   - zones: The rules of the zone of its times.
    ///   - progress: Is told how far the reading has come.
    /// - Returns: The requests and the rows that could not be used.
    /// - Throws: ``InputError`` when the file as a whole cannot be used.
    static func requests(
        in file: InputFile, mapping: RecordMapping, columns: RequestColumns, zones: TimeZoneTable,
        progress: inout ProgressMeter
    ) throws -> RequestRecords {
        var rows = try RecordRows(file, delimiter: mapping.delimiter)
        let places = try RequestPlaces(columns, in: rows.header, of: file.name)
        var reader = RequestReader(fields: try FieldReader(mapping, zones: zones), places: places)
        rows.forEach(progress: &progress) { reader.read($0) }
        guard !reader.records.requests.isEmpty else {
            throw InputError(nothingUsableIn: file.name, reader.records.unusableRows)
        }
        return reader.records
    }

    private init(fields: FieldReader, places: RequestPlaces) {
        self.fields = fields
        self.places = places
    }

    private mutating func read(_ row: Result<CSVRow, MalformedRow>) {
        do throws(MalformedRow) {
            records.requests.append(try request(in: try row.get()))
        } catch {
            records.unusableRows.append(UnusableRow(line: error.line, reason: error.reason))
        }
    }

    private mutating func request(in row: CSVRow) throws(MalformedRow) -> Request {
        var findings: [ClockFinding] = []
        do throws(InvalidValue) {
            let request = try request(in: row, findings: &findings)
            try refuseSecond(of: request.ticket.identifier, at: row.line)
            records.clockFindings += findings
            return request
        } catch {
            throw MalformedRow(line: row.line, reason: error.description)
        }
    }

    private func request(in row: CSVRow, findings: inout [ClockFinding]) throws(InvalidValue) -> Request {
        let ticket = try Ticket(
            identifier: TicketIdentifier(try fields.required(places.identifier, in: row)),
            openedAt: try fields.requiredInstant(places.openedAt, in: row, findings: &findings),
            closedAt: try fields.instant(places.closedAt, in: row, findings: &findings),
            type: ServiceType(try fields.required(places.type, in: row)),
            attributes: try fields.attributes(places.attributes, in: row))
        return Request(
            ticket: ticket,
            expectedDue: try fields.instant(places.expectedDueAt, in: row, findings: &findings),
            expectedVerdict: try fields.verdict(places.expectedVerdict, in: row))
    }

    private mutating func refuseSecond(of identifier: TicketIdentifier, at line: Int) throws(InvalidValue) {
        if let first = lines.updateValue(line, forKey: identifier) {
            lines[identifier] = first
            throw InvalidValue(
                field: places.identifier.name, value: identifier.rawValue,
                accepted: "an identifier of its own; line \(first) has the same")
        }
    }
}
