import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import Testing

@Suite("Alerts, triggers, hidden cost and levers")
struct AlertTests {
    private func index(_ answers: [Int: Int]) throws -> MetricResult {
        var sum = RatingAccumulator(.satisfactionIndex5)
        for (answer, times) in answers { for _ in 0..<times { try sum.add(answer) } }
        return try sum.result()
    }

    private func share(_ definition: MetricDefinition, _ successes: Int, of count: Int) throws -> MetricResult {
        var sum = try ShareAccumulator(definition)
        try sum.add(successes: successes, of: count)
        return try sum.result()
    }

    private let rules = try? AlertRule.published(
        satisfaction: .yellow, complaints: .red, system: .red, attrition: .blue)

    @Test("down by exactly five points fires, and names evidence and limit")
    func satisfaction() throws {
        let rule = try #require(rules?.first)
        let before = try index([5: 60, 4: 20, 3: 20])
        let after = try index([5: 50, 4: 20, 3: 30])
        #expect(before.value == 85)
        #expect(after.value == 80)
        let alert = try #require(try rule.alert(on: after, against: before, at: .epoch))
        #expect(alert.respondBy == (try Instant.epoch + .hours(4)))
        #expect(alert.evidence == after)
        #expect(alert.explanation.contains("80.0"))
        #expect(alert.explanation.contains("a week before 85.0"))
        #expect(try rule.alert(on: before, against: after, at: .epoch) == nil)
        #expect(throws: InvalidValue.self) { try rule.alert(on: after, at: .epoch) }
        let undefined = try RatingAccumulator(.satisfactionIndex5).result()
        #expect(try rule.alert(on: undefined, against: before, at: .epoch) == nil)
        let other = try share(.complaintRate, 1, of: 2)
        #expect(throws: InvalidValue.self) { try rule.alert(on: other, against: other, at: .epoch) }
    }

    @Test("complaints must rise by more than 30 %, and beyond noise where that is asked")
    func complaints() throws {
        let rule = try #require(rules?.dropFirst().first)
        let mean = try share(.complaintRate, 20, of: 1000)
        #expect(try rule.alert(on: share(.complaintRate, 26, of: 1000), against: mean, at: .epoch) == nil)
        #expect(try rule.alert(on: share(.complaintRate, 27, of: 1000), against: mean, at: .epoch) != nil)
        let careful = try AlertRule(
            "complaints", .complaintRate, unit: .fraction, .abovePart(0.3), against: "the daily mean", color: .red,
            isBeyondNoise: true)
        #expect(try careful.alert(on: share(.complaintRate, 27, of: 1000), against: mean, at: .epoch) == nil)
        #expect(try careful.alert(on: share(.complaintRate, 60, of: 1000), against: mean, at: .epoch) != nil)
    }

    @Test("a case is answered within the limit, and closes when verified")
    func register() throws {
        let rule = try #require(rules?.first)
        let alert = try #require(
            try rule.alert(on: index([3: 1]), against: index([5: 1]), at: .epoch))
        var item = AlertCase(alert)
        #expect(item.isAnsweredInTime(at: .epoch) == nil)
        #expect(item.isAnsweredInTime(at: try .epoch + .hours(5)) == false)
        #expect(throws: InvalidValue.self) { try item.verify(at: .epoch) }
        try item.respond(at: .epoch + .hours(4), by: "lead")
        #expect(item.isAnsweredInTime(at: try .epoch + .hours(9)) == true)
        #expect(throws: InvalidValue.self) { try item.plan(cause: "", solution: "x", by: .epoch) }
        try item.plan(cause: "new script", solution: "back to the old one", by: .epoch + .hours(48))
        try item.verify(at: .epoch + .hours(30))
        #expect(item.isClosed)
        #expect(throws: InvalidValue.self) { try item.respond(at: .epoch + .hours(31), by: "lead") }
    }

    @Test("ten per cent under target two months running, relative or in points")
    func shortfall() throws {
        let target = try MetricTarget(.satisfaction, unit: .index, .atLeast, 85)
        let months = try [
            index([5: 60, 4: 20, 3: 20]), index([5: 24, 4: 56, 3: 20]), index([5: 24, 4: 56, 3: 20]), index([:]),
            index([5: 24, 4: 56, 3: 20]),
        ]
        #expect(months.map(\.value) == [85, 76, 76, nil, 76])
        #expect(try ShortfallTrigger(target).fires(months) == [2])
        #expect(try ShortfallTrigger(target, .points).fires(months).isEmpty)
        #expect(try ShortfallTrigger(target, percent: 8, .points).fires(months) == [2])
    }

    @Test("hidden cost: repeats, escalations and customers won back")
    func hiddenCost() throws {
        func yuan(_ amount: Int64) throws -> Money { Money(minor: amount * 100, currency: try CurrencyCode("CNY")) }
        let rates = try HiddenCost.Rates(repeatContact: yuan(50), complaint: yuan(80), retention: yuan(200))
        let cost = try HiddenCost(repeatContacts: 1000, escalatedComplaints: 30, customersWonBack: 10, rates)
        #expect(cost.repeats == (try yuan(50_000)))
        #expect(cost.escalations == (try yuan(4800)))
        #expect(cost.winBacks == (try yuan(8000)))
        #expect(cost.total == (try yuan(62_800)))
        #expect(try cost.share(of: yuan(628_000)) == 0.1)
        #expect(try cost.share(of: yuan(0)) == nil)
        #expect(throws: InvalidValue.self) {
            try HiddenCost(repeatContacts: .max, escalatedComplaints: 0, customersWonBack: 0, rates)
        }
    }

    @Test("a lever gives an interval, compounds, and refuses what it cannot mean")
    func levers() throws {
        let one = try ValueLever.satisfactionToRepurchase.gain(of: 1, on: 1000)
        #expect(abs(one.lowerBound - 50) < 1e-9 && abs(one.upperBound - 100) < 1e-9)
        let two = try ValueLever.satisfactionToRepurchase.gain(of: 2, on: 1000)
        #expect(abs(two.lowerBound - 102.5) < 1e-9 && abs(two.upperBound - 210) < 1e-9)
        #expect(try ValueLever.retentionToProfit.gain(of: 0, on: 5) == 0...0)
        #expect(try ValueLever.serviceToAcquisitionCost.gain(of: 1, on: 100).upperBound < 0)
        #expect(throws: InvalidValue.self) { try ValueLever.satisfactionToRepurchase.gain(of: .nan, on: 1) }
        #expect(throws: InvalidValue.self) { try ValueLever.satisfactionToRepurchase.gain(of: 1, on: -1) }
        #expect(throws: InvalidValue.self) {
            try ValueLever("x", cause: "a", step: 0, effect: "b", range: 0...1, ground: .assumed)
        }
    }
}
