public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Finds out what is wrong with a policy set before it goes live, and shows a ticket for each finding.
///
/// The answers are exact over the values that the conditions mention, any other value and none, for all tickets at
/// once; a dimension can be closed to the values that exist. What would take more than the budget is reported as
/// undecided and never passes for sound.
///
/// Whether a policy, a clock, a target or a pause is ever reached is decided for all tickets. Three findings about what
/// happens over time are looked for on tickets that are opened, changed once and ended, and confirmed by the engine:
/// a policy lost at the end, a clock that runs past the closing and a reopening past the stop. Times are compared by
/// their amounts where they count alike, else by the openings of a sample week, which the message then says.
///
/// ```swift
/// let validator = ServiceLevelValidator(zones: zones, span: 2024...2030)
/// for finding in try validator.findings(in: policies) {
///     print(finding)  // error: [policy.shadowed] policies[2]: …
/// }
/// ```
public struct ServiceLevelValidator: Sendable {
    /// The rules of the zones that the calendars name.
    public var zones: TimeZoneTable
    /// The first and last year in which tickets are opened; targets should be reached by then.
    public var span: ClosedRange<Int>
    /// The statuses of tickets and their steps.
    public var lifeCycle: LifeCycle
    /// What tickets can say.
    public var domain: TicketDomain
    /// How much work the validation may do.
    public var budget: ValidationBudget

    /// Creates a validator.
    ///
    /// - Parameters:
    ///   - zones: The rules of the zones that the calendars name.
    ///   - span: The first and last year in which tickets are opened, of 0 to 9999.
    ///   - lifeCycle: The statuses of tickets and their steps.
    ///   - domain: What tickets can say.
    ///   - budget: How much work the validation may do.
    public init(
        zones: TimeZoneTable, span: ClosedRange<Int>, lifeCycle: LifeCycle = .standard,
        domain: TicketDomain = TicketDomain(), budget: ValidationBudget = .standard
    ) {
        self.zones = zones
        self.span = span
        self.lifeCycle = lifeCycle
        self.domain = domain
        self.budget = budget
    }

    /// What is wrong with a policy set.
    ///
    /// - Parameter policySet: The policy set.
    /// - Returns: The findings, those about the set first, then policy by policy.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, or for years outside 0 to 9999.
    /// - Complexity: Bounded by the budget; for conditions on few dimensions about the square of the number of policies.
    public func findings(in policySet: ServiceLevelPolicySet) throws(InvalidValue) -> [ServiceLevelFinding] {
        let levels = try CompiledServiceLevels(policySet, zones: zones, span: span, lifeCycle: lifeCycle)
        let timing = try TargetTiming(calendars: levels.calendars, span: span)
        var findings: [ServiceLevelFinding] = []
        var unreached: Set<Int> = []
        do throws(BudgetExceeded) {
            var selection = PolicySpace(policySet, space: try space(of: policySet, withClocks: false, timing))
            findings += selection.selectionFindings()
            unreached = selection.unreached
        } catch {
            findings.append(ServiceLevelFinding(undecided: .policyShadowed, at: "policies"))
        }
        do throws(BudgetExceeded) {
            var details = try DetailChecks(
                PolicySpace(policySet, space: try space(of: policySet, withClocks: true, timing)), levels: levels,
                timing: timing)
            findings += details.findings(leavingOut: unreached)
        } catch {
            findings.append(ServiceLevelFinding(undecided: .clockNeverStarts, at: "policies"))
        }
        return findings
    }

    /// The space of the tickets that the conditions of a policy set can tell apart.
    private func space(
        of policySet: ServiceLevelPolicySet, withClocks: Bool, _ timing: TargetTiming
    ) throws(BudgetExceeded) -> TicketSpace {
        var builder = TicketSpaceBuilder(lifeCycle: lifeCycle, domain: domain)
        for policy in policySet.policies {
            builder.add(policy.condition)
            guard withClocks else { continue }
            for clock in policy.clocks {
                clock.forEachCondition { builder.add($0.condition) }
            }
        }
        return try TicketSpace(
            builder, lifeCycle: lifeCycle, domain: domain, stretches: OpeningStretch.all(of: policySet.policies),
            preferredOpening: timing.preferredOpening, budget: budget)
    }
}

extension ServiceLevelPolicySet {
    /// What is wrong with the policy set; see ``ServiceLevelValidator``.
    ///
    /// - Parameters:
    ///   - zones: The rules of the zones that the calendars name.
    ///   - span: The first and last year in which tickets are opened, of 0 to 9999.
    ///   - lifeCycle: The statuses of tickets and their steps.
    ///   - domain: What tickets can say.
    ///   - budget: How much work the validation may do.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, or for years outside 0 to 9999.
    public func findings(
        zones: TimeZoneTable, span: ClosedRange<Int>, lifeCycle: LifeCycle = .standard,
        domain: TicketDomain = TicketDomain(), budget: ValidationBudget = .standard
    ) throws(InvalidValue) -> [ServiceLevelFinding] {
        try ServiceLevelValidator(zones: zones, span: span, lifeCycle: lifeCycle, domain: domain, budget: budget)
            .findings(in: self)
    }
}
