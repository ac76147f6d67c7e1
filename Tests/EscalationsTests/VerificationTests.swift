import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// For each property a policy that violates it, and the counterexample led through the machine.
@Suite("Verification of escalation")
struct VerificationTests {
    private func counterexample(
        _ property: EscalationProperty, _ policy: EscalationPolicy
    ) throws -> (
        course: EscalationCounterexample, state: EscalationState, effects: [EscalationEffect], next: Instant?
    ) {
        let verification = try EscalationVerifier().verification(of: policy)
        guard case .violated(let course) = verification[property] else {
            Issue.record("\(property) is \(verification[property])")
            throw EscalationRefusal.notResolved
        }
        let replay = try course.replay(on: policy)
        return (course, replay.state, replay.effects, replay.next)
    }

    @Test("a sound policy holds in every respect")
    func sound() throws {
        let verification = try EscalationVerifier().verification(of: Small.policy(Small.rising()))
        for finding in verification.findings { #expect(finding.verdict == .holds, "\(finding)") }
        #expect(verification.stateCount > 10)
        #expect(verification.chiefReachedWithin?.value.calendarTime == .minutes(20))
        #expect(verification.longestRun?.value == 3)  // a pause ends, then two rises
        // The tier is told when a pause ends in which an acknowledgement was withdrawn, and twice more when it rises.
        #expect(verification.mostNotifications?.value == 3 && verification.mostNotifications?.isAttained ?? false)
    }

    @Test("a dead end: after the last step nothing comes any more, and the chief does not know")
    func deadEnd() throws {
        let policy = try Small.policy([
            EscalationStep("tell", when: .unacknowledged(.minutes(5), .calendarTime), do: [.notify([.onDuty])])
        ])
        let (_, state, effects, next) = try counterexample(.noDeadEnd, policy)
        #expect(effects.count == 1)
        #expect(next == nil)
        #expect(!state.isAcknowledged && !state.isResolved && state.chiefReachedAt == nil)
    }

    @Test("a dead end: a pause without an end")
    func endlessPause() throws {
        let policy = try Small.policy(Small.rising(), options: EscalationOptions(longestPause: nil))
        let (_, state, _, next) = try counterexample(.noDeadEnd, policy)
        #expect(state.isPaused && next == nil)
    }

    @Test("no end: the steps are run through again for ever, and somebody is told each time")
    func endless() throws {
        let policy = try Small.policy([
            EscalationStep("tell", when: .unacknowledged(.zero, .calendarTime), do: [.notify([.onDuty])]),
            EscalationStep("again", when: .unacknowledged(.minutes(5), .calendarTime), do: [.runAgain(atMost: nil)]),
        ])
        for property in [EscalationProperty.terminates, .notificationsBounded, .noLoopWithoutPeople] {
            let (course, _, effects, next) = try counterexample(property, policy)
            #expect(course.loopsFrom != nil)
            #expect(effects.count { if case .notify = $0.kind { true } else { false } } >= 2, "\(property)")
            #expect(next != nil)
        }
        let verification = try EscalationVerifier().verification(of: policy)
        #expect(verification.longestRun == nil && verification.mostNotifications == nil)
    }

    @Test("a loop in no time at all: the machine stops, and the counterexample shows it")
    func instantLoop() throws {
        let policy = try Small.policy(
            [EscalationStep("again", when: .unacknowledged(.zero, .calendarTime), do: [.runAgain(atMost: nil)])])
        let (_, state, effects, _) = try counterexample(.noLoopWithoutPeople, policy)
        #expect(state.isHalted)
        #expect(effects.last?.kind == .halted)
    }

    @Test("a loop through two tiers that tells nobody leaves the notifications bounded")
    func silentLoop() throws {
        let policy = try Small.policy([
            EscalationStep(
                "up", when: .unacknowledged(.minutes(5), .calendarTime), tiers: ["one"], do: [.escalate(.functional)]),
            EscalationStep(
                "down", when: .unacknowledged(.minutes(5), .calendarTime), tiers: ["two"],
                do: [.move(.functional, to: "one")]),
        ])
        let (_, _, effects, _) = try counterexample(.noLoopWithoutPeople, policy)
        #expect(effects.count >= 2)
        let verification = try EscalationVerifier().verification(of: policy)
        #expect(verification[.notificationsBounded] == .holds)
        let (_, _, fallen, _) = try counterexample(.tierNeverFalls, policy)
        #expect(fallen.contains { $0.kind == .moved(.functional, from: "two", to: "one") })
        _ = try counterexample(.chiefReached, policy)
    }

    @Test("a step that is never done: its time comes after the ticket has left")
    func unreachable() throws {
        var steps = try Small.rising()
        steps.append(
            try EscalationStep(
                "late", when: .unacknowledged(.minutes(30), .calendarTime), tiers: ["one"], do: [.notify([.owner])]))
        let policy = try Small.policy(steps)
        let (_, _, effects, next) = try counterexample(.everyStepReachable, policy)
        #expect(next == nil)
        #expect(!effects.isEmpty && !effects.contains { $0.step == "late" })
        // In working time it is never done either: work takes no less time than plain time.
        steps[2] = try EscalationStep(
            "late", when: .unacknowledged(.minutes(30), .workingTime), tiers: ["one"], do: [.notify([.owner])])
        _ = try counterexample(.everyStepReachable, Small.policy(steps))
        // But before it, the time of work may well come after that of the clock on the wall.
        steps[2] = try EscalationStep(
            "late", when: .unacknowledged(.minutes(9), .workingTime), tiers: ["one"], do: [.notify([.owner])])
        let verification = try EscalationVerifier().verification(of: Small.policy(steps))
        #expect(verification[.everyStepReachable] == .holds)
    }

    @Test("a step moves the ticket down")
    func falls() throws {
        let policy = try Small.policy(
            Small.rising() + [
                EscalationStep(
                    "calm", when: .sentiment([.positive]), tiers: ["two"], do: [.move(.functional, to: "one")])
            ])
        let (_, _, effects, _) = try counterexample(.tierNeverFalls, policy)
        #expect(effects.contains { $0.step == "calm" && $0.kind == .moved(.functional, from: "two", to: "one") })
    }

    @Test("an acknowledgement that does not silence")
    func nagging() throws {
        let policy = try Small.policy(
            Small.rising() + [
                EscalationStep(
                    "nag", when: .withoutProgress(.minutes(30), .workingTime), do: [.notify([.onDuty])],
                    repetition: EscalationRepeat(every: .minutes(30), times: 3), isDoneWhenAcknowledged: true)
            ])
        let (course, state, effects, _) = try counterexample(.acknowledgementSilences, policy)
        #expect(state.isAcknowledged)
        let acknowledged = try #require(course.events.last { $0.kind == .acknowledged || $0.kind == .progressed })
        #expect(effects.count { $0.step == "nag" && $0.at > acknowledged.at } == 2)
    }

    @Test("the chief may never be told: a step asks for something of the ticket")
    func chiefMissed() throws {
        let policy = try Small.policy([
            EscalationStep(
                "rise", when: .unacknowledged(.minutes(10), .calendarTime), if: .priority([.urgent]),
                do: [.escalate(.functional)],
                repetition: EscalationRepeat(every: .minutes(10), times: 5))
        ])
        let (course, state, effects, next) = try counterexample(.chiefReached, policy)
        #expect(course.events.isEmpty && effects.isEmpty && next == nil && state.chiefReachedAt == nil)
    }

    @Test("a tier for whose tickets nobody answers by name")
    func unowned() throws {
        let policy = try Small.policy(Small.rising(), unowned: ["two"])
        let (_, state, _, _) = try counterexample(.alwaysOwned, policy)
        #expect(try Small.machine(policy).owner(of: state) == "two")
        let following = try Small.policy(
            Small.rising(), options: EscalationOptions(ownership: .follows), unowned: ["three"])
        _ = try counterexample(.alwaysOwned, following)
    }

    @Test("with too few states looked at, what was not refuted is unproven")
    func budget() throws {
        let verification = try EscalationVerifier(greatestStateCount: 5).verification(of: Small.policy(Small.rising()))
        for finding in verification.findings {
            guard case .unproven = finding.verdict else {
                Issue.record("\(finding.property) is \(finding.verdict)")
                continue
            }
        }
    }

    @Test("an acknowledgement lapses, and the steps start again")
    func lapse() throws {
        let policy = try Small.policy(
            Small.rising(), options: EscalationOptions(acknowledgementTimeout: .hours(1)))
        let verification = try EscalationVerifier().verification(of: policy)
        #expect(verification.isSound)
        #expect(verification.longestRun?.value == 4)  // a pause ends, the lapse, two rises
    }
}
