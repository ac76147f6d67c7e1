import ServiceTime
public import ServiceVocabulary

/// Checks an escalation policy before it runs: every state of its machine, in every course of events.
///
/// ```swift
/// let verification = try EscalationVerifier().verification(of: policy)
/// for finding in verification.findings {
///     if case .violated(let course) = finding.verdict { print(course.words) }
/// }
/// ```
///
/// Time is cut at the policy's own thresholds and calendars may open and close at any time, so what holds, holds for every
/// calendar. A violation is made concrete and replayed on the machine; where that fails, since the check sees more courses
/// than there are, the verdict is `unproven`.
public struct EscalationVerifier: Hashable, Sendable {
    /// How many states are looked at; beyond that, what was not refuted is unproven.
    public var greatestStateCount: Int

    /// Creates a verifier.
    ///
    /// - Parameter greatestStateCount: How many states are looked at, four million by default.
    public init(greatestStateCount: Int = 4_000_000) {
        self.greatestStateCount = greatestStateCount
    }

    /// Checks a policy.
    ///
    /// - Parameter policy: The policy.
    /// - Returns: The verdicts, the size of the check, and the worst cases.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the policy cannot be compiled.
    /// - Complexity: Proportional to the number of states times the number of events.
    public func verification(of policy: EscalationPolicy) throws(InvalidValue) -> EscalationVerification {
        let tables = try EscalationTables(policy)
        var verification = EscalationVerification()
        guard CorePacking(tables).count != nil else {
            verification.findings = EscalationProperty.allCases.map {
                .init(
                    property: $0, verdict: .unproven(["the policy has too many states to tell them apart"]),
                    message: "not checked")
            }
            return verification
        }
        var exploration = PolicyExploration(tables)
        exploration.explore(atMost: greatestStateCount)
        verification.stateCount = exploration.table.count
        verification.transitionCount = exploration.transitionCount
        let judge = CourseJudge(tables: tables, policy: policy, exploration: exploration)
        judge.judge(&verification)
        return verification
    }
}

extension EscalationVerifier {
    /// The cores that are reached, owners aside and counts cut where no step asks for more, for comparison with a walk
    /// that takes time unit by unit.
    package func reachableCores(of tables: EscalationTables) -> Set<EscalationCore> {
        var exploration = PolicyExploration(tables)
        exploration.explore(atMost: greatestStateCount)
        return Set(exploration.table.keys.map { exploration.space.packing.unpack($0).core })
    }

    /// A core as ``reachableCores(of:)`` gives it.
    package func cut(_ core: EscalationCore, by tables: EscalationTables) -> EscalationCore {
        let packing = CorePacking(tables)
        return packing.unpack(packing.pack(core, hasTold: false)).core
    }
}
