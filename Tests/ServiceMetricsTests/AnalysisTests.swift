import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Attribution, causes and comparisons")
struct AnalysisTests {
    @Test("rate and mix effects sum exactly to the change")
    func attribution() throws {
        var generator = SplitMix64(seed: 41)
        for _ in 0..<TestEnvironment.trials(default: 60) {
            let segments = try (0..<Int.random(in: 1...5, using: &generator)).map { number in
                func side() throws -> Proportion {
                    let count = Int.random(in: -3...1000, using: &generator)
                    guard count > 0 else { return .empty }
                    return try Proportion(successes: Int.random(in: 0...count, using: &generator), count: count)
                }
                return try ChangeAttribution.Segment("\(number)", from: side(), to: side())
            }
            guard let attribution = try ChangeAttribution(segments) else {
                #expect(segments.allSatisfy { $0.countBefore == 0 } || segments.allSatisfy { $0.countAfter == 0 })
                continue
            }
            #expect(attribution.rateEffect.adding(attribution.mixEffect) == attribution.change)
            func rate(_ total: (ChangeAttribution.Segment) -> Int64, _ count: (ChangeAttribution.Segment) -> Int64)
                -> Double
            {
                Double(segments.reduce(0) { $0 + total($1) }) / Double(segments.reduce(0) { $0 + count($1) })
            }
            let change = rate({ $0.totalAfter }, { $0.countAfter }) - rate({ $0.totalBefore }, { $0.countBefore })
            #expect(abs(attribution.change.value - change) < 1e-12)
        }
    }

    @Test("every segment gets better and the whole gets worse: it is all mix")
    func simpson() throws {
        let attribution = try #require(
            try ChangeAttribution([
                ChangeAttribution.Segment(
                    "phone", from: Proportion(successes: 810, count: 900), to: Proportion(successes: 92, count: 100)),
                ChangeAttribution.Segment(
                    "chat", from: Proportion(successes: 50, count: 100), to: Proportion(successes: 468, count: 900)),
            ]))
        #expect(attribution.change.value == -0.30)
        #expect(attribution.rateEffect.value == 0.02)
        #expect(attribution.mixEffect.value == -0.32)
    }

    @Test("causes in order, the vital few, and one of 60 % that starts an improvement")
    func pareto() throws {
        let table = try ParetoTable(["late": 60, "rude": 10, "broken": 25, "other": 5, "never": 0])
        #expect(table.rows.map(\.cause) == ["late", "broken", "rude", "other"])
        #expect(table.rows.map(\.cumulative.successes) == [60, 85, 95, 100])
        #expect(try table.vitalFew().map(\.cause) == ["late", "broken"])
        #expect(try table.dominant().map(\.cause) == ["late"])
        #expect(try ParetoTable([:]).vitalFew().isEmpty)
        #expect(throws: InvalidValue.self) { try ParetoTable(["late": -1]) }
    }

    @Test("corrections of p-values, as R's p.adjust gives them")
    func corrections() throws {
        let p: [Double?] = [0.01, 0.04, nil, 0.03, 0.005]
        func close(_ got: [Double?], _ expected: [Double?]) -> Bool {
            zip(got, expected).allSatisfy { one, two in
                if let one, let two { abs(one - two) < 1e-15 } else { one == nil && two == nil }
            }
        }
        #expect(try close(MultiplicityCorrection.bonferroni.adjusted(p), [0.04, 0.16, nil, 0.12, 0.02]))
        #expect(try close(MultiplicityCorrection.holm.adjusted(p), [0.03, 0.06, nil, 0.06, 0.02]))
        #expect(try close(MultiplicityCorrection.benjaminiHochberg.adjusted(p), [0.02, 0.04, nil, 0.04, 0.02]))
        #expect(throws: InvalidValue.self) { try MultiplicityCorrection.holm.adjusted([.nan]) }
    }

    @Test("twenty teams that do not differ: uncorrected some stand out, corrected none does")
    func noise() throws {
        var generator = SplitMix64(seed: 47)
        var (plain, corrected, funnel, all) = (0, 0, 0, 0)
        for _ in 0..<TestEnvironment.trials(default: 20) {
            let teams = try (0..<20).map { team in
                let count = Int.random(in: 20...400, using: &generator)
                let successes = (0..<count).count { _ in Double.random(in: 0..<1, using: &generator) < 0.85 }
                return (name: "team \(team)", share: try Proportion(successes: successes, count: count))
            }
            all += teams.count
            plain += try GroupComparison.compare(teams, .none).count { $0.adjustedPValue.map { $0 < 0.05 } ?? false }
            corrected += try GroupComparison.compare(teams).count { $0.adjustedPValue.map { $0 < 0.05 } ?? false }
            funnel += try FunnelPlot(teams).points.count { $0.standsOut }
        }
        #expect(Double(plain) / Double(all) > 0.02 && Double(plain) / Double(all) < 0.08)
        #expect(Double(corrected) / Double(all) < 0.01)
        #expect(Double(funnel) / Double(all) < 0.01)
    }

    @Test("a small team may lie where a large one stands out")
    func funnel() throws {
        let plot = try FunnelPlot([
            ("large", Proportion(successes: 700, count: 1000)), ("small", Proportion(successes: 7, count: 10)),
            ("rest", Proportion(successes: 9000, count: 10_000)), ("empty", .empty),
        ])
        #expect(plot.points.map(\.standsOut) == [true, false, true])
        #expect(plot.points.allSatisfy { $0.lower <= $0.upper })
        #expect(try FunnelPlot([("empty", .empty)]).points.isEmpty)
        #expect(try FunnelPlot([("all", Proportion(successes: 5, count: 5))]).points.map(\.standsOut) == [false])
    }

    @Test("one hidden cell takes another with it, empty ones tell nothing")
    func suppression() throws {
        let rule = try SmallCellSuppression(minimum: 5)
        #expect(rule.hidden([100, 3, 20, 0]) == [false, true, true, false])
        #expect(rule.hidden([100, 3, 2, 0]) == [false, true, true, false])
        #expect(rule.hidden([100, 50, 0]) == [false, false, false])
        #expect(rule.hidden([3]) == [true])
        #expect(throws: InvalidValue.self) { try SmallCellSuppression(minimum: 0) }
    }

    @Test("days in a time zone, over the changes of the clock")
    func days() throws {
        let zone = try SystemZones.table(["America/New_York"]).rules(for: "America/New_York")
        var seconds: [Int64] = []
        for text in [
            "2025-03-09T04:59:59Z", "2025-03-09T05:00:00Z", "2025-03-10T03:59:59Z", "2025-03-10T04:00:00Z",
            "2025-03-08T12:00:00Z",
        ] {
            seconds.append(try Instant(text).secondsSinceEpoch)
        }
        let days = try DimensionColumn.days(of: seconds, in: zone)
        #expect(days.labels == ["2025-03-08", "2025-03-09", "2025-03-10"])
        #expect(days.codes == [0, 1, 1, 2, 0])
    }
}
