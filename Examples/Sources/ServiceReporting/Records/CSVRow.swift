/// One row of a file of comma-separated values.
package struct CSVRow: Hashable, Sendable {
    /// The bytes of a field, without its quotes.
    package typealias Field = ArraySlice<UInt8>

    /// The line on which the row starts; the first line of a file is 1.
    package let line: Int
    /// The fields in their order.
    package let fields: [Field]
}

/// A row that the format does not allow.
package struct MalformedRow: Error, Hashable, Sendable {
    /// The line on which the row starts.
    package let line: Int
    /// What is wrong with it.
    package let reason: String
}
