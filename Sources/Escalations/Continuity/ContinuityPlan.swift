public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// What sets a continuity plan off.
public enum ContinuityTrigger: Hashable, Sendable {
    /// A ticket that meets a condition, such as an alert that is red.
    case ticket(TicketCondition)
    /// Somebody declares it, for the reason given.
    case declared(String)
}

/// A step of a continuity plan.
public struct ContinuityStep: Hashable, Sendable {
    /// When a step is to be done.
    public enum Limit: Hashable, Sendable {
        /// So long after the start of the plan, at the latest, in plain time.
        case within(TimeSpan)
        /// So long before the plan starts, at the latest: a measure that is planned.
        case ahead(TimeSpan)
        /// Whenever it is possible.
        case none
    }

    /// What is to be done; the name of the step in its plan.
    public let name: String
    /// Who does it.
    public let role: String
    /// When it is to be done.
    public let limit: Limit

    /// Creates a step.
    ///
    /// - Parameters:
    ///   - name: What is to be done.
    ///   - role: Who does it.
    ///   - limit: When it is to be done.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a limit of no time, or beyond ``EscalationTrigger/greatestWait``.
    public init(_ name: String, by role: String, _ limit: Limit = .none) throws(InvalidValue) {
        switch limit {
        case .within(let span), .ahead(let span):
            guard span > .zero, span <= EscalationTrigger.greatestWait else {
                throw InvalidValue(
                    field: "limit", value: span.description,
                    accepted: "more than no time and at most " + EscalationTrigger.greatestWait.description)
            }
        case .none: break
        }
        self.name = name
        self.role = role
        self.limit = limit
    }
}

/// Higher ceilings while a plan runs, and when they end at the latest.
public struct ContinuityRaise: Hashable, Sendable {
    /// The tiers whose ceilings are raised; nil for all.
    public let tiers: Set<SupportTier>?
    /// The ceilings in force instead of lower ones.
    public let ceilings: [AuthorityCeiling]
    /// How long after the start of the plan they end, even if it goes on.
    public let endsAfter: TimeSpan

    /// Creates a raise.
    ///
    /// - Parameters:
    ///   - tiers: The tiers whose ceilings are raised; nil for all.
    ///   - ceilings: The ceilings in force instead of lower ones, at least one.
    ///   - endsAfter: How long after the start of the plan they end, more than no time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without ceilings, or without an end.
    public init(
        tiers: Set<SupportTier>? = nil, ceilings: [AuthorityCeiling], endsAfter: TimeSpan
    ) throws(InvalidValue) {
        guard !ceilings.isEmpty else {
            throw InvalidValue(field: "ceilings", value: "none", accepted: "at least one ceiling")
        }
        guard endsAfter > .zero, endsAfter <= EscalationTrigger.greatestWait else {
            throw InvalidValue(
                field: "endsAfter", value: endsAfter.description,
                accepted: "more than no time and at most " + EscalationTrigger.greatestWait.description)
        }
        self.tiers = tiers
        self.ceilings = ceilings
        self.endsAfter = endsAfter
    }
}

/// A continuity plan (应急预案, I4): trigger, steps with limits, roles, message to the customers, authority, end, drills.
public struct ContinuityPlan: Hashable, Sendable {
    /// The identifier, to which an escalation policy refers.
    public let identifier: ContinuityPlanIdentifier
    /// What sets it off.
    public let trigger: ContinuityTrigger
    /// The steps, each name once, in the order in which they are begun.
    public let steps: [ContinuityStep]
    /// What the customers are told; nil for nothing.
    public let customerMessage: String?
    /// Higher ceilings while it runs; nil for none.
    public let raise: ContinuityRaise?
    /// How long it runs at most, in plain time; nil until it is ended by hand.
    public let longest: TimeSpan?
    /// After how many months it is tried again without an incident.
    public let drillMonths: Int

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - identifier: The identifier.
    ///   - trigger: What sets it off.
    ///   - steps: The steps, each name once, at least one.
    ///   - customerMessage: What the customers are told.
    ///   - raise: Higher ceilings while it runs.
    ///   - longest: How long it runs at most.
    ///   - drillMonths: After how many months it is tried again, 1 to 60; every quarter by default.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without steps, for a name that stands twice, or for a length or a number
    ///   of months that means nothing.
    public init(
        _ identifier: ContinuityPlanIdentifier, trigger: ContinuityTrigger, steps: [ContinuityStep],
        customerMessage: String? = nil, raise: ContinuityRaise? = nil, longest: TimeSpan? = nil, drillMonths: Int = 3
    ) throws(InvalidValue) {
        guard !steps.isEmpty else { throw InvalidValue(field: "steps", value: "none", accepted: "at least one step") }
        var names: Set<String> = []
        for (index, step) in steps.enumerated() where !names.insert(step.name).inserted {
            throw InvalidValue(field: "steps[\(index)].name", value: step.name, accepted: "each name once")
        }
        if let longest, longest <= .zero || longest > EscalationTrigger.greatestWait {
            throw InvalidValue(
                field: "longest", value: longest.description,
                accepted: "more than no time and at most " + EscalationTrigger.greatestWait.description)
        }
        guard (1...60).contains(drillMonths) else {
            throw InvalidValue(field: "drillMonths", value: "\(drillMonths)", accepted: "1 to 60")
        }
        self.identifier = identifier
        self.trigger = trigger
        self.steps = steps
        self.customerMessage = customerMessage
        self.raise = raise
        self.longest = longest
        self.drillMonths = drillMonths
    }

    /// The roles, each once, in the order of the steps.
    public var roles: [String] {
        var roles: [String] = []
        for step in steps where !roles.contains(step.role) { roles.append(step.role) }
        return roles
    }

    /// What is wrong with the plan, or worth knowing about it.
    ///
    /// | code | severity | found when |
    /// |---|---|---|
    /// | `continuity.no-limit` | warning | no step has a limit, so that nothing can be measured |
    /// | `continuity.limits-fall` | warning | a step is due before one that is begun before it |
    /// | `continuity.ends-before-step` | error | the plan ends before a step is due |
    /// | `continuity.raise-outlasts` | warning | higher ceilings would outlast the plan |
    /// | `continuity.customers-untold` | note | the customers are told nothing |
    public func diagnostics() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        func find(_ code: String, _ severity: Diagnostic.Severity, _ path: String, _ message: String) {
            findings.append(
                Diagnostic(code: "continuity." + code, severity: severity, path: path, message: message))
        }
        if steps.allSatisfy({ $0.limit == .none }) { find("no-limit", .warning, "steps", "No step has a limit.") }
        var latest = TimeSpan.zero
        for (index, step) in steps.enumerated() {
            guard case .within(let span) = step.limit else { continue }
            if span < latest {
                find(
                    "limits-fall", .warning, "steps[\(index)].limit",
                    "\(step.name) is due before a step that is begun before it.")
            }
            latest = max(latest, span)
            if let longest, span > longest {
                find(
                    "ends-before-step", .error, "steps[\(index)].limit", "The plan ends before \(step.name) is due.")
            }
        }
        if let raise, let longest, raise.endsAfter > longest {
            find("raise-outlasts", .warning, "raise.endsAfter", "The higher ceilings would outlast the plan.")
        }
        if customerMessage == nil {
            find("customers-untold", .note, "customerMessage", "The customers are told nothing.")
        }
        return findings
    }
}
