import ServiceStatistics
import TestSupport
import Testing

@Suite("Coverage of intervals")
struct IntervalCoverageTests {
    /// The intervals of every number of successes.
    private func intervals(_ method: ProportionIntervalMethod, n: Int) throws -> [ConfidenceInterval] {
        try (0...n).map { try #require(try Proportion(successes: $0, count: n).interval(method)) }
    }

    /// The probability that the interval of a binomial share holds p, exactly.
    private func coverage(_ intervals: [ConfidenceInterval], p: Double) -> Double {
        let n = intervals.count - 1
        return intervals.indices.filter { intervals[$0].contains(p) }.reduce(0) { sum, k in
            sum
                + Maths.exp(
                    -GammaFunctions.logBeta(Double(k) + 1, Double(n - k) + 1) - Maths.log(Double(n + 1))
                        + Double(k) * Maths.log(p) + Double(n - k) * Maths.log1p(-p))
        }
    }

    @Test(
        "exact coverage of a nominal 95 % is the published one",
        arguments: [
            (30, 0.95, 0.782, 0.939, 0.984, 0.984), (10, 0.9, 0.650, 0.930, 0.930, 0.987),
            (100, 0.99, 0.633, 0.921, 0.982, 0.982), (500, 0.9, 0.943, 0.956, 0.956, 0.963),
        ])
    func published(
        n: Int, p: Double, wald: Double, wilson: Double, agrestiCoull: Double, clopperPearson: Double
    ) throws {
        #expect(abs(try coverage(intervals(.wald, n: n), p: p) - wald) < 0.0006)
        #expect(abs(try coverage(intervals(.wilson, n: n), p: p) - wilson) < 0.0006)
        #expect(abs(try coverage(intervals(.agrestiCoull, n: n), p: p) - agrestiCoull) < 0.0006)
        #expect(abs(try coverage(intervals(.clopperPearson, n: n), p: p) - clopperPearson) < 0.0006)
    }

    @Test(
        "Clopper–Pearson never covers less than it says, Wilson seldom, Wilson and Jeffreys 0.95 on average"
    )
    func bands() throws {
        for n in [1, 5, 12, 60] {
            let wilson = try intervals(.wilson, n: n)
            let corrected = try intervals(.wilsonContinuityCorrected, n: n)
            let clopperPearson = try intervals(.clopperPearson, n: n)
            let jeffreys = try intervals(.jeffreys, n: n)
            var sums = (wilson: 0.0, jeffreys: 0.0)
            for p in (1...99).map({ Double($0) / 100 }) {
                #expect(coverage(clopperPearson, p: p) >= 0.95 - 1e-12)
                #expect(coverage(corrected, p: p) >= 0.94)
                #expect(coverage(wilson, p: p) >= (n == 1 ? 0.79 : 0.83))
                sums.wilson += coverage(wilson, p: p)
                sums.jeffreys += coverage(jeffreys, p: p)
            }
            #expect(abs(sums.wilson / 99 - 0.95) < (n == 1 ? 0.06 : 0.012))
            #expect(abs(sums.jeffreys / 99 - 0.95) < (n == 1 ? 0.06 : 0.012))
        }
    }

    @Test("bounds are exact at no success and at no failure, lie in 0...1, and mirror")
    func bounds() throws {
        var generator = SplitMix64(seed: 21)
        for trial in 0..<TestEnvironment.trials(default: 60) {
            let n = trial < 30 ? trial + 1 : Int.random(in: 1...1_000_000_000_000_000, using: &generator)
            let k = trial % 3 == 0 ? 0 : Int.random(in: 0...n, using: &generator)
            let confidence = [0.5, 0.8, 0.95, 0.9999999, 1e-9][trial % 5]
            for method in ProportionIntervalMethod.allCases {
                let interval = try #require(
                    try Proportion(successes: k, count: n).interval(method, confidence: confidence))
                let mirror = try #require(
                    try Proportion(successes: n - k, count: n).interval(method, confidence: confidence))
                #expect(0 <= interval.lower && interval.lower <= interval.upper && interval.upper <= 1)
                #expect(abs(interval.lower - (1 - mirror.upper)) < 1e-12)
                #expect(abs(interval.upper - (1 - mirror.lower)) < 1e-12)
                if k == 0 {
                    #expect(interval.lower == 0)
                    #expect(mirror.upper == 1)
                }
            }
        }
    }

    @Test(
        "simulated coverage of the score's intervals is the published one for 30 answers",
        arguments: [(0.5, 0.2, 0.935, 0.946), (0.8, 0.1, 0.930, 0.956), (0.92, 0.02, 0.754, 0.965)])
    func netPromoterScore(promoters: Double, detractors: Double, wald: Double, adjusted: Double) throws {
        var generator = SplitMix64(seed: 22)
        let trials = TestEnvironment.trials(default: 4000)
        var covered = (wald: 0, adjusted: 0)
        for _ in 0..<trials {
            var counts = (promoters: 0, detractors: 0)
            for _ in 0..<30 {
                let u = Double.random(in: 0..<1, using: &generator)
                if u < promoters { counts.promoters += 1 } else if u < promoters + detractors { counts.detractors += 1 }
            }
            let answers = try NetPromoterCounts(
                detractors: counts.detractors, passives: 30 - counts.promoters - counts.detractors,
                promoters: counts.promoters)
            let score = 100 * (promoters - detractors)
            if try answers.interval(.wald)?.contains(score) == true { covered.wald += 1 }
            if try answers.interval(.adjustedWald)?.contains(score) == true { covered.adjusted += 1 }
        }
        print("score \(promoters - detractors):", covered, trials)
        #expect(abs(Double(covered.wald) / Double(trials) - wald) < 0.03)
        #expect(abs(Double(covered.adjusted) / Double(trials) - adjusted) < 0.03)
    }

    @Test("simulated coverage of Newcombe's interval, of Welch's and of a percentile's is near nominal")
    func comparisons() throws {
        var generator = SplitMix64(seed: 23)
        let trials = TestEnvironment.trials(default: 1500)
        var covered = (newcombe: 0, welch: 0, percentile: 0)
        for _ in 0..<trials {
            let first = (0..<40).filter { _ in Double.random(in: 0..<1, using: &generator) < 0.9 }.count
            let second = (0..<60).filter { _ in Double.random(in: 0..<1, using: &generator) < 0.8 }.count
            let comparison = ProportionComparison(
                try Proportion(successes: first, count: 40), try Proportion(successes: second, count: 60))
            if try comparison.newcombeInterval()?.contains(0.1) == true { covered.newcombe += 1 }
            let one = (0..<8).map { _ in 5 + generator.normal() }
            let two = (0..<15).map { _ in 3 * generator.normal() }
            if try WelchComparison(summary(one), summary(two)).interval()?.contains(5) == true { covered.welch += 1 }
            let sample = (0..<50).map { _ in Double.random(in: 0..<1, using: &generator) }
            if try Quantiles.interval(.p75, of: sample)?.contains(0.75) == true { covered.percentile += 1 }
        }
        print("newcombe, welch, percentile:", covered, trials)
        #expect((0.93...0.975).contains(Double(covered.newcombe) / Double(trials)))
        #expect((0.93...0.97).contains(Double(covered.welch) / Double(trials)))
        #expect(Double(covered.percentile) / Double(trials) >= 0.94)
    }

    private func summary(_ values: [Double]) throws -> SampleSummary {
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return try SampleSummary(
            mean: mean, standardDeviation: (squares / Double(values.count - 1)).squareRoot(), count: values.count)
    }
}
