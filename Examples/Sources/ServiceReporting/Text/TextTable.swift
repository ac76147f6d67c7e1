/// A table of text with aligned columns and a line below its head.
package struct TextTable {
    /// A column.
    package struct Column {
        let title: String
        let alignment: String.Alignment
        /// How wide it may be; wider texts are cut.
        let greatestWidth: Int

        /// A column of words.
        package static func words(_ title: String, upTo greatestWidth: Int = 30) -> Column {
            Column(title: title, alignment: .leading, greatestWidth: greatestWidth)
        }

        /// A column of numbers.
        package static func numbers(_ title: String) -> Column {
            Column(title: title, alignment: .trailing, greatestWidth: 30)
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    /// Creates a table.
    ///
    /// - Parameter columns: Its columns.
    package init(_ columns: Column...) {
        self.columns = columns
    }

    /// Adds a row; what is missing at its end stays empty.
    package mutating func add(_ cells: [String]) {
        rows.append(
            columns.indices.map { index in
                index < cells.count ? cells[index].shortened(to: columns[index].greatestWidth) : ""
            })
    }

    /// The lines of the table.
    package var lines: [String] {
        let widths = columns.indices.map { index in
            rows.map { $0[index].displayWidth }.reduce(columns[index].title.displayWidth, max)
        }
        let head = line(of: columns.map(\.title), widths: widths)
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [head, rule] + rows.map { line(of: $0, widths: widths) }
    }

    private func line(of cells: [String], widths: [Int]) -> String {
        let padded = columns.indices.map { cells[$0].padded(to: widths[$0], columns[$0].alignment) }
        return padded.joined(separator: "  ").droppingSpacesAtEnd
    }
}

extension String {
    fileprivate var droppingSpacesAtEnd: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
