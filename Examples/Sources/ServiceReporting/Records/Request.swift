import ServiceLevels
import ServiceTime
import Ticketing

/// A ticket with what another system said about it.
struct Request: Hashable, Sendable {
    /// The ticket.
    let ticket: Ticket
    /// When the other system found it due; nil when it did not say.
    var expectedDue: Instant?
    /// What the other system found; nil when it did not say.
    var expectedVerdict: ServiceLevelResult.Verdict?
}

/// Requests as they were read, with everything that was not as it should be.
struct RequestRecords: Hashable, Sendable {
    /// The requests, in the order of the file.
    var requests: [Request] = []
    /// The rows that could not be used.
    var unusableRows: [UnusableRow] = []
    /// The local times that clocks never showed, or showed twice.
    var clockFindings: [ClockFinding] = []

    /// How many rows there were.
    var rowCount: Int { requests.count + unusableRows.count }
}

/// A row that could not be used.
public struct UnusableRow: Codable, Hashable, Sendable {
    /// The line on which the row starts; the first line of a file is 1.
    public let line: Int
    /// What is wrong with it.
    public let reason: String
}

/// A local time that clocks never showed, or showed twice.
public struct ClockFinding: Codable, Hashable, Sendable {
    /// What clocks did.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// They were put forward past the time, which is moved forward by as much.
        case skipped
        /// They were put back and showed the time twice; it is taken for the first.
        case repeated
    }

    /// The line of the row.
    public let line: Int
    /// The column of the time.
    public let column: String
    /// The time as it is written.
    public let text: String
    /// What clocks did.
    public let kind: Kind
}
