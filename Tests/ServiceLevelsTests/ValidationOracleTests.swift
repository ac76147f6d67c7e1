import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

/// Compares the findings about selection with those of a look at every ticket of a small world.
@Suite("Validation against every ticket")
struct ValidationOracleTests {
    private let openings: [Instant]

    init() throws {
        openings = [
            try Instant(secondsSinceEpoch: 1_700_000_000), try Instant(secondsSinceEpoch: 1_706_745_600),
        ]
    }

    private func randomSet(_ random: inout SplitMix64) throws -> ServiceLevelPolicySet {
        var policies: [ServiceLevelPolicy] = []
        for index in 0..<Int.random(in: 1...7, using: &random) {
            let version = index > 0 && Int.random(in: 0..<4, using: &random) == 0
            policies.append(
                try ValidationWorld.policy(
                    version ? "p\(index - 1)" : "p\(index)",
                    where: ValidationWorld.condition(depth: 2, &random), from: version ? openings[1] : nil))
        }
        return try ValidationWorld.set(
            policies, selection: ServiceLevelPolicySet.Selection.allCases.randomElement(using: &random) ?? .firstMatch)
    }

    @Test("shadows, gaps and overlaps are those that a look at every ticket finds")
    func selection() throws {
        var random = SplitMix64(seed: 3)
        let tickets = try ValidationWorld.everyTicket(openedAt: openings)
        let domain = try ValidationWorld.domain()
        for trial in 0..<TestEnvironment.trials(default: 60) {
            guard let policySet = try? randomSet(&random) else { continue }
            let levels = try ValidationWorld.levels(policySet)
            let findings = try ValidationWorld.findings(policySet, domain: domain)
            var chosen: Set<Int> = []
            var applicable: Set<Int> = []
            var hasGap = false
            var pairs: Set<[Int]> = []
            var onlyFirst: Set<[Int]> = []
            var onlySecond: Set<[Int]> = []
            let single = try policySet.policies.indices.map { try ValidationWorld.levels(alone($0, policySet)) }
            for ticket in tickets {
                let found = levels.policies(for: ticket, at: ticket.openedAt)
                chosen.formUnion(found)
                hasGap = hasGap || found.isEmpty
                let applying = single.map { !$0.policies(for: ticket, at: ticket.openedAt).isEmpty }
                for second in applying.indices {
                    if applying[second] { applicable.insert(second) }
                    for first in 0..<second {
                        if applying[first], applying[second] { pairs.insert([first, second]) }
                        if applying[first], !applying[second] { onlyFirst.insert([first, second]) }
                        if !applying[first], applying[second] { onlySecond.insert([first, second]) }
                    }
                }
            }
            let never = places(findings, .policyNeverApplies)
            #expect(never == Set(policySet.policies.indices).subtracting(applicable), "trial \(trial)")
            if policySet.selection != .allMatches {
                #expect(places(findings, .policyShadowed) == applicable.subtracting(chosen), "trial \(trial)")
            }
            #expect(findings.contains { $0.code == .policiesGap } == hasGap, "trial \(trial)")
            let overlaps = pairs.filter { pair in
                switch policySet.selection {
                case .firstMatch: onlyFirst.contains(pair) && onlySecond.contains(pair)
                case .allMatches: true
                case .mostSpecific: dimensions(policySet, pair[0]) == dimensions(policySet, pair[1])
                }
            }
            #expect(places(findings, .policyOverlap) == Set(overlaps.map { $0[1] }), "trial \(trial)")
            for finding in findings where finding.code == .policiesGap {
                let ticket = try #require(finding.counterexample).ticket
                #expect(levels.policies(for: ticket, at: ticket.openedAt).isEmpty, "trial \(trial): \(finding)")
            }
            #expect(findings.allSatisfy { $0.verdict == .proven })
        }
    }

    /// The set with all policies but the versions of one replaced by some that apply to no ticket.
    private func alone(_ place: Int, _ policySet: ServiceLevelPolicySet) throws -> ServiceLevelPolicySet {
        let kept = policySet.policies[place]
        return try ValidationWorld.set(
            try policySet.policies.enumerated().map { index, policy in
                index == place
                    ? policy
                    : try ValidationWorld.policy(
                        policy.identifier == kept.identifier ? kept.identifier.rawValue : "none-\(index)",
                        where: .any([]), from: policy.validFrom)
            })
    }

    private func places(_ findings: [ServiceLevelFinding], _ code: ServiceLevelFindingCode) -> Set<Int> {
        Set(
            findings.filter { $0.code == code }.compactMap { finding in
                Int(finding.diagnostic.path.dropFirst("policies[".count).prefix { $0 != "]" })
            })
    }

    private func dimensions(_ policySet: ServiceLevelPolicySet, _ place: Int) -> Int {
        var names: Set<String> = []
        func collect(_ condition: TicketCondition) {
            switch condition {
            case .all(let parts), .any(let parts): parts.forEach(collect)
            case .not(let part): collect(part)
            case .value(let dimension, _): names.insert(dimension.name)
            case .tag(let tag): names.insert("tag." + tag.rawValue)
            case .age: names.insert("age")
            }
        }
        collect(policySet.policies[place].condition)
        return names.count
    }

    @Test("what is said never to happen to a clock happens to no ticket that is opened")
    func clocks() throws {
        var random = SplitMix64(seed: 4)
        let tickets = try ValidationWorld.everyTicket(openedAt: [openings[0]])
        let domain = try ValidationWorld.domain()
        var raised: [ServiceLevelFindingCode: Int] = [:]
        for trial in 0..<TestEnvironment.trials(default: 40) {
            func trigger(_ happenings: TicketHappenings, _ random: inout SplitMix64) -> ClockTrigger {
                ClockTrigger(happenings, where: ValidationWorld.condition(depth: 1, &random))
            }
            let policies = try (0..<3).map { index in
                let clock = try ServiceLevelClock(
                    "own", start: [trigger(.opened, &random)], stop: [trigger([], &random)],
                    cancel: [trigger(.closed, &random)],
                    pause: PauseRule(while: ValidationWorld.condition(depth: 1, &random)),
                    targets: [
                        TargetRule(.calendarTime(.hours(4)), where: ValidationWorld.condition(depth: 1, &random)),
                        TargetRule(.calendarTime(.hours(8)), where: ValidationWorld.condition(depth: 1, &random)),
                    ])
                return try ValidationWorld.policy(
                    "p\(index)", where: ValidationWorld.condition(depth: 1, &random), [clock])
            }
            let policySet = try ValidationWorld.set(policies)
            let levels = try ValidationWorld.levels(policySet)
            var missing: Set<Int> = []
            var started: Set<Int> = []
            var running: Set<Int> = []
            var targets: [Int: Set<ServiceLevelTarget>] = [:]
            for ticket in tickets {
                let opening = TicketOpening(
                    type: ticket.type, status: ticket.status, priority: ticket.priority,
                    customerTier: ticket.customerTier, tags: ticket.tags, attributes: ticket.attributes)
                let event = TicketEvent(identifier: "1", occurredAt: ticket.openedAt, kind: .opened(opening))
                let state = try levels.open("1", event).get().state
                let readings = levels.readings(of: state, at: ticket.openedAt)
                for place in levels.policies(for: ticket, at: ticket.openedAt) {
                    let clock = policies[place].clocks[0]
                    if let reading = readings.first {
                        started.insert(place)
                        if reading.phase == .running { running.insert(place) }
                        if let target = reading.target { targets[place, default: []].insert(target) }
                    } else if clock.start[0].condition.holds(for: ticket, at: ticket.openedAt),
                        !clock.stop[0].condition.holds(for: ticket, at: ticket.openedAt)
                    {
                        missing.insert(place)
                    }
                }
            }
            let findings = try ValidationWorld.findings(policySet, domain: domain)
            for finding in findings { raised[finding.code, default: 0] += 1 }
            #expect(places(findings, .targetMissing) == missing, "trial \(trial)")
            let neverStarting = places(findings, .clockNeverStarts).union(places(findings, .clockStartInsideStop))
            #expect(neverStarting.isDisjoint(with: started), "trial \(trial)")
            #expect(places(findings, .clockNeverRuns).isDisjoint(with: running), "trial \(trial)")
            for finding in findings where finding.code == .targetUnreachable {
                let place = try #require(places([finding], .targetUnreachable).first)
                let isFirst = finding.diagnostic.path.hasSuffix("targets[0]")
                let target = ServiceLevelTarget.calendarTime(.hours(isFirst ? 4 : 8))
                #expect(!(targets[place] ?? []).contains(target), "trial \(trial): \(finding)")
            }
        }
        let expected: [ServiceLevelFindingCode] = [
            .targetMissing, .clockStartInsideStop, .targetUnreachable, .policyShadowed, .clockNeverRuns,
        ]
        for code in expected { #expect(raised[code] != nil, "\(code) never came up") }
    }
}
