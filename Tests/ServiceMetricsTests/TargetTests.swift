import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Targets, checkpoints and scorecards")
struct TargetTests {
    private func share(_ definition: MetricDefinition, _ successes: Int, of count: Int) throws -> MetricResult {
        var sum = try ShareAccumulator(definition)
        try sum.add(successes: successes, of: count)
        return try sum.result()
    }

    @Test("a verdict looks at the interval, and undefined is undecided")
    func verdicts() throws {
        let target = try MetricTarget(.complaintRate, unit: .fraction, .atMost, 0.02)
        #expect(try target.isMet(by: share(.complaintRate, 1, of: 100)) == true)
        #expect(try target.verdict(on: share(.complaintRate, 1, of: 100)) == .undecided)
        #expect(try target.verdict(on: share(.complaintRate, 100, of: 10_000)) == .met)
        #expect(try target.verdict(on: share(.complaintRate, 300, of: 10_000)) == .missed)
        #expect(try target.isMet(by: share(.complaintRate, 0, of: 0)) == nil)
        #expect(try target.verdict(on: share(.complaintRate, 0, of: 0)) == .undecided)
    }

    @Test("an index is not measured against a share")
    func units() throws {
        let target = try MetricTarget(.satisfaction, unit: .fraction, .atLeast, 0.85)
        var answers = RatingAccumulator(.satisfactionIndex5)
        try answers.add(5)
        let index = try answers.result()
        #expect(throws: InvalidValue.self) { try target.isMet(by: index) }
        #expect(throws: InvalidValue.self) { try MetricTarget(.satisfaction, unit: .fraction, .atLeast, 85) }
        #expect(throws: InvalidValue.self) { try MetricTarget(.netPromoterScore, unit: .points, .atLeast, 145) }
    }

    @Test("a checkpoint reports each target, and what is not measured is a miss")
    func checkpoint() throws {
        let findings = Checkpoint.everyTwoWeeks.check([
            try share(.hiresOnBoard, 19, of: 20), try share(.trainingCompletion, 49, of: 50),
        ])
        #expect(findings.map(\.isMet) == [nil, true, false, nil])
        #expect(findings.map(\.responses.isEmpty) == [false, true, false, false])
        #expect(findings[2].responses == [.cause, .resources, .newPlan])
    }

    private func card(_ combination: ScoreCombination) throws -> BalancedScorecard {
        try BalancedScorecard(
            [
                .init(
                    "customer", weight: 60,
                    [
                        .init(.satisfaction, weight: 50, kind: .outcome, .linear(worst: 0, best: 100)),
                        .init(.firstContactResolution, weight: 50, kind: .process, .attainment(target: 0.8, cap: 100)),
                    ]),
                .init(
                    "cost", weight: 40,
                    [.init(.handlingTime, weight: 100, kind: .process, .linear(worst: 480, best: 240))]),
            ], combination)
    }

    @Test("weighted mean, geometric mean, and a floor below which a dimension counts alone")
    func scorecard() throws {
        let values: [MetricName: Double] = [.satisfaction: 90, .firstContactResolution: 0.6, .handlingTime: 420]
        let mean = try card(.weightedMean).result(values)
        #expect(mean.dimensions.map(\.score) == [82.5, 25])
        #expect(mean.score == 59.5)
        let geometric = try #require(try card(.weightedGeometricMean).result(values).score)
        #expect(abs(geometric - 51.1739) < 0.001)
        let floor = try card(.floor(40)).result(values)
        #expect(floor.score == 25)
        #expect(floor.neglected == ["cost"])
        #expect(try card(.floor(20)).result(values).score == 59.5)
        #expect(try card(.weightedMean).result([.satisfaction: 90]).score == nil)
        #expect(try card(.weightedMean).diagnostics().isEmpty)
    }

    @Test("weights that do not sum to 100, and a normalisation without a slope, are refused")
    func weights() throws {
        let measure = try BalancedScorecard.Measure(
            .satisfaction, weight: 100, kind: .outcome, .linear(worst: 0, best: 100))
        let dimension = try BalancedScorecard.Dimension("customer", weight: 90, [measure])
        #expect(throws: InvalidValue.self) { try BalancedScorecard([dimension]) }
        #expect(throws: InvalidValue.self) { try BalancedScorecard([]) }
        #expect(throws: InvalidValue.self) { try BalancedScorecard.Dimension("customer", weight: 100, []) }
        #expect(throws: InvalidValue.self) {
            try BalancedScorecard.Measure(.satisfaction, weight: 100, kind: .outcome, .linear(worst: 5, best: 5))
        }
    }

    @Test("the published rhythms: live to yearly for the center, month, quarter and year for each person")
    func schedule() throws {
        let schedule = ReviewSchedule.published
        #expect(schedule.center.map { $0.rhythm } == [.live, .daily, .weekly, .monthly, .quarterly, .yearly])
        #expect(
            schedule.due(afterDays: 7).map { $0.subjects } == [
                [.queue, .agentStates, .quality, .system], [.efficiency], [.experience],
            ])
        #expect(schedule.individual.map { $0.rhythm } == [.monthly, .quarterly, .yearly])
        let monthly = try ReviewSchedule.Review(.monthly, [.results])
        #expect(throws: InvalidValue.self) { try ReviewSchedule(center: [monthly, monthly]) }
        #expect(throws: InvalidValue.self) { try ReviewSchedule.Review(.monthly, []) }
        #expect(throws: InvalidValue.self) { try ReviewSchedule.Review(.monthly, [.audit, .audit]) }
    }
}
