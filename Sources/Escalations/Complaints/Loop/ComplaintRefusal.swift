public import ServiceTime
public import Ticketing

/// Why a complaint does not take an event; the complaint stays as it was.
public enum ComplaintRefusal: Error, Hashable, Sendable {
    /// The first event of a complaint must receive it.
    case notReceived
    /// The complaint was received already.
    case receivedTwice
    /// An event with that identifier was taken before.
    case duplicate(EventIdentifier)
    /// Steps that come before have not been taken, and may not be skipped.
    case tooEarly(ComplaintStep, missing: [ComplaintStep])
    /// The time of the step is over, since a later one was taken; a reopening makes room for it.
    case tooLate(ComplaintStep, after: ComplaintStep)
    /// The procedure does not have the class.
    case unknownClass(ComplaintClass)
    /// The procedure does not have the grade.
    case unknownGrade(ComplaintGrade)
    /// Another department answers for the class of the complaint; a complaint that belongs elsewhere is classified anew.
    case otherDepartment(TeamIdentifier, responsible: TeamIdentifier)
    /// The complaint is neither resolved nor closed, so it cannot be opened again.
    case notDone
    /// The ticket that carries the clocks of the complaint does not take what the event says to it.
    case ticket(TicketRefusal)
}

/// Something about the way of a complaint that is to be spoken about.
public enum ComplaintFinding: Hashable, Sendable {
    /// A step was not taken when a later one was.
    case skipped(ComplaintStep, round: Int)
    /// A step was taken after it had been skipped.
    case outOfOrder(ComplaintStep, round: Int)
    /// A step was taken again in one round: another record, class, grade, department or agent.
    case repeated(ComplaintStep, round: Int)

    /// The step that the finding is about.
    public var step: ComplaintStep {
        switch self {
        case .skipped(let step, _), .outOfOrder(let step, _), .repeated(let step, _): step
        }
    }
}

/// What an event changed about a complaint.
public struct ComplaintChange: Hashable, Sendable {
    /// When the event took effect: when it occurred, or, for one earlier than its predecessor, with the predecessor.
    public let effectiveAt: Instant
    /// Whether the event occurred before its predecessor in the log.
    public let isOutOfOrder: Bool
    /// What is to be spoken about.
    public let findings: [ComplaintFinding]
}
