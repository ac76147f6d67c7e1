import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Laws of the service-level engine")
struct EngineLawTests {
    /// What an answer says, without what only grows with time.
    private struct Answer: Equatable {
        let metric: ServiceLevelMetric
        let cycle: Int
        let phase: ClockReading.Phase
        let isCounting: Bool
        let due: Instant?
        let breachedAt: Instant?
        let reached: [Bool]

        init(_ reading: ClockReading) {
            metric = reading.metric
            cycle = reading.cycle
            phase = reading.phase
            isCounting = reading.isCounting
            due = reading.due
            breachedAt = reading.breachedAt
            reached = reading.warnings.map { $0.isReached }
        }
    }

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
            var at = state.ticket.lastEventAt
            for _ in 0..<25 {
                let before = levels.readings(of: state, at: at).map { Answer($0) }
                guard let next = levels.nextDeadline(of: state, after: at) else {
                    let later = try at + .hours(24 * 365)
                    #expect(levels.readings(of: state, at: later).map { Answer($0) } == before, "seed \(seed) at \(at)")
                    break
                }
                #expect(next > at, "seed \(seed): \(next) is not after \(at)")
                let length = (next - at).microseconds
                for _ in 0..<4 {
                    let inside = try at + TimeSpan(microseconds: .random(in: 0..<length, using: &world.random))
                    #expect(
                        levels.readings(of: state, at: inside).map { Answer($0) } == before,
                        "seed \(seed): an answer changes at or before \(inside), before \(next)")
                }
                at = next
            }
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

    @Test("a breach instant never moves once it has passed, within its cycle")
    func breachesStay() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 2 << 32))
            let levels = try world.levels()
            let events = try world.events()
            var (state, _) = try levels.open("1", events[0]).get()
            var breaches: [String: Instant] = [:]
            func check(_ state: ServiceLevelState, _ at: Instant) {
                for reading in levels.readings(of: state, at: at) {
                    // Under several policies, or after a change of policy, a metric may have several clocks.
                    let key = "\(reading.policy) \(reading.metric) \(reading.cycle) \(reading.startedAt)"
                    if let known = breaches[key] {
                        #expect(reading.breachedAt == known, "seed \(seed): \(key)")
                    } else if let breachedAt = reading.breachedAt {
                        breaches[key] = breachedAt
                    }
                }
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
            let end = try state.ticket.lastEventAt + .hours(100)
            for reading in levels.readings(of: state, at: end) {
                let explanation = try levels.explanation(of: reading.metric, "1", events, until: end)
                #expect(explanation.stretches.first?.range.lowerBound == state.ticket.openedAt)
                #expect(explanation.stretches.last?.range.upperBound == end)
                for (one, next) in zip(explanation.stretches, explanation.stretches.dropFirst()) {
                    #expect(one.range.upperBound == next.range.lowerBound)
                }
                let sum = explanation.totals.reduce(Int64(0)) { $0 + $1.total.microseconds }
                #expect(sum == (end - state.ticket.openedAt).microseconds, "seed \(seed)")
            }
        }
    }
}
