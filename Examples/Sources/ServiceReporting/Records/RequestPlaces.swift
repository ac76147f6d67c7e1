import Ticketing

/// The places of the mapped columns in the rows of one file.
struct RequestPlaces {
    let identifier: Column
    let openedAt: Column
    let closedAt: Column?
    let type: Column
    let attributes: [(name: AttributeName, column: Column)]
    let expectedDueAt: Column?
    let expectedVerdict: (column: Column, words: VerdictColumn)?
    /// How many fields a row has.
    let fieldCount: Int

    /// A column with its place.
    struct Column {
        let name: String
        let index: Int
    }

    /// Finds the mapped columns in a header.
    ///
    /// - Parameters:
    ///   - columns: The mapping.
    ///   - header: The names of the columns of the file, in their order.
    ///   - file: The name of the file.
    /// - Throws: ``InputError`` that names the missing columns and those that were found.
    init(_ columns: RequestColumns, in header: [String], of file: String) throws(InputError) {
        var missing: [String] = []
        var ambiguous: [String] = []
        func column(_ name: String) -> Column {
            let places = header.indices.filter { header[$0] == name }
            if places.isEmpty { missing.append(name) }
            if places.count > 1 { ambiguous.append(name) }
            return Column(name: name, index: places.first ?? 0)
        }
        identifier = column(columns.identifier)
        openedAt = column(columns.openedAt)
        closedAt = columns.closedAt.map(column)
        type = column(columns.type)
        attributes = columns.attributes.sorted { $0.key < $1.key }.map { ($0.key, column($0.value)) }
        expectedDueAt = columns.expectedDueAt.map(column)
        expectedVerdict = columns.expectedVerdict.map { (column($0.column), $0) }
        fieldCount = header.count
        guard missing.isEmpty else {
            throw InputError(
                "\(file) has no column \(Self.list(missing)), which the policy file maps; "
                    + "the columns found are \(Self.list(header))")
        }
        guard ambiguous.isEmpty else { throw InputError("\(file) has more than one column \(Self.list(ambiguous))") }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
