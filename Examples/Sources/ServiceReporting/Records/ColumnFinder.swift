import Ticketing

/// A column with its place in the rows of a file.
struct Column: Hashable, Sendable {
    /// Its name in the header.
    let name: String
    /// Its place, from 0.
    let index: Int
}

/// The column of an attribute.
typealias AttributeColumn = (name: AttributeName, column: Column)

/// Finds the mapped columns in a header, and keeps in mind which are not there.
struct ColumnFinder {
    private let header: [String]
    private var missing: [String] = []
    private var ambiguous: [String] = []

    /// Starts to look.
    ///
    /// - Parameter header: The names of the columns of the file, in their order.
    init(_ header: [String]) {
        self.header = header
    }

    /// The column of a name; any column where there is none, which ``finish(_:)`` refuses.
    mutating func column(_ name: String) -> Column {
        let places = header.indices.filter { header[$0] == name }
        if places.isEmpty { missing.append(name) }
        if places.count > 1 { ambiguous.append(name) }
        return Column(name: name, index: places.first ?? 0)
    }

    /// The column of a name that may not be mapped.
    mutating func column(_ name: String?) -> Column? {
        guard let name else { return nil }
        return column(name)
    }

    /// The columns of attributes, in the order of their names.
    mutating func columns(_ attributes: [AttributeName: String]) -> [AttributeColumn] {
        attributes.sorted { $0.key < $1.key }.map { ($0.key, column($0.value)) }
    }

    /// Refuses a header in which a column is missing or stands twice.
    ///
    /// - Parameter file: The name of the file.
    /// - Throws: ``InputError`` that names the missing columns and those that were found.
    func finish(_ file: String) throws(InputError) {
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
