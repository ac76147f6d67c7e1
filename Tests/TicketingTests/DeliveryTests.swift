import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The delivery of a service (A6)")
struct DeliveryTests {
    private func records(_ steps: (ServiceStep, Int64, Bool?)...) throws -> [StepRecord] {
        try steps.map { StepRecord($0.0, beganAt: try at($0.1), passed: $0.2) }
    }

    private func review(
        _ plan: StepPlan, _ records: [StepRecord], isOver: Bool = true
    ) throws -> [StepReview.Finding] {
        plan.review(records, startedAt: try at(0), isOver: isOver).findings
    }

    @Test("a delivery that takes each phase in its order has no findings, with and without an escalation")
    func clean() throws {
        let short = try records(
            (.reception, 8, true), (.diagnosis, 30, nil), (.solution, 90, true), (.confirmation, 99, true))
        #expect(try review(.deliveryPhases, short).isEmpty)
        let long = try records(
            (.reception, 0, nil), (.diagnosis, 30, nil), (.solution, 90, nil), (.escalation, 95, nil),
            (.confirmation, 99, nil))
        #expect(try review(.deliveryPhases, long).isEmpty)
        #expect(
            StepPlan.deliveryPhases.review(short, startedAt: try at(0), isOver: true).taken
                == [.reception, .diagnosis, .solution, .confirmation])
    }

    @Test("reception after more than 8 s is late")
    func late() throws {
        let late = try records(
            (.reception, 9, nil), (.diagnosis, 30, nil), (.solution, 90, nil), (.confirmation, 99, nil))
        #expect(try review(.deliveryPhases, late) == [.late(.reception, by: .seconds(1))])
    }

    @Test("a step that was left out is skipped once a later one was taken, or the delivery is over")
    func skipped() throws {
        let some = try records((.listen, 0, nil), (.propose, 5, nil))
        #expect(try review(.fiveStepMethod, some, isOver: false) == [.skipped(.diagnose)])
        #expect(try review(.fiveStepMethod, some) == [.skipped(.diagnose), .skipped(.guide), .skipped(.verify)])
        #expect(try review(.fiveStepMethod, [], isOver: false).isEmpty)
        #expect(try review(.fiveStepMethod, []).count == 5)
    }

    @Test("a step taken again is repeated; one taken first after a later one is out of order")
    func order() throws {
        let mixed = try records(
            (.listen, 0, nil), (.propose, 5, nil), (.diagnose, 9, nil), (.propose, 12, nil), (.guide, 15, nil),
            (.verify, 20, nil))
        #expect(
            try review(.fiveStepMethod, mixed)
                == [.outOfOrder(.diagnose, record: 2), .repeated(.propose, record: 3)])
    }

    @Test("a checkpoint that was not passed is missed unless the step was repeated and passed")
    func checkpoints() throws {
        let steps = try records((.listen, 0, false), (.diagnose, 1, false), (.diagnose, 2, true), ("dance", 3, nil))
        #expect(
            try review(.fiveStepMethod, steps, isOver: false)
                == [.repeated(.diagnose, record: 2), .unknown("dance", record: 3), .checkpointMissed(.listen)])
    }

    @Test("every step is either taken, skipped, optional or still ahead")
    func law() throws {
        var random = SplitMix64(seed: 3)
        let plan = StepPlan.deliveryPhases
        for _ in 0..<TestEnvironment.trials(default: 100) {
            let steps = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                plan.steps.randomElement(using: &random)?.step ?? .reception
            }
            let records = try steps.enumerated().map { StepRecord($1, beganAt: try at(Int64($0))) }
            let review = plan.review(records, startedAt: try at(0), isOver: true)
            let skipped = review.findings.filter { if case .skipped = $0 { true } else { false } }.count
            let repeated = review.findings.filter { if case .repeated = $0 { true } else { false } }.count
            let optional = plan.steps.filter { !$0.isRequired && !review.taken.contains($0.step) }.count
            #expect(review.taken.count + skipped + optional == plan.steps.count)
            #expect(review.taken.count + repeated == records.count)
        }
    }

    @Test("the form of the four W and the H names the questions that are open")
    func form() throws {
        let form = QuestionForm.fourWOneH
        #expect(form.missing(in: ["what": "no sound", "when": "Monday", "who": " \t\n"]) == ["who", "where", "how"])
        #expect(form.missing(in: [:]).count == 5)
        #expect(form.unknown(in: ["why": "?", "what": "x", "cost": "1"]) == ["cost", "why"])
        #expect(throws: InvalidValue.self) { try QuestionForm([.init("a", prompt: ""), .init("a", prompt: "")]) }
    }

    @Test("plans and forms have a stored form and are checked when it is read")
    func wire() throws {
        try expectStored(
            try StepPlan([
                .init(.listen, checkpoint: "heard", limit: .seconds(8)),
                .init(.guide, checkpoint: "led", isRequired: false),
            ]),
            as: #"{"format":"step-plan/1","steps":[{"checkpoint":"heard","limitMicroseconds":8000000,"step":"listen"},"#
                + #"{"checkpoint":"led","isRequired":false,"step":"guide"}]}"#)
        try expectStored(StepPlan.deliveryPhases, as: try stored(StepPlan.deliveryPhases))
        try expectStored(
            try QuestionForm([.init("what", prompt: "What?")]),
            as: #"{"format":"question-form/1","questions":[{"name":"what","prompt":"What?"}]}"#)
        try expectStored(
            StepRecord(.listen, beganAt: try at(0), passed: true),
            as: #"{"beganAt":"2024-01-17T09:00:00Z","passed":true,"step":"listen"}"#)
        #expect(refusal(of: StepPlan.self, #"{"format":"step-plan/1","steps":[]}"#)?.contains("at least one") == true)
        #expect(
            refusal(
                of: StepPlan.self,
                #"{"format":"step-plan/1","steps":[{"checkpoint":"","limitMicroseconds":-1,"step":"x"}]}"#)?.contains(
                    "steps[0].limit") == true)
    }
}
