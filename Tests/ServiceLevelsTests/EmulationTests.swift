import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Emulation of known systems")
struct EmulationTests {
    @Test("there is a profile for each system, by its name, and every quirk belongs to one")
    func profiles() {
        let names = EmulationProfile.all.map { $0.identifier.rawValue }
        #expect(Set(names).count == 15)
        for profile in EmulationProfile.all { #expect(EmulationProfile.named(profile.identifier) == profile) }
        #expect(EmulationProfile.named("none") == nil)
        #expect(Set(EmulationProfile.all.flatMap { $0.quirks }) == Set(EmulationQuirk.allCases))
        #expect(Set(EmulationQuirk.allCases.map { $0.brokenLaw }).count == EmulationQuirk.allCases.count)
        #expect(Set(EmulationQuirk.allCases.map { $0.soundAnswer }).count == EmulationQuirk.allCases.count)
    }

    @Test("a profile is stored with all its options", arguments: EmulationProfile.all)
    func stored(profile: EmulationProfile) throws {
        let bytes = try JSONEncoder().encode(profile)
        #expect(try JSONDecoder().decode(EmulationProfile.self, from: bytes) == profile)
    }

    @Test(
        "the laws of the engine hold under every profile: its options alone break none", arguments: EmulationProfile.all
    )
    func lawful(profile: EmulationProfile) throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 4)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 6 << 32))
            let set = try profile.applied(to: world.policySet())
            #expect(try profile.applied(to: set) == set, "applying a profile twice is applying it once")
            let levels = try CompiledServiceLevels(set, zones: GeneratedWorld.zones(), span: 2024...2024)
            let emulated = try EmulatedServiceLevels(
                set, showing: [], zones: GeneratedWorld.zones(), span: 2024...2024)
            let events = try world.events()
            var state = try levels.open("1", events[0]).get().state
            var other = try emulated.open("1", events[0]).get().state
            var breaches: [String: Instant] = [:]
            for event in events.dropFirst() {
                let result = levels.apply(event, to: &state)
                #expect(emulated.apply(event, to: &other) == result)
                for reading in levels.readings(of: state, at: state.ticket.lastEventAt) {
                    let key = "\(reading.policy) \(reading.metric) \(reading.cycle) \(reading.startedAt)"
                    if let known = breaches[key] { #expect(reading.breachedAt == known, "seed \(seed): \(key)") }
                    breaches[key] = reading.breachedAt
                }
            }
            let at = try state.ticket.lastEventAt + .hours(100)
            #expect(emulated.readings(of: other, at: at) == levels.readings(of: state, at: at), "seed \(seed)")
        }
    }

    @Test("a late look steps through everything, or jumps to the last of each clock and lists the rest")
    func catchUp() throws {
        let clock = try ServiceLevelClock.resolution(
            [TargetRule(.calendarTime(.hours(10)))], warnings: [.percent(50), .percent(75), .percent(90)])
        let levels = try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: [ServiceLevelPolicy(identifier: "p", clocks: [clock])], calendars: [:]),
            zones: TimeZoneTable(), span: 2024...2024)
        let at = try Instant("2024-01-17T00:00:00Z")
        let state = try levels.open(
            "1", TicketEvent(identifier: "0", occurredAt: at, kind: .opened(TicketOpening(type: .repair)))
        ).get().state
        let end = try at + .minutes(570)
        let steps = levels.lateLook(at: state, after: at, through: end, catchUp: .stepThrough)
        #expect(steps.told.map { $0.kind } == [.warned(0), .warned(1), .warned(2)])
        #expect(try steps.told.map { $0.at } == [at + .hours(5), at + .minutes(450), at + .hours(9)])
        #expect(steps.skipped.isEmpty)
        let jump = levels.lateLook(at: state, after: at, through: end, catchUp: .jump)
        #expect(jump.told.map { $0.kind } == [.warned(2)])
        #expect(jump.skipped.map { $0.kind } == [.warned(0), .warned(1)])
    }

    @Test("told and skipped together are everything that was reached, whatever the option")
    func nothingIsLost() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 20)) {
            var world = GeneratedWorld(random: SplitMix64(seed: seed &+ 7 << 32))
            let levels = try world.levels()
            let events = try world.events()
            var state = try levels.open("1", events[0]).get().state
            for event in events.dropFirst() { _ = levels.apply(event, to: &state) }
            let start = state.ticket.lastEventAt
            let end = try start + .hours(500)
            let all = levels.occurrences(of: state, after: start, through: end)
            let jump = levels.lateLook(at: state, after: start, through: end, catchUp: .jump)
            #expect(Set(jump.told + jump.skipped) == Set(all), "seed \(seed)")
            #expect(jump.told.count + jump.skipped.count == all.count, "seed \(seed)")
            let clocks = Set(all.map { "\($0.policy) \($0.metric)" })
            #expect(Set(jump.told.map { "\($0.policy) \($0.metric)" }) == clocks)
            #expect(jump.told.count == clocks.count)
        }
    }
}
