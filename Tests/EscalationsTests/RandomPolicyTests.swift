import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Random policies")
struct RandomPolicyTests {
    @Test("what the check calls holds never fails in random runs, and every counterexample replays")
    func sound() throws {
        var random = SplitMix64(seed: 5)
        let generator = PolicyGenerator()
        let verifier = EscalationVerifier(greatestStateCount: 60_000)
        var verdicts: [String: Int] = [:]
        let trials = TestEnvironment.trials(default: 20)
        for trial in 0..<trials {
            let policy = try generator.policy(using: &random)
            let verification = try verifier.verification(of: policy)
            let machine = try Small.machine(policy)
            var broken: Set<EscalationProperty> = []
            var mostNotifications = 0
            for _ in 0..<6 {
                var run = RandomRun(policy, machine, at: try Small.minute(Int32(random.below(10_000))))
                try run.run(events: 12, using: &random)
                broken.formUnion(run.broken)
                mostNotifications = max(mostNotifications, run.mostNotifications)
                var silent = RandomRun(policy, machine, at: try Small.minute(Int32(random.below(10_000))))
                let told = try silent.silence()
                broken.formUnion(silent.broken)
                if let bound = verification.chiefReachedWithin, bound.value.workingTime == .zero, let told {
                    #expect(told <= bound.value.calendarTime, "trial \(trial)")
                }
            }
            for finding in verification.findings {
                switch finding.verdict {
                case .holds:
                    verdicts["holds", default: 0] += 1
                    #expect(!broken.contains(finding.property), "trial \(trial): \(finding.property) was broken")
                case .violated(let course):
                    verdicts["violated", default: 0] += 1
                    try check(course, of: finding.property, policy, trial)
                case .unproven(let reason):
                    verdicts[
                        reason == ["not every state was looked at"] ? "beyond the budget" : "unproven", default: 0] += 1
                }
            }
            if let bound = verification.mostNotifications {
                #expect(mostNotifications <= bound.value, "trial \(trial)")
            }
        }
        print(
            "random policies: \(trials), verdicts \(verdicts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })"
        )
        #expect(verdicts["holds", default: 0] > 0 && verdicts["violated", default: 0] > 0)
    }

    /// That the machine shows what a counterexample says.
    private func check(
        _ course: EscalationCounterexample, of property: EscalationProperty, _ policy: EscalationPolicy, _ trial: Int
    ) throws {
        let (state, effects, next) = try course.replay(on: policy)
        func expect(_ condition: Bool) { #expect(condition, "trial \(trial): \(property) of \(course.words)") }
        switch property {
        case .noDeadEnd:
            expect(!state.isResolved && !state.isAcknowledged && !state.isSnoozed && next == nil)
        case .chiefReached:
            expect(next == nil && state.chiefReachedAt == nil || course.loopsFrom != nil || state.isHalted)
        case .terminates, .noLoopWithoutPeople, .notificationsBounded:
            expect(course.loopsFrom != nil || state.isHalted)
        case .tierNeverFalls:
            expect(
                effects.contains { effect in
                    guard effect.step != nil, case .moved(_, let from, let to) = effect.kind else { return false }
                    guard let from = policy.ladder.place(of: from), let to = policy.ladder.place(of: to) else {
                        return false
                    }
                    return to < from
                })
        case .acknowledgementSilences:
            expect(effects.contains { if case .notify = $0.kind { true } else { false } })
        case .alwaysOwned:
            let machine = try Small.machine(policy)
            expect(policy.ladder[machine.owner(of: state)]?.isAlwaysNamed == false)
        case .everyStepReachable:
            let done = Set(effects.compactMap { $0.step })
            expect(policy.steps.contains { !done.contains($0.name) })
        }
    }
}
