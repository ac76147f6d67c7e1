public import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What the complaints of a period come to, as exact counts.
///
/// Figures of shards, days and machines add up to the same figures in any order.
public struct ComplaintFigures: Hashable, Sendable {
    /// The complaints.
    public private(set) var complaints: Int64 = 0
    /// Those that are closed.
    public private(set) var closed: Int64 = 0
    /// The call-backs that found a complaint unsolved.
    public private(set) var unsolvedCallBacks: Int64 = 0
    /// The customers who said whether they are satisfied.
    public private(set) var asked: Int64 = 0
    /// The customers who are.
    public private(set) var satisfied: Int64 = 0
    /// The findings of the loop: steps skipped, out of order or repeated.
    public private(set) var findings: Int64 = 0
    /// How the limits were kept, by clock.
    public private(set) var limits: [ServiceLevelMetric: LimitCounts] = [:]
    /// The complaints by class, where it is known.
    public private(set) var classes = WordTally<ComplaintClass>()
    /// The complaints by grade, where it is known.
    public private(set) var grades = WordTally<ComplaintGrade>()
    /// The complaints by cause, where it was reviewed.
    public private(set) var causes = ComplaintCauseShares()

    /// Creates the figures of no complaints.
    public init() {}

    /// Adds a complaint.
    ///
    /// - Parameters:
    ///   - complaint: The complaint with its clocks.
    ///   - instant: The instant of the figures; a limit that has passed by then without a stop is missed.
    ///   - levels: The service levels that the clocks belong to.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the figures stay as they were.
    public mutating func add(
        _ complaint: ComplaintCase, at instant: Instant, by levels: CompiledServiceLevels
    ) throws(InvalidValue) {
        var one = ComplaintFigures()
        one.complaints = 1
        one.closed = complaint.complaint.isClosed ? 1 : 0
        one.unsolvedCallBacks = Int64(complaint.complaint.unsolvedCallBacks)
        if let isSatisfied = complaint.complaint.callBack?.isSatisfied {
            one.asked = 1
            one.satisfied = isSatisfied ? 1 : 0
        }
        one.findings = Int64(complaint.complaint.findings.count)
        if let complaintClass = complaint.complaint.complaintClass { try one.classes.add(on: complaintClass) }
        if let grade = complaint.complaint.grade { try one.grades.add(on: grade) }
        if let cause = complaint.complaint.cause { try one.causes.add(on: cause) }
        for reading in levels.readings(of: complaint.serviceLevels, at: instant) {
            let goesOn = reading.endedAt == nil && reading.target != nil
            let counts = try LimitCounts(
                met: Int64(reading.metCycles),
                missed: Int64(reading.missedCycles) + (goesOn && reading.isBreached ? 1 : 0),
                pending: goesOn && !reading.isBreached ? 1 : 0)
            try one.add(counts, of: reading.metric)
        }
        try merge(one)
    }

    /// Adds other figures.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds 64 bits; the figures stay as they were.
    public mutating func merge(_ other: ComplaintFigures) throws(InvalidValue) {
        var sum = self
        sum.complaints = try exactSum(complaints, other.complaints, "complaints")
        sum.closed = try exactSum(closed, other.closed, "closed")
        sum.unsolvedCallBacks = try exactSum(unsolvedCallBacks, other.unsolvedCallBacks, "unsolvedCallBacks")
        sum.asked = try exactSum(asked, other.asked, "asked")
        sum.satisfied = try exactSum(satisfied, other.satisfied, "satisfied")
        sum.findings = try exactSum(findings, other.findings, "findings")
        for metric in other.limits.keys.sorted() {
            if let counts = other.limits[metric] { try sum.add(counts, of: metric) }
        }
        try sum.classes.merge(other.classes)
        try sum.grades.merge(other.grades)
        try sum.causes.merge(other.causes)
        self = sum
    }

    private mutating func add(_ counts: LimitCounts, of metric: ServiceLevelMetric) throws(InvalidValue) {
        if let known = limits[metric] {
            limits[metric] = try known.merged(with: counts)
        } else {
            limits[metric] = counts
        }
    }

    /// How a limit was kept, by its clock; nil where no complaint has it.
    public func counts(of metric: ServiceLevelMetric) -> LimitCounts? { limits[metric] }

    /// The exact share of satisfied customers among those who said; nil where nobody did.
    public var satisfaction: CountShare? { CountShare(counted: satisfied, of: asked) }

    #if !hasFeature(Embedded)
    init(
        counts: [Int64], limits: [ServiceLevelMetric: LimitCounts], classes: WordTally<ComplaintClass>,
        grades: WordTally<ComplaintGrade>, causes: ComplaintCauseShares
    ) throws(InvalidValue) {
        let names = ["complaints", "closed", "unsolvedCallBacks", "asked", "satisfied", "findings"]
        for (name, count) in zip(names, counts) where count < 0 {
            throw InvalidValue(field: name, value: "\(count)", accepted: "0 or more")
        }
        (complaints, closed, unsolvedCallBacks) = (counts[0], counts[1], counts[2])
        (asked, satisfied, findings) = (counts[3], counts[4], counts[5])
        guard closed <= complaints, asked <= complaints, satisfied <= asked else {
            throw InvalidValue(
                field: "counts", value: "\(closed) closed, \(asked) asked, \(satisfied) satisfied",
                accepted: "no more closed or asked than complaints, no more satisfied than asked")
        }
        for (name, total) in [("classes", classes.total), ("grades", grades.total), ("causes", causes.total)]
        where total > complaints {
            throw InvalidValue(
                field: name, value: "\(total)", accepted: "at most one for each of \(complaints) complaints")
        }
        self.limits = limits
        self.classes = classes
        self.grades = grades
        self.causes = causes
    }
    #endif
}
