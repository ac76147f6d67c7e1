import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

/// Laws that hold for every policy and every history.
enum EngineLaws {
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

    /// No answer changes between an instant and its next deadline, and none is skipped at it.
    static func expectNoChangeBetweenDeadlines(
        _ levels: CompiledServiceLevels, _ state: ServiceLevelState, steps: Int, random: inout SplitMix64,
        _ name: String
    ) throws {
        var at = state.ticket.lastEventAt
        for _ in 0..<steps {
            let before = levels.readings(of: state, at: at).map { Answer($0) }
            guard let next = levels.nextDeadline(of: state, after: at) else {
                let later = try at + .hours(24 * 365)
                #expect(levels.readings(of: state, at: later).map { Answer($0) } == before, "\(name) at \(at)")
                break
            }
            #expect(next > at, "\(name): \(next) is not after \(at)")
            let length = (next - at).microseconds
            for _ in 0..<4 {
                let inside = try at + TimeSpan(microseconds: .random(in: 0..<length, using: &random))
                #expect(
                    levels.readings(of: state, at: inside).map { Answer($0) } == before,
                    "\(name): an answer changes at or before \(inside), before \(next)")
            }
            at = next
        }
    }

    /// An explanation has no gap, and its parts add up exactly to the time of the ticket.
    static func expectExactExplanations(
        _ levels: CompiledServiceLevels, _ state: ServiceLevelState, _ events: [TicketEvent], until end: Instant,
        _ name: String
    ) throws {
        for reading in levels.readings(of: state, at: end) {
            let explanation = try levels.explanation(of: reading.metric, "1", events, until: end)
            #expect(explanation.stretches.first?.range.lowerBound == state.ticket.openedAt)
            #expect(explanation.stretches.last?.range.upperBound == end)
            for (one, next) in zip(explanation.stretches, explanation.stretches.dropFirst()) {
                #expect(one.range.upperBound == next.range.lowerBound)
            }
            let sum = explanation.totals.reduce(Int64(0)) { $0 + $1.total.microseconds }
            #expect(sum == (end - state.ticket.openedAt).microseconds, "\(name)")
        }
    }
}
