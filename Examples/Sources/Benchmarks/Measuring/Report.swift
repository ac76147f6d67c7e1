import Foundation

/// A table of columns that are as wide as their widest cell, the first to the left and the others to the right.
struct Report {
    private var rows: [[String]]

    init(_ header: String...) {
        rows = [header]
    }

    /// Adds columns to the header.
    mutating func addHeader(_ cells: [String]) {
        rows[0] += cells
    }

    mutating func add(_ cells: String...) {
        add(cells)
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    func print() {
        let columns = rows.map { $0.count }.max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }
            Swift.print("  " + cells.joined(separator: "   "))
        }
    }
}

/// The figures of the reports as text.
enum Figure {
    /// Nanoseconds, with one digit after the point below a hundred.
    static func nanoseconds(_ value: Double) -> String {
        (value < 100 ? String(format: "%.1f", value) : grouped(value)) + " ns"
    }

    static func microseconds(_ nanoseconds: Double) -> String {
        String(format: "%.0f µs", nanoseconds / 1000)
    }

    static func ratio(_ value: Double) -> String {
        grouped(value) + " ×"
    }

    /// A change in per cent, with its sign.
    static func change(_ ratio: Double) -> String {
        String(format: "%+.0f %%", (ratio - 1) * 100)
    }

    /// A whole number with a comma between thousands.
    static func grouped(_ value: Double) -> String {
        var digits = String(Int(value.rounded()))
        var result = ""
        while digits.count > 3 {
            result = "," + digits.suffix(3) + result
            digits = String(digits.dropLast(3))
        }
        return digits + result
    }
}

extension Figure {
    /// Thousands of bytes.
    static func kilobytes(_ bytes: Int) -> String {
        String(format: "%.1f kB", Double(bytes) / 1000)
    }
}
