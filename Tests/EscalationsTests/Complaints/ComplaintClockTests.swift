import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The clocks of a complaint")
struct ComplaintClockTests {
    /// A complaint that goes through the loop at minutes after its opening.
    private func story(
        _ happenings: [ComplaintHappening], at minutes: [Int32], limits: ComplaintLimits = .published
    ) throws -> (case: ComplaintCase, levels: CompiledServiceLevels) {
        let levels = try ComplaintStory.levels(limits)
        let complaints = CompiledComplaints(try ComplaintStory.procedure(), levels: levels)
        let events = try ComplaintStory.events(happenings, at: minutes)
        var (complaint, _) = try complaints.receive("C-1", events[0]).get()
        for event in events.dropFirst() { _ = try complaints.apply(event, to: &complaint).get() }
        return (complaint, levels)
    }

    private func readings(
        _ story: (case: ComplaintCase, levels: CompiledServiceLevels), at minute: Int32
    ) throws -> [ServiceLevelMetric: ClockReading] {
        let at = try Instant(ComplaintStory.opening) + .minutes(minute)
        return Dictionary(
            uniqueKeysWithValues: story.levels.readings(of: story.case.serviceLevels, at: at).map { ($0.metric, $0) })
    }

    private func due(_ reading: ClockReading?) throws -> Int64? {
        let opening = try Instant(ComplaintStory.opening)
        return reading?.due.map { ($0 - opening).wholeSeconds / 3600 }
    }

    @Test(
        "resolution is due after 24 h, in the variant after 48 h; the share of a period after 48 h, the closure after both"
    )
    func dues() throws {
        let hour = try readings(story([.received(channel: nil)], at: [0]), at: 60)
        #expect(try due(hour[.complaintResolution]) == 24)
        #expect(try due(hour[.complaintPeriodResolution]) == 48)
        #expect(try due(hour[.complaintClosure]) == 48)
        let variant = try readings(story([.received(channel: nil)], at: [0], limits: .publishedVariant), at: 60)
        #expect(try due(variant[.complaintResolution]) == 48)
        #expect(try due(variant[.complaintClosure]) == 72)
    }

    @Test("the resolution clock stops at the solution, the closure clock at the call-back that closes")
    func stops() throws {
        let story = try story(
            ComplaintStory.upTo(.calledBack), at: [0, 5, 10, 15, 20, 30, 40, 23 * 60, 40 * 60])
        let found = try readings(story, at: 3000)
        #expect(found[.complaintResolution]?.metCycles == 1)
        #expect(found[.complaintResolution]?.elapsed == .hours(23))
        #expect(found[.complaintPeriodResolution]?.metCycles == 1)
        #expect(found[.complaintCallBack]?.metCycles == 1)
        #expect(found[.complaintCallBack]?.elapsed == .hours(17))
        #expect(found[.complaintClosure]?.metCycles == 1)
        #expect(found[.complaintClosure]?.elapsed == .hours(40))
    }

    @Test("a complaint that the call-back finds unsolved was never resolved: its clocks count through")
    func unsolved() throws {
        let back =
            ComplaintStory.upTo(.resolved) + [
                .calledBack(CallBack(isSolved: false)), .handled(by: "a-2"), .progressTold, .resolved,
                .calledBack(CallBack(isSolved: true)),
            ]
        let story = try story(
            back, at: [0, 5, 10, 15, 20, 30, 40, 10 * 60, 20 * 60, 21 * 60, 22 * 60, 26 * 60, 30 * 60])
        let found = try readings(story, at: 3000)
        #expect(found[.complaintResolution]?.missedCycles == 1)
        #expect(found[.complaintResolution]?.metCycles == 0)
        #expect(found[.complaintResolution]?.elapsed == .hours(26))
        #expect(found[.complaintPeriodResolution]?.metCycles == 1)
        #expect(found[.complaintCallBack]?.metCycles == 2)
        #expect(found[.complaintClosure]?.elapsed == .hours(30))
    }

    @Test(
        "a major complaint is taken up within 2 h of its receipt, however late it is graded; others have no such limit")
    func takeUp() throws {
        var happenings = ComplaintStory.upTo(.handled)
        let minutes: [Int32] = [0, 5, 10, 100, 110, 121]
        let ordinary = try readings(story(happenings, at: minutes), at: 200)
        #expect(ordinary[.majorComplaintTakeUp]?.target == nil)
        #expect(ordinary[.majorComplaintTakeUp]?.missedCycles == 0)
        happenings[3] = .graded(.major)
        let graded = try readings(story(Array(happenings[...3]), at: minutes), at: 100)
        #expect(try due(graded[.majorComplaintTakeUp]) == 2)
        let late = try readings(story(happenings, at: minutes), at: 200)
        #expect(late[.majorComplaintTakeUp]?.missedCycles == 1)
        let onTime = try readings(story(happenings, at: [0, 5, 10, 100, 110, 120]), at: 200)
        #expect(onTime[.majorComplaintTakeUp]?.metCycles == 1)
    }

    @Test("after each hand-over the customer is told within 1 h")
    func progress() throws {
        let happenings =
            ComplaintStory.upTo(.progressTold) + [
                .classified(.process), .assigned("operations"), .handled(by: "b"), .progressTold,
            ]
        let found = try readings(story(happenings, at: [0, 1, 2, 3, 4, 5, 64, 70, 80, 90, 141]), at: 200)
        #expect(found[.complaintProgress]?.metCycles == 1)
        #expect(found[.complaintProgress]?.missedCycles == 1)
    }

    @Test("the next deadline is one of the same engine: 1 h after the hand-over, then 24 h after the receipt")
    func deadlines() throws {
        let opening = try Instant(ComplaintStory.opening)
        let handedOver = try story(ComplaintStory.upTo(.assigned), at: [0, 5, 10, 15, 20])
        #expect(
            handedOver.levels.nextDeadline(of: handedOver.case.serviceLevels, after: try opening + .minutes(20))
                == (try opening + .minutes(80)))
        let told = try story(ComplaintStory.upTo(.progressTold), at: [0, 5, 10, 15, 20, 25, 30])
        #expect(
            told.levels.nextDeadline(of: told.case.serviceLevels, after: try opening + .minutes(30))
                == (try opening + .hours(24)))
    }

    @Test("the preset passes the validation; that two clocks outlive a closing without a call-back is meant")
    func validation() throws {
        for limits in [ComplaintLimits.published, .publishedVariant] {
            let set = try ServiceLevelPolicySet(policies: [.complaints(limits)], calendars: [:])
            let findings = try set.findings(zones: TimeZoneTable(), span: 2024...2024)
            #expect(!findings.contains { $0.diagnostic.severity == .error || $0.verdict == .undecided }, "\(findings)")
            #expect(
                findings.filter { $0.code != .policiesGap }.map { "\($0.code.rawValue) \($0.diagnostic.path)" }
                    == [2, 5].map { "clock.runs-past-closing policies[0].clocks[\($0)].stop" })
        }
    }

    @Test("a ticket that is closed without a call-back leaves closure and call-back running into their breach")
    func closedWithout() throws {
        let levels = try ComplaintStory.levels()
        let opening = try Instant(ComplaintStory.opening)
        var state = try levels.open(
            "C-1",
            TicketEvent(identifier: "1", occurredAt: opening, kind: .opened(TicketOpening(type: .complaint)))
        ).get().state
        _ = try levels.apply(
            TicketEvent(identifier: "2", occurredAt: opening + .hours(1), kind: .closed), to: &state
        ).get()
        let late = try levels.readings(of: state, at: opening + .hours(60)).filter { $0.isBreached }
        #expect(late.map { $0.metric } == [.complaintClosure, .complaintCallBack])
    }

    @Test("a negative limit is refused with the clock it is for")
    func refusal() throws {
        let error = #expect(throws: InvalidValue.self) {
            try ServiceLevelPolicy.complaints(ComplaintLimits(progress: .minutes(-1)))
        }
        #expect(error?.field.hasPrefix("complaint-progress.targets[0]") == true)
    }

    @Test("what the loop refuses never reaches the clocks, and the other way round")
    func transactions() throws {
        let complaints = CompiledComplaints(try ComplaintStory.procedure(), levels: try ComplaintStory.levels())
        let events = try ComplaintStory.events(ComplaintStory.whole)
        var (complaint, _) = try complaints.receive("C-1", events[0]).get()
        let before = complaint
        #expect(
            complaints.apply(events[7], to: &complaint).failure
                == .tooEarly(
                    .resolved, missing: [.recorded, .classified, .graded, .assigned, .handled, .progressTold]))
        #expect(complaint == before)
        #expect(complaints.receive("C-2", events[1]).map { $0.0 }.failure == .notReceived)
        // The second event that a step makes has the identifier of its own event with a number behind it.
        let taken = ComplaintEvent(
            identifier: "e-5#2", occurredAt: events[1].occurredAt, happening: events[1].happening)
        _ = try complaints.apply(taken, to: &complaint).get()
        for event in events[2...4] { _ = try complaints.apply(event, to: &complaint).get() }
        let assigned = complaint
        #expect(complaints.apply(events[5], to: &complaint).failure == .ticket(.duplicate("e-5#2")))
        #expect(complaint == assigned)
    }

    @Test(
        "random complaints: the ticket that carries the clocks is resolved, closed and assigned as it is, and replay is the same"
    )
    func random() throws {
        let levels = try ComplaintStory.levels()
        let opening = try Instant(ComplaintStory.opening)
        for seed in 0..<UInt64(TestEnvironment.trials(default: 60)) {
            var random = SplitMix64(seed: seed &+ 7 << 20)
            let procedure = try ComplaintStory.procedure(
                skippable: random.chance(1, in: 2) ? [.recorded, .handled, .progressTold] : [])
            let complaints = CompiledComplaints(procedure, levels: levels)
            var current: ComplaintCase?
            var history = ComplaintHistory("C-1")
            var at = opening
            for index in 0..<random.number(1...25) {
                at = try at + .minutes(Int32(random.number(0...700)))
                let event = ComplaintEvent(
                    identifier: EventIdentifier("e-\(index)"), occurredAt: at,
                    happening: ComplaintLoopTests.happening(current?.complaint, procedure, &random))
                history.append(event)
                guard var next = current else {
                    current = try complaints.receive("C-1", event).get().0
                    continue
                }
                let before = next
                if complaints.apply(event, to: &next).failure != nil { #expect(next == before) }
                current = next
                let ticket = next.serviceLevels.ticket
                #expect(ticket.closedAt == next.complaint.closedAt, "seed \(seed)")
                #expect(ticket.category.isDone == (next.complaint.resolvedAt != nil), "seed \(seed)")
                #expect(ticket.team == next.complaint.department || next.complaint.department == nil)
                let resolution = levels.readings(of: next.serviceLevels, at: at)
                    .first { $0.metric == .complaintResolution }
                #expect((resolution?.phase == .stopped) == (next.complaint.resolvedAt != nil), "seed \(seed)")
            }
            #expect(complaints.replay(history).state == current, "seed \(seed)")
        }
    }
}

extension Result {
    /// Why something was refused; nil where it was not.
    var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
