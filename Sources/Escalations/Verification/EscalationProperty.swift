/// What a verification shows of an escalation policy, or refutes.
public enum EscalationProperty: String, Hashable, Sendable, CaseIterable {
    /// A ticket that nobody has acknowledged and that has not reached the chief always has a next step.
    case noDeadEnd
    /// Without a person doing something the steps come to an end.
    case terminates
    /// Without a person doing something only so many people are told so often.
    case notificationsBounded
    /// Every step is done in some course of events.
    case everyStepReachable
    /// No step moves a ticket to a lower tier; only a return or an explicit de-escalation does.
    case tierNeverFalls
    /// After an acknowledgement at most one more step tells anybody, unless a person does something.
    case acknowledgementSilences
    /// If nobody reacts, the chief is told in the end.
    case chiefReached
    /// The tier that owns a ticket has, at every instant, somebody who answers for it by name.
    case alwaysOwned
    /// No course of steps leads back to where it began without a person doing something.
    case noLoopWithoutPeople
}

#if !hasFeature(Embedded)
extension EscalationProperty: Codable {}
#endif
