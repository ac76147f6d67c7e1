import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Escalation machine")
struct MachineTests {
    private let minute = Small.minute

    private func refusal(
        _ kind: EscalationEvent.Kind, _ machine: CompiledEscalation, _ state: inout EscalationState
    ) throws -> EscalationRefusal? {
        var effects = EscalationEffects()
        switch machine.apply(EscalationEvent(try minute(1), kind), to: &state, effects: &effects) {
        case .success: return nil
        case .failure(let refusal): return refusal
        }
    }

    @Test("what makes no sense where the ticket stands is refused with its reason, and changes nothing")
    func refusals() throws {
        let machine = try Small.machine(
            Small.policy(Small.rising(), options: EscalationOptions(greatestBounceCount: 1)))
        var effects = EscalationEffects()
        let opened = machine.start(at: try minute(0), effects: &effects)
        var state = opened
        let cases: [(EscalationEvent.Kind, EscalationRefusal)] = [
            (.unacknowledged, .notAcknowledged), (.resumed, .notHeld), (.reopened, .notResolved),
            (.returned(reason: ""), .noLowerTier(.functional)),
            (.deescalated(.hierarchical), .noLowerTier(.hierarchical)),
            (.tookOver("nobody"), .unknownTier), (.teamClosed("force"), .noSuchTeam),
        ]
        for (kind, expected) in cases {
            #expect(try refusal(kind, machine, &state) == expected)
            #expect(machine.tier(of: state) == "one" && !state.isAcknowledged && !state.isSnoozed)
        }
        #expect(try refusal(.acknowledged, machine, &state) == nil)
        #expect(try refusal(.acknowledged, machine, &state) == .alreadyAcknowledged)
        #expect(try refusal(.paused, machine, &state) == nil)
        #expect(try refusal(.snoozed(until: minute(9)), machine, &state) == .alreadyHeld)
        #expect(try refusal(.escalated(.functional), machine, &state) == nil)
        #expect(try refusal(.returned(reason: "not ours"), machine, &state) == nil)
        #expect(try refusal(.escalated(.functional), machine, &state) == nil)
        #expect(try refusal(.returned(reason: "not ours"), machine, &state) == .tooManyBounces)
        #expect(try refusal(.resolved, machine, &state) == nil)
        #expect(try refusal(.acknowledged, machine, &state) == .resolved)
    }

    @Test("functional and hierarchical escalation are two axes, and ownership is kept until it is taken over")
    func axes() throws {
        let machine = try Small.machine(Small.policy(Small.rising()))
        var effects = EscalationEffects()
        var state = machine.start(at: try minute(0), effects: &effects)
        for kind in [EscalationEvent.Kind.escalated(.functional), .escalated(.functional), .escalated(.hierarchical)] {
            #expect(try refusal(kind, machine, &state) == nil)
        }
        #expect(machine.tier(of: state) == "three" && machine.lead(of: state) == "two")
        #expect(machine.owner(of: state) == "one")
        #expect(try refusal(.deescalated(.functional), machine, &state) == nil)
        #expect(machine.tier(of: state) == "two" && machine.lead(of: state) == "two")
        #expect(try refusal(.tookOver("two"), machine, &state) == nil)
        #expect(machine.owner(of: state) == "two" && state.isAcknowledged)
        #expect(state.bounceCount == 1)
    }

    @Test("a snooze holds the steps back and ends by itself; a pause stops their time")
    func holds() throws {
        let machine = try Small.machine(Small.policy(Small.rising()))
        var effects = EscalationEffects()
        var state = machine.start(at: try minute(0), effects: &effects)
        _ = try machine.apply(EscalationEvent(minute(4), .snoozed(until: minute(30))), to: &state, effects: &effects)
            .get()
        #expect(machine.nextDeadline(of: state, after: try minute(4)) == (try minute(30)))
        machine.look(at: &state, try minute(31), effects: &effects)
        #expect(machine.nextDeadline(of: state, after: try minute(31)) == (try minute(36)))
        _ = try machine.apply(EscalationEvent(minute(33), .paused), to: &state, effects: &effects).get()
        _ = try machine.apply(EscalationEvent(minute(100), .resumed), to: &state, effects: &effects).get()
        #expect(machine.nextDeadline(of: state, after: try minute(100)) == (try minute(103)))
    }

    @Test("an event before its predecessor takes effect with it, and says so")
    func outOfOrder() throws {
        let machine = try Small.machine(Small.policy(Small.rising()))
        var effects = EscalationEffects()
        var state = machine.start(at: try minute(10), effects: &effects)
        let progress = try machine.apply(EscalationEvent(minute(3), .acknowledged), to: &state, effects: &effects).get()
        #expect(try progress.isOutOfOrder && progress.effectiveAt == minute(10))
    }

    @Test("working time is that of the tier: over the weekend nothing is due")
    func workingTime() throws {
        let policy = try EscalationPolicy(
            "office", ladder: Small.ladder(2, calendar: "office"), start: "one", chief: "two",
            steps: [
                EscalationStep("rise", when: .unacknowledged(.hours(2), .workingTime), do: [.escalate(.functional)])
            ],
            calendars: ["office": WorkingCalendar(timeZone: "UTC", weekly: .weekdays(try Shift("09:00", "17:00")))])
        let machine = try Small.machine(policy)
        var effects = EscalationEffects()
        let friday = try Instant("2024-01-05T16:00:00Z")
        var state = machine.start(at: friday, effects: &effects)
        #expect(machine.nextDeadline(of: state, after: friday) == (try Instant("2024-01-08T10:00:00Z")))
        machine.look(at: &state, try Instant("2024-01-07T00:00:00Z"), effects: &effects)
        #expect(effects.effects.isEmpty)
        machine.look(at: &state, try Instant("2024-01-08T10:00:00Z"), effects: &effects)
        #expect(try machine.tier(of: state) == "two" && state.chiefReachedAt == Instant("2024-01-08T10:00:00Z"))
    }

    @Test("quiet hours hold back what is told, but for exceptions, and a reaction takes it back")
    func quietHours() throws {
        let policy = try EscalationPolicy(
            "quiet", ladder: Small.ladder(1), start: "one", chief: "one",
            steps: [
                EscalationStep("soft", when: .unacknowledged(.zero, .calendarTime), do: [.notify([.onDuty])]),
                EscalationStep("loud", when: .unacknowledged(.zero, .calendarTime), do: [.notify([.onDuty])]),
            ], quietHours: QuietHours("nights", exceptions: ["loud"]),
            calendars: ["nights": WorkingCalendar(timeZone: "UTC", weekly: .everyDay(try Shift("22:00", "06:00")))])
        let machine = try Small.machine(policy)
        var effects = EscalationEffects()
        let night = try Instant("2024-01-03T23:00:00Z")
        var state = machine.start(at: night, effects: &effects)
        let times: [Instant] = effects.effects.compactMap { effect in
            if case .notify(let notification) = effect.kind { notification.notBefore } else { nil }
        }
        #expect(times == [try Instant("2024-01-04T06:00:00Z"), night])
        _ = try machine.apply(EscalationEvent(night + .hours(1), .acknowledged), to: &state, effects: &effects).get()
        #expect(effects.effects.last?.kind == .withdrawHeldBack)
    }

    @Test("steps ask for what the ticket is like, and for what it becomes")
    func conditions() throws {
        let policy = try Small.policy([
            EscalationStep(
                "angry", when: .sentiment([.angry]), do: [.raisePriority(by: 1), .notify([.team("supervisors")])]),
            EscalationStep(
                "urgent", when: .unacknowledged(.minutes(5), .calendarTime), if: .priority([.urgent]),
                do: [.escalate(.functional)]),
            EscalationStep("old", when: .ticket(.age(atLeast: .hours(1))), do: [.assign]),
        ])
        let machine = try Small.machine(policy)
        var ticket = try Ticket(
            "1",
            opening: TicketEvent(
                identifier: "0", occurredAt: minute(0), kind: .opened(TicketOpening(type: .repair, priority: .urgent))))
        var effects = EscalationEffects()
        var state = machine.start(
            at: try minute(0), observation: machine.observation(of: ticket, at: try minute(0)), effects: &effects)
        #expect(effects.effects.isEmpty)
        for number in 0..<2 {
            _ = try ticket.apply(
                TicketEvent(
                    identifier: EventIdentifier("mood \(number)"), occurredAt: minute(2), kind: .sentimentNoted(.angry))
            ).get()
            let observation = machine.observation(of: ticket, at: try minute(2))
            _ = try machine.apply(EscalationEvent(minute(2), .observed(observation)), to: &state, effects: &effects)
                .get()
        }
        #expect(effects.effects.map { $0.step } == ["angry", "angry"])
        machine.look(at: &state, try minute(8), effects: &effects)
        #expect(machine.tier(of: state) == "two")
        machine.look(at: &state, try minute(30), effects: &effects)
        #expect(machine.tier(of: state) == "three")
        #expect(machine.nextDeadline(of: state, after: try minute(30)) == (try minute(60)))
    }

    @Test("however often a machine is looked at, its effects and their keys are the same")
    func looks() throws {
        var random = SplitMix64(seed: 77)
        for trial in 0..<TestEnvironment.trials(default: 30) {
            let policy = try PolicyGenerator().policy(using: &random)
            guard policy.options.catchUp == .stepThrough else { continue }
            let machine = try Small.machine(policy)
            var (lazy, eager) = (EscalationEffects(), EscalationEffects())
            var state = machine.start(at: try minute(0), effects: &lazy)
            var looked = machine.start(at: try minute(0), effects: &eager)
            var now = try minute(0)
            for _ in 0..<20 {
                for _ in 0..<random.below(4) {
                    now = try now + .minutes(Int32(random.below(20)))
                    machine.look(at: &looked, now, effects: &eager)
                }
                let event = EscalationEvent(now, RandomRun.kind(at: now, machine, state, &random))
                let (one, other) = (
                    machine.apply(event, to: &state, effects: &lazy), machine.apply(event, to: &looked, effects: &eager)
                )
                #expect(one == other, "trial \(trial)")
            }
            #expect(lazy.effects == eager.effects, "trial \(trial)")
            #expect(state == looked, "trial \(trial)")
        }
    }

    @Test("random events: no trap, no lost effect, no key twice, and a replay gives the same keys")
    func randomEvents() throws {
        var random = SplitMix64(seed: 99)
        let trials = TestEnvironment.trials(default: 100)
        for trial in 0..<trials {
            let policy = try PolicyGenerator().policy(using: &random)
            let machine = try Small.machine(policy)
            for _ in 0..<4 {
                let seed = random.next()
                let first = try Self.run(machine, seed: seed)
                let second = try Self.run(machine, seed: seed)
                let numbers = first.map { $0.number }
                let isWhole = numbers == (0..<UInt32(numbers.count)).map { $0 + 1 }
                #expect(isWhole, "trial \(trial)")
                #expect(first == second, "trial \(trial)")
                let inOrder = zip(first, first.dropFirst()).allSatisfy { $0.at <= $1.at }
                #expect(inOrder, "trial \(trial)")
            }
        }
    }

    private static func run(_ machine: CompiledEscalation, seed: UInt64) throws -> [EscalationEffect] {
        var random = SplitMix64(seed: seed)
        var effects = EscalationEffects()
        var now = try Small.minute(Int32(random.below(10_000)))
        var state = machine.start(at: now, effects: &effects)
        for _ in 0..<25 {
            now = try now + .minutes(Int32(random.below(70)) - 5)
            _ = machine.apply(
                EscalationEvent(now, RandomRun.kind(at: now, machine, state, &random)), to: &state, effects: &effects)
        }
        return effects.effects
    }

    @Test("a fleet keeps one timer for all its machines, and knows which it has")
    func fleet() throws {
        var fleet = EscalationFleet(try Small.machine(Small.policy(Small.rising())))
        var effects: [EscalationFleet.TicketEffect] = []
        for number in 0..<100 {
            try fleet.start(TicketIdentifier("\(number)"), at: minute(Int32(number)), effects: &effects)
        }
        #expect(fleet.nextDeadline == (try minute(10)))
        #expect(throws: EscalationRefusal.startedTwice) { try fleet.start("7", at: minute(0), effects: &effects) }
        #expect(throws: EscalationRefusal.unknownMachine) {
            try fleet.apply(EscalationEvent(minute(0), .acknowledged), to: "700", effects: &effects)
        }
        try fleet.apply(EscalationEvent(minute(1), .acknowledged), to: "0", effects: &effects)
        #expect(fleet.nextDeadline == (try minute(11)))
        effects.removeAll()
        fleet.look(at: try minute(500), effects: &effects)
        #expect(fleet.nextDeadline == nil)
        #expect(Set(effects.map { $0.idempotencyKey }).count == effects.count)
        #expect(effects.count { if case .moved = $0.effect.kind { true } else { false } } == 198)
        #expect(fleet["5"].map { fleet.escalation.tier(of: $0) } == "three")
    }
}
