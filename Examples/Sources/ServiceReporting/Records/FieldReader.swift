import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Reads the fields of rows as what they stand for.
struct FieldReader: Sendable {
    /// Reads the local times.
    let times: LocalTimeReader
    /// The texts that stand for a missing value.
    let missing: MissingValues

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - mapping: How times and missing values are written.
    ///   - zones: The rules of the zone of the times.
    /// - Throws: `InvalidValue` when the zone is missing.
    init(_ mapping: RecordMapping, zones: TimeZoneTable) throws(InvalidValue) {
        times = LocalTimeReader(format: mapping.timeFormat, zone: try zones.rules(for: mapping.timeZone))
        missing = mapping.missing
    }

    /// The text of a field; nil without a column, and where the value is missing.
    func text(_ column: Column?, in row: CSVRow) throws(InvalidValue) -> String? {
        guard let column else { return nil }
        let field = row.fields[column.index]
        guard !missing.contains(field) else { return nil }
        guard let text = String(validating: field, as: UTF8.self) else {
            throw InvalidValue(
                field: column.name, value: String(decoding: field, as: UTF8.self), accepted: "text in UTF-8")
        }
        return text
    }

    /// The text of a field that must not be missing.
    func required(_ column: Column, in row: CSVRow) throws(InvalidValue) -> String {
        guard let text = try text(column, in: row) else { throw column.missingValue(in: row) }
        return text
    }

    /// The instant of a field; nil without a column, and where the value is missing.
    func instant(
        _ column: Column?, in row: CSVRow, findings: inout [ClockFinding]
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

    /// The instant of a field that must not be missing.
    func requiredInstant(
        _ column: Column, in row: CSVRow, findings: inout [ClockFinding]
    ) throws(InvalidValue) -> Instant {
        guard let instant = try instant(column, in: row, findings: &findings) else {
            throw column.missingValue(in: row)
        }
        return instant
    }

    /// The attributes of a row that are not missing.
    func attributes(_ columns: [AttributeColumn], in row: CSVRow) throws(InvalidValue) -> [AttributeName: String] {
        var attributes: [AttributeName: String] = [:]
        for (name, column) in columns { attributes[name] = try text(column, in: row) }
        return attributes
    }

    /// What the other system found; nil without a column, and where the value is missing.
    func verdict(
        _ expected: (column: Column, words: VerdictColumn)?, in row: CSVRow
    ) throws(InvalidValue) -> ServiceLevelResult.Verdict? {
        guard let (column, words) = expected, let text = try text(column, in: row) else { return nil }
        if words.met.contains(text) { return .met }
        if words.breached.contains(text) { return .breached }
        throw InvalidValue(
            field: column.name, value: text, accepted: (words.met + words.breached).joined(separator: ", "))
    }
}

extension Column {
    fileprivate func missingValue(in row: CSVRow) -> InvalidValue {
        InvalidValue(field: name, value: String(decoding: row.fields[index], as: UTF8.self), accepted: "a value")
    }
}
