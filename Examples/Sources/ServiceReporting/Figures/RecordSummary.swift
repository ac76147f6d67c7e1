import ServiceTime

/// What the report is made from.
struct RecordSummary: Codable, Hashable, Sendable {
    /// Where the requests come from, in words.
    let source: String
    /// How many rows there were.
    let rows: Int
    /// How many of them the figures are about.
    let used: Int
    /// How many were opened after the instant of the report, and so do not count yet.
    let openedLater: Int
    /// The rows that could not be used.
    let unusable: [UnusableRow]
    /// The local times that clocks never showed, or showed twice.
    let clockFindings: [ClockFinding]
}
