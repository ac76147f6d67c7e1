extension [ClockFinding] {
    /// The local times that clocks never showed, or showed twice.
    var section: [String] {
        guard !isEmpty else { return [] }
        let skipped = count { $0.kind == .skipped }
        return Layout.section(
            "Local times that clocks skipped or repeated",
            [
                "skipped, moved forward by as much as the clocks: " + skipped.grouped,
                "repeated, taken for the first of the two: " + (count - skipped).grouped,
            ] + Layout.list(self) { "line \($0.line.grouped): \($0.column) \($0.text) (\($0.kind.rawValue))" })
    }
}

extension [UnusableRow] {
    /// The rows that could not be used.
    var section: [String] {
        Layout.section(
            "Rows that could not be used: " + count.grouped,
            Layout.list(self) { "line \($0.line.grouped): \($0.reason)" })
    }
}

extension Agreement.Difference {
    /// The difference in words.
    var text: String { "\(identifier): the records say \(expected), the policies \(found)" }
}
