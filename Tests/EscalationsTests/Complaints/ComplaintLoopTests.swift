import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The loop of a complaint")
struct ComplaintLoopTests {
    @Test("goes through its ten steps in order, and each is on record with its instant")
    func whole() throws {
        let procedure = try ComplaintStory.procedure()
        let (complaint, refusals) = try ComplaintStory.complaint(ComplaintStory.whole, by: procedure)
        #expect(refusals.isEmpty)
        #expect(complaint.findings.isEmpty)
        let opening = try Instant(ComplaintStory.opening)
        for step in ComplaintStep.allCases {
            #expect(complaint.instant(of: step) == (try opening + .minutes(Int32(step.place))))
        }
        #expect(complaint.record?.customer == "K-1")
        #expect(complaint.complaintClass == .productQuality)
        #expect(complaint.grade == .ordinary)
        #expect(complaint.department == "quality")
        #expect(complaint.agent == "a-1")
        #expect(complaint.cause == "seal")
        #expect(complaint.stage == .reviewed)
        #expect(complaint.closedAt == (try opening + .minutes(8)))
        #expect(complaint.nextSteps(by: procedure).isEmpty)
    }

    @Test(
        "takes a step only when those before it were taken, and says which are missing",
        arguments: ComplaintStep.allCases)
    func order(step: ComplaintStep) throws {
        guard step != .received else { return }
        let procedure = try ComplaintStory.procedure()
        for done in ComplaintStep.allCases where done < step {
            var (complaint, _) = try ComplaintStory.complaint(ComplaintStory.upTo(done), by: procedure)
            let before = complaint
            let event = try ComplaintStory.events(ComplaintStory.whole)[step.place]
            let outcome = complaint.apply(event, by: procedure)
            let missing = ComplaintStep.allCases.filter { $0 > done && $0 < step }
            if missing.isEmpty {
                #expect(throws: Never.self) { try outcome.get() }
            } else {
                #expect(outcome == .failure(.tooEarly(step, missing: missing)))
                #expect(complaint == before)
            }
        }
    }

    @Test("closes with its call-back and with nothing else")
    func closing() throws {
        let procedure = try ComplaintStory.procedure()
        for step in ComplaintStep.allCases {
            let (complaint, _) = try ComplaintStory.complaint(ComplaintStory.upTo(step), by: procedure)
            #expect(complaint.isClosed == (step >= .calledBack), "\(step)")
        }
    }

    @Test("a call-back that finds it unsolved sends it back to its department, for another round")
    func unsolved() throws {
        let procedure = try ComplaintStory.procedure()
        var story = ComplaintStory.upTo(.resolved) + [.calledBack(CallBack(isSolved: false, isSatisfied: false))]
        var (complaint, refusals) = try ComplaintStory.complaint(story, by: procedure)
        #expect(refusals.isEmpty)
        #expect(!complaint.isClosed)
        #expect(complaint.round == 2)
        #expect(complaint.unsolvedCallBacks == 1)
        #expect(complaint.resolvedAt == nil)
        #expect(complaint.stage == .assigned)
        #expect(complaint.nextSteps(by: procedure) == [.recorded, .classified, .graded, .assigned, .handled])
        story += [
            .handled(by: "a-2"), .progressTold, .resolved, .calledBack(CallBack(isSolved: true)),
            .reviewed(cause: "seal"),
        ]
        (complaint, refusals) = try ComplaintStory.complaint(story, by: procedure)
        #expect(refusals.isEmpty)
        #expect(complaint.isClosed)
        #expect(complaint.agent == "a-2")
        #expect(complaint.callBack?.isSatisfied == nil)
    }

    @Test("is opened again after it was resolved, closed or reviewed, and not before")
    func reopening() throws {
        let procedure = try ComplaintStory.procedure()
        for step in ComplaintStep.allCases {
            let (complaint, refusals) = try ComplaintStory.complaint(
                ComplaintStory.upTo(step) + [.reopened], by: procedure)
            #expect(refusals == (step < .resolved ? [.notDone] : []), "\(step)")
            if step >= .resolved {
                #expect(complaint.round == 2)
                #expect(!complaint.isClosed)
                #expect(complaint.instant(of: .reviewed) == nil)
                #expect(complaint.stage == .assigned)
            }
        }
    }

    @Test("what comes after the solution, the closing or the review is too late")
    func tooLate() throws {
        let procedure = try ComplaintStory.procedure()
        let cases: [(ComplaintStep, ComplaintHappening, ComplaintRefusal)] = [
            (.resolved, .progressTold, .tooLate(.progressTold, after: .resolved)),
            (.resolved, .resolved, .tooLate(.resolved, after: .resolved)),
            (.resolved, .graded(.major), .tooLate(.graded, after: .resolved)),
            (.calledBack, .calledBack(CallBack(isSolved: true)), .tooLate(.calledBack, after: .calledBack)),
            (.calledBack, .resolved, .tooLate(.resolved, after: .calledBack)),
            (.reviewed, .reviewed(cause: "box"), .tooLate(.reviewed, after: .reviewed)),
            (.reviewed, .handled(by: "a-9"), .tooLate(.handled, after: .reviewed)),
            (.graded, .received(channel: nil), .receivedTwice),
        ]
        for (step, happening, refusal) in cases {
            let (_, refusals) = try ComplaintStory.complaint(ComplaintStory.upTo(step) + [happening], by: procedure)
            #expect(refusals == [refusal])
        }
    }

    @Test("goes to the department of its class; another class with another department takes it away from the first")
    func departments() throws {
        let procedure = try ComplaintStory.procedure()
        let graded = ComplaintStory.upTo(.graded)
        #expect(
            try ComplaintStory.complaint(graded + [.assigned("logistics")], by: procedure).refusals
                == [.otherDepartment("logistics", responsible: "quality")])
        #expect(
            try ComplaintStory.complaint(graded + [.classified("weather")], by: procedure).refusals
                == [.unknownClass("weather")])
        #expect(
            try ComplaintStory.complaint(graded + [.graded("enormous")], by: procedure).refusals
                == [.unknownGrade("enormous")])
        let moved = ComplaintStory.upTo(.progressTold) + [.classified(.logisticsDelivery)]
        let (complaint, _) = try ComplaintStory.complaint(moved, by: procedure)
        #expect(complaint.department == nil)
        #expect(complaint.agent == nil)
        #expect(complaint.stage == .graded)
        #expect(complaint.findings == [.repeated(.classified, round: 1)])
        let (again, refusals) = try ComplaintStory.complaint(
            moved + [.resolved, .assigned("logistics"), .handled(by: "b-1")], by: procedure)
        #expect(refusals == [.tooEarly(.resolved, missing: [.assigned, .handled, .progressTold])])
        #expect(again.department == "logistics")
        let (same, _) = try ComplaintStory.complaint(
            ComplaintStory.upTo(.progressTold) + [.classified(.productQuality)], by: procedure)
        #expect(same.department == "quality")
    }

    @Test("steps that may be skipped are reported when skipped, and again when they come late")
    func skipping() throws {
        let procedure = try ComplaintStory.procedure(skippable: [.recorded, .graded, .handled, .progressTold])
        let story: [ComplaintHappening] = [
            .received(channel: nil), .classified(.process), .assigned("operations"), .progressTold,
            .handled(by: "a-1"), .resolved, .calledBack(CallBack(isSolved: false)), .resolved,
            .calledBack(CallBack(isSolved: true)), .reviewed(cause: "form"),
        ]
        let (complaint, refusals) = try ComplaintStory.complaint(story, by: procedure)
        #expect(refusals.isEmpty)
        #expect(
            complaint.findings == [
                .skipped(.recorded, round: 1), .skipped(.graded, round: 1), .skipped(.handled, round: 1),
                .outOfOrder(.handled, round: 1), .skipped(.handled, round: 2), .skipped(.progressTold, round: 2),
            ])
        #expect(complaint.findings.map(\.step).count == 6)
    }

    @Test("a step that no complaint can do without cannot be made skippable", arguments: ComplaintStep.indispensable)
    func indispensable(step: ComplaintStep) throws {
        let error = #expect(throws: InvalidValue.self) { try ComplaintStory.procedure(skippable: [step]) }
        #expect(error?.field == "skippable")
        #expect(error?.value == step.rawValue)
    }

    @Test("begins with its receipt, takes no event twice, and an early instant takes effect with its predecessor")
    func log() throws {
        let procedure = try ComplaintStory.procedure()
        let events = try ComplaintStory.events(ComplaintStory.whole, at: [0, 10, 5, 20, 30, 40, 50, 60, 70, 80])
        let replay = ComplaintHistory("C-1", events: [events[3], events[0], events[1], events[1], events[2]])
            .replay(by: procedure)
        #expect(replay.refused.map(\.index) == [0, 3])
        #expect(replay.refused.map(\.refusal) == [.notReceived, .duplicate("e-1")])
        #expect(replay.state?.instant(of: .classified) == events[1].occurredAt)
        var complaint = try Complaint.receive("C-1", events[0]).get()
        _ = try complaint.apply(events[1], by: procedure).get()
        let change = try complaint.apply(events[2], by: procedure).get()
        #expect(change.isOutOfOrder)
        #expect(change.effectiveAt == events[1].occurredAt)
    }

    @Test("a procedure names each class once, and at least one")
    func procedure() throws {
        let twice = [
            ComplaintProcedure.Responsibility(.process, department: "a"),
            ComplaintProcedure.Responsibility(.process, department: "b"),
        ]
        #expect(throws: InvalidValue.self) { try ComplaintProcedure(responsibilities: [], grading: .assumed) }
        let error = #expect(throws: InvalidValue.self) {
            try ComplaintProcedure(responsibilities: twice, grading: .assumed)
        }
        #expect(error?.field == "responsibilities[1].class")
    }

    @Test(
        "random events: it takes exactly the steps it names as next, a refusal changes nothing, and replay is the same")
    func randomSequences() throws {
        let opening = try Instant(ComplaintStory.opening)
        var (taken, refused) = (0, 0)
        for seed in 0..<UInt64(TestEnvironment.trials(default: 400)) {
            var random = SplitMix64(seed: seed)
            let skippable = Set(
                ComplaintStep.allCases.filter { !ComplaintStep.indispensable.contains($0) && random.chance(1, in: 3) })
            let procedure = try ComplaintStory.procedure(skippable: random.chance(1, in: 2) ? skippable : [])
            var history = ComplaintHistory("C-1")
            var complaint: Complaint?
            for index in 0..<random.number(1...30) {
                let happening = Self.happening(complaint, procedure, &random)
                let event = ComplaintEvent(
                    identifier: EventIdentifier("e-\(random.chance(1, in: 20) ? 0 : index)"),
                    occurredAt: try opening + .minutes(Int32(random.number(0...3000))), happening: happening)
                history.append(event)
                guard var next = complaint else {
                    complaint = try? Complaint.receive("C-1", event).get()
                    continue
                }
                let before = next
                let expected = happening.step.map { before.nextSteps(by: procedure).contains($0) }
                switch next.apply(event, by: procedure) {
                case .success(let change):
                    taken += 1
                    #expect(expected ?? (before.resolvedAt != nil), "seed \(seed)")
                    #expect(change.effectiveAt >= before.lastEventAt)
                    #expect(!next.isClosed || next.callBack?.isSolved == true)
                    #expect(next.findings.starts(with: before.findings))
                case .failure(let refusal):
                    refused += 1
                    #expect(next == before, "seed \(seed)")
                    switch refusal {
                    case .tooEarly, .tooLate, .receivedTwice: #expect(expected == false, "seed \(seed): \(refusal)")
                    case .notDone: #expect(before.resolvedAt == nil)
                    default: break
                    }
                }
                complaint = next
            }
            #expect(history.replay(by: procedure).state == complaint, "seed \(seed)")
        }
        #expect(taken > 0)
        #expect(refused > 0)
    }

    /// Something that happens: most often what the complaint would take next.
    static func happening(
        _ complaint: Complaint?, _ procedure: ComplaintProcedure, _ random: inout SplitMix64
    ) -> ComplaintHappening {
        guard let complaint else { return .received(channel: .email) }
        let next = complaint.nextSteps(by: procedure)
        let all = ComplaintStep.allCases
        let step =
            next.isEmpty || random.chance(1, in: 4)
            ? all[random.number(0...all.count - 1)] : next[random.number(max(0, next.count - 2)...next.count - 1)]
        if random.chance(1, in: 12) { return .reopened }
        switch step {
        case .received: return .received(channel: .phone)
        case .recorded: return ComplaintStory.record
        case .classified:
            let classes: [ComplaintClass] = [.productQuality, .process, .serviceAttitude, "none"]
            return .classified(classes[random.number(0...3)])
        case .graded: return .graded(random.chance(1, in: 3) ? .major : .ordinary)
        case .assigned:
            let own = complaint.complaintClass.flatMap { procedure.department(for: $0) }
            return .assigned(random.chance(1, in: 8) ? "nobody" : own ?? "quality")
        case .handled: return .handled(by: AgentIdentifier("a-\(random.number(1...3))"))
        case .progressTold: return .progressTold
        case .resolved: return .resolved
        case .calledBack:
            let isSatisfied: Bool? = random.chance(1, in: 3) ? nil : random.chance(1, in: 2)
            return .calledBack(CallBack(isSolved: random.chance(2, in: 3), isSatisfied: isSatisfied))
        case .reviewed: return .reviewed(cause: ComplaintCause("cause-\(random.number(1...3))"))
        }
    }
}
