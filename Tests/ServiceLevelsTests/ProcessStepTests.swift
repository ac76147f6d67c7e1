import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Limits of process steps")
struct ProcessStepTests {
    /// The clocks after events given in hours after the opening.
    private func readings(
        _ opening: TicketOpening, _ events: [(hours: Int32, kind: TicketEvent.Kind)]
    ) throws -> [ServiceLevelMetric: ClockReading] {
        let levels = try CompiledServiceLevels(
            PresetTests.set("process-steps"), zones: GeneratedWorld.zones(), span: 2024...2024)
        let at = try Instant("2024-03-07T15:00:00Z")
        var state = try levels.open("1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(opening))).get()
            .state
        for (index, event) in events.enumerated() {
            _ = try levels.apply(
                TicketEvent(
                    identifier: EventIdentifier("\(index + 1)"), occurredAt: at + .hours(event.hours),
                    kind: event.kind), to: &state
            ).get()
        }
        return Dictionary(
            uniqueKeysWithValues: levels.readings(of: state, at: state.ticket.lastEventAt).map { ($0.metric, $0) })
    }

    private func done(_ step: ProcessStep) -> TicketEvent.Kind { .attributeChanged(.processStep, step.rawValue) }

    @Test("a return is reviewed in 24 h, then paid back in 3 business days and picked up in a day")
    func returns() throws {
        let opened = try readings(TicketOpening(type: .returnOrExchange), [])
        #expect(opened["return-review"]?.due == (try Instant("2024-03-08T15:00:00Z")))
        #expect(opened["refund"] == nil)
        let reviewed = try readings(TicketOpening(type: .returnOrExchange), [(2, done(.returnReviewed))])
        #expect(reviewed["return-review"]?.endedAt == (try Instant("2024-03-07T17:00:00Z")))
        // Thursday 12:00 in New York; the holiday of the 12th is no business day; the clocks go forward on the 10th.
        #expect(reviewed["refund"]?.due == (try Instant("2024-03-13T17:00:00Z")))
        #expect(reviewed["pick-up-of-goods"]?.due == (try Instant("2024-03-08T17:00:00Z")))
        let paid = try readings(
            TicketOpening(type: .returnOrExchange),
            [(2, done(.returnReviewed)), (20, done(.pickedUp)), (30, done(.refundPaid))])
        #expect(paid["pick-up-of-goods"]?.metCycles == 1)
        #expect(paid["refund"]?.metCycles == 1)
    }

    @Test("progress is told within an hour of each hand-over, and a call-back follows a resolution within 24 h")
    func toldAndCalled() throws {
        let handed: TicketEvent.Kind = .transferred(team: "b", agent: nil, supportTier: nil)
        let found = try readings(
            TicketOpening(type: .repair), [(1, handed), (3, .agentReply), (4, handed), (5, .resolved)])
        #expect(found["progress-told"]?.missedCycles == 1)
        #expect(found["progress-told"]?.due == (try Instant("2024-03-07T20:00:00Z")))
        #expect(found["call-back"]?.due == (try Instant("2024-03-08T20:00:00Z")))
    }

    @Test("quality complaints, issues of several departments and critical issues worldwide have their limits")
    func others() throws {
        let found = try readings(TicketOpening(type: .quality, team: "cross", tags: [.worldwideCritical]), [])
        #expect(found["quality-solution"]?.target == .calendarTime(.hours(24)))
        #expect(found["cross-department"]?.target == .calendarTime(.hours(48)))
        #expect(found["worldwide-critical"]?.target == .calendarTime(.hours(48)))
        #expect(Set(found.values.map { $0.obligation }) == [.operational])
        #expect(try readings(TicketOpening(type: .repair), []).isEmpty)
    }

    @Test("every limit names its owner, and is stored like its golden file")
    func stored() throws {
        for limit in PresetTests.limits() { #expect(!limit.owner.rawValue.isEmpty) }
        try GoldenFile.expectRoundTrip(PresetTests.limits(), in: "process-step-limits")
        let bad = ProcessStepLimit(
            "x", from: ClockTrigger(.opened), to: ClockTrigger(.closed), within: .workingTime(.hours(1)), owner: "o")
        #expect(throws: InvalidValue.self) { try ServiceLevelPolicy.processSteps([bad]) }
    }
}
