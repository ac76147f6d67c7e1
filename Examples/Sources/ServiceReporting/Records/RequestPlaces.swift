import Ticketing

/// The places of the mapped columns in the rows of a file of requests.
struct RequestPlaces {
    let identifier: Column
    let openedAt: Column
    let closedAt: Column?
    let type: Column
    let attributes: [AttributeColumn]
    let expectedDueAt: Column?
    let expectedVerdict: (column: Column, words: VerdictColumn)?

    /// Finds the mapped columns in a header.
    ///
    /// - Parameters:
    ///   - columns: The mapping.
    ///   - header: The names of the columns of the file, in their order.
    ///   - file: The name of the file.
    /// - Throws: ``InputError`` that names the missing columns and those that were found.
    init(_ columns: RequestColumns, in header: [String], of file: String) throws(InputError) {
        var finder = ColumnFinder(header)
        identifier = finder.column(columns.identifier)
        openedAt = finder.column(columns.openedAt)
        closedAt = finder.column(columns.closedAt)
        type = finder.column(columns.type)
        attributes = finder.columns(columns.attributes)
        expectedDueAt = finder.column(columns.expectedDueAt)
        expectedVerdict = columns.expectedVerdict.map { (finder.column($0.column), $0) }
        try finder.finish(file)
    }
}
