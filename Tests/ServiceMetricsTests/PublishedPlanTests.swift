import ServiceMetrics
import ServiceVocabulary
import Testing

/// The published plans that contradict themselves: each contradiction is found.
@Suite("Published plans that contradict themselves")
struct PublishedPlanTests {
    private func target(
        _ metric: MetricName, _ unit: MetricUnit, _ value: Double, _ months: ClosedRange<Int>, _ source: String
    ) throws -> MetricTarget {
        try MetricTarget(metric, unit: unit, .atLeast, value, within: TargetHorizon(months: months), source: source)
    }

    @Test("a first year of 15.8 million whose items sum to 17.8, with a training booked at ten times its factors")
    func budget() {
        let items: [(name: String, amount: Int64)] = [
            ("systems", 6_000_000), ("b", 1_800_000), ("training", 3_000_000), ("d", 2_000_000), ("e", 1_000_000),
            ("f", 3_000_000), ("g", 1_000_000),
        ]
        let total = PlanArithmetic.checkTotal(items, statedTotal: 15_800_000, path: "budget.year1")
        #expect(total.map(\.code) == ["plan.items-total"])
        #expect(total.first?.message.contains("17800000") == true)
        #expect(total.first?.message.contains("2000000") == true)
        let training = PlanArithmetic.checkProduct([60, 100, 50], statedAmount: 3_000_000, path: "budget.training")
        #expect(training.map(\.code) == ["plan.product"])
        #expect(training.first?.message.contains("300000") == true)
        let corrected = items.map { ($0.name, $0.name == "training" ? 300_000 : $0.amount) }
        #expect(PlanArithmetic.checkTotal(corrected, statedTotal: 15_100_000, path: "").isEmpty)
    }

    @Test("shares of 60, 30 and 10 % whose amounts are 76.9, 18.2 and 4.9 %; systems of 45 % that are 38 %")
    func shares() {
        let years = PlanArithmetic.checkShares(
            [("first", 15_800_000, 600), ("second", 3_750_000, 300), ("third", 1_000_000, 100)], path: "budget")
        #expect(years.map(\.code) == ["plan.share-amount", "plan.share-amount", "plan.share-amount"])
        #expect(years.map { $0.message.hasSuffix("76.9 %") } == [true, false, false])
        #expect(years[1].message.hasSuffix("18.2 %"))
        #expect(years[2].message.hasSuffix("4.9 %"))
        let systems = PlanArithmetic.checkShares(
            [("systems", 6_000_000, 450), ("rest", 9_800_000, nil)], path: "budget.year1")
        #expect(systems.map(\.path) == ["budget.year1.systems"])
        #expect(systems.first?.message.hasSuffix("38.0 %") == true)
    }

    @Test("a net promoter score of 45 within a year, in one to three years, and 40 by month 24")
    func netPromoterScore() throws {
        let plan = TargetPlan([
            try target(.netPromoterScore, .points, 45, 0...12, "§2.1"),
            try target(.netPromoterScore, .points, 45, 12...36, "§2.2"),
            try target(.netPromoterScore, .points, 40, 13...24, "§6.1"),
        ])
        let codes = plan.diagnostics().map(\.code)
        #expect(codes.contains("target.two-dates"))
        #expect(codes.filter { $0 == "target.not-monotone" }.count == 1)
        #expect(plan.diagnostics().allSatisfy { $0.message.contains("§") })
    }

    @Test("a satisfaction index of 85 in months 6–12 and 75 in months 7–12")
    func satisfaction() throws {
        let plan = TargetPlan([
            try target(.satisfaction, .index, 85, 6...12, "§2.2"),
            try target(.satisfaction, .index, 75, 7...12, "§6.1"),
        ])
        #expect(plan.diagnostics().map(\.code) == ["target.not-monotone"])
    }

    @Test("channels in months 1–3, 4–6, 7–12 or 4–6, 7–12; pay, training, scenarios and attrition with two values")
    func twoValues() {
        let cases: [(String, [(place: String, value: String)])] = [
            ("channel integration, first step", [("§3.2", "months 1–3"), ("§6.1", "months 4–6")]),
            ("channel integration, second step", [("§3.2", "months 4–6"), ("§6.1", "months 7–12")]),
            ("pay tied to satisfaction and resolution", [("§2.3", "40 %"), ("§3.3", "50 %")]),
            ("first training", [("S1", "60 h"), ("S3", "120 h"), ("S0", "2–4 weeks")]),
            ("yearly training", [("S3", "80 h"), ("S1", "120 h")]),
            ("scenarios", [("modules", "80–120"), ("elsewhere", "more than 200")]),
            ("industry attrition", [("S0", "25 %"), ("S1", "35 → 42 %")]),
        ]
        for (quantity, values) in cases {
            let findings = PlanArithmetic.checkOneValue(values, of: quantity)
            #expect(findings.map(\.code) == ["plan.two-values"], "\(quantity)")
            #expect(findings.first?.path == quantity)
        }
        #expect(PlanArithmetic.checkOneValue([("a", "1"), ("b", "1")], of: "x").isEmpty)
    }

    @Test("a risk of 45 % called high beside one of 65 % called middle; middle in the text and high in the grouping")
    func risks() throws {
        let register = try RiskRegister(
            [
                ServiceRisk(
                    "organisation", area: "organisation", finance: .high, probability: 65, statedProbability: .middle),
                ServiceRisk("law change", area: "outside", finance: .high, probability: 45, statedProbability: .high),
                ServiceRisk(
                    "attrition swings", area: "people", finance: .middle, probability: 70, statedImpact: .high),
                ServiceRisk("rivals", area: "outside", finance: .middle, probability: 45, statedImpact: .high),
            ], .assumed)
        let codes = register.diagnostics().map(\.code)
        #expect(codes.filter { $0 == "risk.order" }.count == 1)
        #expect(codes.filter { $0 == "risk.probability-grade" }.count == 2)
        #expect(codes.filter { $0 == "risk.impact-grade" }.count == 2)
        #expect(register.ranked.map(\.name) == ["attrition swings", "organisation", "law change", "rivals"])
    }

    @Test("a net promoter score explained as a share of people who recommend")
    func explanation() throws {
        let plan = TargetPlan([
            try target(.netPromoterScore, .points, 45, 12...36, "§2.2"),
            try target(.netPromoterScore, .fraction, 0.45, 12...36, "§7.1"),
        ])
        #expect(plan.diagnostics().map(\.code) == ["target.two-variants"])
    }

    @Test("an effort of 8 on a scale of seven points is refused on entry")
    func effort() {
        var answers = RatingAccumulator(.effort2Mean)
        #expect(throws: InvalidValue.self) { try answers.add(8) }
    }

    @Test("appraisal weights of 30, 20 and 15: 35 are unstated")
    func weights() {
        let findings = BonusScheme.publishedIncomplete.diagnostics()
        #expect(findings.map(\.code) == ["weights.total"])
        #expect(findings.first?.message == "the weights sum to 65 of 100: 35 is unstated")
        let variant = BonusScheme([
            BonusScheme.Part(.satisfaction, weight: 35), BonusScheme.Part(.complaintResolution, weight: 20),
            BonusScheme.Part(.handlingTime, weight: 15),
        ])
        #expect(variant.diagnostics().first?.message.contains("30 is unstated") == true)
        #expect(BonusScheme.publishedQualityFirst.diagnostics().isEmpty)
        let speed = BonusScheme([BonusScheme.Part(.handlingTime, weight: 60), BonusScheme.Part(.teamwork, weight: 40)])
        #expect(speed.diagnostics().map(\.code) == ["bonus.speed-without-quality"])
    }

    @Test("the presets do not contradict themselves")
    func presets() {
        #expect(TargetPlan.publishedLadder.diagnostics().filter { $0.severity != .note }.isEmpty)
        #expect(TargetPlan.publishedBank.diagnostics().allSatisfy { $0.code == "target.no-horizon" })
    }
}
