public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// The teams that answer for the steps of the published limits; who they are is the center's to say.
public struct ProcessStepOwners: Hashable, Sendable {
    /// For returns: review, pick-up and refund.
    public var returns: TeamIdentifier
    /// For complaints about the quality of a product.
    public var quality: TeamIdentifier
    /// For telling the customer, and for calling back.
    public var frontLine: TeamIdentifier
    /// The team of several departments that takes up complex issues.
    public var crossDepartment: TeamIdentifier
    /// For critical issues of worldwide support.
    public var worldwide: TeamIdentifier

    /// Creates the owners.
    ///
    /// - Parameters:
    ///   - returns: For returns: review, pick-up and refund.
    ///   - quality: For complaints about the quality of a product.
    ///   - frontLine: For telling the customer, and for calling back.
    ///   - crossDepartment: The team of several departments that takes up complex issues.
    ///   - worldwide: For critical issues of worldwide support.
    public init(
        returns: TeamIdentifier, quality: TeamIdentifier, frontLine: TeamIdentifier, crossDepartment: TeamIdentifier,
        worldwide: TeamIdentifier
    ) {
        self.returns = returns
        self.quality = quality
        self.frontLine = frontLine
        self.crossDepartment = crossDepartment
        self.worldwide = worldwide
    }
}

extension Tag {
    /// A critical issue of worldwide support (全球支持重大问题).
    public static let worldwideCritical = Tag(rawValue: "worldwide-critical")
}

extension ProcessStepLimit {
    /// The limits of process steps that practitioners publish.
    ///
    /// | step | from | to | limit |
    /// |---|---|---|---|
    /// | return-review | return or exchange opened | reviewed | 24 h |
    /// | refund | reviewed | refund paid | 3 business days |
    /// | pick-up-of-goods | reviewed | goods picked up | 1 day of 24 h |
    /// | quality-solution | quality problem opened | resolved | 24 h |
    /// | progress-told | handed over | agent's next answer | 1 h |
    /// | call-back | resolved | called back | 24 h |
    /// | cross-department | given to that team | closed | 48 h |
    /// | worldwide-critical | opened with that tag | resolved | 48 h |
    ///
    /// That refund and pick-up are counted from the review is an assumption; the figures are published without their
    /// beginning. Hours count round the clock.
    ///
    /// - Parameters:
    ///   - calendar: The calendar whose business days count for refunds.
    ///   - owners: The teams that answer for the steps.
    public static func published(
        businessDays calendar: CalendarIdentifier, owners: ProcessStepOwners
    ) -> [ProcessStepLimit] {
        [
            ProcessStepLimit(
                "return-review", from: opened(.type([.returnOrExchange])), to: done(.returnReviewed),
                within: .calendarTime(.hours(24)), owner: owners.returns),
            ProcessStepLimit(
                "refund", from: done(.returnReviewed), to: done(.refundPaid),
                within: .businessDays(BusinessDayDeadline(3)), on: calendar, owner: owners.returns),
            ProcessStepLimit(
                "pick-up-of-goods", from: done(.returnReviewed), to: done(.pickedUp),
                within: .calendarTime(.hours(24)), owner: owners.returns),
            ProcessStepLimit(
                "quality-solution", from: opened(.type([.quality])), to: ClockTrigger(.resolved),
                within: .calendarTime(.hours(24)), owner: owners.quality),
            ProcessStepLimit(
                "progress-told", from: ClockTrigger(.transferred), to: ClockTrigger(.agentReply),
                within: .calendarTime(.hours(1)), owner: owners.frontLine),
            ProcessStepLimit(
                "call-back", from: ClockTrigger(.resolved), to: done(.calledBack), within: .calendarTime(.hours(24)),
                owner: owners.frontLine),
            ProcessStepLimit(
                "cross-department",
                from: ClockTrigger(
                    [.opened, .assigned, .transferred],
                    where: .value(.team, oneOf: [owners.crossDepartment.rawValue])),
                to: ClockTrigger(.closed), within: .calendarTime(.hours(48)), owner: owners.crossDepartment),
            ProcessStepLimit(
                "worldwide-critical", from: opened(.tag(.worldwideCritical)), to: ClockTrigger(.resolved),
                within: .calendarTime(.hours(48)), owner: owners.worldwide),
        ]
    }

    private static func opened(_ condition: TicketCondition) -> ClockTrigger {
        ClockTrigger(.opened, where: condition)
    }

    private static func done(_ step: ProcessStep) -> ClockTrigger {
        ClockTrigger(.attributeChanged, where: .attribute(.processStep, [step.rawValue]))
    }
}

extension ServiceLevelPolicy {
    /// A policy that holds every ticket to limits of process steps, to stand beside other policies.
    ///
    /// - Parameters:
    ///   - limits: The limits, each step once.
    ///   - identifier: The identifier.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as ``ProcessStepLimit/clock()`` does, and for a step that stands there
    ///   twice.
    public static func processSteps(
        _ limits: [ProcessStepLimit], identifier: PolicyIdentifier = "process-steps"
    ) throws(InvalidValue) -> ServiceLevelPolicy {
        var clocks: [ServiceLevelClock] = []
        for limit in limits {
            do {
                clocks.append(try limit.clock())
            } catch {
                throw error.inside(limit.step.rawValue)
            }
        }
        return try ServiceLevelPolicy(identifier: identifier, clocks: clocks)
    }
}
