public import ServiceTime

/// What a verification found out about an escalation policy.
public struct EscalationVerification: Hashable, Sendable {
    /// What was found out about a property.
    public enum Verdict: Hashable, Sendable {
        /// It holds in every course of events.
        case holds
        /// It does not: here is a course of events, replayed on the machine, that shows it.
        case violated(EscalationCounterexample)
        /// It was not shown, and not refuted by a course of events that the machine could be led through; the course that
        /// was tried, in words, or why none was.
        case unproven([String])
    }

    /// A property and its verdict.
    public struct Finding: Hashable, Sendable {
        /// The property.
        public let property: EscalationProperty
        /// The verdict.
        public let verdict: Verdict
        /// What the finding is about, in a sentence; empty when the property holds.
        public let message: String
    }

    /// A worst case: never more than the figure, and exactly that where a replay attained it.
    public struct Bound<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The figure.
        public let value: Value
        /// Whether a replay attained it.
        public let isAttained: Bool
    }

    /// How long something takes at most: so much plain time and so much working time of the tiers.
    public struct Latest: Hashable, Sendable {
        /// Plain time.
        public let calendarTime: TimeSpan
        /// Working time, which lasts as long as the calendars make it.
        public let workingTime: TimeSpan
    }

    /// The properties with their verdicts, in the order of ``EscalationProperty``.
    public internal(set) var findings: [Finding] = []
    /// How many states were looked at.
    public internal(set) var stateCount = 0
    /// How many steps from state to state were looked at.
    public internal(set) var transitionCount = 0
    /// How many steps are done at most without a person doing something; nil when there is no end, or none was found.
    public internal(set) var longestRun: Bound<Int>?
    /// How often somebody is told at most without a person doing something; nil when there is no end.
    public internal(set) var mostNotifications: Bound<Int>?
    /// When the chief is told at the latest if nobody reacts; nil when that may never be.
    public internal(set) var chiefReachedWithin: Bound<Latest>?

    /// The verdict on a property.
    public subscript(property: EscalationProperty) -> Verdict {
        for finding in findings where finding.property == property { return finding.verdict }
        return .unproven(["not looked at"])
    }

    /// Whether every property holds.
    public var isSound: Bool {
        findings.allSatisfy { $0.verdict == .holds }
    }
}
