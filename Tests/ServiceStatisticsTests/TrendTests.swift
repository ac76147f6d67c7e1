import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Trends and changes")
struct TrendTests {
    @Test("Mann–Kendall counts pairs and allows for ties; Theil–Sen takes the median slope")
    func rankTrend() throws {
        let trend = try RankTrend([10, 12, 12, 15, 14, 18, 21, 20, 25, 30])
        #expect(trend.score == 40)
        // (10·9·25 − 2·1·9)/18
        #expect(trend.scoreVariance == 124)
        #expect(trend.test.map { relativeError($0.statistic, 39 / 124.0.squareRoot()) < 1e-15 } == true)
        #expect(trend.slope == 2)
        #expect(trend.slopeInterval?.contains(2) == true)
        let falling = try RankTrend([3, 2, 1])
        #expect(falling.score == -3)
        #expect(falling.slope == -1)
        #expect(falling.slopeInterval == nil)
    }

    @Test("no trend is defined where there is none to define")
    func undefined() throws {
        #expect(try RankTrend([]).slope == nil)
        #expect(try RankTrend([1]).test == nil)
        let flat = try RankTrend([4, 4, 4, 4])
        #expect(flat.test == nil)
        #expect(flat.slope == 0)
        #expect(try LinearTrend([1]) == nil)
        let two = try #require(try LinearTrend([1, 3]))
        #expect(two.slope == 2)
        #expect(two.test == nil)
        let exact = try #require(try LinearTrend([1, 2, 3, 4]))
        #expect(exact.test == nil)
        #expect(exact.slopeInterval?.lower == 1)
        #expect(try ChangePoints([]).segments.isEmpty)
        #expect(try ChangePoints([3]).changes.isEmpty)
        #expect(try ChangePoints([3, 3, 3, 3]).segments == [ChangePoints([3, 3, 3, 3]).segments[0]])
    }

    @Test("bad input is refused", arguments: [Double.nan, .infinity, -.infinity])
    func refusals(_ bad: Double) {
        #expect(throws: InvalidValue.self) { try RankTrend([1, bad]) }
        #expect(throws: InvalidValue.self) { try RankTrend([1, 2], confidence: bad) }
        #expect(throws: InvalidValue.self) { try LinearTrend([1, bad]) }
        #expect(throws: InvalidValue.self) { try LinearTrend([1, 2], confidence: bad) }
        #expect(throws: InvalidValue.self) { try CumulativeSumChart([bad], target: 0, standardDeviation: 1) }
        #expect(throws: InvalidValue.self) { try CumulativeSumChart([1], target: bad, standardDeviation: 1) }
        #expect(throws: InvalidValue.self) { try CumulativeSumChart([1], target: 0, standardDeviation: bad) }
        #expect(throws: InvalidValue.self) { try ChangePoints([1, 2, bad]) }
        #expect(throws: InvalidValue.self) { try ChangePoints([1, 2], penalty: bad) }
        #expect(throws: InvalidValue.self) { try ChangePoints([1, 2], standardDeviation: bad) }
        #expect(throws: InvalidValue.self) { try ChangePoints([1, 2], minimumLength: 0) }
        #expect(throws: InvalidValue.self) { try RankTrend([Double](repeating: 1, count: RankTrend.countLimit + 1)) }
    }

    @Test("values too large for their squares or differences are refused")
    func hugeValues() throws {
        let huge = Double.greatestFiniteMagnitude
        for values in [[huge, -huge, huge], [huge, huge, huge, -huge], [0, huge, -huge, 1]] {
            #expect(throws: InvalidValue.self) { try LinearTrend(values) }
            #expect(throws: InvalidValue.self) { try RankTrend(values) }
            #expect(throws: InvalidValue.self) { try ChangePoints(values) }
            #expect(throws: InvalidValue.self) { try ControlChart.individuals(values) }
            #expect(throws: InvalidValue.self) { try CumulativeSumChart(values, target: 0, standardDeviation: 0.1) }
        }
        #expect(throws: InvalidValue.self) { try ChangePoints([1, 2, 1e200], standardDeviation: 1e-9) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [5], exposures: [.leastNonzeroMagnitude]) }
        #expect(throws: InvalidValue.self) { try ControlChart.rates(counts: [5, 1], exposures: [huge, huge]) }
    }

    @Test("intervals of the slope cover it about as often as they say")
    func coverage() throws {
        var generator = SplitMix64(seed: 91)
        let trials = TestEnvironment.trials(default: 200)
        var covered = (rank: 0, linear: 0)
        for _ in 0..<trials {
            let values = (0..<20).map { 0.3 * Double($0) + generator.normal() }
            if try RankTrend(values).slopeInterval?.contains(0.3) == true { covered.rank += 1 }
            if try LinearTrend(values)?.slopeInterval?.contains(0.3) == true { covered.linear += 1 }
        }
        print("slopes covered:", covered, trials)
        #expect((0.91...0.98).contains(Double(covered.rank) / Double(trials)))
        #expect((0.91...0.98).contains(Double(covered.linear) / Double(trials)))
    }

    @Test("the cumulative sum finds a lasting shift of one sigma soon, and alarms seldom without one")
    func cumulativeSums() throws {
        let chart = try CumulativeSumChart([0, 2, 2, 2, 2, -1], target: 0, standardDeviation: 1)
        #expect(chart.upper == [0, 1.5, 3, 4.5, 6, 4.5])
        #expect(chart.lower == [0, 0, 0, 0, 0, 0.5])
        #expect(chart.signals == [4])
        var generator = SplitMix64(seed: 92)
        var delays = 0
        var alarms = 0
        let trials = TestEnvironment.trials(default: 150)
        for _ in 0..<trials {
            let shifted = (0..<200).map { _ in 1 + generator.normal() }
            delays += (try CumulativeSumChart(shifted, target: 0, standardDeviation: 1).signals.first ?? 200) + 1
            let stable = (0..<2000).map { _ in generator.normal() }
            alarms += (try CumulativeSumChart(stable, target: 0, standardDeviation: 1).signals.first ?? 2000) + 1
        }
        print("mean delay:", Double(delays) / Double(trials), "mean run:", Double(alarms) / Double(trials))
        #expect((9...12).contains(Double(delays) / Double(trials)))
        #expect((330...600).contains(Double(alarms) / Double(trials)))
    }

    @Test("changes are found where they are, exactly as trying all divisions finds them")
    func changePoints() throws {
        var generator = SplitMix64(seed: 93)
        let values = (0..<90).map { ($0 < 30 ? 10 : $0 < 60 ? 16 : 8) + generator.normal() }
        let found = try ChangePoints(values)
        #expect(found.changes == [30, 60])
        #expect(found.segments.map(\.end) == [30, 60, 90])
        for _ in 0..<TestEnvironment.trials(default: 40) {
            let count = Int.random(in: 2...11, using: &generator)
            let length = Int.random(in: 1...3, using: &generator)
            let series = (0..<count).map { _ in Double(Int.random(in: 0...6, using: &generator)) }
            let penalty = Double.random(in: 0.5...6, using: &generator)
            let fast = try ChangePoints(series, standardDeviation: 1, penalty: penalty, minimumLength: length)
            let total = fast.segments.reduce(-penalty) { $0 + penalty + cost(series[$1.start..<$1.end]) }
            #expect(abs(total - bestCost(series, penalty, length)) < 1e-9)
            #expect(fast.segments.allSatisfy { $0.end - $0.start >= min(length, count) })
        }
    }

    private func cost(_ values: ArraySlice<Double>) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }

    /// The smallest cost over all divisions, a bit of the mask for each possible change.
    private func bestCost(_ values: [Double], _ penalty: Double, _ length: Int) -> Double {
        var best = cost(values[...])
        for mask in 0..<(1 << (values.count - 1)) {
            let starts = [0] + (1..<values.count).filter { mask >> ($0 - 1) & 1 == 1 } + [values.count]
            let pieces = zip(starts, starts.dropFirst()).map { values[$0..<$1] }
            guard pieces.allSatisfy({ $0.count >= length }) else { continue }
            best = min(best, pieces.reduce(-penalty) { $0 + penalty + cost($1) })
        }
        return best
    }

    @Test("a stable normal series seldom gets a change", arguments: [50, 200])
    func falseChanges(_ count: Int) throws {
        var generator = SplitMix64(seed: 94)
        let trials = TestEnvironment.trials(default: 60)
        var changed = 0
        for _ in 0..<trials {
            let values = (0..<count).map { _ in generator.normal() }
            if try !ChangePoints(values).changes.isEmpty { changed += 1 }
        }
        print("false changes:", changed, "of", trials, "series of", count)
        #expect(Double(changed) / Double(trials) <= 0.1)
    }
}
