public import ServiceTime
public import Ticketing

/// Where every moment of a ticket went for one clock: stretches that follow each other without a gap, each with its
/// cause, and sums that add up exactly to the whole.
public struct ClockExplanation: Hashable, Sendable {
    /// Why time passed for a clock, or did not.
    public enum Cause: Hashable, Sendable {
        /// No cycle had started.
        case notStarted
        /// The clock ran and its time passed.
        case running
        /// The clock ran, outside the hours of its calendar.
        case closedHours
        /// The clock ran, in hours that a holiday or an exception of the calendar closed.
        case holiday
        /// The clock stood still, for this reason where one was given.
        case paused(WaitReason?)
        /// The clock had stopped.
        case stopped
        /// The cycle had been cancelled, or no policy had the clock.
        case cancelled
    }

    /// A stretch of time with one cause.
    public struct Stretch: Hashable, Sendable {
        /// From when to when.
        public let range: Range<Instant>
        /// The cause.
        public let cause: Cause

        /// The plain length of the stretch.
        public var length: TimeSpan { range.upperBound - range.lowerBound }
    }

    /// What the clock measures.
    public let metric: ServiceLevelMetric
    /// The stretches, from the opening of the ticket on, each beginning where the one before ends.
    public let stretches: [Stretch]
    /// What the clock says at the end of the last stretch; nil when it never started.
    public let reading: ClockReading?

    /// The plain time of all stretches with a cause.
    public func total(_ cause: Cause) -> TimeSpan {
        TimeSpan(microseconds: stretches.reduce(0) { $1.cause == cause ? $0 + $1.length.microseconds : $0 })
    }

    /// The causes that occur, each with its total, in the order of their first occurrence; the totals add up to the
    /// plain time from the opening to the end.
    public var totals: [(cause: Cause, total: TimeSpan)] {
        var causes: [Cause] = []
        for stretch in stretches where !causes.contains(stretch.cause) { causes.append(stretch.cause) }
        return causes.map { ($0, total($0)) }
    }
}

extension ClockExplanation.Cause: CustomStringConvertible {
    /// The cause in words.
    public var description: String {
        switch self {
        case .notStarted: "not started"
        case .running: "running"
        case .closedHours: "closed hours"
        case .holiday: "holiday"
        case .paused(nil): "paused"
        case .paused(let reason?): "paused (" + reason.rawValue + ")"
        case .stopped: "stopped"
        case .cancelled: "cancelled"
        }
    }
}

extension ClockExplanation: CustomStringConvertible {
    /// The explanation as lines of text, one for each stretch, then one for each total.
    public var description: String {
        var lines = [metric.rawValue]
        for stretch in stretches {
            lines.append(
                "  \(stretch.range.lowerBound) to \(stretch.range.upperBound)  \(stretch.cause)  \(stretch.length)")
        }
        for (cause, total) in totals { lines.append("  total \(cause): \(total)") }
        return lines.joined(separator: "\n")
    }
}
