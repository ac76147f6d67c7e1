import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The recovery of a service")
struct RecoveryTests {
    static let failure = ServiceFailure(.execution, severity: .high, scope: .individual, urgency: .middle)
    static let whole: [RecoveryHappening] = [
        .failed(failure), .acknowledged, .resolved, .compensated(nil), .followedUp(isSatisfied: true),
    ]

    static func events(_ happenings: [RecoveryHappening]) throws -> [RecoveryEvent] {
        let first = try Instant("2024-03-04T08:00:00Z")
        return try happenings.enumerated().map { index, happening in
            RecoveryEvent(
                identifier: EventIdentifier("r-\(index)"), occurredAt: try first + .hours(Int32(index)),
                happening: happening)
        }
    }

    @Test("listens, resolves, compensates and follows up, in that order, each an event with its instant")
    func whole() throws {
        let events = try Self.events(Self.whole)
        let replay = RecoveryHistory("R-1", events: events).replay()
        let recovery = try #require(replay.state)
        #expect(replay.refused.isEmpty)
        #expect(recovery.isComplete)
        #expect(recovery.isSatisfied == true)
        for step in RecoveryStep.allCases {
            #expect(recovery.instant(of: step) == events[step.place + 1].occurredAt)
        }
        #expect(try recovery.grade(by: .assumed) == .serious)
    }

    @Test("any other order is refused, and the recovery stays as it was")
    func order() throws {
        let events = try Self.events(Self.whole)
        for taken in 0...4 {
            let base = try #require(RecoveryHistory("R-1", events: Array(events[...taken])).replay().state)
            for step in RecoveryStep.allCases {
                var recovery = base
                let event = RecoveryEvent(
                    identifier: "new", occurredAt: events[4].occurredAt, happening: Self.whole[step.place + 1])
                let outcome = recovery.apply(event)
                if step.place < taken {
                    #expect(outcome == .failure(.taken(step)))
                } else if step.place > taken {
                    #expect(outcome == .failure(.tooEarly(step, next: RecoveryStep.allCases[taken])))
                } else {
                    #expect(outcome == .success(events[4].occurredAt))
                    continue
                }
                #expect(recovery == base)
            }
        }
    }

    @Test("begins with a failure, of which there is one, and takes no event twice")
    func log() throws {
        let events = try Self.events(Self.whole)
        let replay = RecoveryHistory("R-1", events: [events[1], events[0], events[0], events[1], events[1]]).replay()
        #expect(replay.refused.map(\.index) == [0, 2, 4])
        #expect(replay.refused.map(\.refusal) == [.notFailed, .duplicate("r-0"), .duplicate("r-1")])
        var recovery = try #require(replay.state)
        let again = RecoveryEvent(identifier: "x", occurredAt: .epoch, happening: .failed(Self.failure))
        #expect(recovery.apply(again) == .failure(.failedTwice))
        let early = RecoveryEvent(identifier: "y", occurredAt: .epoch, happening: .resolved)
        #expect(recovery.apply(early) == .success(events[1].occurredAt))
    }

    @Test("random events: at most one step a time, in order; replay gives the same")
    func random() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 200)) {
            var random = SplitMix64(seed: seed)
            let start = try Instant("2024-03-04T08:00:00Z")
            var history = RecoveryHistory("R")
            var incremental: ServiceRecovery?
            for index in 0..<random.number(1...15) {
                let event = RecoveryEvent(
                    identifier: EventIdentifier("r-\(random.chance(1, in: 8) ? 1 : index)"),
                    occurredAt: try start + .minutes(Int32(random.number(0...500))),
                    happening: incremental == nil ? Self.whole[0] : Self.whole[random.number(0...4)])
                history.append(event)
                if var next = incremental {
                    let before = next
                    switch next.apply(event) {
                    case .success:
                        #expect(before.nextStep == event.happening.step)
                        #expect(next.nextStep != before.nextStep)
                    case .failure: #expect(next == before)
                    }
                    incremental = next
                } else {
                    incremental = try ServiceRecovery.begin("R", event).get()
                }
            }
            #expect(history.replay().state == incremental, "seed \(seed)")
            let instants = RecoveryStep.allCases.compactMap { incremental?.instant(of: $0) }
            #expect(instants == instants.sorted())
        }
    }
}
