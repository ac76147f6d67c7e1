public import ServiceVocabulary

/// One rule of routing: for which tickets it is, who is to take them, and what else is to happen.
public struct RoutingRule: Hashable, Sendable {
    /// A kind of candidate.
    public enum Target: String, Hashable, Sendable, CaseIterable {
        /// The person who is dedicated to the customer.
        case dedicatedPerson
        /// Any person.
        case person
        /// A team.
        case team
        /// A bot.
        case bot
    }

    /// What is to happen when nobody can take a ticket of the rule.
    public enum Fallback: String, Hashable, Sendable, CaseIterable {
        /// The next rule that is for the ticket is tried.
        case nextRule
        /// The ticket waits for somebody.
        case wait
    }

    /// The name, which the decision gives as its reason.
    public let name: RoutingRuleName
    /// For which tickets the rule is.
    public let condition: TicketCondition
    /// Who is to take them, the preferred kind first.
    public let targets: [Target]
    /// Whether the priority rises one step, once.
    public let raisesPriority: Bool
    /// Whether a supervisor is prompted.
    public let promptsSupervisor: Bool
    /// What is to happen when nobody can take a ticket.
    public let fallback: Fallback

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - name: The name, which the decision gives as its reason.
    ///   - condition: For which tickets the rule is.
    ///   - targets: Who is to take them, the preferred kind first.
    ///   - raisesPriority: Whether the priority rises one step, once.
    ///   - promptsSupervisor: Whether a supervisor is prompted.
    ///   - fallback: What is to happen when nobody can take a ticket.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without targets, or when one stands there twice.
    public init(
        _ name: RoutingRuleName, if condition: TicketCondition, to targets: [Target], raisesPriority: Bool = false,
        promptsSupervisor: Bool = false, fallback: Fallback = .wait
    ) throws(InvalidValue) {
        guard !targets.isEmpty, Set(targets).count == targets.count else {
            throw InvalidValue(
                field: "targets", value: targets.isEmpty ? "[]" : "a target twice",
                accepted: "at least one target, each once")
        }
        self.init(
            unchecked: name, if: condition, to: targets, raisesPriority: raisesPriority,
            promptsSupervisor: promptsSupervisor, fallback: fallback)
    }

    init(
        unchecked name: RoutingRuleName, if condition: TicketCondition, to targets: [Target],
        raisesPriority: Bool = false, promptsSupervisor: Bool = false, fallback: Fallback = .wait
    ) {
        self.name = name
        self.condition = condition
        self.targets = targets
        self.raisesPriority = raisesPriority
        self.promptsSupervisor = promptsSupervisor
        self.fallback = fallback
    }
}
