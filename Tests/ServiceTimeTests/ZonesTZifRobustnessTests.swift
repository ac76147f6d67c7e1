import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

/// Bytes that are no TZif file, or not quite: each is refused with its part named, or gives rules that answer.
@Suite("Damaged TZif files")
struct ZonesTZifRobustnessTests {
    static let fixtures = [
        TZifFile.newYork.bytes,
        TZifFile.countingLeapSeconds.bytes,
        TZifFile(version: 0, transitions: [(-1, 1), (1_000_000_000, 0)], types: [(3600, 0, 0), (7200, 1, 0)]).bytes,
        TZifFile(
            version: UInt8(ascii: "3"), types: [(-7200, 0, 0)], footer: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"
        ).bytes,
    ]

    @Test("cut at every byte, a file is refused", arguments: fixtures.indices)
    func truncated(fixture: Int) {
        let bytes = Self.fixtures[fixture]
        #expect(throws: Never.self) { try TimeZoneRules(tzif: bytes) }
        for length in bytes.indices {
            let error = #expect(throws: InvalidValue.self, "\(length) bytes") {
                try TimeZoneRules(tzif: bytes.prefix(length))
            }
            #expect(error?.field.hasPrefix("tzif.") == true)
            #expect(error?.value.contains(" at byte ") == true)
        }
    }

    @Test("altered at any byte, a file is refused or gives rules that answer", arguments: fixtures.indices)
    func altered(fixture: Int) throws {
        let bytes = Self.fixtures[fixture]
        var accepted = 0
        for place in bytes.indices {
            let flipped = (0..<8).map { bytes[place] ^ (1 << UInt8($0)) }
            for value in flipped + [0, 1, 0x7F, 0x80, 0xFF, bytes[place] &+ 1, bytes[place] &- 1]
            where value != bytes[place] {
                var altered = bytes
                altered[place] = value
                accepted += try check(altered)
            }
        }
        // Some bytes say nothing (reserved, abbreviations), most say much.
        #expect(accepted > 0)
    }

    @Test("altered, cut and lengthened at random, a file is refused or gives rules that answer")
    func random() throws {
        var random = SplitMix64(seed: 404)
        for trial in 0..<TestEnvironment.trials(default: 20_000) {
            var bytes = Self.fixtures[trial % Self.fixtures.count]
            for _ in 0...Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<10, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(.random(in: 0...255, using: &random), at: place)
                case 2: bytes.removeSubrange(place..<min(place + 8, bytes.count))
                case 3: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][Int.random(in: 0..<6, using: &random)]
                default: bytes[place] = .random(in: 0...255, using: &random)
                }
            }
            _ = try check(bytes)
        }
    }

    /// 1 where the bytes give rules, which must then be sound; 0 where they are refused.
    private func check(_ bytes: [UInt8]) throws -> Int {
        let rules: TimeZoneRules
        do {
            rules = try TimeZoneRules(tzif: bytes)
        } catch {
            if !error.field.hasPrefix("tzif.") || !error.value.contains(" at byte ") {
                Issue.record("\(error) names no part or byte")
            }
            return 0
        }
        var last = Instant.earliest
        var offset = rules.initialOffsetSeconds
        for transition in rules.transitions {
            if transition.at <= last || transition.offsetSeconds == offset {
                Issue.record("\(transition) after \(last)")
            }
            (last, offset) = (transition.at, transition.offsetSeconds)
        }
        for second: Int64 in [.min, -62_167_219_201, -1, 0, 1_700_000_000, 253_402_300_800, .max - 1] {
            let segments = rules.segments(fromSecond: second, toSecond: second + 1)
            if segments.count != 1 { Issue.record("\(segments.count) segments in a second") }
        }
        if rules.offsetSeconds(at: .latest).magnitude > 93_599 { Issue.record("offset out of range") }
        return 1
    }
}
