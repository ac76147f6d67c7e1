import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// Clocks that come to run anew while their ticket asks for a pause, or under another target.
@Suite("Pauses and targets of clocks that begin anew")
struct PauseTests {
    private let opening = "2024-01-17T08:00:00Z"

    private func event(_ identifier: EventIdentifier, _ hours: Int32, _ kind: TicketEvent.Kind) throws -> TicketEvent {
        TicketEvent(identifier: identifier, occurredAt: try Instant(opening) + .hours(hours), kind: kind)
    }

    /// The readings of one metric after some events, the first of which opens the ticket.
    private func reading(
        of metric: ServiceLevelMetric, _ policies: [ServiceLevelPolicy], opened: TicketOpening,
        _ events: [(hours: Int32, kind: TicketEvent.Kind)], at hours: Int32
    ) throws -> ClockReading {
        let levels = try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: policies, calendars: [:]), zones: TimeZoneTable(), span: 2024...2024)
        var log = [try event("0", 0, .opened(opened))]
        for (index, next) in events.enumerated() {
            log.append(try event(EventIdentifier("\(index + 1)"), next.hours, next.kind))
        }
        var occurrences: [ClockOccurrence] = []
        let replay = try levels.replay("1", log, reporting: &occurrences)
        #expect(replay.refused.isEmpty)
        let readings = levels.readings(of: replay.state, at: try Instant(opening) + .hours(hours))
        return try #require(readings.first { $0.metric == metric })
    }

    @Test("a pausable update that an answer starts anew stands still while the ticket waits")
    func resetWhileWaiting() throws {
        let policy = try ServiceLevelPolicy(
            identifier: "p", clocks: [.pausableUpdate([TargetRule(.calendarTime(.hours(4)))])])
        let reading = try reading(
            of: .pausableUpdate, [policy], opened: TicketOpening(type: .repair),
            [(1, .waiting(.customer, reason: nil)), (2, .agentReply), (12, .resumed)], at: 13)
        #expect(reading.cycle == 2)
        #expect(reading.phase == .running)
        #expect(reading.paused == .hours(10))
        #expect(reading.elapsed == .hours(1))
        #expect(!reading.isBreached)
    }

    @Test("a clock that comes under another policy while the ticket waits stands still at once, if that policy says so")
    func policyChangedWhileWaiting() throws {
        let target = [TargetRule(.calendarTime(.hours(8)))]
        let urgent = try ServiceLevelPolicy(
            identifier: "urgent", condition: .priority([.urgent]), clocks: [.resolution(target, pause: .whileWaiting)])
        let rest = try ServiceLevelPolicy(identifier: "rest", clocks: [.resolution(target, pause: nil)])
        let reading = try reading(
            of: .resolution, [urgent, rest], opened: TicketOpening(type: .repair, priority: .normal),
            [(1, .waiting(.customer, reason: nil)), (2, .priorityChanged(.urgent)), (12, .resumed)], at: 13)
        #expect(reading.policy == "urgent")
        #expect(reading.paused == .hours(10))
        #expect(reading.elapsed == .hours(3))
        #expect(reading.remaining == .hours(5))
    }

    @Test("a clock that starts late under another policy stands still at once, if the ticket waits")
    func startedLateWhileWaiting() throws {
        let urgent = try ServiceLevelPolicy(
            identifier: "urgent", condition: .priority([.urgent]),
            clocks: [.resolution([TargetRule(.calendarTime(.hours(8)))])])
        let rest = try ServiceLevelPolicy(identifier: "rest", clocks: [])
        let reading = try reading(
            of: .resolution, [urgent, rest], opened: TicketOpening(type: .repair, priority: .normal),
            [(1, .waiting(.customer, reason: nil)), (2, .priorityChanged(.urgent))], at: 12)
        #expect(reading.phase == .paused)
        #expect(reading.startedAt == (try Instant(opening) + .hours(2)))
        #expect(reading.elapsed == .zero)
        #expect(reading.paused == .hours(10))
    }

    @Test("a clock that goes on when its ticket is reopened does so under the target that applies then")
    func reopenedUnderAnotherTarget() throws {
        let rules = [
            TargetRule(.calendarTime(.hours(2)), where: .priority([.urgent])), TargetRule(.calendarTime(.hours(8))),
        ]
        let policy = try ServiceLevelPolicy(identifier: "p", clocks: [.resolution(rules)])
        let reading = try reading(
            of: .resolution, [policy], opened: TicketOpening(type: .repair, priority: .normal),
            [(1, .resolved), (3, .priorityChanged(.urgent)), (5, .reopened)], at: 5)
        #expect(reading.target == .calendarTime(.hours(2)))
        #expect(reading.elapsed == .hours(1))
        #expect(reading.due == (try Instant(opening) + .hours(6)))
    }

    @Test("a ticket that asks for a pause and for its end does not stand still, whatever happens to it")
    func pauseAndItsEnd() throws {
        let pause = PauseRule(while: .category([.waitingForCustomer]), until: .priority([.urgent]))
        let policy = try ServiceLevelPolicy(
            identifier: "p", clocks: [.resolution([TargetRule(.calendarTime(.hours(8)))], pause: pause)])
        let still = TicketEvent.Kind.statusChanged(.waitingForCustomer, reason: nil)
        let events: [(hours: Int32, kind: TicketEvent.Kind)] = [
            (1, .waiting(.customer, reason: nil)), (2, still), (3, still), (4, .priorityChanged(.normal)),
        ]
        func elapsed(_ count: Int, at hours: Int32) throws -> TimeSpan {
            try reading(
                of: .resolution, [policy], opened: TicketOpening(type: .repair, priority: .urgent),
                Array(events.prefix(count)), at: hours
            ).elapsed
        }
        for count in 0...3 { #expect(try elapsed(count, at: 4) == .hours(4)) }
        #expect(try elapsed(4, at: 7) == .hours(4))
    }
}
