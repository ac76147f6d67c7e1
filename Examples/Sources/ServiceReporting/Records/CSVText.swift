extension CSVRow {
    /// A line of comma-separated values, with quotes where a value needs them.
    ///
    /// - Parameter values: The values.
    package static func line(of values: [String]) -> String {
        values.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == UInt8(ascii: ",") || CSVReader.reservedBytes.contains($0) }) else {
            return value
        }
        return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
