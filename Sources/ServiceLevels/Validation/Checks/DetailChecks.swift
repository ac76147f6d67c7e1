import ServiceVocabulary
import Ticketing

/// What is inside the policies: conditions, clocks, targets, warnings and options.
struct DetailChecks {
    typealias Diagram = ConditionDiagrams.Diagram

    var policies: PolicySpace
    let levels: CompiledServiceLevels
    let timing: TargetTiming
    var shapes: EventShapes
    var found: [ServiceLevelFinding] = []

    /// Comparisons that calendars had to decide, by what was compared.
    var comparisons: [TargetComparison: TargetComparison.Result] = [:]

    /// Openings from which targets are due too late, by the target.
    var lateProbes: [TargetComparison: LateProbe?] = [:]

    init(
        _ policies: PolicySpace, levels: CompiledServiceLevels, timing: TargetTiming
    ) throws(BudgetExceeded) {
        var policies = policies
        policies.space.diagrams.beginQuestion()
        shapes = try EventShapes(&policies.space, following: policies.policySet.following)
        self.policies = policies
        self.levels = levels
        self.timing = timing
    }

    var policySet: ServiceLevelPolicySet { policies.policySet }

    /// What is wrong inside the policies.
    ///
    /// - Parameter unreached: The places of policies under which no ticket falls: what is wrong inside concerns none.
    mutating func findings(leavingOut unreached: Set<Int>) -> [ServiceLevelFinding] {
        policies.unreached = unreached
        checkCalendars()
        for place in policySet.policies.indices {
            let policy = policySet.policies[place]
            let path = "policies[\(place)]"
            if policy.clocks.isEmpty, policy.satisfaction == nil, policy.escalation == nil {
                report(.policyEmpty, .note, at: path, "the policy promises nothing")
            }
            checkConditions(place)
            // Whatever is wrong inside a policy that is never chosen concerns no ticket.
            if unreached.contains(place) { continue }
            for index in policy.clocks.indices { checkClock(index, of: place) }
            attempt(.targetOrder, at: path) { (checks) throws(BudgetExceeded) in try checks.checkOrder(of: place) }
            attempt(.targetBudgets, at: path) { (checks) throws(BudgetExceeded) in try checks.checkBudgets(of: place) }
            attempt(.policyLostAtEnd, at: path) { (checks) throws(BudgetExceeded) in try checks.checkLoss(of: place) }
        }
        return found
    }

    // MARK: Reporting

    mutating func report(
        _ code: ServiceLevelFindingCode, _ severity: Diagnostic.Severity, at path: String, _ message: String,
        _ counterexample: ServiceLevelCounterexample? = nil
    ) {
        found.append(ServiceLevelFinding(code, severity, at: path, message, counterexample))
    }

    /// Asks one question; what the budget does not suffice for is reported as undecided, and answered by nil.
    @discardableResult
    mutating func attempt<Answer>(
        _ code: ServiceLevelFindingCode, at path: String,
        _ question: (inout DetailChecks) throws(BudgetExceeded) -> Answer
    ) -> Answer? {
        policies.space.diagrams.beginQuestion()
        do throws(BudgetExceeded) {
            return try question(&self)
        } catch {
            found.append(ServiceLevelFinding(undecided: code, at: path))
            return nil
        }
    }

    // MARK: Tickets of a policy

    var followsTicket: Bool { policySet.following == .followsTicket }

    /// The tickets that can fall under a policy after its opening: all, where the policy of the opening stays.
    func regionLater(of place: Int) throws(BudgetExceeded) -> Diagram {
        guard followsTicket else { return policies.space.possible }
        guard let region = policies.regions[place] else { throw BudgetExceeded() }
        return region
    }

    /// A ticket of a set that falls under a policy, or could have; nil when there is none.
    mutating func ticketLater(
        in wanted: Diagram, under place: Int
    ) throws(BudgetExceeded) -> FirstMatchSearch.Ticket? {
        if followsTicket { return try policies.ticket(in: wanted, under: place) }
        return try policies.space.ticket(in: wanted)
    }

    func counterexample(_ sketch: TicketSketch?) -> ServiceLevelCounterexample? {
        sketch?.counterexample(policies.space.lifeCycle)
    }

    mutating func and(_ first: Diagram, _ second: Diagram) throws(BudgetExceeded) -> Diagram {
        try policies.space.diagrams.and(first, second)
    }

    mutating func or(_ first: Diagram, _ second: Diagram) throws(BudgetExceeded) -> Diagram {
        try policies.space.diagrams.or(first, second)
    }

    mutating func without(_ first: Diagram, _ second: Diagram) throws(BudgetExceeded) -> Diagram {
        try policies.space.diagrams.without(first, second)
    }

    mutating func tickets(where condition: TicketCondition) throws(BudgetExceeded) -> Diagram {
        try policies.space.tickets(where: condition)
    }

    /// The tickets for which one of some triggers fires on some happenings.
    mutating func firing(
        _ triggers: [ClockTrigger], on happenings: TicketHappenings
    ) throws(BudgetExceeded) -> Diagram {
        var result = ConditionDiagrams.none
        for trigger in triggers
        where trigger.happenings.isEmpty || !trigger.happenings.isDisjoint(with: happenings) {
            result = try or(result, tickets(where: trigger.condition))
        }
        return result
    }
}
