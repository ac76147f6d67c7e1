import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Stored and written answers")
struct AnswerWireTests {
    private static let events: [(TicketEvent.Kind, String)] = [
        (.opened(TicketOpening(type: .repair, priority: .urgent)), "2024-03-07T16:30:00Z"),
        (.waiting(.customer, reason: .parts), "2024-03-07T18:00:00Z"), (.resumed, "2024-03-08T15:00:00Z"),
        (.agentReply, "2024-03-08T15:30:00Z"), (.resolved, "2024-03-13T20:00:00Z"),
    ]

    private func levels() throws -> CompiledServiceLevels {
        let base = try ServiceLevelPolicy(
            identifier: "base",
            clocks: [
                .firstResponse([TargetRule(.workingTime(.hours(4)), on: "office")]),
                .resolution([TargetRule(.workingTime(.hours(16)), on: "office")], warnings: [.percent(75)]),
            ])
        let late = try ServiceLevelPolicy(
            identifier: "late", validFrom: Instant("2025-01-01T00:00:00Z"), clocks: base.clocks)
        let low = try ServiceLevelPolicy(identifier: "low", condition: .priority([.low]), clocks: base.clocks)
        let all = try ServiceLevelPolicy(identifier: "spare", clocks: base.clocks)
        return try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: [late, low, base, all], calendars: GeneratedWorld.calendars()),
            zones: GeneratedWorld.zones(), span: 2024...2024)
    }

    private func log() throws -> [TicketEvent] {
        try Self.events.enumerated().map { index, event in
            TicketEvent(identifier: EventIdentifier("\(index)"), occurredAt: try Instant(event.1), kind: event.0)
        }
    }

    @Test("readings, explanations, choices and comparisons are written like the golden files")
    func golden() throws {
        let (levels, log) = (try levels(), try log())
        let end = try Instant("2024-03-14T00:00:00Z")
        var state = try levels.open("1", log[0]).get().state
        var occurrences: [ClockOccurrence] = []
        for event in log.dropFirst() { occurrences += try levels.apply(event, to: &state).get().occurrences }
        try GoldenFile.expect(levels.readings(of: state, at: end), in: "readings")
        try GoldenFile.expect(
            try levels.explanation(of: .resolution, "1", log, until: end), in: "explanation")
        try GoldenFile.expect(levels.choices(for: state.ticket, at: end), in: "choices")
        try GoldenFile.expect(
            try WhatIf(from: levels, to: levels).compare("1", log, until: end), in: "what-if")
        try GoldenFile.expectRoundTrip(occurrences, in: "occurrences")
    }

    @Test("every occurrence of generated histories comes back from its stored form")
    func occurrences() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 20)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 8 << 32))
            let levels = try world.levels()
            let events = try world.events()
            var (state, step) = try levels.open("1", events[0]).get()
            var all = step.occurrences
            for event in events.dropFirst() {
                if case .success(let step) = levels.apply(event, to: &state) { all += step.occurrences }
            }
            let bytes = try JSONEncoder().encode(all)
            #expect(try JSONDecoder().decode([ClockOccurrence].self, from: bytes) == all, "seed \(seed)")
        }
    }

    @Test("a record at odds with itself is refused")
    func badRecord() throws {
        let good =
            #"{"startedAt":"2024-01-01T00:00:00Z","endedAt":"2024-01-02T00:00:00Z","outcome":"met","#
            + #""elapsedSeconds":60,"pausedSeconds":0}"#
        _ = try JSONDecoder().decode(CycleRecord.self, from: Data(good.utf8))
        for (from, to) in [
            ("2024-01-02", "2023-01-02"), (#""met""#, #""missed""#), (":60", ":-60"), (#""met""#, #""won""#),
        ] {
            let bad = good.replacingOccurrences(of: from, with: to)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(CycleRecord.self, from: Data(bad.utf8))
            }
        }
    }
}
