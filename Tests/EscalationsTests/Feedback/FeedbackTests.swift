import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The feedback register")
struct FeedbackTests {
    static let opening = "2024-03-04T08:00:00Z"
    static let tags = FeedbackTags(.product, urgency: .high, scope: .group)

    static func registered(_ urgency: Urgency = .high) -> FeedbackHappening {
        .registered(
            FeedbackTags(.product, urgency: urgency, scope: .group), source: .survey, text: "The box is too small.")
    }

    static func events(_ happenings: [FeedbackHappening], at hours: [Int32]? = nil) throws -> [FeedbackEvent] {
        let first = try Instant(opening)
        return try happenings.enumerated().map { index, happening in
            FeedbackEvent(
                identifier: EventIdentifier("f-\(index)"),
                occurredAt: try first + .hours(hours.map { $0[index] } ?? Int32(index)), happening: happening)
        }
    }

    private func replay(_ happenings: [FeedbackHappening]) throws -> LoopReplay<FeedbackItem, FeedbackRefusal> {
        FeedbackHistory("F-1", events: try Self.events(happenings)).replay()
    }

    static func whole() throws -> [FeedbackHappening] {
        [
            registered(), .responded,
            .planned(FeedbackMeasure(owner: "p-3", "a larger box", due: try Instant("2024-03-05T00:00:00Z"))),
            .solutionProposed, .decided(.adopted),
            .customerTold(.reason("The mould is being made.", expected: try Instant("2024-03-04T20:00:00Z"))),
            .landed, .customerTold(.result("The box is larger now.")), .effectNoted("Half as many complaints."),
        ]
    }

    @Test(
        "an item has owner, measure, due date, decision, result and effect, and closes when the customer knows the result"
    )
    func whole() throws {
        let replay = try replay(Self.whole())
        let item = try #require(replay.state)
        #expect(replay.refused.isEmpty)
        #expect(item.measure?.owner == "p-3")
        #expect(item.decision == .adopted)
        #expect(item.isClosed)
        #expect(item.effect == "Half as many complaints.")
        #expect(item.respondedAt == (try Instant("2024-03-04T09:00:00Z")))
        #expect(item.closedAt == (try Instant("2024-03-04T15:00:00Z")))
        let late = try Instant("2024-03-06T00:00:00Z")
        #expect(!item.isOverdue(at: late))
        #expect(try #require(try self.replay(Array(Self.whole()[...5])).state).isOverdue(at: late))
    }

    @Test("what cannot be is refused with its reason")
    func refusals() throws {
        let registered = Self.registered()
        let result = FeedbackHappening.customerTold(.result("Done."))
        let cases: [([FeedbackHappening], [FeedbackRefusal])] = [
            ([.landed], [.notRegistered]),
            ([registered, registered], [.registeredTwice]),
            ([registered, .landed], [.notAdopted]),
            ([registered, .decided(.backlog), .landed], [.notAdopted]),
            ([registered, .decided(.declined), .landed], [.notAdopted]),
            ([registered, .decided(.adopted), .landed, .landed], [.landedAlready]),
            ([registered, .decided(.adopted), .landed, .decided(.declined)], [.landedAlready]),
            ([registered, result], [.noResultYet]),
            ([registered, .decided(.backlog), result], [.noResultYet]),
            ([registered, .decided(.adopted), result], [.noResultYet]),
            ([registered, .effectNoted("none")], [.noEffectYet]),
            ([registered, .decided(.declined), result, .responded], [.closed]),
            ([registered, .decided(.declined), result, .decided(.adopted)], [.closed]),
        ]
        for (happenings, expected) in cases {
            #expect(try replay(happenings).refused.map(\.refusal) == expected, "\(happenings)")
        }
        #expect(try replay([registered, .decided(.backlog), .decided(.adopted), .landed]).refused.isEmpty)
        #expect(try replay([registered, .decided(.declined), result]).state?.isClosed == true)
    }

    @Test("what is declined is told with a result; until then a reason and a date keep it open")
    func declined() throws {
        let reason = FeedbackHappening.customerTold(.reason("In discussion.", expected: try Instant(Self.opening)))
        #expect(try replay([Self.registered(), reason]).state?.isClosed == false)
        #expect(try replay([Self.registered(), reason]).state?.respondedAt != nil)
    }

    // MARK: Limits

    private func levels() throws -> CompiledServiceLevels {
        let office = try WorkingCalendar(timeZone: .utc, weekly: .weekdays(Shift("09:00", "17:00")))
        return try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: ServiceLevelPolicy.feedback(businessDays: "office"), calendars: ["office": office]),
            zones: TimeZoneTable(),
            span: 2024...2025)
    }

    private func readings(
        _ happenings: [FeedbackHappening], at hours: [Int32], asOf hour: Int32
    ) throws -> [ServiceLevelMetric: ClockReading] {
        let levels = try levels()
        let events = try Self.events(happenings, at: hours).flatMap(\.ticketEvents)
        var (state, _) = try levels.open("F-1", events[0]).get()
        for event in events.dropFirst() { _ = try levels.apply(event, to: &state).get() }
        let at = try Instant(Self.opening) + .hours(hour)
        return Dictionary(uniqueKeysWithValues: levels.readings(of: state, at: at).map { ($0.metric, $0) })
    }

    @Test("of high urgency: answered in 2 h, resolved in 24 h")
    func high() throws {
        let open = try readings([Self.registered()], at: [0], asOf: 3)
        #expect(open.keys.sorted() == [.feedbackResolution, .feedbackResponse])
        #expect(open[.feedbackResponse]?.isBreached == true)
        #expect(open[.feedbackResolution]?.due == (try Instant("2024-03-05T08:00:00Z")))
        let whole = try readings(Self.whole(), at: [0, 2, 3, 4, 5, 6, 24, 25, 30], asOf: 40)
        #expect(whole[.feedbackResponse]?.metCycles == 1)
        #expect(whole[.feedbackResolution]?.metCycles == 1)
        let declined = try readings(
            [Self.registered(), .decided(.declined), .customerTold(.result("No."))], at: [0, 1, 25], asOf: 40)
        #expect(declined[.feedbackResponse]?.missedCycles == 1)
        #expect(declined[.feedbackResolution]?.missedCycles == 1)
    }

    @Test("of middle urgency: a solution is proposed in 48 h")
    func middle() throws {
        let met = try readings([Self.registered(.middle), .solutionProposed], at: [0, 48], asOf: 60)
        #expect(met.keys.sorted() == [.feedbackProposal])
        #expect(met[.feedbackProposal]?.metCycles == 1)
        let late = try readings([Self.registered(.middle), .solutionProposed], at: [0, 49], asOf: 60)
        #expect(late[.feedbackProposal]?.missedCycles == 1)
    }

    @Test(
        "of low urgency: decided in 5 business days as a suggestion for the product is; in the backlog there is no clock"
    )
    func low() throws {
        let open = try readings([Self.registered(.low)], at: [0], asOf: 1)
        #expect(open.keys.sorted() == [.feedbackDecision])
        #expect(open[.feedbackDecision]?.due == (try Instant("2024-03-11T09:00:00Z")))
        let suggestion = try ServiceLevelPolicy.byServiceClass(businessDays: "office").flatMap(\.clocks)
            .flatMap(\.targets).compactMap(\.target).filter { $0 == open[.feedbackDecision]?.target }
        #expect(suggestion.count == 1)
        let decided = try readings([Self.registered(.low), .decided(.backlog)], at: [0, 100], asOf: 9000)
        #expect(decided[.feedbackDecision]?.metCycles == 1)
        #expect(decided[.feedbackDecision]?.phase == .stopped)
        #expect(decided.count == 1)
    }

    @Test("an urgency that changes changes the clocks")
    func tagged() throws {
        let low = FeedbackHappening.tagged(FeedbackTags(.product, urgency: .low, scope: .group))
        let found = try readings([Self.registered(), low], at: [0, 1], asOf: 2)
        #expect(found[.feedbackResponse]?.phase != .running)
    }

    @Test("the preset has no error in the validation of service levels")
    func validation() throws {
        let findings = try levels().policySet.findings(zones: TimeZoneTable(), span: 2024...2025)
        #expect(!findings.contains { $0.diagnostic.severity == .error }, "\(findings)")
        #expect(Set(findings.map(\.code)).isSubset(of: [.policiesGap, .clockNeverStarts]), "\(findings)")
    }

    @Test("random events: a refusal changes nothing, closing is final, and replay is the same")
    func random() throws {
        var refusals: Set<FeedbackRefusal> = []
        for seed in 0..<UInt64(TestEnvironment.trials(default: 300)) {
            var random = SplitMix64(seed: seed)
            let choices =
                try Self.whole() + [
                    .decided(.declined), .decided(.backlog),
                    .tagged(FeedbackTags(.service, urgency: .low, scope: .individual)),
                ]
            var history = FeedbackHistory("F")
            var incremental: FeedbackItem?
            for index in 0..<random.number(1...20) {
                let happening =
                    incremental == nil ? Self.registered() : choices[random.number(0...choices.count - 1)]
                let event = FeedbackEvent(
                    identifier: EventIdentifier("f-\(random.chance(1, in: 15) ? 0 : index)"),
                    occurredAt: try Instant(Self.opening) + .hours(Int32(random.number(0...50))),
                    happening: happening)
                history.append(event)
                guard var next = incremental else {
                    incremental = try FeedbackItem.register("F", event).get()
                    continue
                }
                let before = next
                if case .failure(let refusal) = next.apply(event) {
                    refusals.insert(refusal)
                    #expect(next == before)
                } else {
                    #expect(!before.isClosed || next.effect != nil)
                    #expect(next.closedAt == before.closedAt || before.closedAt == nil)
                    #expect(next.landedAt == nil || next.decision == .adopted)
                    #expect(next.lastEventAt >= before.lastEventAt)
                }
                incremental = next
            }
            #expect(history.replay().state == incremental, "seed \(seed)")
        }
        #expect(refusals.count > 5)
    }
}
