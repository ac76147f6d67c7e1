import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Stored states of tickets")
struct SnapshotTests {
    private func stored(_ levels: CompiledServiceLevels, _ state: ServiceLevelState) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(levels.snapshot(of: state))
    }

    private func restored(_ levels: CompiledServiceLevels, _ bytes: Data) throws -> ServiceLevelState {
        try levels.restore(JSONDecoder().decode(ServiceLevelSnapshot.self, from: bytes))
    }

    @Test("at once, event by event, and from a stored state at any point give equal bytes and equal states")
    func replay() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 40)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 4 << 32))
            let levels = try world.levels()
            let events = try world.events()
            var whole = try levels.open("1", events[0]).get().state
            var stepwise = whole
            for event in events.dropFirst() {
                // The stored form is the only thing that goes from one event to the next.
                let bytes = try stored(levels, stepwise)
                let back = try restored(levels, bytes)
                #expect(back == stepwise, "seed \(seed): a stored state comes back as another")
                #expect(try stored(levels, back) == bytes, "seed \(seed)")
                stepwise = back
                let one = levels.apply(event, to: &whole)
                let other = levels.apply(event, to: &stepwise)
                #expect(one == other, "seed \(seed): \(event)")
            }
            #expect(try stored(levels, whole) == stored(levels, stepwise), "seed \(seed)")
            let late = try whole.ticket.lastEventAt + .hours(300)
            #expect(levels.readings(of: whole, at: late) == levels.readings(of: stepwise, at: late), "seed \(seed)")
        }
    }

    @Test("a state outlives a policy set that grows and changes its order")
    func reordered() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 10)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 5 << 32))
            let set = try world.policySet()
            let more = try ServiceLevelPolicy(
                identifier: "more", condition: .any([]), target: .calendarTime(.hours(1)), calendar: "office")
            let grown = try ServiceLevelPolicySet(
                policies: [more] + set.policies.reversed(), calendars: set.calendars, selection: set.selection,
                following: .staysWithOpening)
            let zones = try GeneratedWorld.zones()
            let levels = try CompiledServiceLevels(set, zones: zones, span: 2024...2024)
            let later = try CompiledServiceLevels(grown, zones: zones, span: 2024...2024)
            let events = try world.events()
            var state = try levels.open("1", events[0]).get().state
            for event in events.dropFirst() { _ = levels.apply(event, to: &state) }
            let back = try restored(later, stored(levels, state))
            let at = state.ticket.lastEventAt
            #expect(later.readings(of: back, at: at) == levels.readings(of: state, at: at), "seed \(seed)")
            #expect(try stored(later, back) == stored(levels, state), "seed \(seed)")
        }
    }

    // MARK: What does not fit

    private func levels(
        _ identifier: PolicyIdentifier = "gold", metric: ServiceLevelMetric = .resolution, hours: Int32 = 4,
        warnings: [ServiceLevelWarning] = [.percent(50)], lifeCycle: LifeCycle = .standard
    ) throws -> CompiledServiceLevels {
        let clock = try #require(
            try ServiceLevelClock.standard(metric, [TargetRule(.calendarTime(.hours(hours)))], warnings: warnings))
        return try CompiledServiceLevels(
            ServiceLevelPolicySet(
                policies: [ServiceLevelPolicy(identifier: identifier, clocks: [clock])], calendars: [:]),
            zones: TimeZoneTable(), span: 2024...2024, lifeCycle: lifeCycle)
    }

    private func snapshot() throws -> ServiceLevelSnapshot {
        let levels = try levels()
        let at = try Instant("2024-01-17T18:00:00Z")
        var state = try levels.open(
            "1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(TicketOpening(type: .repair)))
        ).get().state
        _ = try levels.apply(
            TicketEvent(identifier: "1", occurredAt: at + .hours(3), kind: .agentReply), to: &state
        ).get()
        return levels.snapshot(of: state)
    }

    @Test("a state that does not fit is refused with what is missing")
    func refusals() throws {
        let snapshot = try snapshot()
        #expect(throws: SnapshotRefusal.noPolicy(snapshot.policies[0])) {
            try levels("silver").restore(snapshot)
        }
        #expect(throws: SnapshotRefusal.noClock(.resolution, in: "gold")) {
            try levels(metric: .closure).restore(snapshot)
        }
        #expect(
            throws: SnapshotRefusal.noTarget(.calendarTime(.hours(4)), of: .resolution, in: "gold")
        ) {
            try levels(hours: 5).restore(snapshot)
        }
        #expect(throws: SnapshotRefusal.noWarning(0, of: .resolution, in: "gold")) {
            try levels(warnings: []).restore(snapshot)
        }
        let other = try LifeCycle(stages: [LifeCycle.Stage("fresh", .new, next: [])])
        #expect(throws: SnapshotRefusal.self) { try levels(lifeCycle: other).restore(snapshot) }
        #expect(
            SnapshotRefusal.noPolicy(snapshot.policies[0]).description == "the policy set has no policy gold")
    }

    @Test("warnings that were reached in an odd order are given once each, and the others in order of time")
    func oddWarnings() throws {
        let levels = try levels(warnings: [.percent(75), .percent(25), .percent(50), .percent(50)])
        let at = try Instant("2024-01-17T18:00:00Z")
        let state = try levels.open(
            "1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(TicketOpening(type: .repair)))
        ).get().state
        func reached(_ state: ServiceLevelState) throws -> [ClockOccurrence.Kind] {
            try levels.occurrences(of: state, after: at, through: at + .hours(9)).map { $0.kind }
        }
        #expect(try reached(state) == [.warned(1), .warned(2), .warned(3), .warned(0), .breached])
        // As if 75 and one of the two 50 % had been reached before 25 %.
        let text = String(decoding: try stored(levels, state), as: UTF8.self)
        #expect(text.contains(#""warned":[]"#) || !text.contains("warned"))
        let odd =
            text.contains(#""warned":[]"#)
            ? text.replacingOccurrences(of: #""warned":[]"#, with: #""warned":[0,3]"#)
            : text.replacingOccurrences(of: #""usedSeconds":0"#, with: #""usedSeconds":0,"warned":[0,3]"#)
        let back = try restored(levels, Data(odd.utf8))
        #expect(try reached(back) == [.warned(1), .warned(2), .breached])
    }

    @Test("the stored form is that of the golden file")
    func golden() throws {
        try GoldenFile.expectRoundTrip(try snapshot(), in: "service-level-state")
    }

    @Test(
        "a stored state that no events can lead to is refused",
        arguments: [
            (#""number":1"#, #""number":0"#), (#""usedSeconds":0"#, #""usedMicroseconds":-1"#),
            (#""usedSeconds":0"#, #""usedMicroseconds":9223372036854775807"#),
            (#""warned":[0]"#, #""warned":[32]"#), (#""warned":[0]"#, #""warned":[1,1]"#),
            (#""since":"2024-01-17T18"#, #""since":"2024-01-18T18"#),
            (#""settledAt":"2024-01-17T21"#, #""settledAt":"2024-01-17T23"#),
            (#"service-level-state/1"#, #"service-level-state/2"#), (#""rule":0"#, #""rule":0,"rulle":0"#),
            (#""rule":0"#, #""pauses":[{"start":"2024-01-17T18:00:00Z"}],"rule":0"#),
            // A breach is the moment at which the last instant of the promise has passed, and no other.
            (#""cycle":{"#, #""cycle":{"breachedAt":"2024-01-17T20:00:00Z","#),
        ])
    func badForms(from good: String, to bad: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(try snapshot()), as: UTF8.self)
        #expect(text.contains(good))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(
                ServiceLevelSnapshot.self, from: Data(text.replacingOccurrences(of: good, with: bad).utf8))
        }
    }
}
