/// The rows of a file below its header, each with as many fields as the header has names.
struct RecordRows {
    /// The names of the columns, in their order.
    let header: [String]
    private let file: InputFile
    private var rows: CSVReader

    /// Reads the header.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - delimiter: The byte between two fields.
    /// - Throws: ``InputError`` for a file without a usable header.
    init(_ file: InputFile, delimiter: UInt8) throws(InputError) {
        self.file = file
        rows = CSVReader(file.bytes, delimiter: delimiter)
        switch rows.next() {
        case .success(let row): header = row.fields.map { String(decoding: $0, as: UTF8.self) }
        case .failure(let malformed): throw InputError("\(file.name), line 1: \(malformed.reason)")
        case nil: throw InputError("\(file.name) is empty; expected a line with the names of the columns")
        }
    }

    /// Hands over all rows, in the order of the file.
    ///
    /// - Parameters:
    ///   - progress: Is told how far the reading has come.
    ///   - take: Takes a row, or the reason why it is none.
    mutating func forEach(progress: inout ProgressMeter, _ take: (Result<CSVRow, MalformedRow>) -> Void) {
        while let row = rows.next() {
            take(row.flatMap { $0.checked(against: header.count) })
            progress.update(done: rows.position, of: file.bytes.count)
        }
        progress.finish()
    }
}

extension CSVRow {
    fileprivate func checked(against count: Int) -> Result<CSVRow, MalformedRow> {
        fields.count == count
            ? .success(self) : .failure(MalformedRow(line: line, reason: countMismatch(expected: count)))
    }

    private func countMismatch(expected: Int) -> String {
        if fields.count == 1, fields[0].isEmpty { return "the line is empty" }
        return "the row has \(fields.count) field\(fields.count == 1 ? "" : "s"), the header \(expected)"
    }
}

extension InputError {
    /// The error of a file of which not one row can be used.
    ///
    /// - Parameters:
    ///   - file: The name of the file.
    ///   - unusable: Its rows, with what is wrong with them.
    init(nothingUsableIn file: String, _ unusable: [UnusableRow]) {
        guard let first = unusable.first else {
            self.init("\(file) has no rows below its header")
            return
        }
        self.init(
            "\(file): none of the \(unusable.count) rows can be used; "
                + "the first is line \(first.line): \(first.reason)")
    }
}
