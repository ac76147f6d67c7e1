import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Reads a file in which one row is one request.
struct RequestReader {
    private let times: LocalTimeReader
    private let missing: MissingValues
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
        var rows = CSVReader(file.bytes, delimiter: mapping.delimiter)
        let places = try RequestPlaces(columns, in: try header(&rows, of: file.name), of: file.name)
        let times = LocalTimeReader(format: mapping.timeFormat, zone: try zones.rules(for: mapping.timeZone))
        var reader = RequestReader(times: times, missing: mapping.missing, places: places)
        while let row = rows.next() {
            reader.read(row)
            progress.update(done: rows.position, of: file.bytes.count)
        }
        progress.finish()
        return try reader.records.usable(from: file.name)
    }

    private init(times: LocalTimeReader, missing: MissingValues, places: RequestPlaces) {
        self.times = times
        self.missing = missing
        self.places = places
    }

    private static func header(_ rows: inout CSVReader, of file: String) throws(InputError) -> [String] {
        switch rows.next() {
        case .success(let row): return row.fields.map { String(decoding: $0, as: UTF8.self) }
        case .failure(let malformed): throw InputError("\(file), line 1: \(malformed.reason)")
        case nil: throw InputError("\(file) is empty; expected a line with the names of the columns")
        }
    }

    private mutating func read(_ row: Result<CSVRow, MalformedRow>) {
        do throws(MalformedRow) {
            records.requests.append(try request(in: try row.get()))
        } catch {
            records.unusableRows.append(UnusableRow(line: error.line, reason: error.reason))
        }
    }

    private mutating func request(in row: CSVRow) throws(MalformedRow) -> Request {
        guard row.fields.count == places.fieldCount else {
            throw MalformedRow(line: row.line, reason: row.countMismatch(expected: places.fieldCount))
        }
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
            identifier: TicketIdentifier(try required(places.identifier, in: row)),
            openedAt: try requiredInstant(places.openedAt, in: row, findings: &findings),
            closedAt: try instant(places.closedAt, in: row, findings: &findings),
            type: ServiceType(try required(places.type, in: row)),
            attributes: try attributes(of: row))
        return Request(
            ticket: ticket,
            expectedDue: try instant(places.expectedDueAt, in: row, findings: &findings),
            expectedVerdict: try expectedVerdict(in: row))
    }

    private mutating func refuseSecond(of identifier: TicketIdentifier, at line: Int) throws(InvalidValue) {
        if let first = lines.updateValue(line, forKey: identifier) {
            lines[identifier] = first
            throw InvalidValue(
                field: places.identifier.name, value: identifier.rawValue,
                accepted: "an identifier of its own; line \(first) has the same")
        }
    }

    private func attributes(of row: CSVRow) throws(InvalidValue) -> [AttributeName: String] {
        var attributes: [AttributeName: String] = [:]
        for (name, column) in places.attributes {
            attributes[name] = try text(column, in: row)
        }
        return attributes
    }

    private func expectedVerdict(in row: CSVRow) throws(InvalidValue) -> ServiceLevelResult.Verdict? {
        guard let (column, words) = places.expectedVerdict, let text = try text(column, in: row) else { return nil }
        if words.met.contains(text) { return .met }
        if words.breached.contains(text) { return .breached }
        throw InvalidValue(
            field: column.name, value: text, accepted: (words.met + words.breached).joined(separator: ", "))
    }
}

// MARK: Fields

extension RequestReader {
    /// The text of a field; nil where the value is missing.
    private func text(_ column: RequestPlaces.Column, in row: CSVRow) throws(InvalidValue) -> String? {
        let field = row.fields[column.index]
        guard !missing.contains(field) else { return nil }
        guard let text = String(validating: field, as: UTF8.self) else {
            throw InvalidValue(
                field: column.name, value: String(decoding: field, as: UTF8.self), accepted: "text in UTF-8")
        }
        return text
    }

    private func required(_ column: RequestPlaces.Column, in row: CSVRow) throws(InvalidValue) -> String {
        guard let text = try text(column, in: row) else { throw column.missingValue(in: row) }
        return text
    }

    /// The instant of a field; nil without a column, and where the value is missing.
    private func instant(
        _ column: RequestPlaces.Column?, in row: CSVRow, findings: inout [ClockFinding]
    ) throws(InvalidValue) -> Instant? {
        guard let column else { return nil }
        let field = row.fields[column.index]
        guard !missing.contains(field) else { return nil }
        guard let reading = times.reading(of: field) else {
            throw InvalidValue(
                field: column.name, value: String(decoding: field, as: UTF8.self),
                accepted: "an existing time as \(times.format.pattern)")
        }
        if let kind = reading.anomaly {
            findings.append(
                ClockFinding(
                    line: row.line, column: column.name, text: String(decoding: field, as: UTF8.self), kind: kind))
        }
        return reading.instant
    }

    private func requiredInstant(
        _ column: RequestPlaces.Column, in row: CSVRow, findings: inout [ClockFinding]
    ) throws(InvalidValue) -> Instant {
        guard let instant = try instant(column, in: row, findings: &findings) else {
            throw column.missingValue(in: row)
        }
        return instant
    }
}

extension RequestPlaces.Column {
    fileprivate func missingValue(in row: CSVRow) -> InvalidValue {
        InvalidValue(field: name, value: String(decoding: row.fields[index], as: UTF8.self), accepted: "a value")
    }
}

extension CSVRow {
    fileprivate func countMismatch(expected: Int) -> String {
        if fields.count == 1, fields[0].isEmpty { return "the line is empty" }
        return "the row has \(fields.count) field\(fields.count == 1 ? "" : "s"), the header \(expected)"
    }
}

extension RequestRecords {
    /// The records themselves, unless there is not one request among them.
    fileprivate func usable(from file: String) throws(InputError) -> RequestRecords {
        guard requests.isEmpty else { return self }
        guard let first = unusableRows.first else { throw InputError("\(file) has no rows below its header") }
        throw InputError(
            "\(file): none of the \(rowCount) rows can be used; the first is line \(first.line): \(first.reason)")
    }
}
