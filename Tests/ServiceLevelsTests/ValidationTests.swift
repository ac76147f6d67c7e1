import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Validation")
struct ValidationTests {
    private static let high = TicketCondition.priority([.high])
    private static let gold = TicketCondition.value(.customerTier, oneOf: ["gold"])

    private func codes(_ findings: [ServiceLevelFinding]) -> Set<ServiceLevelFindingCode> {
        Set(findings.map { $0.code })
    }

    @Test("a policy with the clocks of the presets has no finding")
    func presets() throws {
        let office = TargetRule(.workingTime(.hours(16)), on: "office")
        let quick = TargetRule(.workingTime(.hours(2)), on: "office")
        let findings = try ValidationWorld.findings(
            try ValidationWorld.set(
                of: .firstResponse([quick]), .nextResponse([quick]), .update([quick]), .periodicUpdate([quick]),
                .pausableUpdate([quick]), .requesterWait([office]), .agentWork([office]), .pickUp([quick]),
                .firstResolution([office]), .resolution([office], warnings: [.percent(50), .percent(75)]),
                .closure([office]), .handling(at: "l1", [quick], options: ClockOptions(reopening: .stays)),
                .handling(at: "l2", [quick], options: ClockOptions(reopening: .stays))))
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test("the published policies by class and by channel have no errors")
    func publishedPolicies() throws {
        for policies in [
            try ServiceLevelPolicy.byServiceClass(businessDays: "office"), try ServiceLevelPolicy.byChannel(),
        ] {
            let findings = try ValidationWorld.findings(ValidationWorld.set(policies))
            #expect(codes(findings) == [.policiesGap], "\(findings)")
        }
        let both = try ValidationWorld.set(
            ServiceLevelPolicy.byServiceClass(businessDays: "office") + ServiceLevelPolicy.byChannel(),
            selection: .allMatches)
        #expect(codes(try ValidationWorld.findings(both)) == [.policiesGap])
    }

    @Test("policies that all apply must not measure one metric twice")
    func sharedMetric() throws {
        let resolution = try ServiceLevelClock.resolution([ValidationExample.eightHours])
        let response = try ServiceLevelClock.firstResponse([TargetRule(.calendarTime(.hours(1)))])
        let twice = try ValidationWorld.set(
            [
                ValidationWorld.policy("a", [resolution]),
                ValidationWorld.policy("b", where: Self.gold, [response, resolution]),
            ], selection: .allMatches)
        let findings = try ValidationWorld.findings(twice).filter { $0.code == .policyOverlap }
        #expect(findings.map { $0.diagnostic.severity } == [.error])
        let shown = try #require(findings.first?.counterexample)
        #expect(try ValidationWorld.levels(twice).policies(for: shown.ticket, at: shown.instant) == [0, 1])
        let once = try ValidationWorld.set(
            [
                ValidationWorld.policy("a", [resolution]),
                ValidationWorld.policy("b", where: Self.gold, [response]),
            ], selection: .allMatches)
        #expect(!codes(try ValidationWorld.findings(once)).contains(.policyOverlap))
    }

    @Test("a target that is missing for a value in use is an error, for a value nobody mentions a warning")
    func severityOfMissingTargets() throws {
        let clock = try ServiceLevelClock.resolution([TargetRule(.calendarTime(.hours(8)), where: Self.high)])
        let policySet = try ValidationWorld.set(of: clock)
        func severity(_ domain: TicketDomain) throws -> [Diagnostic.Severity] {
            try ValidationWorld.findings(policySet, domain: domain).filter { $0.code == .targetMissing }
                .map { $0.diagnostic.severity }
        }
        #expect(try severity(TicketDomain()) == [.warning])
        var domain = TicketDomain()
        try domain.close(.priority, to: ["high", "low"], mayBeAbsent: false)
        #expect(try severity(domain) == [.error])
        try domain.close(.priority, to: ["high"], mayBeAbsent: false)
        #expect(try severity(domain).isEmpty)
    }

    @Test("a target is missing only for tickets that fall under the policy")
    func missingTargetsUnderEarlierPolicies() throws {
        let clock = try ServiceLevelClock.resolution([
            TargetRule(.calendarTime(.hours(8)), where: .not(Self.high))
        ])
        let alone = try ValidationWorld.set([ValidationWorld.policy("rest", [clock])])
        #expect(codes(try ValidationWorld.findings(alone)) == [.targetMissing])
        let after = try ValidationWorld.set([
            ValidationWorld.policy("high", where: Self.high), ValidationWorld.policy("rest", [clock]),
        ])
        #expect(try ValidationWorld.findings(after).isEmpty)
    }

    @Test("targets in different times are compared by the openings of a sample week")
    func sampleWeek() throws {
        let response = try ServiceLevelClock.firstResponse([TargetRule(.workingTime(.hours(2)), on: "office")])
        let resolution = try ServiceLevelClock.resolution([TargetRule(.calendarTime(.hours(24)))])
        let policySet = try ValidationWorld.set(of: response, resolution)
        let finding = try #require(try ValidationWorld.findings(policySet).first { $0.code == .targetOrder })
        #expect(finding.diagnostic.severity == .warning)
        #expect(finding.diagnostic.message.contains("sample week"))
        let shown = try #require(finding.counterexample)
        let levels = try ValidationWorld.levels(policySet)
        let dues = levels.readings(of: try ValidationWorld.run(shown, levels).state, at: shown.instant).map { $0.due }
        #expect(try #require(dues[0]) > #require(dues[1]))
        let longer = try ServiceLevelClock.resolution([TargetRule(.calendarTime(.hours(90)))])
        #expect(try ValidationWorld.findings(ValidationWorld.set(of: response, longer)).isEmpty)
    }

    @Test("what the budget does not suffice for is undecided, never clean")
    func budgets() throws {
        var random = SplitMix64(seed: 8)
        for total in [0, 1, 10, 100, 1_000, 10_000, 100_000] {
            let budget = ValidationBudget(total: total, perQuestion: total)
            for _ in 0..<TestEnvironment.trials(default: 10) {
                let policies = try (0..<6).map { index in
                    try ValidationWorld.policy(
                        "p\(index)", where: ValidationWorld.condition(depth: 2, &random),
                        [.resolution([TargetRule(.calendarTime(.hours(8)), where: Self.high)])])
                }
                let policySet = try ValidationWorld.set(policies)
                let full = try ValidationWorld.findings(policySet)
                let some = try ValidationWorld.findings(policySet, budget: budget)
                let isUndecided = some.contains { $0.verdict == .undecided }
                #expect(isUndecided || Set(some) == Set(full), "total \(total)")
                #expect(full.allSatisfy { $0.verdict == .proven })
                #expect(
                    Set(some.filter { $0.verdict == .proven }.map { $0.diagnostic.code })
                        .isSubset(of: full.map { $0.diagnostic.code }))
                if total == 0 { #expect(isUndecided) }
            }
        }
    }

    @Test("the findings of a policy set are the same every time")
    func determinism() throws {
        var random = SplitMix64(seed: 9)
        let policies = try (0..<8).map { index in
            try ValidationWorld.policy("p\(index)", where: ValidationWorld.condition(depth: 2, &random))
        }
        let policySet = try ValidationWorld.set(policies)
        #expect(try ValidationWorld.findings(policySet) == ValidationWorld.findings(policySet))
    }

    @Test("a closed dimension needs a value, and the life cycle closes the status")
    func refusedDomains() {
        var domain = TicketDomain()
        #expect(throws: InvalidValue.self) { try domain.close(.status, to: ["open"]) }
        #expect(throws: InvalidValue.self) { try domain.close(.category, to: ["closed"]) }
        #expect(throws: InvalidValue.self) { try domain.close(.priority, to: [], mayBeAbsent: false) }
        #expect(throws: InvalidValue.self) { try domain.close(.type, to: []) }
        #expect(throws: Never.self) { try domain.close(.priority, to: []) }
    }

    @Test("a policy set that names a missing zone is refused")
    func missingZone() throws {
        let calendar = try WorkingCalendar(timeZone: "Europe/Berlin", weekly: .roundTheClock)
        let policySet = try ServiceLevelPolicySet(
            policies: [], calendars: ["berlin": calendar])
        #expect(throws: InvalidValue.self) { try ValidationWorld.findings(policySet) }
    }

    @Test("every counterexample of random policy sets can be replayed, and gaps select nothing")
    func randomSets() throws {
        var random = SplitMix64(seed: 10)
        for _ in 0..<TestEnvironment.trials(default: 60) {
            let policies = try (0..<4).map { index in
                let clock = try ServiceLevelClock(
                    "own",
                    start: [ClockTrigger(.opened, where: ValidationWorld.condition(depth: 1, &random))],
                    stop: [
                        ClockTrigger([.resolved, .closed]),
                        ClockTrigger(where: ValidationWorld.condition(depth: 1, &random)),
                    ],
                    cancel: [ClockTrigger(where: ValidationWorld.condition(depth: 1, &random))],
                    pause: PauseRule(while: ValidationWorld.condition(depth: 1, &random)),
                    targets: [
                        TargetRule(.calendarTime(.hours(4)), where: ValidationWorld.condition(depth: 1, &random)),
                        TargetRule(.calendarTime(.hours(8)), where: ValidationWorld.condition(depth: 1, &random)),
                    ])
                return try ValidationWorld.policy(
                    "p\(index)", where: ValidationWorld.condition(depth: 1, &random), [clock])
            }
            let policySet = try ValidationWorld.set(
                policies,
                selection: ServiceLevelPolicySet.Selection.allCases.randomElement(using: &random) ?? .firstMatch)
            let levels = try ValidationWorld.levels(policySet)
            for finding in try ValidationWorld.findings(policySet) {
                guard let shown = finding.counterexample else { continue }
                let state = try ValidationWorld.run(shown, levels).state
                let place =
                    Int(
                        finding.diagnostic.path.dropFirst("policies[".count).prefix { $0 != "]" }) ?? -1
                let readings = levels.readings(of: state, at: shown.instant).filter { reading in
                    place >= 0 && reading.policy == policySet.policies[place].identifier
                }
                let isStarted = !readings.isEmpty
                switch finding.code {
                case .policiesGap:
                    #expect(levels.policies(for: shown.ticket, at: shown.instant).isEmpty)
                case .targetMissing, .clockNeverStarts, .clockStartInsideStop:
                    #expect(levels.policies(for: shown.ticket, at: shown.instant).contains(place), "\(finding)")
                    #expect(!isStarted, "\(finding)")
                case .clockStartInsideCancel:
                    #expect(!readings.contains { $0.phase == .running || $0.phase == .paused }, "\(finding)")
                case .clockNeverRuns:
                    #expect(readings.allSatisfy { $0.phase == .paused }, "\(finding)")
                case .clockNeverPauses:
                    #expect(!readings.contains { $0.phase == .paused }, "\(finding)")
                default:
                    break
                }
            }
        }
    }
}
