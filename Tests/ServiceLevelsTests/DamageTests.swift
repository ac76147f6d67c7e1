import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

/// Policy files and event logs that are damaged at random: each is refused, or compiled, followed and stored again.
@Suite("Damaged policies and logs")
struct DamageTests {
    private static let texts = [
        "kind", "all", "any", "not", "value", "tag", "age", "dimension", "category", "status", "priority", "opened",
        "resolved", "closed", "reopened", "merged", "statusChanged", "waiting", "customer", "thirdParty", "open",
        "pending", "workingTime", "calendarTime", "businessDays", "share", "beforeDue", "afterDue", "firstMatch",
        "allMatches", "mostSpecific", "fromStart", "keepingElapsed", "fromChange", "frozen", "stays", "continues",
        "countsThrough", "newCycle", "stopWins", "twoPasses", "office", "night", "nowhere", "1", "0",
        "2024-02-29T12:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "", "null",
    ]

    private static let numbers: [JSONValue] = [
        .number(0), .number(-1), .number(1), .number(1e18), .number(9_007_199_254_740_992), .number(0.5), .null,
        .bool(true), .array([]), .object([:]),
    ]

    private func json(_ value: some Encodable) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    }

    /// Follows a history under policies and asks everything; returns whether the opening was taken.
    private func follow(_ levels: CompiledServiceLevels, _ history: TicketHistory) throws -> Bool {
        guard let first = history.events.first,
            case .success(let opened) = levels.open(history.identifier, first)
        else { return false }
        var state = opened.state
        for event in history.events.dropFirst() {
            let before = state
            if case .failure = levels.apply(event, to: &state) { #expect(state == before) }
        }
        let at = state.ticket.lastEventAt
        for instant in [at, (try? at + .hours(10_000)) ?? at] {
            for reading in levels.readings(of: state, at: instant) {
                #expect(reading.metCycles >= 0 && reading.missedCycles >= 0)
            }
        }
        if let next = levels.nextDeadline(of: state, after: at) { #expect(next > at) }
        let stored = try JSONEncoder().encode(levels.snapshot(of: state))
        #expect(try levels.restore(JSONDecoder().decode(ServiceLevelSnapshot.self, from: stored)) == state)
        return true
    }

    @Test("what is damaged at random is refused with an error, or followed to its end")
    func damaged() throws {
        let zones = try GeneratedWorld.zones()
        var accepted = (policies: 0, logs: 0)
        let trials = TestEnvironment.trials(default: 100)
        var random = SplitMix64(seed: 21)
        var seeds: [(set: JSONValue, history: JSONValue)] = []
        for seed in 0..<UInt64(24) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 31 << 32))
            let set = try world.policySet()
            seeds.append((try json(set), try json(TicketHistory("1", events: try world.events()))))
        }
        let mutator = JSONMutator(texts: Self.texts, values: Self.numbers + seeds.map { $0.set })
        let sound = try GeneratedWorld.soundLevels(zones)
        for trial in 0..<trials {
            let (set, history) = seeds[trial % seeds.count]
            if trial % 2 == 0 {
                var value = set
                for _ in 0...random.number(0...random.number(0...2)) { value = mutator.mutated(value, using: &random) }
                guard
                    let policies = try? JSONDecoder().decode(
                        ServiceLevelPolicySet.self, from: Data(value.text.utf8)),
                    let levels = try? CompiledServiceLevels(policies, zones: zones, span: 1970...2024)
                else { continue }
                accepted.policies += 1
                let own = try JSONDecoder().decode(TicketHistory.self, from: Data(history.text.utf8))
                _ = try follow(levels, own)
            } else {
                var value = history
                for _ in 0...random.number(0...random.number(0...2)) { value = mutator.mutated(value, using: &random) }
                guard let log = try? JSONDecoder().decode(TicketHistory.self, from: Data(value.text.utf8)) else {
                    continue
                }
                accepted.logs += 1
                _ = try follow(sound, log)
            }
        }
        print(
            "damaged policies: \(accepted.policies), damaged logs: \(accepted.logs) of \(trials / 2) each are accepted")
        #expect(accepted.policies > trials / 50 && accepted.logs > trials / 50)
    }
}

extension GeneratedWorld {
    /// Service levels with every preset policy side by side.
    static func soundLevels(_ zones: TimeZoneTable) throws -> CompiledServiceLevels {
        try CompiledServiceLevels(PresetTests.set("side-by-side"), zones: zones, span: 2024...2024)
    }
}
