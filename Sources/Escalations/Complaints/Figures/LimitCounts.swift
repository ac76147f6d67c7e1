public import ServiceVocabulary
public import Ticketing

/// How often a limit was kept and missed, and how often that is still open.
public struct LimitCounts: Hashable, Sendable {
    /// The cycles that kept the limit.
    public private(set) var met: Int64 = 0
    /// The cycles that missed it, finished or not.
    public private(set) var missed: Int64 = 0
    /// The cycles that go on and have not missed it.
    public private(set) var pending: Int64 = 0

    /// Creates counts.
    ///
    /// - Parameters:
    ///   - met: The cycles that kept the limit.
    ///   - missed: The cycles that missed it.
    ///   - pending: The cycles that go on and have not missed it.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count, or when all together exceed 64 bits.
    public init(met: Int64 = 0, missed: Int64 = 0, pending: Int64 = 0) throws(InvalidValue) {
        let counts = [("met", met), ("missed", missed), ("pending", pending)]
        var total: Int64 = 0
        for (field, count) in counts {
            let (sum, overflow) = total.addingReportingOverflow(count)
            guard count >= 0, !overflow else {
                throw InvalidValue(
                    field: field, value: "\(count)", accepted: "0 or more, with a total within 64 bits")
            }
            total = sum
        }
        self.met = met
        self.missed = missed
        self.pending = pending
    }

    /// The exact share that kept the limit, of those of which that is known; nil where there are none.
    public var share: CountShare? { CountShare(counted: met, of: met &+ missed) }

    /// The counts of both together.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when all together exceed 64 bits.
    public func merged(with other: LimitCounts) throws(InvalidValue) -> LimitCounts {
        try LimitCounts(
            met: exactSum(met, other.met, "met"), missed: exactSum(missed, other.missed, "missed"),
            pending: exactSum(pending, other.pending, "pending"))
    }
}

/// The sum of two counts.
///
/// - Parameters:
///   - left: A count.
///   - right: Another.
///   - field: What they count, for a refusal.
/// - Throws: ``ServiceVocabulary/InvalidValue`` when it exceeds 64 bits.
func exactSum(_ left: Int64, _ right: Int64, _ field: String) throws(InvalidValue) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw InvalidValue(field: field, value: "overflow", accepted: "a sum within 64 bits") }
    return sum
}
