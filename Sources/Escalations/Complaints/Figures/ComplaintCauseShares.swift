public import ServiceVocabulary
public import Ticketing

/// How many complaints there are of each cause, and the exact shares of them (投诉原因占比).
public typealias ComplaintCauseShares = WordTally<ComplaintCause>

extension WordTally<ComplaintCause> {
    /// A cause with its share, and the share of it and all more frequent causes together.
    public struct Line: Hashable, Sendable {
        /// The cause.
        public let cause: ComplaintCause
        /// The share of the cause.
        public let share: CountShare
        /// The share of the cause and of all before it.
        public let cumulative: CountShare
    }

    /// The causes by frequency (Pareto), the most frequent first and equally frequent ones by name.
    public var pareto: [Line] {
        var lines: [Line] = []
        var sum: Int64 = 0
        for cause in ranking {
            // Part of the total, which is within 64 bits.
            sum &+= counts[cause] ?? 0
            guard let share = share(of: cause), let cumulative = CountShare(counted: sum, of: total) else { continue }
            lines.append(Line(cause: cause, share: share, cumulative: cumulative))
        }
        return lines
    }
}

/// When a cause of complaints starts an improvement, as data.
public struct ImprovementTrigger: Hashable, Sendable {
    /// The share of all complaints, compared exactly, from which on a cause starts an improvement.
    public let threshold: CountShare
    /// The complaints that there must be at least, so that one of one does not count as all of them.
    public let leastComplaints: Int64

    /// Creates a trigger.
    ///
    /// - Parameters:
    ///   - threshold: The share of all complaints from which on a cause starts an improvement.
    ///   - leastComplaints: The complaints that there must be at least.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a share of nothing or above the whole, and for fewer than 1 complaint.
    public init(threshold: CountShare, leastComplaints: Int64 = 1) throws(InvalidValue) {
        guard threshold.part > 0, threshold.part <= threshold.whole else {
            throw InvalidValue(
                field: "threshold", value: "\(threshold.part) of \(threshold.whole)",
                accepted: "more than nothing, at most the whole")
        }
        guard leastComplaints >= 1 else {
            throw InvalidValue(field: "leastComplaints", value: "\(leastComplaints)", accepted: "1 or more")
        }
        self.threshold = threshold
        self.leastComplaints = leastComplaints
    }

    private init(percent: UInt8) {
        threshold = CountShare(percent: percent)
        leastComplaints = 1
    }

    /// As published: one cause of 60 % or more.
    public static let published = ImprovementTrigger(percent: 60)

    /// The causes that start an improvement, the most frequent first.
    ///
    /// - Parameter causes: The complaints by cause.
    public func causes(in causes: ComplaintCauseShares) -> [ComplaintCause] {
        guard causes.total >= leastComplaints else { return [] }
        return causes.pareto.filter { !$0.share.isLess(than: threshold) }.map { $0.cause }
    }
}
