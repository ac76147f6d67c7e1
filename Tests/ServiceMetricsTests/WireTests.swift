import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Stored forms of definitions, plans and rules")
struct WireTests {
    private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
        let text = try value.json()
        let again = try Value(json: text)
        #expect(again == value)
        #expect(try again.json() == text)
    }

    @Test("every named definition comes back as it was")
    func definitions() throws {
        let threshold = try MetricThreshold(.seconds(20), isInclusive: false)
        var definitions: [MetricDefinition] = [
            .speedOfAnswer, .zendeskOneTouch, .zendeskSatisfaction, .zendeskFirstReplyTime(on: "office"),
            .icmiOccupancy,
            .icmiUtilisation, .icmiServiceLevel(within: threshold), .amazonConnectAbandonment,
            .genesysServiceLevel(within: threshold, shortAbandon: threshold),
            .brightPatternServiceLevel(within: threshold),
            .freshserviceFirstContact, .handlingTime(quantile: .p90), .firstContactResolution(window: .hours(168)),
            .selfServiceUse, .selfServiceResolution, .botCoverage(of: .scenarios), .botCoverage(of: .contacts),
            .completionWithoutHuman, try .attrition.over(.hours(8760)),
        ]
        definitions += ServiceLevelFormula.allCases.map {
            .serviceLevel($0, within: threshold, shortAbandon: threshold)
        }
        definitions += [RatingMetric.netPromoterScore, .effort1Mean, .effort2NetEasy].map(\.definition)
        for definition in definitions { try roundTrip(definition) }
        #expect(Set(definitions).count == definitions.count - 3)
        #expect(throws: InvalidValue.self) { try MetricDefinition.attrition.over(.zero) }
    }

    @Test("the four rates of automation have four definitions")
    func automation() {
        let rates: [MetricDefinition] = [
            .selfServiceUse, .selfServiceResolution, .botCoverage(of: .contacts), .completionWithoutHuman,
        ]
        #expect(Set(rates.map { "\($0.counted) of \($0.base)" }).count == 4)
        #expect(Set(rates.map(\.name)).count == 4)
    }

    @Test("a definition as it is stored")
    func text() throws {
        let definition = MetricDefinition.serviceLevel(.metOverOffered, within: try MetricThreshold(.seconds(20)))
        #expect(
            try definition.json()
                == #"{"aggregate":"share","base":"offered","censoring":"none","counted":"answered within the threshold","#
                + #""direction":"higherIsBetter","name":"service-level","placing":"arrival","#
                + #""threshold":{"inclusive":true,"limitSeconds":20},"unit":"fraction","#
                + #""variant":"met-over-offered","version":1}"#)
    }

    @Test("plans, cards, schemes, rules and registers come back as they were")
    func plans() throws {
        try roundTrip(TargetPlan.publishedLadder)
        try roundTrip(Checkpoint.yearly)
        try roundTrip(ReviewSchedule.published)
        try roundTrip(BonusScheme.publishedQualityFirst)
        try roundTrip(
            BalancedScorecard(
                [
                    .init(
                        "all", weight: 100,
                        [
                            .init(.satisfaction, weight: 40, kind: .outcome, .linear(worst: 0, best: 100)),
                            .init(.handlingTime, weight: 30, kind: .process, .threshold(.atMost, 300)),
                            .init(
                                .firstContactResolution, weight: 30, kind: .process, .attainment(target: 0.8, cap: 120)),
                        ])
                ], .floor(40)))
        for rule in try AlertRule.published(satisfaction: .yellow, complaints: .red, system: .red, attrition: .blue) {
            try roundTrip(rule)
        }
        try roundTrip(
            RiskRegister(
                [ServiceRisk("data loss", area: "technology", continuity: .high, probability: 55)], .assumed))
        try roundTrip(try ContactTally(.assumed).result(.netPromoterScore))
    }

    @Test("what the initializers refuse is refused by the decoders")
    func refusals() throws {
        let target = try TargetPlan.publishedBank.json()
        #expect(throws: DecodingError.self) { try TargetPlan(json: target.replacing("0.88", with: "88")) }
        #expect(throws: DecodingError.self) { try TargetPlan(json: target.replacing("target-plan/1", with: "plan/1")) }
        #expect(throws: DecodingError.self) { try MetricThreshold(json: #"{"inclusive":true,"limitSeconds":-1}"#) }
        #expect(throws: DecodingError.self) { try RatingScale(json: #"{"highIsGood":true,"highest":1,"lowest":5}"#) }
        #expect(throws: DecodingError.self) { try RiskGrid(json: #"{"highFrom":40,"middleFrom":60}"#) }
        #expect(throws: DecodingError.self) { try AlertTrigger(json: #"{"bound":5,"kind":"drops"}"#) }
        #expect(throws: DecodingError.self) {
            try RatingAggregation(json: #"{"bottom":[0,6],"kind":"net","top":[10,9]}"#)
        }
    }
}
