public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// How often a step that is a matter of time is repeated.
public struct EscalationRepeat: Hashable, Sendable {
    /// The time between two goes, in the time of the step.
    public let every: TimeSpan
    /// How often the step is done again after the first time.
    public let times: Int

    /// The greatest number of repetitions.
    public static let greatestCount = 100

    /// Creates a repetition.
    ///
    /// - Parameters:
    ///   - every: The time between two goes, more than no time.
    ///   - times: How often the step is done again after the first time, 1 to 100: always capped.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for no time between, or for a count outside 1 to 100.
    public init(every: TimeSpan, times: Int) throws(InvalidValue) {
        guard every > .zero, every <= EscalationTrigger.greatestWait else {
            throw InvalidValue(
                field: "every", value: every.description,
                accepted: "more than no time and at most " + EscalationTrigger.greatestWait.description)
        }
        guard (1...Self.greatestCount).contains(times) else {
            throw InvalidValue(field: "times", value: "\(times)", accepted: "1 to \(Self.greatestCount)")
        }
        self.every = every
        self.times = times
    }
}

/// A step of an escalation policy: when it is due, for which tickets, and what it does.
public struct EscalationStep: Hashable, Sendable {
    /// The name.
    public let name: EscalationStepName
    /// What sets it off.
    public let trigger: EscalationTrigger
    /// What the ticket must be like when it is due; otherwise it is passed over.
    public let condition: TicketCondition
    /// The tiers that may work on the ticket; nil for all.
    public let tiers: Set<SupportTier>?
    /// The tiers that may lead; nil for all.
    public let leads: Set<SupportTier>?
    /// What it does, in this order.
    public let actions: [EscalationAction]
    /// How often it is repeated; nil for once.
    public let repetition: EscalationRepeat?
    /// Whether a step of time, or of a share of a clock, is done though somebody has acknowledged.
    public let isDoneWhenAcknowledged: Bool

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - trigger: What sets it off.
    ///   - condition: What the ticket must be like when it is due; otherwise it is passed over.
    ///   - tiers: The tiers that may work on the ticket; nil for all.
    ///   - leads: The tiers that may lead; nil for all.
    ///   - actions: What it does, in this order, 1 to 32 actions.
    ///   - repetition: How often it is repeated; only for a trigger of time.
    ///   - isDoneWhenAcknowledged: Whether a step of time, or of a share of a clock, is done though somebody has
    ///     acknowledged; meaningless for steps that what happens sets off, and for
    ///     ``EscalationTrigger/unacknowledged(_:_:)``.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a trigger or an action with a value that means nothing, no action
    ///   or more than 32, or a repetition of a step that is no matter of time.
    public init(
        _ name: EscalationStepName, when trigger: EscalationTrigger, if condition: TicketCondition = .always,
        tiers: Set<SupportTier>? = nil, leads: Set<SupportTier>? = nil, do actions: [EscalationAction],
        repetition: EscalationRepeat? = nil, isDoneWhenAcknowledged: Bool = false
    ) throws(InvalidValue) {
        do throws(InvalidValue) {
            try trigger.check()
        } catch {
            throw error.inside("trigger")
        }
        guard (1...32).contains(actions.count) else {
            throw InvalidValue(field: "actions", value: "\(actions.count)", accepted: "1 to 32 actions")
        }
        for (index, action) in actions.enumerated() {
            do throws(InvalidValue) {
                try action.check()
            } catch {
                throw error.inside("actions[\(index)]")
            }
        }
        guard repetition == nil || trigger.wait != nil else {
            throw InvalidValue(
                field: "repeat", value: "given", accepted: "none, since the trigger is no matter of time")
        }
        self.name = name
        self.trigger = trigger
        self.condition = condition
        self.tiers = tiers
        self.leads = leads
        self.actions = actions
        self.repetition = repetition
        self.isDoneWhenAcknowledged = isDoneWhenAcknowledged
    }

    /// Whether the step tells anybody.
    public var notifies: Bool {
        actions.contains {
            if case .notify = $0 { return true }
            return false
        }
    }
}
