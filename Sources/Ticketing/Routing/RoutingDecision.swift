public import ServiceVocabulary

/// To whom a ticket goes, by which rule, and why not to others.
public struct RoutingDecision: Hashable, Sendable {
    /// What was decided.
    public enum Outcome: Hashable, Sendable {
        /// The ticket goes to a candidate, as one of the kinds that the rule names.
        case assigned(RoutingCandidate.Assignee, as: RoutingRule.Target)
        /// A rule is for the ticket, but nobody can take it now.
        case nobodyAvailable
        /// No rule is for the ticket.
        case noRule
    }

    /// Why a rule did not decide.
    public enum PassedRule: Hashable, Sendable {
        /// It is not for the ticket.
        case notForTicket(RoutingRuleName)
        /// It is for the ticket, but nobody could take it, and the rule says to go on.
        case nobodyAvailable(RoutingRuleName)
    }

    /// Why a candidate did not get the ticket.
    public enum Reason: Hashable, Sendable {
        /// The rule does not name its kind.
        case notTargeted
        /// It does not serve the channel of the ticket.
        case doesNotServe(Channel)
        /// It does not speak the language of the customer.
        case doesNotSpeak(SpokenLanguage)
        /// It lacks skills, in the order of their names.
        case lacks([Skill])
        /// It belongs to another tier of support than the one that works on the ticket.
        case otherTier(SupportTier)
        /// It holds as many contacts as it may.
        case full
        /// It could take the ticket, but the rule prefers another kind of candidate.
        case otherTargetPreferred(RoutingRule.Target)
        /// It could take the ticket, but the chosen one is preferred by this criterion.
        case notPreferred(RoutingPreference)
    }

    /// A candidate that did not get the ticket.
    public struct PassedOver: Hashable, Sendable {
        /// The candidate.
        public let assignee: RoutingCandidate.Assignee
        /// Why it did not get the ticket.
        public let reason: Reason
    }

    /// The rule that decided; nil where none is for the ticket.
    public let rule: RoutingRuleName?
    /// What was decided.
    public let outcome: Outcome
    /// Whether the priority rises one step, once: a rule for the ticket, up to the one that decided, says so.
    public let raisesPriority: Bool
    /// Whether a supervisor is prompted: a rule for the ticket, up to the one that decided, says so.
    public let promptsSupervisor: Bool
    /// The rules that were tried before the one that decided, in their order.
    public let passedRules: [PassedRule]
    /// The candidates that did not get the ticket, as the deciding rule sees them, in the order they were given.
    public let passedOver: [PassedOver]

    /// What happens to the ticket by the decision, in order.
    ///
    /// - Parameters:
    ///   - ticket: The ticket that was routed.
    ///   - matrix: The priorities and their order.
    /// - Returns: The change of priority, if it rises and has not risen before, and the assignment, if there is one.
    public func changes(of ticket: Ticket, matrix: PriorityMatrix) -> [TicketEvent.Kind] {
        var kinds = raisesPriority ? matrix.raise(ticket) : []
        switch outcome {
        case .assigned(.person(let agent), _), .assigned(.bot(let agent), _):
            kinds.append(.assigned(team: ticket.team, agent: agent))
        case .assigned(.team(let team), _):
            kinds.append(.assigned(team: team, agent: nil))
        case .nobodyAvailable, .noRule: break
        }
        return kinds
    }
}
