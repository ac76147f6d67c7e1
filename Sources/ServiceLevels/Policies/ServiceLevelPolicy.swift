public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What is promised for which tickets: clocks with their targets, and from when the promise holds.
public struct ServiceLevelPolicy: Hashable, Sendable {
    /// The identifier; policies of one identifier are versions of one another.
    public let identifier: PolicyIdentifier
    /// The tickets to which the policy applies.
    public let condition: TicketCondition
    /// The opening instant from which on tickets fall under this version; nil for all tickets.
    public let validFrom: Instant?
    /// The clocks, each metric once.
    public let clocks: [ServiceLevelClock]
    /// The share of satisfied customers that is promised, judged over many tickets and never by a clock.
    public let satisfaction: SatisfactionTarget?
    /// The escalation policy to which the tickets are handed.
    public let escalation: EscalationPolicyIdentifier?

    /// Creates a policy.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - condition: The tickets to which it applies.
    ///   - validFrom: The opening instant from which on tickets fall under this version; nil for all tickets.
    ///   - clocks: The clocks, each metric once, at most 64.
    ///   - satisfaction: The share of satisfied customers that is promised.
    ///   - escalation: The escalation policy to which the tickets are handed.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two clocks measure one metric, or for more than 64 clocks.
    public init(
        identifier: PolicyIdentifier, condition: TicketCondition = .always, validFrom: Instant? = nil,
        clocks: [ServiceLevelClock], satisfaction: SatisfactionTarget? = nil,
        escalation: EscalationPolicyIdentifier? = nil
    ) throws(InvalidValue) {
        guard clocks.count <= 64 else {
            throw InvalidValue(field: "clocks", value: "\(clocks.count)", accepted: "at most 64 clocks")
        }
        var seen: Set<ServiceLevelMetric> = []
        for (index, clock) in clocks.enumerated() where !seen.insert(clock.metric).inserted {
            throw InvalidValue(
                field: "clocks[\(index)].metric", value: clock.metric.rawValue, accepted: "each metric once")
        }
        self.identifier = identifier
        self.condition = condition
        self.validFrom = validFrom
        self.clocks = clocks
        self.satisfaction = satisfaction
        self.escalation = escalation
    }

    /// Creates a policy with one target from opening to closing.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - condition: The tickets to which it applies.
    ///   - target: How much time it grants from opening to closing.
    ///   - calendar: The calendar on which the target counts.
    ///   - validFrom: The opening instant from which on tickets fall under this version; nil for all tickets.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a target of less than no time.
    public init(
        identifier: PolicyIdentifier, condition: TicketCondition = .always, target: ServiceLevelTarget,
        calendar: CalendarIdentifier, validFrom: Instant? = nil
    ) throws(InvalidValue) {
        try self.init(
            identifier: identifier, condition: condition, validFrom: validFrom,
            clocks: [try .closure([TargetRule(target, on: calendar)])])
    }
}
