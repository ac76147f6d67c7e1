import Escalations
import Foundation
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Continuity plans")
struct ContinuityTests {
    private let start = Instant.epoch

    @Test("the published plans have nothing wrong with them, and are stored and read as they were")
    func published() throws {
        let plans = try ContinuityPlan.published()
        #expect(plans.map { $0.identifier } == ["data-loss", "unstable-service", "skill-gap", "system-down"])
        for plan in plans {
            #expect(plan.diagnostics().isEmpty, "\(plan.identifier)")
            #expect(!plan.roles.isEmpty && plan.drillMonths == 3)
            let data = try JSONEncoder().encode(plan)
            #expect(try JSONDecoder().decode(ContinuityPlan.self, from: data) == plan)
        }
        #expect(try EscalationPolicy.standard().steps.contains { $0.actions.contains(.startPlan("system-down")) })
    }

    @Test("data are lost: limits are kept or not, to the microsecond")
    func limits() throws {
        var run = ContinuityRun(try .dataLoss(), at: start)
        try run.complete("keep three backups", at: start - .hours(50))
        try run.complete("begin to restore", at: start + .hours(2))
        try run.complete("restore the core", at: start + .hours(4) + TimeSpan(microseconds: 1))
        let now = try start + .hours(5)
        let states = run.states(at: now).map { $0.state }
        #expect(states[0] == .kept(at: try start - .hours(50)))
        #expect(states[1] == .kept(at: try start + .hours(2)))
        #expect(states[2] == .late(at: try start + .hours(4) + TimeSpan(microseconds: 1), due: try start + .hours(4)))
        #expect(states[3] == .open(due: try start + .hours(24)))
        #expect(run.limits(at: now) == (2, 3))
        #expect(run.nextDeadline(after: now) == (try start + .hours(24)))
        #expect(run.limits(at: try start + .hours(25)) == (2, 5))
        let raise = try #require(run.raise)
        #expect(raise.until == (try start + .hours(24)))
        #expect(ContinuityRun(try .dataLoss(), at: start, isDrill: true).raise == nil)
    }

    @Test("what a run cannot take is refused")
    func refusals() throws {
        var run = ContinuityRun(try .systemDown(), at: start)
        #expect(throws: ContinuityRun.Refusal.unknownStep("sing")) { try run.complete("sing", at: start) }
        #expect(throws: ContinuityRun.Refusal.beforeStart) {
            try run.complete("promise the customers a reply", at: start - .hours(1))
        }
        try run.complete("promise the customers a reply", at: start)
        #expect(throws: ContinuityRun.Refusal.doneTwice("promise the customers a reply")) {
            try run.complete("promise the customers a reply", at: start)
        }
        #expect(throws: ContinuityRun.Refusal.beforeStart) { try run.finish(at: start - .hours(1)) }
        try run.finish(at: start + .hours(3))
        #expect(throws: ContinuityRun.Refusal.ended) { try run.finish(at: start + .hours(4)) }
        #expect(throws: ContinuityRun.Refusal.ended) {
            try run.complete("begin the plan, an executive leads", at: start + .hours(4))
        }
    }

    @Test("a drill is due every quarter, counted from the last one")
    func drills() throws {
        let plan = try ContinuityPlan.systemDown()
        var register = ContinuityRegister(plan)
        #expect(register.nextDrill(adopted: try CivilDate("2023-11-30")) == (try CivilDate("2024-02-29")))
        var drill = ContinuityRun(plan, at: try Instant("2024-01-15T10:00:00Z"), isDrill: true)
        for step in plan.steps { try drill.complete(step.name, at: drill.startedAt + .minutes(30)) }
        register.add(drill)
        register.add(ContinuityRun(plan, at: try Instant("2024-02-20T10:00:00Z")))
        register.add(ContinuityRun(try .skillGap(), at: try Instant("2024-02-20T10:00:00Z"), isDrill: true))
        #expect(register.runs.count == 2)
        #expect(register.nextDrill(adopted: try CivilDate("2023-11-30")) == (try CivilDate("2024-04-15")))
        let later = try Instant("2024-03-01T00:00:00Z")
        #expect(register.limits(at: later, ofDrills: true) == (2, 2))
        #expect(register.limits(at: later, ofDrills: false) == (0, 2))
    }

    @Test("plans that mean nothing are refused, and doubtful ones reported")
    func refused() throws {
        let step = try ContinuityStep("a", by: "b", .within(.hours(2)))
        #expect(throws: InvalidValue.self) { try ContinuityPlan("p", trigger: .declared(""), steps: []) }
        #expect(throws: InvalidValue.self) { try ContinuityPlan("p", trigger: .declared(""), steps: [step, step]) }
        #expect(throws: InvalidValue.self) {
            try ContinuityPlan("p", trigger: .declared(""), steps: [step], drillMonths: 0)
        }
        #expect(throws: InvalidValue.self) { try ContinuityStep("a", by: "b", .within(.zero)) }
        #expect(throws: InvalidValue.self) { try ContinuityRaise(ceilings: [], endsAfter: .hours(1)) }
        let ceiling = try AuthorityCeiling(.refund, upTo: Money(minor: 1, currency: .cny))
        let plan = try ContinuityPlan(
            "p", trigger: .declared(""), steps: [step, ContinuityStep("c", by: "b", .within(.hours(1)))],
            raise: ContinuityRaise(ceilings: [ceiling], endsAfter: .hours(9)), longest: .minutes(90))
        #expect(
            plan.diagnostics().map { $0.code } == [
                "continuity.ends-before-step", "continuity.limits-fall", "continuity.raise-outlasts",
                "continuity.customers-untold",
            ])
    }
}
