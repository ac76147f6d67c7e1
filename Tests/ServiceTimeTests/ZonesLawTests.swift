import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

/// Laws over generated zones, checked against definitions that are slow and plain.
@Suite("Laws of time zone rules")
struct ZonesLawTests {
    @Test("the offset is that of the last change, for tables and rules alike")
    func offsets() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 60) {
            let zone = try PlainZone(using: &random)
            for second in zone.interestingSeconds(using: &random) {
                let instant = try Instant(secondsSinceEpoch: second)
                #expect(zone.rules.offsetSeconds(at: instant) == zone.offset(at: second), "\(zone) \(instant)")
                #expect(zone.rules.localDateTime(at: instant) == reading(second + Int64(zone.offset(at: second))))
            }
        }
    }

    @Test("a reading has the first instant that shows it, or else moves by the gap that skips it")
    func readings() throws {
        var random = SplitMix64(seed: 8)
        for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 60) {
            let zone = try PlainZone(using: &random)
            for near in zone.interestingSeconds(using: &random) {
                let wall = near + Int64(zone.offset(at: near)) + .random(in: -9000...9000, using: &random)
                let showing = Set(zone.offsets).map { wall - Int64($0) }
                    .filter { wall - $0 == Int64(zone.offset(at: $0)) }.min()
                let result = zone.rules.instant(of: reading(wall))?.secondsSinceEpoch
                if let showing {
                    #expect(result == showing, "\(zone) \(reading(wall))")
                } else {
                    // The one change that skips the reading gives the offset to read it by.
                    let gap = zone.changes.first {
                        let before = Int64(zone.offset(at: $0.second - 1))
                        return $0.second + before <= wall && wall < $0.second + Int64($0.offset)
                    }
                    let before = gap.map { Int64(zone.offset(at: $0.second - 1)) }
                    #expect(before != nil)
                    #expect(result == before.map { wall - $0 }, "\(zone) \(reading(wall))")
                }
            }
        }
    }

    @Test("segments cover a range without holes, each of one offset, neighbours of two")
    func segments() throws {
        var random = SplitMix64(seed: 9)
        for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 60) {
            let zone = try PlainZone(using: &random)
            let from = Int64.random(in: -2_000_000_000...6_000_000_000, using: &random)
            let to = from + .random(in: 1...300_000_000, using: &random)
            let segments = zone.rules.segments(fromSecond: from, toSecond: to)
            #expect(segments.first?.start == from)
            #expect(segments.last?.end == to)
            for (one, next) in zip(segments, segments.dropFirst()) {
                #expect(one.end == next.start)
                #expect(one.offset != next.offset)
            }
            for segment in segments {
                #expect(segment.start < segment.end)
                #expect(Int(segment.offset) == zone.offset(at: segment.start))
                #expect(Int(segment.offset) == zone.offset(at: segment.end - 1))
            }
            let expected = zone.changes.filter { $0.second > from && $0.second < to }.map(\.second)
            #expect(segments.dropFirst().map(\.start) == expected, "\(zone)")
        }
    }

    @Test("the transitions of a range are those of the plain definition, one after the other")
    func transitions() throws {
        var random = SplitMix64(seed: 10)
        for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 60) {
            let zone = try PlainZone(using: &random)
            let from = try Instant(
                microsecondsSinceEpoch: .random(in: -2_000_000_000_000_000...6_000_000_000_000_000, using: &random))
            let to = try from + TimeSpan(microseconds: .random(in: 0...300_000_000_000_000, using: &random))
            let found = zone.rules.transitions(in: from..<to)
            let expected = try zone.changes.map { try Instant(secondsSinceEpoch: $0.second) }.filter {
                (from..<to).contains($0)
            }
            #expect(found.map(\.at) == expected, "\(zone)")
            #expect(
                zone.rules.nextTransition(after: try from - TimeSpan(microseconds: 1))?.at == expected.first
                    || expected.isEmpty)
            for change in expected {
                #expect(
                    zone.rules.transitions(in: change..<(try change + TimeSpan(microseconds: 1))).map(\.at) == [change])
                #expect(
                    try zone.rules.transitions(in: (change + TimeSpan(microseconds: 1))..<(change + .seconds(1))) == [])
            }
        }
    }

    @Test("rules made of parts of a zone are equal however much of the yearly rule its table spells out")
    func canonical() throws {
        var random = SplitMix64(seed: 12)
        for _ in 0..<max(1, TestEnvironment.trials(default: 20_000) / 60) {
            let zone = try PlainZone(using: &random)
            guard let rule = zone.rules.rule, let last = zone.rules.transitions.last else { continue }
            let more = zone.rules.transitions(in: (try last.at + .seconds(1))..<(try last.at + .hours(24 * 366 * 5)))
            let spelled = try TimeZoneRules(
                initialOffsetSeconds: zone.rules.initialOffsetSeconds,
                transitions: zone.rules.transitions + more.prefix(.random(in: 0...10, using: &random)), rule: rule)
            #expect(spelled == zone.rules)
        }
    }

    private func reading(_ wall: Int64) -> LocalDateTime {
        let day = wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400
        return LocalDateTime(
            date: CivilDate(uncheckedDay: Int32(day)), time: TimeOfDay(uncheckedSeconds: Int32(wall - day * 86_400)))
    }
}
