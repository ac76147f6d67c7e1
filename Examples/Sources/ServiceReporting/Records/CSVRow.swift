/// One row of a file of comma-separated values.
struct CSVRow: Hashable, Sendable {
    /// The bytes of a field, without its quotes.
    typealias Field = ArraySlice<UInt8>

    /// The line on which the row starts; the first line of a file is 1.
    let line: Int
    /// The fields in their order.
    let fields: [Field]
}

/// A row that the format does not allow.
struct MalformedRow: Error, Hashable, Sendable {
    /// The line on which the row starts.
    let line: Int
    /// What is wrong with it.
    let reason: String
}
