public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// The limit of one step of a process: from which event to which, in which time, and who answers for it.
public struct ProcessStepLimit: Hashable, Sendable {
    /// The name of the step, which is the metric of its clock.
    public let step: ServiceLevelMetric
    /// What begins the step.
    public let start: ClockTrigger
    /// What ends it.
    public let end: ClockTrigger
    /// The limit.
    public let target: ServiceLevelTarget
    /// The calendar on which the limit counts; nil for plain time.
    public let calendar: CalendarIdentifier?
    /// The team that answers for the step.
    public let owner: TeamIdentifier

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - step: The name of the step.
    ///   - start: What begins the step.
    ///   - end: What ends it.
    ///   - target: The limit.
    ///   - calendar: The calendar on which the limit counts; nil for plain time.
    ///   - owner: The team that answers for the step.
    public init(
        _ step: ServiceLevelMetric, from start: ClockTrigger, to end: ClockTrigger, within target: ServiceLevelTarget,
        on calendar: CalendarIdentifier? = nil, owner: TeamIdentifier
    ) {
        self.step = step
        self.start = start
        self.end = end
        self.target = target
        self.calendar = calendar
        self.owner = owner
    }

    /// The clock that holds the step to its limit: a promise inside the center, with a cycle for every time the step is
    /// taken.
    ///
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative limit, or one in working time or business days without
    ///   a calendar.
    public func clock() throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            step, obligation: .operational, start: [start], stop: [end], targets: [TargetRule(target, on: calendar)])
    }
}

extension AttributeName {
    /// The attribute that says which step of a process was done last; the values are those of `ProcessStep`.
    public static let processStep = AttributeName(rawValue: "process-step")
}

/// A step of a process that was done, as the value of the attribute ``Ticketing/AttributeName/processStep``.
public struct ProcessStep: TextIdentifier {
    /// The name of the step.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the step.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A request to return goods was reviewed (退货审核).
    public static let returnReviewed = ProcessStep(rawValue: "return-reviewed")
    /// The goods were picked up (上门取件).
    public static let pickedUp = ProcessStep(rawValue: "goods-picked-up")
    /// The money was paid back (退款).
    public static let refundPaid = ProcessStep(rawValue: "refund-paid")
    /// The customer was called back after the resolution (回访).
    public static let calledBack = ProcessStep(rawValue: "called-back")
}
