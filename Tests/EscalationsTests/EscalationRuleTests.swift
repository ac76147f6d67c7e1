import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// The statements of `sla.json` about chains of escalation, each under its name and the profile of its system.
///
/// A statement of a defect is met by the sound answer.
@Suite("Escalation rules")
struct EscalationRuleTests {
    private let minute = Small.minute

    private func effects(
        _ policy: EscalationPolicy, _ events: [(Int32, EscalationEvent.Kind)], until end: Int32
    ) throws -> [EscalationEffect] {
        let machine = try Small.machine(policy)
        var effects = EscalationEffects()
        var state = machine.start(at: try minute(0), effects: &effects)
        for (at, kind) in events {
            _ = try machine.apply(EscalationEvent(minute(at), kind), to: &state, effects: &effects).get()
        }
        machine.look(at: &state, try minute(end), effects: &effects)
        return effects.effects
    }

    /// Who was told when, in minutes after the start.
    private func told(_ effects: [EscalationEffect]) throws -> [String] {
        let start = try minute(0)
        return effects.compactMap { effect in
            guard case .notify(let notification) = effect.kind else { return nil }
            let names = notification.targets.map { if case .agent(let name) = $0 { name.rawValue } else { "?" } }
            return "\((effect.at - start).wholeSeconds / 60) \(names.joined(separator: "+"))"
        }
    }

    private func tell(_ name: AgentIdentifier, after minutes: Int32) throws -> EscalationStep {
        try EscalationStep(
            EscalationStepName(name.rawValue), when: .unacknowledged(.minutes(minutes), .calendarTime),
            do: [.notify([.agent(name)])])
    }

    private func again(after minutes: Int32, atMost count: Int) throws -> EscalationStep {
        try EscalationStep(
            "again", when: .unacknowledged(.minutes(minutes), .calendarTime), do: [.runAgain(atMost: count)])
    }

    @Test(
        "otobo-escalation-nocal: a calendar without hours is reported, and in plain time the steps are due all the same"
    )
    func noHours() throws {
        func policy(_ measure: EscalationTrigger.Measure) throws -> EscalationPolicy {
            try EscalationPolicy(
                "otrs", ladder: Small.ladder(1, calendar: "none"), start: "one", chief: "one",
                steps: [
                    EscalationStep("tell", when: .unacknowledged(.minutes(5), measure), do: [.notify([.agent("A")])])
                ],
                calendars: ["none": WorkingCalendar(timeZone: "UTC", weekly: .none)])
        }
        let silent = try policy(.workingTime)
        #expect(silent.diagnostics().map { $0.code } == ["escalation.never-open"])
        #expect(try effects(silent, [], until: 100_000).isEmpty)
        let plain = try policy(.calendarTime)
        #expect(plain.diagnostics().isEmpty)
        #expect(try told(effects(plain, [], until: 100_000)) == ["5 A"])
    }

    @Test("glpi-levels-one-by-one: looks at 11:01 and 11:31 find one level each, one step of priority each time")
    func oneByOne() throws {
        let clock = try ServiceLevelClock.resolution([TargetRule(.calendarTime(.hours(2)))])
        let levels = try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: [ServiceLevelPolicy(identifier: "glpi", clocks: [clock])], calendars: [:]),
            zones: TimeZoneTable([:]), span: 2025...2025)
        let opened = try Instant("2025-05-26T10:00:00Z")
        let (clocks, _) = try levels.open(
            "1", TicketEvent(identifier: "0", occurredAt: opened, kind: .opened(TicketOpening(type: .repair)))
        ).get()
        let policy = try Small.policy(
            [
                EscalationStep("level 1", when: .clockPercent(.resolution, 50), do: [.raisePriority(by: 1)]),
                EscalationStep("level 2", when: .clockPercent(.resolution, 75), do: [.raisePriority(by: 1)]),
            ], tiers: 1)
        let machine = try Small.machine(policy)
        var effects = EscalationEffects()
        var state = machine.start(at: opened, effects: &effects)
        let forecast = machine.forecast(of: levels, clocks, at: opened)
        _ = try machine.apply(EscalationEvent(opened, .forecast(forecast)), to: &state, effects: &effects).get()
        #expect(machine.nextDeadline(of: state, after: opened) == (try Instant("2025-05-26T11:00:00Z")))
        var priority = 3
        for (look, expected) in [("10:59:59", 3), ("11:01:00", 4), ("11:31:00", 5), ("23:00:00", 5)] {
            effects.removeAll()
            machine.look(at: &state, try Instant("2025-05-26T\(look)Z"), effects: &effects)
            for case .raisePriority(let steps) in effects.effects.map({ $0.kind }) { priority += steps }
            #expect(priority == expected)
        }
        #expect(machine.nextDeadline(of: state, after: state.lastInstant) == nil)
        #expect(
            machine.nextDeadline(of: state, after: opened, with: levels, clocks)
                == levels.nextDeadline(of: clocks, after: opened))
    }

    @Test("alga-escalation-jump: a late look goes to the third level; what it passes over is listed, unless it steps")
    func jump() throws {
        func policy(_ catchUp: CatchUp) throws -> EscalationPolicy {
            try Small.policy(
                [(50, "first"), (75, "second"), (90, "third")].enumerated().map { index, level in
                    let rise: [EscalationAction] = index == 0 ? [] : [.escalate(.functional)]
                    return try EscalationStep(
                        EscalationStepName(level.1), when: .clockPercent(.resolution, Int64(level.0)),
                        do: rise + [.notify([.agent(AgentIdentifier(level.1))])])
                }, options: EscalationOptions(catchUp: catchUp))
        }
        for catchUp in CatchUp.allCases {
            let machine = try Small.machine(policy(catchUp))
            var effects = EscalationEffects()
            var state = machine.start(at: try minute(0), effects: &effects)
            let shares = EscalationForecast(shares: [try minute(50), try minute(75), try minute(90)])
            _ = try machine.apply(EscalationEvent(minute(0), .forecast(shares)), to: &state, effects: &effects).get()
            machine.look(at: &state, try minute(95), effects: &effects)
            #expect(machine.tier(of: state) == "three")
            let all = effects.effects
            if catchUp == .jump {
                #expect(try told(all) == ["90 third"])
                #expect(all.count { if case .skipped(.notify) = $0.kind { true } else { false } } == 2)
            } else {
                #expect(try told(all) == ["50 first", "75 second", "90 third"])
            }
            #expect(all.map { $0.number } == (1...UInt32(all.count)).map { $0 })
        }
    }

    @Test("oncall-unack-restarts: withdrawn at +30 min, the chain starts again at its first step")
    func unacknowledged() throws {
        let policy = try Small.policy([tell("A", after: 0), tell("B", after: 5), tell("C", after: 20)], tiers: 1)
        let done = try effects(policy, [(2, .acknowledged), (30, .unacknowledged)], until: 200)
        #expect(try told(done) == ["0 A", "30 A", "35 B", "50 C"])
    }

    @Test("oncall-snapshot: an edit does not touch what is under way, unless the policy says so")
    func snapshot() throws {
        let old = try Small.policy([tell("A", after: 0), tell("B", after: 5)], tiers: 1)
        func edited(_ edits: EscalationOptions.PolicyEdits) throws -> EscalationPolicy {
            try Small.policy(
                [tell("A", after: 0), tell("Z", after: 5)], tiers: 1, options: EscalationOptions(edits: edits))
        }
        for (edits, expected) in [
            (EscalationOptions.PolicyEdits.frozen, ["0 A", "5 B"]), (.migrated, ["0 A", "5 Z"]),
        ] {
            let (earlier, later) = (try Small.machine(old), try Small.machine(edited(edits)))
            var effects = EscalationEffects()
            var state = earlier.start(at: try minute(0), effects: &effects)
            let isMigrated = try later.migrate(&state, from: earlier, at: minute(1), effects: &effects)
            #expect(isMigrated == (edits == .migrated))
            let machine = isMigrated ? later : earlier
            #expect((isMigrated ? earlier : later).look(at: &state, try minute(2), effects: &effects) == .foreignState)
            machine.look(at: &state, try minute(60), effects: &effects)
            #expect(try told(effects.effects) == expected)
        }
    }

    @Test("oncall-repeat-cap: run again at most 5 times, so 6 times in all")
    func repeatCap() throws {
        let policy = try Small.policy([tell("A", after: 0), again(after: 5, atMost: 5)], tiers: 1)
        #expect(try told(effects(policy, [], until: 1_000)).count == 6)
    }

    @Test(
        "pagertree-repeat: layers of 5, 10 and 15 min are told at +0, +5 and +15; N repeats mean N + 1 passes of 30 min"
    )
    func layers() throws {
        let layers = [try tell("1", after: 0), try tell("2", after: 5), try tell("3", after: 15)]
        let policy = try Small.policy(layers + [again(after: 30, atMost: 2)], tiers: 1)
        let expected = [0, 30, 60].flatMap { pass in ["\(pass) 1", "\(pass + 5) 2", "\(pass + 15) 3"] }
        #expect(try told(effects(policy, [], until: 1_000)) == expected)
    }

    @Test("pagerduty-repeat-cap: 0 to 9 repeats, acknowledging stops, and its timeout brings the incident back")
    func timeout() throws {
        for repeats in [1, 9] {
            let policy = try Small.policy([tell("A", after: 0), again(after: 5, atMost: repeats)], tiers: 1)
            #expect(try told(effects(policy, [], until: 1_000)).count == repeats + 1)
            #expect(try told(effects(policy, [(2, .acknowledged)], until: 1_000)) == ["0 A"])
        }
        let once = try Small.policy([tell("A", after: 0)], tiers: 1)
        #expect(try told(effects(once, [], until: 1_000)) == ["0 A"])
        let lapsing = try Small.policy(
            [tell("A", after: 0)], tiers: 1, options: EscalationOptions(acknowledgementTimeout: .minutes(30)))
        let done = try effects(lapsing, [(2, .acknowledged)], until: 1_000)
        #expect(try told(done) == ["0 A", "32 A"])
        #expect(done.contains { $0.kind == .acknowledgementLapsed })
    }
}
