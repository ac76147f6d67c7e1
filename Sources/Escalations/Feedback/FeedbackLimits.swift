public import ServiceLevels
public import ServiceTime
public import ServiceVocabulary
public import Ticketing

extension ServiceType {
    /// Feedback of a customer (反馈), on the ticket that carries its clocks.
    public static let feedback = ServiceType(rawValue: "feedback")
}

extension AttributeName {
    /// What feedback is about, on the ticket that carries its clocks.
    public static let feedbackType = AttributeName(rawValue: "feedback-type")
    /// How soon feedback has to be dealt with, on the ticket that carries its clocks.
    public static let feedbackUrgency = AttributeName(rawValue: "feedback-urgency")
    /// How many feedback concerns, on the ticket that carries its clocks.
    public static let feedbackScope = AttributeName(rawValue: "feedback-scope")
}

extension ProcessStep {
    /// A solution was proposed for a piece of feedback.
    public static let solutionProposed = ProcessStep(rawValue: "solution-proposed")
    /// It was decided what becomes of a piece of feedback.
    public static let feedbackDecided = ProcessStep(rawValue: "feedback-decided")
}

extension ServiceLevelMetric {
    /// From the registration of feedback to the first answer.
    public static let feedbackResponse = ServiceLevelMetric(rawValue: "feedback-response")
    /// From the registration of feedback until it has landed, or the customer knows that it does not.
    public static let feedbackResolution = ServiceLevelMetric(rawValue: "feedback-resolution")
    /// From the registration of feedback until a solution is proposed.
    public static let feedbackProposal = ServiceLevelMetric(rawValue: "feedback-proposal")
    /// From the registration of feedback until it is decided what becomes of it.
    public static let feedbackDecision = ServiceLevelMetric(rawValue: "feedback-decision")
}

extension ServiceLevelPolicy {
    /// The published limits for feedback, a policy for each urgency.
    ///
    /// | urgency | clock | from | to | limit |
    /// |---|---|---|---|---|
    /// | high | feedback-response | registered | first answer | 2 h |
    /// | high | feedback-resolution | registered | landed, or the customer told the result | 24 h |
    /// | middle | feedback-proposal | registered | solution proposed | 48 h |
    /// | low | feedback-decision | registered | decided, also to wait in the backlog | 5 business days |
    ///
    /// In the backlog an item has no clock. Hours count round the clock; the business days are those within which a
    /// suggestion for the product is decided (`ServiceClass.featureSuggestion`).
    ///
    /// - Parameter calendar: The calendar whose business days count.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` never for these limits.
    public static func feedback(
        businessDays calendar: CalendarIdentifier
    ) throws(InvalidValue) -> [ServiceLevelPolicy] {
        let end = ClockTrigger([.resolved, .closed])
        func done(_ step: ProcessStep) -> ClockTrigger {
            ClockTrigger(.attributeChanged, where: .attribute(.processStep, [step.rawValue]))
        }
        func clock(
            _ metric: ServiceLevelMetric, to stop: [ClockTrigger], _ target: TargetRule
        ) throws(InvalidValue) -> ServiceLevelClock {
            try ServiceLevelClock(metric, start: [ClockTrigger(.opened)], stop: stop + [end], targets: [target])
        }
        return [
            try policy(
                .high,
                [
                    clock(
                        .feedbackResponse, to: [ClockTrigger(.agentReply)], TargetRule(.calendarTime(.hours(2)))),
                    clock(.feedbackResolution, to: [], TargetRule(.calendarTime(.hours(24)))),
                ]),
            try policy(
                .middle,
                [clock(.feedbackProposal, to: [done(.solutionProposed)], TargetRule(.calendarTime(.hours(48))))]),
            try policy(
                .low,
                [
                    clock(
                        .feedbackDecision, to: [done(.feedbackDecided)],
                        TargetRule(.businessDays(BusinessDayDeadline(5)), on: calendar))
                ]),
        ]
    }

    private static func policy(
        _ urgency: Urgency, _ clocks: [ServiceLevelClock]
    ) throws(InvalidValue) -> ServiceLevelPolicy {
        try ServiceLevelPolicy(
            identifier: PolicyIdentifier("feedback-" + urgency.rawValue),
            condition: .all([.type([.feedback]), .attribute(.feedbackUrgency, [urgency.rawValue])]), clocks: clocks)
    }
}

extension LoopEvent<FeedbackHappening> {
    /// The events of a ticket that say the same to the clocks of the policies for feedback.
    ///
    /// The item is a ticket of the type `feedback` with its tags in attributes. What has landed is resolved, and the result
    /// that the customer is told closes it.
    public var ticketEvents: [TicketEvent] {
        func step(_ step: ProcessStep) -> TicketEvent.Kind { .attributeChanged(.processStep, step.rawValue) }
        switch happening {
        case .registered(let tags, _, _):
            return ticketEvents([
                .opened(
                    TicketOpening(
                        type: .feedback,
                        attributes: [
                            .feedbackType: tags.type.rawValue, .feedbackUrgency: tags.urgency.rawValue,
                            .feedbackScope: tags.scope.rawValue,
                        ]))
            ])
        case .responded, .customerTold(.reason):
            return ticketEvents([.agentReply])
        case .tagged(let tags):
            return ticketEvents([
                .attributeChanged(.feedbackType, tags.type.rawValue),
                .attributeChanged(.feedbackUrgency, tags.urgency.rawValue),
                .attributeChanged(.feedbackScope, tags.scope.rawValue),
            ])
        case .planned, .effectNoted:
            return ticketEvents([.internalNote])
        case .solutionProposed:
            return ticketEvents([step(.solutionProposed)])
        case .decided:
            return ticketEvents([step(.feedbackDecided)])
        case .landed:
            return ticketEvents([.resolved])
        case .customerTold(.result):
            return ticketEvents([.agentReply, .closed])
        }
    }
}
