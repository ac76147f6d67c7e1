import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Comparisons and sample sizes")
struct ComparisonTests {
    @Test("an empty sample leaves everything undefined, on either side")
    func empty() throws {
        let share = try Proportion(successes: 3, count: 10)
        for comparison in [ProportionComparison(.empty, share), ProportionComparison(share, .empty)] {
            #expect(comparison.difference == nil)
            #expect(comparison.pooledTest == nil)
            #expect(comparison.unpooledTest == nil)
            #expect(comparison.chiSquaredTest == nil)
            #expect(comparison.yatesTest == nil)
            #expect(try comparison.fisherPValue() == nil)
            #expect(comparison.cohenEffectSize == nil)
            #expect(try comparison.waldInterval() == nil)
            #expect(try comparison.newcombeInterval() == nil)
            #expect(throws: InvalidValue.self) { try comparison.waldInterval(confidence: 1) }
            #expect(throws: InvalidValue.self) { try comparison.newcombeInterval(confidence: .nan) }
        }
    }

    @Test("without any variance the z tests are undefined, Fisher's is certain")
    func noVariance() throws {
        let all = try Proportion(successes: 7, count: 7)
        let comparison = ProportionComparison(all, try Proportion(successes: 9, count: 9))
        #expect(comparison.difference == 0)
        #expect(comparison.pooledTest == nil)
        #expect(comparison.unpooledTest == nil)
        #expect(try comparison.fisherPValue() == 1)
        let opposite = ProportionComparison(all, try Proportion(successes: 0, count: 7))
        #expect(opposite.unpooledTest == nil)
        #expect(opposite.pooledTest?.statistic == 14.0.squareRoot())
    }

    @Test("Fisher's test agrees with counting all tables in exact integers")
    func fisher() throws {
        for n1 in 1...9 {
            for n2 in 1...7 {
                for x1 in 0...n1 {
                    for x2 in 0...n2 {
                        let comparison = ProportionComparison(
                            try Proportion(successes: x1, count: n1), try Proportion(successes: x2, count: n2))
                        let expected = countedFisher(x1, n1, x2, n2)
                        let got = try #require(try comparison.fisherPValue())
                        #expect(relativeError(got, expected) < 1e-13)
                    }
                }
            }
        }
    }

    private func countedFisher(_ x1: Int, _ n1: Int, _ x2: Int, _ n2: Int) -> Double {
        func ways(_ n: Int, _ k: Int) -> Int { (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) } }
        let successes = x1 + x2
        let tables = (max(0, successes - n2)...min(n1, successes)).map { ways(n1, $0) * ways(n2, successes - $0) }
        let observed = ways(n1, x1) * ways(n2, x2)
        return Double(tables.filter { $0 <= observed }.reduce(0, +)) / Double(tables.reduce(0, +))
    }

    @Test("large tables stay fast and finite, and tests mirror when the samples change places")
    func largeTables() throws {
        var generator = SplitMix64(seed: 61)
        for _ in 0..<TestEnvironment.trials(default: 30) {
            let n1 = Int.random(in: 1...2_000_000, using: &generator)
            let n2 = Int.random(in: 1...2_000_000, using: &generator)
            let p = Double.random(in: 0...1, using: &generator)
            let first = try Proportion(successes: Int(Double(n1) * p), count: n1)
            let second = try Proportion(successes: Int(Double(n2) * (p * 0.999)), count: n2)
            let forth = ProportionComparison(first, second)
            let back = ProportionComparison(second, first)
            let value = try #require(try forth.fisherPValue())
            #expect((0...1).contains(value))
            #expect(try relativeError(value, #require(try back.fisherPValue())) < 1e-9)
            #expect(forth.pooledTest?.pValue == back.pooledTest?.pValue)
            let interval = try #require(try forth.newcombeInterval())
            let mirror = try #require(try back.newcombeInterval())
            #expect(abs(interval.lower + mirror.upper) < 1e-12)
        }
        let huge = try Proportion(successes: .max / 2, count: .max)
        let comparison = ProportionComparison(huge, try Proportion(successes: .max / 3, count: .max))
        #expect(comparison.difference.map { relativeError($0, 1.0 / 6) < 1e-15 } == true)
        #expect(comparison.pooledTest?.pValue == 0)
        #expect(throws: InvalidValue.self) { try comparison.fisherPValue() }
        let late = try Proportion(successes: 300_000_000_000, count: 600_000_000_000)
        let limit = ProportionComparison(late, try Proportion(successes: 200_000_000_000, count: 400_000_000_000))
        #expect(try limit.fisherPValue() == 1)
    }

    @Test("Welch: undefined below two values, a point without spread, no overflow")
    func welch() throws {
        let sample = try SampleSummary(mean: 5, standardDeviation: 1, count: 10)
        for few in [0, 1] {
            let comparison = WelchComparison(sample, try SampleSummary(mean: 4, standardDeviation: 0, count: few))
            #expect(comparison.standardError == nil)
            #expect(comparison.degreesOfFreedom == nil)
            #expect(comparison.test == nil)
            #expect(try comparison.interval() == nil)
            #expect((comparison.difference == nil) == (few == 0))
        }
        let constant = try SampleSummary(mean: 4, standardDeviation: 0, count: 10)
        let same = WelchComparison(constant, constant)
        #expect(same.standardError == 0)
        #expect(same.test == nil)
        #expect(try same.interval() == ConfidenceInterval(lower: 0, upper: 0, confidence: 0.95))
        #expect(WelchComparison(sample, constant).degreesOfFreedom == 9)
        let wide = try SampleSummary(mean: 0, standardDeviation: 1e150, count: 10)
        #expect(WelchComparison(wide, wide).degreesOfFreedom.map { relativeError($0, 18) < 1e-14 } == true)
        let moments = try ExactMoments([1, 2, 4])
        #expect(
            try moments.summary == SampleSummary(mean: 7.0 / 3, standardDeviation: (7.0 / 3).squareRoot(), count: 3))
        #expect(ExactMoments().summary == nil)
        #expect(try ExactMoments([.min, .max]).summary?.count == 2)
        for bad in [Double.nan, .infinity, -1, 1e151] {
            #expect(throws: InvalidValue.self) { try SampleSummary(mean: 1, standardDeviation: bad, count: 2) }
        }
        #expect(throws: InvalidValue.self) { try SampleSummary(mean: .nan, standardDeviation: 1, count: 2) }
        #expect(throws: InvalidValue.self) { try SampleSummary(mean: 1, standardDeviation: 1, count: -2) }
        #expect(throws: InvalidValue.self) { try same.interval(confidence: 0) }
    }

    @Test("sample sizes: certain outcomes need none, impossible questions are refused")
    func sampleSizes() throws {
        #expect(try SampleSize.proportion(expected: 0.5, marginOfError: 0.05).count == 385)
        #expect(try SampleSize.proportion(expected: 0, marginOfError: 0.05).count == 0)
        #expect(try SampleSize.proportion(expected: 0.5, marginOfError: 0.05, population: 1).count == 1)
        for bad in [0, -0.1, 1.5, Double.nan, .infinity, 1e-200] {
            #expect(throws: InvalidValue.self) { try SampleSize.proportion(expected: 0.5, marginOfError: bad) }
        }
        #expect(throws: InvalidValue.self) { try SampleSize.proportion(expected: 1.1, marginOfError: 0.1) }
        #expect(throws: InvalidValue.self) {
            try SampleSize.proportion(expected: 0.5, marginOfError: 0.1, population: 0)
        }
        #expect(throws: InvalidValue.self) {
            try SampleSize.proportion(expected: 0.5, marginOfError: 0.1, confidence: 1)
        }
        #expect(throws: InvalidValue.self) { try SampleSize.comparison(0.5, 0.5) }
        #expect(throws: InvalidValue.self) { try SampleSize.comparison(0.5, .nan) }
        #expect(throws: InvalidValue.self) { try SampleSize.comparison(0.5, 0.6, significance: 0) }
        #expect(throws: InvalidValue.self) { try SampleSize.comparison(0.5, 0.6, power: 1) }
    }
}
