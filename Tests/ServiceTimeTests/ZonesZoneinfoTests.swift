import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

/// The compiled time zone database of the platform, where there is one.
@Suite("Time zone database")
struct ZonesZoneinfoTests {
    @Test("every file is read, and is consistent with itself")
    func everyFile() throws {
        let files = SystemZones.files()
        guard !files.isEmpty else { return }
        var random = SplitMix64(seed: 3)
        var sound = 0
        for file in files {
            do {
                let rules = try TimeZoneRules(tzif: file.bytes)
                if try isSound(rules, using: &random) {
                    sound += 1
                } else {
                    Issue.record("\(file.name) contradicts itself")
                }
            } catch {
                Issue.record("\(file.name): \(error)")
            }
        }
        print("zoneinfo: \(sound) of \(files.count) files are read and consistent")
    }

    /// Whether the answers to different questions agree, around every change up to 2150 and at random.
    private func isSound(_ rules: TimeZoneRules, using random: inout SplitMix64) throws -> Bool {
        let end = try Instant("2150-01-01T00:00:00Z")
        let changes = rules.transitions(in: .earliest..<end)
        var offset = rules.initialOffsetSeconds
        for change in changes {
            let before = try change.at - .seconds(1)
            guard change.offsetSeconds != offset, rules.offsetSeconds(at: before) == offset,
                rules.offsetSeconds(at: change.at) == change.offsetSeconds,
                rules.nextTransition(after: before) == change, rules.nextTransition(after: change.at)?.at != change.at
            else { return false }
            offset = change.offsetSeconds
        }
        let segments = rules.segments(
            fromSecond: Instant.earliest.secondsSinceEpoch, toSecond: end.secondsSinceEpoch)
        guard segments.dropFirst().map(\.start) == changes.map(\.at.secondsSinceEpoch) else { return false }
        for _ in 0..<10 {
            let second = Int64.random(in: -3_000_000_000...end.secondsSinceEpoch, using: &random)
            let instant = try Instant(secondsSinceEpoch: second)
            // The first instant of the reading is this one, or an earlier one that shows the same.
            guard let first = rules.instant(of: rules.localDateTime(at: instant)), first <= instant,
                rules.localDateTime(at: first) == rules.localDateTime(at: instant)
            else { return false }
        }
        let stored = try JSONEncoder().encode(rules)
        return try JSONDecoder().decode(TimeZoneRules.self, from: stored) == rules
    }

    @Test("a file that counts leap seconds means the same as the one that does not, as far as its table reaches")
    func leapSeconds() throws {
        let files = Dictionary(uniqueKeysWithValues: SystemZones.files().map { ($0.name, $0.bytes) })
        for (name, bytes) in files where name.hasPrefix("right/") {
            guard let plain = files[String(name.dropFirst("right/".count))] else { continue }
            let counting = try TimeZoneRules(tzif: bytes)
            // Without a footer such a file ends where the leap seconds are no longer known.
            let end =
                counting.rule == nil ? counting.transitions.last?.at ?? .epoch : try Instant("2100-01-01T00:00:00Z")
            let range = Instant.earliest..<(try end + .seconds(1))
            #expect(
                counting.transitions(in: range) == (try TimeZoneRules(tzif: plain)).transitions(in: range), "\(name)")
        }
    }
}
