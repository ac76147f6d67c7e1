public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Something for the host to carry out, or to know, because of a step or an event.
///
/// The number is the same whenever the same events are applied again, however often the machine is looked at in between:
/// with the ticket it is the key under which a host that crashed sees what it has done before.
public struct EscalationEffect: Hashable, Sendable {
    /// The number of the effect in the life of the machine, from 1.
    public let number: UInt32
    /// When it is due: the instant of the step, which a late look does not change.
    public let at: Instant
    /// The step that asked for it; nil for what no step asked for.
    public let step: EscalationStepName?
    /// What is to be done or known.
    public let kind: Kind

    /// What an effect can be.
    public enum Kind: Hashable, Sendable {
        /// Tell somebody.
        case notify(Notification)
        /// Give the ticket to whoever is on duty in the tier; nil where nobody is.
        case assign(SupportTier, AgentIdentifier?)
        /// Raise the priority by so many steps.
        case raisePriority(Int)
        /// Call a team together, with its limit.
        case convene(CrossDepartmentTeam, due: Instant)
        /// Start a continuity plan.
        case startPlan(ContinuityPlanIdentifier)
        /// Ask a tier to approve money of a kind.
        case askApproval(MoneyKind, of: SupportTier)
        /// The ticket moved from a tier to another.
        case moved(EscalationAxis, from: SupportTier, to: SupportTier)
        /// A step asked for the next tier of an axis, and there is none.
        case noHigherTier(EscalationAxis)
        /// Another tier owns the ticket.
        case owned(by: SupportTier)
        /// A team did not finish within its limit.
        case teamOverdue(TeamIdentifier)
        /// The steps are run through again.
        case runsAgain
        /// The acknowledgement has lapsed.
        case acknowledgementLapsed
        /// A snooze or pause has ended by itself.
        case holdEnded
        /// What quiet hours hold back need not be told any more.
        case withdrawHeldBack
        /// The steps never ended, so the machine has stopped doing them.
        case halted
        /// A late look passed this over.
        indirect case skipped(Kind)
    }

    /// Who is to be told, and when.
    public struct Notification: Hashable, Sendable {
        /// Who is to be told.
        public let targets: [NotificationTarget]
        /// The tier that works on the ticket.
        public let tier: SupportTier
        /// The tier that leads.
        public let lead: SupportTier
        /// The tier that owns it.
        public let owner: SupportTier
        /// Who is on duty in the tier that works on it; nil for nobody, or where the tier has no rota.
        public let onDuty: AgentIdentifier?
        /// When to tell them: later than the effect when quiet hours hold it back.
        public let notBefore: Instant
    }

    /// The key under which the effect is done once and never again.
    ///
    /// - Parameter ticket: The ticket of the machine.
    public func idempotencyKey(for ticket: TicketIdentifier) -> String {
        "\(ticket.rawValue)#\(number)"
    }
}

extension EscalationEffect.Kind {
    /// Whether it is for the host to carry out, rather than to know.
    var isOutward: Bool {
        switch self {
        case .notify, .assign, .raisePriority, .askApproval: true
        default: false
        }
    }
}

/// The effects of one or several machines' events, in order; used again, so that nothing is allocated per event.
public struct EscalationEffects: Sendable {
    /// The effects, in order.
    public internal(set) var effects: [EscalationEffect] = []
    var firing = EscalationFiring()

    /// Creates an empty list.
    public init() {}

    /// Forgets the effects and keeps the memory.
    public mutating func removeAll() {
        effects.removeAll(keepingCapacity: true)
    }
}
