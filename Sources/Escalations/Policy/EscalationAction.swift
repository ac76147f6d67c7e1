public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A team of several departments that is called together for a ticket, with a limit of its own (C4).
public struct CrossDepartmentTeam: Hashable, Sendable {
    /// The team.
    public let team: TeamIdentifier
    /// The roles that sit in it, such as a technical agent and a product manager.
    public let roles: [String]
    /// How long it may take, in plain time.
    public let limit: TimeSpan

    /// Creates a team.
    ///
    /// - Parameters:
    ///   - team: The team.
    ///   - roles: The roles that sit in it.
    ///   - limit: How long it may take, more than no time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a limit of no time or beyond
    ///   ``EscalationTrigger/greatestWait``.
    public init(_ team: TeamIdentifier, roles: [String], limit: TimeSpan) throws(InvalidValue) {
        guard limit > .zero, limit <= EscalationTrigger.greatestWait else {
            throw InvalidValue(
                field: "limit", value: limit.description,
                accepted: "more than no time and at most " + EscalationTrigger.greatestWait.description)
        }
        self.team = team
        self.roles = roles
        self.limit = limit
    }
}

/// What a step of an escalation policy does.
public enum EscalationAction: Hashable, Sendable {
    /// Tells somebody.
    case notify([NotificationTarget])
    /// Gives the ticket to whoever is on duty in the tier that works on it.
    case assign
    /// Raises the priority by so many steps.
    case raisePriority(by: Int)
    /// Moves the ticket to the next tier of an axis.
    case escalate(EscalationAxis)
    /// Moves the ticket to a tier by name, on an axis.
    case move(EscalationAxis, to: SupportTier)
    /// Calls a team of several departments together.
    case convene(CrossDepartmentTeam)
    /// Starts a continuity plan.
    case startPlan(ContinuityPlanIdentifier)
    /// Asks the tier that leads to approve money of a kind.
    case askApproval(MoneyKind)
    /// Runs through the steps of the stay again, at most so often in a stay; nil for ever, which no policy should say.
    case runAgain(atMost: Int?)

    /// How often steps may be run through again.
    public static let greatestRunCount = 100

    func check() throws(InvalidValue) {
        switch self {
        case .notify(let targets) where targets.isEmpty:
            throw InvalidValue(field: "notify", value: "nobody", accepted: "at least one target")
        case .raisePriority(let steps) where !(1...10).contains(steps):
            throw InvalidValue(field: "by", value: "\(steps)", accepted: "1 to 10")
        case .runAgain(let count?) where !(1...Self.greatestRunCount).contains(count):
            throw InvalidValue(field: "atMost", value: "\(count)", accepted: "1 to \(Self.greatestRunCount)")
        default: break
        }
    }
}
