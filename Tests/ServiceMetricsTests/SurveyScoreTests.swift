import Foundation
import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Scores of surveys, drivers, objectives and queues")
struct SurveyScoreTests {
    private func score(_ metric: RatingMetric, _ answers: [Int]) throws -> Double? {
        var sum = RatingAccumulator(metric)
        for answer in answers { try sum.add(answer) }
        return try sum.result().value
    }

    @Test("one set of answers, six scores")
    func scores() throws {
        let answers = [5, 5, 4, 3, 1]
        #expect(try score(.satisfiedShare5, answers) == 0.6)
        #expect(try score(.satisfactionMean5, answers) == 3.6)
        #expect(try score(.satisfactionIndex5, answers) == 65)
        #expect(try score(RatingMetric(.satisfaction, on: .satisfaction5, .indexOfHighest), answers) == 72)
        #expect(try score(RatingMetric(.effort, on: .effort1, .indexFromLowest), answers) == 35)
        #expect(try score(RatingMetric(.effort, on: .effort1, .box(1...2)), answers) == 0.2)
    }

    @Test("the direction of effort is part of its definition")
    func directions() throws {
        #expect(RatingMetric.effort1Mean.definition.direction == .lowerIsBetter)
        #expect(RatingMetric.effort2Mean.definition.direction == .higherIsBetter)
        let low = try RatingMetric(.effort, on: .effortVeryEasyToVeryHard, .box(1...3))
        let high = try RatingMetric(.effort, on: .effort2, .box(5...7))
        #expect(low.definition.direction == .higherIsBetter)
        #expect(high.definition.direction == .higherIsBetter)
        #expect(low.definition != high.definition)
        #expect(throws: InvalidValue.self) { try RatingMetric(.effort, on: .effort1, .indexOfHighest) }
    }

    @Test("weights of one give the unweighted score, and n′ = n")
    func weightOne() throws {
        var sum = RatingAccumulator(.netPromoterScore, isWeighted: true)
        for answer in [10, 9, 9, 8, 7, 3, 0] { try sum.add(answer, weight: 1) }
        #expect(sum.effectiveCount == 7)
        let (plain, weighted) = (try sum.result().value, try sum.weightedResult()?.value)
        #expect(abs((plain ?? 0) - (weighted ?? 1)) < 1e-12)
    }

    @Test(
        "the weighted interval covers between 92 and 97 % of nominal 95 %, for weights that tell nothing of the answers"
    )
    func coverage() throws {
        var generator = SplitMix64(seed: 61)
        let trials = TestEnvironment.trials(default: 400)
        var covered = 0
        for _ in 0..<trials {
            var sum = RatingAccumulator(.netPromoterScore, isWeighted: true)
            for _ in 0..<300 {
                let place = Double.random(in: 0..<1, using: &generator)
                let weight = exp(Double.random(in: -0.7...0.7, using: &generator))
                try sum.add(place < 0.5 ? 10 : place < 0.8 ? 7 : 2, weight: weight)
            }
            if try sum.weightedResult()?.interval?.contains(30) == true { covered += 1 }
        }
        let share = Double(covered) / Double(trials)
        #expect((0.92...0.97).contains(share) || trials < 400, "\(share)")
    }

    @Test("a driver that moves with the outcome comes first; one that shares its trend only does not stand out")
    func drivers() throws {
        let waits: [Double?] = [200, 180, 190, 150, 160, 120, 130, 110, 120, 90, 100, 80]
        let satisfaction = waits.map { $0.map { 100 - $0 / 10 } }
        let training: [Double?] = (0..<12).map { Double($0) + ($0 % 3 == 0 ? 0.2 : 0) }
        let analysis = try DriverAnalysis(
            of: satisfaction,
            by: [("training-hours", training), (.speedOfAnswer, waits), ("flat", waits.map { _ in 5 })])
        #expect(analysis.drivers.map(\.metric) == [.speedOfAnswer, "training-hours", "flat"])
        #expect(analysis.drivers[0].correlation.coefficient.map { $0 < -0.999 } == true)
        #expect(analysis.drivers[0].adjustedPValue.map { $0 < 1e-6 } == true)
        #expect(analysis.drivers[1].adjustedPValue.map { $0 > 0.05 } == true)
        #expect(analysis.drivers[2].correlation.coefficient == nil)
        #expect(throws: InvalidValue.self) { try DriverAnalysis(of: [1], by: [("a", [1, 2])]) }
    }

    @Test("r, p and the interval by their closed forms")
    func correlation() throws {
        let result = try MetricCorrelation([1, 2, 3, 4, 5, nil], [2, 1, 4, 3, 5, 9])
        #expect(result.count == 5)
        #expect(abs((result.coefficient ?? 0) - 0.8) < 1e-14)
        #expect(abs((result.pValue ?? 0) - 0.10408803866182781) < 1e-9)
        #expect(abs((result.interval?.lower ?? 0) - -0.27964004196935477) < 1e-9)
        #expect(abs((result.interval?.upper ?? 0) - 0.9861961933012714) < 1e-9)
        #expect(try MetricCorrelation([1, 2], [1, 2]).coefficient == nil)
        #expect(try MetricCorrelation([1, 1, 1], [1, 2, 3]).coefficient == nil)
        #expect(throws: InvalidValue.self) { try MetricCorrelation([.nan, 1, 2], [1, 2, 3]) }
    }

    @Test("growth is relative to a score above 0, and undefined from any other")
    func growth() throws {
        func result(_ answers: [Int]) throws -> MetricResult {
            var sum = RatingAccumulator(.netPromoterScore)
            for answer in answers { try sum.add(answer) }
            return try sum.result()
        }
        let (low, zero, high) = (try result([0, 8]), try result([7]), try result([10, 8]))
        let full = try result([10])
        #expect(try full.growth(since: high) == 1)
        #expect(try high.growth(since: zero) == nil)
        #expect(try high.growth(since: low) == nil)
        #expect(try high.change(since: low) == 100)
        #expect(try high.change(since: result([])) == nil)
        let other = try RatingAccumulator(.satisfactionMean5).result()
        #expect(throws: InvalidValue.self) { try high.growth(since: other) }
    }

    @Test("an objective is the weighted mean of its key results, unknown while one of them is")
    func objective() throws {
        let results = [
            try Objective.KeyResult("a", weight: 3, percent: 100), try Objective.KeyResult("b", percent: 20),
        ]
        #expect(try Objective("change", results).percent == 80)
        let unknown = try Objective.KeyResult("c", percent: nil)
        #expect(try Objective("change", results + [unknown]).percent == nil)
        #expect(throws: InvalidValue.self) { try Objective.KeyResult("d", percent: 101) }
        #expect(throws: InvalidValue.self) { try Objective("change", []) }
    }

    @Test("queues merge; nobody waiting has no longest wait")
    func queue() throws {
        let one = try QueueSnapshot(waits: [.seconds(5), .seconds(40)], agents: [.busy: 3, .away: 0])
        let two = try QueueSnapshot(waits: [], agents: [.busy: 1, .available: 2])
        #expect(two.longestWait == nil)
        let both = try one.merging(two)
        #expect(both.waiting == 2)
        #expect(both.longestWait == .seconds(40))
        #expect(both.agents == [.busy: 4, .available: 2])
        #expect(both.loggedIn == 6)
        #expect(throws: InvalidValue.self) { try QueueSnapshot(waits: [], agents: [.busy: -1]) }
    }
}
