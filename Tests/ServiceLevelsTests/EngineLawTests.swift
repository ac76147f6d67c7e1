import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Laws of the service-level engine")
struct EngineLawTests {
    private func replay(
        _ levels: CompiledServiceLevels, _ events: [TicketEvent]
    ) throws -> (state: ServiceLevelState, occurrences: [ClockOccurrence]) {
        var (state, step) = try levels.open("1", events[0]).get()
        var occurrences = step.occurrences
        for event in events.dropFirst() {
            if case .success(let step) = levels.apply(event, to: &state) { occurrences += step.occurrences }
        }
        return (state, occurrences)
    }

    @Test("no answer changes between an instant and its next deadline, and none is skipped at it")
    func deadlines() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed))
            let levels = try world.levels()
            let events = try world.events()
            let (state, _) = try replay(levels, events)
            try EngineLaws.expectNoChangeBetweenDeadlines(
                levels, state, steps: 25, random: &world.random, "seed \(seed)")
        }
    }

    @Test("looking at a ticket changes nothing: replay, steps and late looks give one state")
    func replayEqualsIncremental() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 1 << 32))
            let levels = try world.levels()
            let events = try world.events()
            let (whole, _) = try replay(levels, events)
            var (state, _) = try levels.open("1", events[0]).get()
            for event in events.dropFirst() {
                let look = try event.occurredAt + .hours(500)
                _ = levels.readings(of: state, at: look)
                _ = levels.occurrences(of: state, after: event.occurredAt, through: look)
                _ = levels.apply(event, to: &state)
                // A refused event and one that arrives twice leave everything as it was.
                let before = state
                _ = levels.apply(event, to: &state)
                #expect(state.ticket == before.ticket)
                #expect(state == before, "seed \(seed): an event that arrived twice changed the state")
            }
            #expect(state == whole, "seed \(seed)")
        }
    }

    @Test("a replay gives what its events give one by one, and lists the refused ones")
    func replayOfHistories() throws {
        var refusals = 0
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 6 << 32))
            let levels = try world.levels()
            var events = try world.events()
            // Some arrive twice.
            events += events.filter { _ in Bool.random(using: &world.random) }
            var occurrences: [ClockOccurrence] = []
            var state = try levels.open("1", events[0], reporting: &occurrences)
            var refused: [TicketReplay.Refused] = []
            for (index, event) in events.enumerated().dropFirst() {
                if case .failure(let refusal) = levels.apply(event, to: &state, reporting: &occurrences) {
                    refused.append(TicketReplay.Refused(index: index, event: event.identifier, refusal: refusal))
                }
            }
            var found: [ClockOccurrence] = []
            let replay = try levels.replay("1", events, reporting: &found)
            #expect(replay.state == state, "seed \(seed)")
            #expect(replay.refused == refused, "seed \(seed)")
            #expect(found == occurrences, "seed \(seed)")
            refusals += refused.count

            let middle = events[events.count / 2].occurredAt
            var early: [ClockOccurrence] = []
            let part = try levels.replay("1", events, until: middle, reporting: &early)
            let kept = [events[0]] + events.dropFirst().filter { $0.occurredAt <= middle }
            var again: [ClockOccurrence] = []
            #expect(part.state == (try levels.replay("1", kept, reporting: &again).state), "seed \(seed)")
            #expect(early == again)
        }
        #expect(refusals > 0)
        var world = GeneratedWorld(random: SplitMix64(seed: 1))
        let levels = try world.levels()
        var found: [ClockOccurrence] = []
        #expect(throws: TicketRefusal.notOpened) { try levels.replay("1", [], reporting: &found) }
        let reply = TicketEvent(identifier: "1", occurredAt: .epoch, kind: .agentReply)
        #expect(throws: TicketRefusal.notOpened) { try levels.replay("1", [reply], reporting: &found) }
        #expect(found.isEmpty)
    }

    @Test("an event that changes nothing about a ticket changes nothing about clocks that wait for something to happen")
    func eventsWithoutChange() throws {
        // Clocks of a tier of support look at the ticket after any event, whatever it changed.
        func looksAtAnyEvent(_ metric: ServiceLevelMetric) -> Bool { metric.rawValue.hasPrefix("handling-") }
        for seed in 0..<UInt64(TestEnvironment.trials(default: 60)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 7 << 32))
            let levels = try world.levels()
            var state: ServiceLevelState?
            for (index, event) in try world.events().enumerated() {
                guard var now = state else {
                    state = try levels.open("1", event).get().state
                    continue
                }
                guard case .success = levels.apply(event, to: &now) else { continue }
                let before = now
                let at = now.ticket.lastEventAt
                let again = TicketEvent(
                    identifier: EventIdentifier("again \(index)"), occurredAt: at,
                    kind: .statusChanged(now.ticket.status, reason: now.ticket.waitReason))
                // A merged ticket takes nothing any more.
                if case .success(let step) = levels.apply(again, to: &now) {
                    #expect(step.change.happenings.isEmpty)
                    // What is reached at this very instant may be told now, but nothing ends.
                    for occurrence in step.occurrences where !looksAtAnyEvent(occurrence.metric) {
                        if case .finished = occurrence.kind { Issue.record("seed \(seed): \(occurrence)") }
                    }
                    for later in [at, try at + .hours(300)] {
                        let same = [now, before].map { state in
                            levels.readings(of: state, at: later).filter { !looksAtAnyEvent($0.metric) }
                        }
                        #expect(same[0] == same[1], "seed \(seed), event \(index)")
                    }
                }
                state = before
            }
        }
    }

    @Test("a breach instant never moves once it has passed, within its cycle")
    func breachesStay() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 2 << 32))
            let levels = try world.levels()
            let events = try world.events()
            var (state, _) = try levels.open("1", events[0]).get()
            var breaches: [String: Instant] = [:]
            func check(_ state: ServiceLevelState, _ at: Instant) {
                var known: [String: Instant] = [:]
                for reading in levels.readings(of: state, at: at) {
                    // Under several policies, or after a change of policy, a metric may have several clocks.
                    let key = "\(reading.policy) \(reading.metric) \(reading.cycle) \(reading.startedAt)"
                    if let breach = breaches[key] { #expect(reading.breachedAt == breach, "seed \(seed): \(key)") }
                    if let breachedAt = reading.breachedAt { known[key] = breachedAt }
                }
                // A clock that a ticket has left behind, and comes back to, begins anew.
                breaches = known
            }
            for event in events.dropFirst() {
                let before = state
                // A look ahead of an event that then comes earlier has seen another future.
                guard case .success(let step) = levels.apply(event, to: &state) else { continue }
                check(before, step.change.effectiveAt)
                check(state, step.change.effectiveAt)
            }
            check(state, try state.ticket.lastEventAt + .hours(1000))
        }
    }

    @Test("an explanation has no gap, and its parts add up exactly to the time of the ticket and of the clock")
    func explanations() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 3 << 32))
            let levels = try world.levels()
            let events = try world.events()
            let (state, _) = try replay(levels, events)
            try EngineLaws.expectExactExplanations(
                levels, state, events, until: state.ticket.lastEventAt + .hours(100), "seed \(seed)")
        }
    }
}
