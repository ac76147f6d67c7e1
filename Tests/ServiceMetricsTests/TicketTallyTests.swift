import ServiceLevels
import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Key figures of tickets")
struct TicketTallyTests {
    private let start = Instant.epoch

    private func ticket(_ name: Int, opened: Int32, closed: Int32?) throws -> Ticket {
        try Ticket(
            identifier: TicketIdentifier("\(name)"), openedAt: start + .minutes(opened),
            closedAt: try closed.map { try start + .minutes($0) }, type: "request")
    }

    @Test("resolved and open tickets, promises kept, missed and not yet due")
    func figures() throws {
        var tally = TicketTally(asOf: try start + .minutes(100))
        #expect(try tally.add(ticket(1, opened: 0, closed: 30), hasWaited: false))
        #expect(try tally.add(ticket(2, opened: 10, closed: 60)))
        #expect(try tally.add(ticket(3, opened: 20, closed: nil)))
        #expect(try tally.add(ticket(4, opened: 40, closed: 200)))
        #expect(try !tally.add(ticket(5, opened: 101, closed: nil)))
        for verdict in [ServiceLevelResult.Verdict.met, .met, .breached, .pending] { try tally.add(verdict) }
        let resolution = try tally.result(.resolutionTime)
        #expect(resolution.value == 2400)
        #expect(resolution.count == 2)
        let age = try tally.result(.backlogAge)
        #expect(age.value == 4200)
        #expect(age.count == 2)
        let compliance = try tally.result(.serviceLevelCompliance)
        #expect(compliance.value == 2.0 / 3)
        #expect(compliance.count == 3)
        #expect(tally.pending == 1)
        #expect(try tally.result(.firstReplyTime).value == nil)
        let oneTouch = try tally.result(.oneTouch)
        #expect(oneTouch.count == 1)
        #expect(oneTouch.value == 0)
    }

    @Test("nothing to count is undefined, not zero")
    func empty() throws {
        for result in try TicketTally(asOf: start).results() {
            #expect(result.value == nil)
            #expect(result.interval == nil)
            #expect(result.count == 0)
        }
    }

    @Test("any partition equals one pass, to the byte")
    func merge() throws {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<TestEnvironment.trials(default: 10) {
            let tickets = try (0..<Int.random(in: 0...60, using: &generator)).map { name in
                let opened = Int32.random(in: 0...500, using: &generator)
                let length = Int32.random(in: 0...300, using: &generator)
                return try ticket(name, opened: opened, closed: length > 200 ? nil : opened + length)
            }
            let asOf = try start + .minutes(400)
            func accumulate(_ part: [Ticket]) throws -> TicketTally {
                var tally = TicketTally(asOf: asOf)
                for ticket in part where try tally.add(ticket, hasWaited: ticket.closedAt == nil) {
                    try tally.add(ticket.closedAt == nil ? .pending : .met)
                }
                return tally
            }
            let whole = try accumulate(tickets)
            let merged = try mergedInRandomOrder(tickets, using: &generator, accumulate: accumulate) {
                try $0.merge($1)
            }
            #expect(try merged.json() == whole.json())
            #expect(try TicketTally(json: whole.json()) == whole)
        }
    }

    @Test("tallies of other instants are not merged, and both are named")
    func refusal() throws {
        var tally = TicketTally(asOf: start)
        let later = TicketTally(asOf: try start + .hours(1))
        let error = #expect(throws: InvalidValue.self) { try tally.merge(later) }
        #expect(error?.value.contains("01:00:00") == true)
        #expect(error?.accepted.contains("00:00:00") == true)
    }
}
