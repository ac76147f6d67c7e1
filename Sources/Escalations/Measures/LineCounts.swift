public import ServiceTime
import ServiceVocabulary

/// What the cases of one support line come to, as exact counts and sums.
public struct LineCounts: Hashable, Sendable {
    /// The cases that were on the line at some time.
    public internal(set) var touched: Int64 = 0
    /// The cases that came to the line first.
    public internal(set) var first: Int64 = 0
    /// The stays on the line; a case that comes back stays again.
    public internal(set) var visits: Int64 = 0
    /// The cases that were resolved there.
    public internal(set) var resolved: Int64 = 0
    /// The plain time of all stays, in microseconds.
    public internal(set) var timeMicroseconds: Int128 = 0
    /// The plain time from the openings to the first arrivals of the ``touched`` cases, in microseconds.
    public internal(set) var timeToReachMicroseconds: Int128 = 0

    init() {}

    /// The mean time of a stay, cut off to microseconds; nil without stays or above 64 bits.
    public var meanVisit: TimeSpan? { Self.mean(timeMicroseconds, of: visits) }

    /// The mean time that a touched case spends on the line in all its stays, cut off to microseconds; nil without cases.
    public var meanTime: TimeSpan? { Self.mean(timeMicroseconds, of: touched) }

    /// The mean time from the opening to the first arrival, cut off to microseconds; nil without cases.
    public var meanTimeToReach: TimeSpan? { Self.mean(timeToReachMicroseconds, of: touched) }

    private static func mean(_ sum: Int128, of count: Int64) -> TimeSpan? {
        guard count > 0 else { return nil }
        return Int64(exactly: sum / Int128(count)).map { TimeSpan(microseconds: $0) }
    }

    mutating func merge(_ other: LineCounts) throws(InvalidValue) {
        let (time, timeOverflow) = timeMicroseconds.addingReportingOverflow(other.timeMicroseconds)
        let (reach, reachOverflow) = timeToReachMicroseconds.addingReportingOverflow(other.timeToReachMicroseconds)
        guard !timeOverflow, !reachOverflow else {
            throw InvalidValue(field: "time", value: "overflow", accepted: "a sum within 128 bits")
        }
        touched = try exactSum(touched, other.touched, "touched")
        first = try exactSum(first, other.first, "first")
        visits = try exactSum(visits, other.visits, "visits")
        resolved = try exactSum(resolved, other.resolved, "resolved")
        timeMicroseconds = time
        timeToReachMicroseconds = reach
    }
}
