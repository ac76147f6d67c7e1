import ServiceStatistics
import ServiceTime
import Ticketing
import ServiceLevels

/// How long closed requests were open.
struct TimeToClose: Codable, Hashable, Sendable {
    /// The type; nil for all types together.
    let type: ServiceType?
    /// How many were closed.
    let closed: Int
    /// The plain time from opening to closing.
    let calendarTime: Percentiles
    /// The time during which the calendar of the request's policy was open; nil where no policy applies to any.
    let workingTime: Percentiles?

    /// Computes the percentiles of the requests that are closed.
    ///
    /// - Returns: Nil when none is closed.
    init?(_ assessments: [Assessment], type: ServiceType?) {
        let closed = assessments.filter { $0.closedAt != nil }
        let plain = closed.compactMap { assessment in assessment.closedAt.map { $0 - assessment.ticket.openedAt } }
        guard let calendarTime = Percentiles(of: plain) else { return nil }
        self.type = type
        self.closed = closed.count
        self.calendarTime = calendarTime
        workingTime = Percentiles(of: closed.compactMap { $0.result?.elapsedWorkingTime })
    }

    /// The percentiles of all types together and of each type, the most frequent one first.
    static func table(of assessments: [Assessment]) -> [TimeToClose] {
        ([TimeToClose(assessments, type: nil)] + assessments.byType.map { TimeToClose($0.assessments, type: $0.type) })
            .compactMap(\.self)
    }
}

/// Percentiles of lengths of time, by the definition that spreadsheets and R use (type 7), to the microsecond.
struct Percentiles: Codable, Hashable, Sendable {
    /// Half of all lengths are at most this one.
    let p50: TimeSpan
    /// The 90th percentile.
    let p90: TimeSpan
    /// The 95th percentile.
    let p95: TimeSpan
    /// The 99th percentile.
    let p99: TimeSpan

    private enum CodingKeys: String, CodingKey {
        case p50 = "p50Microseconds"
        case p90 = "p90Microseconds"
        case p95 = "p95Microseconds"
        case p99 = "p99Microseconds"
    }

    /// Computes the percentiles.
    ///
    /// - Parameter lengths: The lengths in any order.
    /// - Returns: Nil for no lengths at all.
    init?(of lengths: [TimeSpan]) {
        let levels: [QuantileLevel] = [.median, .p90, .p95, .p99]
        guard let quantiles = Quantiles.exactQuantiles(levels, of: lengths.map(\.microseconds)) else { return nil }
        let spans = quantiles.map { TimeSpan(microseconds: $0.rounded) }
        (p50, p90, p95, p99) = (spans[0], spans[1], spans[2], spans[3])
    }
}

extension ExactFraction {
    /// The nearest integer; of two, the greater one.
    fileprivate var rounded: Int64 {
        let (quotient, remainder) = (2 * numerator + denominator).quotientAndRemainder(dividingBy: 2 * denominator)
        return Int64(clamping: remainder < 0 ? quotient - 1 : quotient)
    }
}
