import Escalations
import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Bad input to escalation")
struct BadInputTests {
    private func refusal(_ make: () throws -> Void) -> String? {
        do {
            try make()
            return nil
        } catch let error as InvalidValue {
            return error.field
        } catch {
            return "\(error)"
        }
    }

    @Test("references of tiers that lead nowhere or in a circle are refused with their path")
    func references() {
        #expect(refusal { _ = try SupportLadder([]) } == "tiers")
        #expect(refusal { _ = try SupportLadder([EscalationTier("a"), EscalationTier("a")]) } == "tiers[1].tier")
        #expect(
            refusal { _ = try SupportLadder([EscalationTier("a", moreSkill: "b")]) } == "tiers[0].moreSkill")
        #expect(
            refusal {
                _ = try SupportLadder([
                    EscalationTier("a", moreAuthority: "b"), EscalationTier("b", moreAuthority: "a"),
                ])
            } == "tiers[0].moreAuthority")
        #expect(refusal { _ = try SupportLadder([EscalationTier("a", moreSkill: "a")]) } == "tiers[0].moreSkill")
        #expect(refusal { _ = try SupportLadder([EscalationTier("a", approvers: ["x"])]) } == "tiers[0].approvers[0]")
        let many = (0..<17).map { EscalationTier(SupportTier("\($0)")) }
        #expect(refusal { _ = try SupportLadder(many) } == "tiers")
    }

    @Test("waits, shares, counts and repetitions that mean nothing are refused with their path")
    func values() {
        func step(_ trigger: EscalationTrigger, _ action: EscalationAction = .assign) -> String? {
            refusal { _ = try EscalationStep("s", when: trigger, do: [action]) }
        }
        #expect(step(.unacknowledged(.seconds(-1), .calendarTime)) == "trigger.after")
        #expect(step(.withoutProgress(.zero, .workingTime)) == "trigger.after")
        #expect(step(.withoutProgress(TimeSpan(microseconds: .max), .workingTime)) == "trigger.after")
        #expect(step(.clockShare(.resolution, 0, of: 4)) == "trigger.share")
        #expect(step(.clockShare(.resolution, 1, of: 0)) == "trigger.share")
        #expect(step(.reopened(0)) == "trigger.count")
        #expect(step(.missingSkill, .raisePriority(by: 0)) == "actions[0].by")
        #expect(step(.missingSkill, .notify([])) == "actions[0].notify")
        #expect(step(.missingSkill, .runAgain(atMost: 0)) == "actions[0].atMost")
        #expect(refusal { _ = try EscalationStep("s", when: .missingSkill, do: []) } == "actions")
        #expect(refusal { _ = try EscalationRepeat(every: .zero, times: 1) } == "every")
        #expect(refusal { _ = try EscalationRepeat(every: .hours(1), times: 101) } == "times")
        #expect(
            refusal {
                _ = try EscalationStep(
                    "s", when: .missingSkill, do: [.assign], repetition: EscalationRepeat(every: .hours(1), times: 1))
            } == "repeat")
        #expect(refusal { _ = try CrossDepartmentTeam("t", roles: [], limit: .zero) } == "limit")
    }

    @Test("a policy that names what is not there is refused with the path")
    func policies() throws {
        let tell = try EscalationStep("tell", when: .missingSkill, do: [.assign])
        func policy(
            _ steps: [EscalationStep], start: SupportTier = "one", options: EscalationOptions = EscalationOptions(),
            quiet: QuietHours? = nil, calendar: CalendarIdentifier? = nil
        ) -> String? {
            refusal {
                _ = try EscalationPolicy(
                    "p", ladder: Small.ladder(calendar: calendar), start: start, chief: "three", steps: steps,
                    options: options, quietHours: quiet)
            }
        }
        #expect(policy([tell]) == nil)
        #expect(policy([tell], start: "nine") == "start")
        #expect(policy([tell, tell]) == "steps[1].name")
        #expect(policy([tell], quiet: QuietHours("nights")) == "quietHours.calendar")
        #expect(policy([tell], calendar: "office") == "tiers[0].calendar")
        #expect(policy([tell], options: EscalationOptions(greatestBounceCount: -1)) == "options.greatestBounceCount")
        #expect(policy([tell], options: EscalationOptions(longestSnooze: .zero)) == "options.longestSnooze")
        let moved = try EscalationStep("m", when: .missingSkill, do: [.assign, .move(.functional, to: "nine")])
        #expect(policy([tell, moved]) == "steps[1].actions[1].to")
        let scoped = try EscalationStep("m", when: .missingSkill, tiers: ["nine"], do: [.assign])
        #expect(policy([scoped]) == "steps[0].tiers")
        let steps = try (0..<65).map { number in
            try EscalationStep(EscalationStepName("\(number)"), when: .missingSkill, do: [.assign])
        }
        #expect(policy(steps) == "steps")
        let shares = try (1...17).map { number in
            try EscalationStep(
                EscalationStepName("\(number)"), when: .clockPercent(.resolution, Int64(number)), do: [.assign])
        }
        #expect(refusal { _ = try Small.machine(Small.policy(shares)) } == "steps[16].trigger")
    }

    @Test("what a policy can say but should not is found, each with its path")
    func diagnostics() throws {
        func ceiling(_ amount: Int64, _ currency: CurrencyCode = .cny) throws -> Authority {
            try Authority(ceilings: [AuthorityCeiling(.refund, upTo: Money(minor: amount, currency: currency))])
        }
        let ladder = try SupportLadder([
            EscalationTier("a", authority: ceiling(500), owner: "t", moreAuthority: "b"),
            EscalationTier("b", authority: ceiling(400), owner: "t", moreAuthority: "c"),
            EscalationTier("c", authority: ceiling(900, .eur), moreSkill: "a"),
        ])
        let policy = try EscalationPolicy(
            "p", ladder: ladder, start: "a", chief: "b",
            steps: [
                EscalationStep("over", when: .clockPercent(.resolution, 110), do: [.assign]),
                EscalationStep("again", when: .unacknowledged(.hours(1), .calendarTime), do: [.runAgain(atMost: nil)]),
                EscalationStep("never", when: .missingSkill, tiers: [], do: [.assign]),
            ])
        let found = policy.diagnostics().map { "\($0.code) \($0.path)" }
        #expect(
            found == [
                "escalation.authority-falls tiers[0].moreAuthority", "escalation.chief-not-top chief",
                "escalation.currencies-mixed tiers[2].authority.ceilings[0]",
                "escalation.link-falls tiers[2].moreSkill",
                "escalation.owner-unnamed tiers[2]", "escalation.breach-unheard steps[0].trigger",
                "escalation.unlimited-run steps[1].actions[0]", "escalation.never-for-tiers steps[2]",
            ])
    }

    // MARK: Stored forms

    private func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    @Test("policies are stored and read as they were")
    func storedPolicies() throws {
        var random = SplitMix64(seed: 8)
        var policies = [try EscalationPolicy.standard(), try .medical()]
        for _ in 0..<TestEnvironment.trials(default: 50) {
            policies.append(try PolicyGenerator().policy(using: &random))
        }
        for policy in policies {
            let data = try encoded(policy)
            let read = try JSONDecoder().decode(EscalationPolicy.self, from: data)
            #expect(read == policy)
            #expect(try encoded(read) == data)
        }
    }

    @Test("states are stored and read in the middle of a run, and go on as if nothing had happened")
    func storedStates() throws {
        var random = SplitMix64(seed: 9)
        for _ in 0..<TestEnvironment.trials(default: 40) {
            let machine = try Small.machine(PolicyGenerator().policy(using: &random))
            var effects = EscalationEffects()
            var now = try Small.minute(0)
            var state = machine.start(at: now, effects: &effects)
            for _ in 0..<8 {
                now = try now + .minutes(Int32(random.below(40)))
                let kind = RandomRun.kind(at: now, machine, state, &random)
                let read = try JSONDecoder().decode(EscalationState.self, from: encoded(state))
                #expect(read == state)
                machine.apply(EscalationEvent(now, kind), to: &state, effects: &effects)
            }
        }
    }

    @Test("a damaged policy or state is read or refused, and never a trap")
    func damaged() throws {
        var random = SplitMix64(seed: 10)
        let machine = try Small.machine(.standard())
        var effects = EscalationEffects()
        let state = machine.start(at: try Small.minute(0), effects: &effects)
        let texts = (try encoded(EscalationPolicy.standard()), try encoded(state))
        var read = 0
        for _ in 0..<TestEnvironment.trials(default: 400) {
            var (policy, damaged) = texts
            policy[random.below(policy.count)] = UInt8(random.below(128))
            let place = random.below(damaged.count)
            damaged[place] = UInt8(ascii: "0") + UInt8(random.below(10))
            if let policy = try? JSONDecoder().decode(EscalationPolicy.self, from: policy) {
                read += 1
                _ = policy.diagnostics()
            }
            if var state = try? JSONDecoder().decode(EscalationState.self, from: damaged) {
                read += 1
                machine.look(at: &state, try Small.minute(5_000), effects: &effects)
                machine.apply(EscalationEvent(try Small.minute(6_000), .acknowledged), to: &state, effects: &effects)
                effects.removeAll()
            }
        }
        #expect(read > 0)
    }

    @Test("another format is refused with both named, and so is a key that is not known")
    func formats() throws {
        let text = try #require(String(data: encoded(EscalationPolicy.medical()), encoding: .utf8))
        for (old, new) in [("escalation-policy/1", "escalation-policy/2"), ("\"chief\"", "\"chef\"")] {
            let changed = text.replacingOccurrences(of: old, with: new)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(EscalationPolicy.self, from: Data(changed.utf8))
            }
        }
    }
}
