public import ServiceVocabulary

/// To whom tickets are routed (智能路由): rules in their order, and by what ties are broken.
///
/// The first rule that is for a ticket decides, unless nobody can take it and the rule says to go on.
public struct RoutingPolicy: Hashable, Sendable {
    /// The rules, in the order in which they are tried.
    public let rules: [RoutingRule]
    /// By what one of several candidates is preferred, the first criterion that tells them apart; after all of them,
    /// the identifier does.
    public let preferences: [RoutingPreference]

    /// Creates a policy.
    ///
    /// - Parameters:
    ///   - rules: The rules, in the order in which they are tried.
    ///   - preferences: By what one of several candidates is preferred.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two rules have one name.
    public init(
        rules: [RoutingRule], preferences: [RoutingPreference] = [.preferredChannel, .loadShare, .contacts, .skills]
    ) throws(InvalidValue) {
        var known: Set<RoutingRuleName> = []
        for (index, rule) in rules.enumerated() where !known.insert(rule.name).inserted {
            throw InvalidValue(
                field: "rules[\(index)].name", value: rule.name.rawValue, accepted: "each name once")
        }
        self.init(unchecked: rules, preferences: preferences)
    }

    private init(unchecked rules: [RoutingRule], preferences: [RoutingPreference]) {
        self.rules = rules
        self.preferences = preferences
    }

    /// The rules of practice.
    ///
    /// Anger goes to a person, raises the priority and prompts a supervisor; where a bot is unsure or a system is at
    /// fault a person takes over; high value goes to the dedicated agent; a standard question goes to a bot. That much
    /// is published practice. Assumed are the order of the rules, the tags by which a bot's doubt, a fault and a standard
    /// question are recognised, and that everything else goes to a person or a team.
    public static let standard = RoutingPolicy(
        unchecked: [
            RoutingRule(
                unchecked: "anger", if: .value(.sentiment, oneOf: [Sentiment.angry.rawValue]),
                to: [.dedicatedPerson, .person], raisesPriority: true, promptsSupervisor: true),
            RoutingRule(
                unchecked: "bot-unsure-or-system-at-fault", if: .any([.tag(.botUnsure), .tag(.systemAtFault)]),
                to: [.dedicatedPerson, .person, .team]),
            RoutingRule(
                unchecked: "high-value", if: .value(.customerTier, oneOf: [CustomerTier.high.rawValue]),
                to: [.dedicatedPerson, .person]),
            RoutingRule(unchecked: "standard-question", if: .tag(.standardQuestion), to: [.bot], fallback: .nextRule),
            RoutingRule(unchecked: "otherwise", if: .always, to: [.person, .team]),
        ], preferences: [.preferredChannel, .loadShare, .contacts, .skills])

    /// What is hardly meant: rules that are never reached, and tickets that no rule may be for.
    ///
    /// The codes are `routing.unreachable-rule` (warning: a rule before it is for every ticket and never goes on) and
    /// `routing.no-catch-all` (warning: no rule is for every ticket).
    public func diagnostics() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if let last = rules.firstIndex(where: { $0.condition == .always && $0.fallback == .wait }) {
            for index in rules.indices where index > last {
                findings.append(
                    Diagnostic(
                        code: "routing.unreachable-rule", severity: .warning, path: "rules[\(index)]",
                        message: "The rule \(rules[last].name) before it is for every ticket."))
            }
        }
        if !rules.contains(where: { $0.condition == .always }) {
            findings.append(
                Diagnostic(
                    code: "routing.no-catch-all", severity: .warning, path: "rules",
                    message: "No rule is for every ticket, so that there may be some without a rule."))
        }
        return findings
    }
}

extension Tag {
    /// The question is a standard one, which a bot can answer.
    public static let standardQuestion = Tag(rawValue: "standard-question")

    /// A bot was not sure of its answer.
    public static let botUnsure = Tag(rawValue: "bot-unsure")

    /// A system of the service is at fault.
    public static let systemAtFault = Tag(rawValue: "system-at-fault")
}
