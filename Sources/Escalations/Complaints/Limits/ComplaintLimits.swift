public import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// The limits that a center sets itself for complaints, in plain time round the clock.
public struct ComplaintLimits: Hashable, Sendable {
    /// From the receipt to the solution, for each complaint.
    public var resolution: TimeSpan
    /// From the receipt to the solution, for a share of the complaints of a period; see ``PopulationGoal``.
    public var periodResolution: TimeSpan
    /// From the receipt until a complaint of one of the ``major`` grades is taken up.
    public var majorTakeUp: TimeSpan
    /// The grades that are taken up within ``majorTakeUp``.
    public var major: [ComplaintGrade]
    /// From each hand-over to a department until the customer is told how it stands.
    public var progress: TimeSpan
    /// From the solution to the call-back.
    public var callBack: TimeSpan

    /// Creates limits; what is not given is as published.
    ///
    /// - Parameters:
    ///   - resolution: From the receipt to the solution; 24 hours.
    ///   - periodResolution: From the receipt to the solution, for a share of the complaints of a period; 48 hours.
    ///   - majorTakeUp: From the receipt until a major complaint is taken up; 2 hours.
    ///   - major: The grades that are taken up within that time.
    ///   - progress: From each hand-over until the customer is told how it stands; 1 hour.
    ///   - callBack: From the solution to the call-back; 24 hours.
    public init(
        resolution: TimeSpan = .hours(24), periodResolution: TimeSpan = .hours(48), majorTakeUp: TimeSpan = .hours(2),
        major: [ComplaintGrade] = [.major], progress: TimeSpan = .hours(1), callBack: TimeSpan = .hours(24)
    ) {
        self.resolution = resolution
        self.periodResolution = periodResolution
        self.majorTakeUp = majorTakeUp
        self.major = major
        self.progress = progress
        self.callBack = callBack
    }

    /// The published limits: 24 hours for each complaint.
    public static let published = ComplaintLimits()

    /// The published variant: 48 hours for each complaint.
    public static let publishedVariant = ComplaintLimits(resolution: .hours(48))
}

extension ServiceLevelMetric {
    /// From the receipt of a complaint to its solution.
    public static let complaintResolution = ServiceLevelMetric(rawValue: "complaint-resolution")
    /// From the receipt of a complaint to its solution, for the share of a period.
    public static let complaintPeriodResolution = ServiceLevelMetric(rawValue: "complaint-period-resolution")
    /// From the receipt of a complaint to the call-back that closes it.
    public static let complaintClosure = ServiceLevelMetric(rawValue: "complaint-closure")
    /// From the receipt of a major complaint until it is taken up.
    public static let majorComplaintTakeUp = ServiceLevelMetric(rawValue: "major-complaint-take-up")
    /// From a hand-over to a department until the customer is told how it stands.
    public static let complaintProgress = ServiceLevelMetric(rawValue: "complaint-progress")
    /// From the solution of a complaint to the call-back.
    public static let complaintCallBack = ServiceLevelMetric(rawValue: "complaint-call-back")
}

extension AttributeName {
    /// The class of a complaint, on the ticket that carries its clocks.
    public static let complaintClass = AttributeName(rawValue: "complaint-class")
    /// The grade of a complaint, on the ticket that carries its clocks.
    public static let complaintGrade = AttributeName(rawValue: "complaint-grade")
    /// The cause of a complaint, on the ticket that carries its clocks.
    public static let complaintCause = AttributeName(rawValue: "complaint-cause")
}

extension ProcessStep {
    /// What the customer complains of was recorded.
    public static let complaintRecorded = ProcessStep(rawValue: "complaint-recorded")
    /// The department took the complaint up.
    public static let complaintHandled = ProcessStep(rawValue: "complaint-handled")
}

extension ServiceLevelPolicy {
    /// The clocks of a complaint.
    ///
    /// | clock | from | to | published limit |
    /// |---|---|---|---|
    /// | complaint-resolution | received | resolved | 24 h (variant 48 h) |
    /// | complaint-period-resolution | received | resolved | 48 h, for 90 % of a period |
    /// | complaint-closure | received | call-back that closes it | none; the sum of resolution and call-back |
    /// | major-complaint-take-up | received | taken up by the department | 2 h, for major complaints |
    /// | complaint-progress | handed over | customer told, or resolved | 1 h |
    /// | complaint-call-back | resolved | called back | 24 h |
    ///
    /// A complaint that the call-back finds unsolved was never resolved: the first three clocks count through. The time to
    /// take it up counts from the receipt, however late it is graded, and only complaints that are major at last have a
    /// limit there. Hours count round the clock.
    ///
    /// Closure and call-back stop at nothing but the call-back: the clocks of a ticket that is closed without one run on,
    /// which a validation remarks as `clock.runs-past-closing`.
    ///
    /// - Parameters:
    ///   - limits: The limits.
    ///   - identifier: The identifier.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative limit, or when two together exceed 64 bits.
    public static func complaints(
        _ limits: ComplaintLimits = .published, identifier: PolicyIdentifier = "complaints"
    ) throws(InvalidValue) -> ServiceLevelPolicy {
        let reopening = ClockOptions(reopening: .countsThrough)
        let wasCalledBack = TicketCondition.attribute(.processStep, [ProcessStep.calledBack.rawValue])
        let handled = ClockTrigger(
            .attributeChanged, where: .attribute(.processStep, [ProcessStep.complaintHandled.rawValue]))
        let grades = TicketCondition.attribute(.complaintGrade, limits.major.map { $0.rawValue })
        return try ServiceLevelPolicy(
            identifier: identifier, condition: .type([.complaint]),
            clocks: [
                clock(
                    .complaintResolution, from: .opened, to: [ClockTrigger(.resolved)], within: limits.resolution,
                    reopening),
                clock(
                    .complaintPeriodResolution, from: .opened, to: [ClockTrigger(.resolved)],
                    within: limits.periodResolution, reopening),
                clock(
                    .complaintClosure, from: .opened, to: [ClockTrigger(.closed, where: wasCalledBack)],
                    within: limits.resolution + limits.callBack, reopening),
                ServiceLevelClock(
                    .majorComplaintTakeUp, obligation: .operational, start: [ClockTrigger(.opened)],
                    stop: [handled, ClockTrigger(.resolved)],
                    targets: [
                        TargetRule(.calendarTime(limits.majorTakeUp), where: grades), TargetRule(nil),
                    ], options: ClockOptions(targetChange: .fromStart)),
                clock(
                    .complaintProgress, from: .transferred,
                    to: [ClockTrigger(.agentReply), ClockTrigger(.resolved)], within: limits.progress),
                clock(
                    .complaintCallBack, from: .resolved, to: [ClockTrigger(.attributeChanged, where: wasCalledBack)],
                    within: limits.callBack),
            ])
    }

    private static func clock(
        _ metric: ServiceLevelMetric, from start: TicketHappenings, to stop: [ClockTrigger], within limit: TimeSpan,
        _ options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) -> ServiceLevelClock {
        do {
            return try ServiceLevelClock(
                metric, obligation: start == .opened ? .agreement : .operational, start: [ClockTrigger(start)],
                stop: stop, targets: [TargetRule(.calendarTime(limit))], options: options)
        } catch {
            throw error.inside(metric.rawValue)
        }
    }
}
