import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Laws of tickets and histories")
struct TicketLawTests {
    private let trials = TestEnvironment.trials(default: 120)

    @Test("a refused event leaves the ticket unchanged byte for byte, and every event has one outcome")
    func refusedChangesNothing() throws {
        var refused = 0
        for trial in 0..<trials {
            var generator = EventGenerator(seed: UInt64(trial))
            var replay = TicketReplay("T-1")
            let log = try generator.log(count: 40)
            for (index, event) in log.enumerated() {
                let before = replay.ticket
                let outcome = replay.take(event)
                #expect(replay.outcomes.count == index + 1)
                if case .failure(let refusal) = outcome {
                    refused += 1
                    #expect(replay.ticket == before)
                    #expect(try before.map(stored) == replay.ticket.map(stored))
                    #expect(
                        replay.refused.last?.index == index && replay.refused.last?.event == event.identifier
                            && replay.refused.last?.refusal == refusal)
                } else {
                    #expect((replay.ticket?.lastEventAt ?? .earliest) >= event.occurredAt)
                }
            }
            let taken = replay.outcomes.filter { if case .success = $0 { true } else { false } }.count
            #expect(taken + replay.refused.count == log.count)
        }
        #expect(refused > 0)
    }

    @Test("a replay, one event after another, and any snapshot in between give the same bytes")
    func replayIsIncremental() throws {
        for trial in 0..<max(1, trials / 8) {
            var generator = EventGenerator(seed: 1_000 + UInt64(trial))
            let log = try generator.log(count: 30)
            let history = TicketHistory("T-1", events: log)
            let whole = history.replay()
            var incremental = TicketHistory("T-1")
            for event in log { incremental.append(event) }
            #expect(incremental == history)
            #expect(try read(TicketHistory.self, stored(history)) == history)
            guard let ticket = whole.ticket else { continue }
            let bytes = try stored(ticket)
            for count in 0...log.count {
                guard let snapshot = TicketHistory("T-1", events: Array(log.prefix(count))).replay().ticket else {
                    continue
                }
                let restored = try read(Ticket.self, stored(snapshot))
                #expect(restored == snapshot)
                let rest = try #require(history.replay(from: restored, after: count))
                #expect(try rest.ticket.map(stored) == bytes)
                #expect(rest.outcomes == Array(whole.outcomes[count...]))
                #expect(rest.refused == whole.refused.filter { $0.index >= count })
                #expect(rest.outOfOrder == whole.outOfOrder.filter { $0.index >= count })
            }
        }
    }

    @Test("a history in any order never traps and loses nothing")
    func shuffled() throws {
        for trial in 0..<trials {
            var generator = EventGenerator(seed: 2_000 + UInt64(trial))
            let log = try generator.log(count: 25).shuffled(using: &generator.random)
            let replay = TicketHistory("T-1", events: log).replay()
            #expect(replay.outcomes.count == log.count)
            for late in replay.outOfOrder {
                #expect(late.occurredAt < late.effectiveAt)
                #expect(log[late.index].identifier == late.event)
            }
        }
    }

    @Test("happenings tell what changed: waits begin and end in turn, and so do resolutions and reopenings")
    func happenings() throws {
        for trial in 0..<trials {
            var generator = EventGenerator(seed: 3_000 + UInt64(trial))
            var replay = TicketReplay("T-1")
            var isWaiting = false
            var isClosed = false
            var reopened = 0
            for event in try generator.log(count: 40) {
                let status = replay.ticket?.status
                guard case .success(let change) = replay.take(event) else { continue }
                let ticket = try #require(replay.ticket)
                if change.happenings.contains(.waitStarted) {
                    #expect(!isWaiting)
                    isWaiting = true
                }
                if change.happenings.contains(.waitEnded) {
                    #expect(isWaiting)
                    isWaiting = false
                }
                if change.happenings.contains(.closed) { isClosed = true }
                if change.happenings.contains(.reopened) {
                    reopened += 1
                    isClosed = false
                }
                if status != nil { #expect(change.happenings.contains(.statusChanged) == (ticket.status != status)) }
                #expect(isWaiting == ticket.category.isWaiting)
                #expect(isClosed == (ticket.category == .closed))
                #expect(reopened == ticket.reopenCount)
            }
        }
    }

    @Test("a snapshot is of its own ticket and of an event that the log has")
    func snapshotOfOther() throws {
        let history = TicketHistory("T-2", events: [try .event("e", 0, .opened(TicketOpening(type: .repair)))])
        #expect(history.replay(from: try .opened(), after: 0) == nil)
        let own = try #require(history.replay().ticket)
        #expect(history.replay(from: own, after: 2) == nil)
        #expect(history.replay(from: own, after: -1) == nil)
        #expect(history.replay(from: own, after: 1)?.ticket == own)
    }

    @Test("a history without an opening has no ticket, and says so for each event")
    func notOpened() throws {
        let history = TicketHistory("T-1", events: [try .event("a", 0, .agentReply), try .event("b", 1, .closed)])
        let replay = history.replay()
        #expect(replay.ticket == nil)
        #expect(replay.refused.map(\.refusal) == [.notOpened, .notOpened])
    }
}
