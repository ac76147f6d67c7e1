public import ServiceTime
public import ServiceVocabulary

/// A course of events, made concrete: every event with its instant, and when the tiers work meanwhile.
public struct EscalationCounterexample: Hashable, Sendable {
    /// A stretch of time in which the tiers work.
    public struct Stretch: Hashable, Sendable {
        /// Its start.
        public let from: Instant
        /// Its end, excluded.
        public let to: Instant
    }

    /// What the ticket is like when it is opened.
    public let openingObservation: EscalationObservation
    /// When the ticket is opened.
    public let openedAt: Instant
    /// The events.
    public let events: [EscalationEvent]
    /// When the tiers work; at all other times they are closed.
    public let openHours: [Stretch]
    /// The instant of the last look.
    public let through: Instant
    /// The course in words, the passing of time included.
    public let words: [String]
    /// At which of the words a loop begins; nil where the course is none.
    public let loopsFrom: Int?

    /// What the machine does in this course of events.
    ///
    /// - Parameter policy: The policy that was verified.
    /// - Returns: The state at the end and all effects.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the policy cannot be compiled.
    public func replay(
        on policy: EscalationPolicy
    ) throws(InvalidValue) -> (state: EscalationState, effects: [EscalationEffect], next: Instant?) {
        let stretches = openHours.map { $0.from.microsecondsSinceEpoch..<$0.to.microsecondsSinceEpoch }
        let machine = try CompiledEscalation(replaying: policy, hours: .stretches(stretches))
        var effects = EscalationEffects()
        var state = machine.start(at: openedAt, observation: openingObservation, effects: &effects)
        for event in events { machine.apply(event, to: &state, effects: &effects) }
        machine.look(at: &state, through, effects: &effects)
        return (state, effects.effects, machine.nextDeadline(of: state, after: through))
    }
}
