import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Laws of the measures per support line")
struct LineFigureLawTests {
    private static let lines: [TeamIdentifier] = ["a", "b", "c", "d"]

    /// A random log of a case: where it was seen, and when.
    private func log(_ random: inout SplitMix64) throws -> [(line: TeamIdentifier, at: Instant)] {
        let opening = try Instant("2024-03-04T08:00:00Z")
        return try (0..<random.number(0...12)).map { _ in
            (Self.lines[random.number(0...3)], try opening + .minutes(Int32(random.number(0...5000))))
        }
    }

    private func track(_ log: [(line: TeamIdentifier, at: Instant)]) throws -> LineTrack<TeamIdentifier> {
        let opening = try Instant("2024-03-04T08:00:00Z")
        var track = LineTrack<TeamIdentifier>(openedAt: opening)
        for (line, at) in log { track.enter(line, at: at) }
        return track
    }

    @Test("moves, ping-pong, touches and times are what a plain walk over the log counts")
    func oracle() throws {
        let opening = try Instant("2024-03-04T08:00:00Z")
        let asOf = try opening + .minutes(6000)
        for seed in 0..<UInt64(TestEnvironment.trials(default: 300)) {
            var random = SplitMix64(seed: seed)
            let log = try log(&random)
            var figures = LineFigures<TeamIdentifier>()
            try figures.add(track(log), asOf: asOf)
            // Minute by minute: who has the case.
            var minutes: [TeamIdentifier: Int] = [:]
            var owner: TeamIdentifier?
            var runs: [TeamIdentifier] = []
            var clock = opening
            for (line, at) in log {
                while clock < at {
                    if let owner { minutes[owner, default: 0] += 1 }
                    clock = try clock + .minutes(1)
                }
                if owner != line { runs.append(line) }
                owner = line
            }
            while clock < asOf {
                if let owner { minutes[owner, default: 0] += 1 }
                clock = try clock + .minutes(1)
            }
            #expect(figures.moveCount == Int64(max(runs.count - 1, 0)), "seed \(seed)")
            #expect(figures.pingPongCount == Int64(runs.indices.count { $0 >= 2 && runs[$0] == runs[$0 - 2] }))
            for line in Self.lines {
                let counts = figures.counts(of: line)
                #expect(counts?.visits ?? 0 == Int64(runs.count { $0 == line }), "seed \(seed)")
                #expect(
                    counts?.timeMicroseconds ?? 0 == Int128(minutes[line] ?? 0) * 60_000_000, "seed \(seed)")
            }
            // The times of all lines are the time from the first sight on.
            let total = figures.lines.values.reduce(Int128(0)) { $0 + $1.timeMicroseconds }
            let first = try track(log).entries.first?.at ?? asOf
            #expect(total == Int128((asOf - first).microseconds))
        }
    }

    @Test("figures of parts add up to the same bytes in any order and grouping, and come back from them")
    func merging() throws {
        let asOf = try Instant("2024-04-04T08:00:00Z")
        for seed in 0..<UInt64(TestEnvironment.trials(default: 60)) {
            var random = SplitMix64(seed: seed &+ 99)
            var all = LineFigures<TeamIdentifier>()
            let parts = try (0..<3).map { _ in
                var part = LineFigures<TeamIdentifier>()
                for _ in 0..<random.number(0...6) {
                    var track = try track(log(&random))
                    if random.chance(2, in: 3) { track.end(at: asOf, isResolved: random.chance(1, in: 2)) }
                    try part.add(track, asOf: asOf)
                    try all.add(track, asOf: asOf)
                }
                return part
            }
            var left = parts[0]
            try left.merge(parts[1])
            try left.merge(parts[2])
            var tail = parts[2]
            try tail.merge(parts[1])
            try tail.merge(parts[0])
            #expect(left == all)
            #expect(try LoopWire.text(tail) == LoopWire.text(all))
            #expect(try LoopWire.read(LineFigures<TeamIdentifier>.self, LoopWire.text(all)) == all)
            var same = all
            try same.merge(LineFigures())
            #expect(same == all)
        }
    }

    @Test("sums beyond 64 bits stay exact, beyond 128 bits and counts beyond 64 they are refused")
    func overflow() throws {
        func figures(cases: Int64, time: String) throws -> LineFigures<TeamIdentifier> {
            try LoopWire.read(
                LineFigures<TeamIdentifier>.self,
                """
                {"format": "line-figures/1", "cases": \(cases), "movedCases": 0, "pingPongCases": 0, "moves": [],
                 "pingPongs": [], "lines": [{"line": "a", "touched": \(cases), "first": \(cases), "visits": \(cases),
                 "resolved": 0, "timeMicroseconds": \(time), "timeToReachMicroseconds": 0}]}
                """)
        }
        var sum = try figures(cases: 2, time: "9223372036854775807")
        try sum.merge(sum)
        #expect(sum.counts(of: "a")?.timeMicroseconds == Int128(Int64.max) * 2)
        #expect(try LoopWire.read(LineFigures<TeamIdentifier>.self, LoopWire.text(sum)) == sum)
        for full in [try figures(cases: 1, time: "\(Int128.max)"), try figures(cases: .max, time: "1")] {
            var sum = full
            #expect(throws: InvalidValue.self) { try sum.merge(full) }
            #expect(sum == full)
        }
    }

    @Test("figures whose counts do not fit together are refused")
    func refusals() throws {
        var figures = LineFigures<TeamIdentifier>()
        let opening = try Instant("2024-03-04T08:00:00Z")
        var track = try track([("a", opening), ("b", opening), ("a", opening)])
        track.end(at: opening, isResolved: true)
        try figures.add(track, asOf: opening)
        let text = try LoopWire.text(figures)
        #expect(LoopWire.refusal(of: LineFigures<TeamIdentifier>.self, text) == nil)
        for (good, bad) in [
            (#""cases":1"#, #""cases":0"#), (#""movedCases":1"#, #""movedCases":3"#),
            (#""pingPongCases":1"#, #""pingPongCases":2"#), (#""pingPongCases":1"#, #""pingPongCases":-1"#),
            (#""visits":2"#, #""visits":3"#), (#""touched":1"#, #""touched":0"#),
            (#""resolved":1"#, #""resolved":2"#), (#""timeMicroseconds":0"#, #""timeMicroseconds":-1"#),
            (#""from":"b","to":"a""#, #""from":"a","to":"b""#), (#""from":"b""#, #""from":"a""#),
            (#"line-figures/1"#, #"line-figures/2"#),
        ] {
            #expect(text.contains(good) || text.contains(#""from":"b""#), "\(good)")
            let changed = text.replacing(good, with: bad)
            #expect(changed == text || LoopWire.refusal(of: LineFigures<TeamIdentifier>.self, changed) != nil, "\(bad)")
        }
        try LoopWire.expectGolden(figures, in: "line-figures")
        try LoopWire.expectGolden(ResolutionBands.published, in: "resolution-bands")
    }

    @Test("damaged forms are refused, or read as what they say, and never trap")
    func damage() throws {
        var random = SplitMix64(seed: 5)
        var figures = LineFigures<TeamIdentifier>()
        for _ in 0..<4 { try figures.add(track(log(&random)), asOf: Instant("2024-04-04T08:00:00Z")) }
        let results = [
            try LoopWire.damage(figures, seed: 1), try LoopWire.damage(ResolutionBands.published, seed: 2),
        ]
        #expect(results.allSatisfy { $0.refused > 0 })
        #expect(results.contains { $0.read > 0 })
    }
}
