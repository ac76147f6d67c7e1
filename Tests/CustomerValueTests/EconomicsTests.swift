import CustomerValue
import Foundation
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Journey and economics")
struct EconomicsTests {
    private func yuan(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .cny) }

    @Test("touchpoints are worst by gap times volume, those without answers apart")
    func journey() throws {
        func point(_ name: TouchpointName, _ stage: JourneyStage, _ volume: Int, _ felt: Double?) throws -> Touchpoint {
            try Touchpoint(name, stage: stage, kinds: [.functional], volume: volume, expected: 4.5, felt: felt)
        }
        let journey = try CustomerJourney(touchpoints: [
            point("search", .preSale, 1000, 4.4), point("checkout", .inSale, 400, 3.5),
            point("delivery", .inSale, 400, 4.75), point("returns", .afterSale, 90, 2.0),
            point("hotline", .afterSale, 225, 3.5), point("renewal", .repurchase, 50, nil),
        ])
        #expect(journey.worstTouchpoints.map { $0.name } == ["checkout", "hotline", "returns", "search"])
        #expect(journey.unasked.map { $0.name } == ["renewal"])
        let inSale = try #require(journey.scores(of: .inSale))
        #expect(inSale.expected == 4.5 && inSale.felt == 4.125 && inSale.volume == 800)
        #expect(journey.scores(of: .repurchase) == nil)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try JSONDecoder().decode(CustomerJourney.self, from: encoder.encode(journey)) == journey)
        #expect { try CustomerJourney(touchpoints: [point("a", "elsewhere", 1, nil)]) } throws: {
            ($0 as? InvalidValue)?.field == "touchpoints[0].stage"
        }
        #expect(throws: InvalidValue.self) {
            try CustomerJourney(touchpoints: [point("a", .preSale, 1, nil), point("a", .inSale, 1, nil)])
        }
        #expect(throws: InvalidValue.self) { try point("a", .preSale, -1, nil) }
        #expect(throws: InvalidValue.self) { try point("a", .preSale, 1, .nan) }
    }

    @Test("profit as an amount, a markup and a margin are three prices")
    func costPlus() throws {
        func price(_ profit: CostPlusPrice.Profit) throws -> CostPlusPrice {
            try CostPlusPrice(labour: yuan(60), system: yuan(30), management: yuan(10), profit: profit)
        }
        #expect(try price(.amount(yuan(15))).price == yuan(115))
        #expect(try price(.markup(PeriodRate(0.2))).price == yuan(120))
        #expect(try price(.margin(PeriodRate(0.2))).price == yuan(125))
        #expect(try price(.margin(PeriodRate(0.2))).profit == yuan(25))
        #expect(throws: InvalidValue.self) { try price(.margin(PeriodRate(1))) }
        #expect(throws: InvalidValue.self) { try price(.markup(PeriodRate(-0.1))) }
        #expect(throws: InvalidValue.self) { try price(.amount(Money(minor: 1, currency: .eur))) }
        #expect(throws: InvalidValue.self) {
            try CostPlusPrice(
                labour: Money(minor: .max, currency: .cny), system: yuan(1), management: yuan(1),
                profit: .amount(yuan(1)))
        }
    }

    @Test("prices by value, by competition and by subscription")
    func pricing() throws {
        #expect(try ServicePricing.shareOfEffect(PeriodRate(0.15)).price(effect: yuan(1000)) == yuan(150))
        let steps = ServicePricing.steps([
            .init(from: yuan(100), price: yuan(10)), .init(from: yuan(1000), price: yuan(80)),
        ])
        #expect(try steps.price(effect: yuan(99)) == nil)
        #expect(try steps.price(effect: yuan(999)) == yuan(10))
        #expect(try steps.price(effect: yuan(1000)) == yuan(80))
        #expect(try ServicePricing.competitor(yuan(200), difference: PeriodRate(-0.05)).price() == yuan(190))
        let monthly = ServicePricing.subscription(month: yuan(30), yearDiscount: try PeriodRate(0.25))
        #expect(try monthly.price(term: .month) == yuan(30))
        #expect(try monthly.price(term: .year) == yuan(270))
        #expect(throws: InvalidValue.self) { try monthly.price() }
        #expect(throws: InvalidValue.self) { try ServicePricing.shareOfEffect(PeriodRate(1.5)).price(effect: yuan(1)) }
        #expect(throws: InvalidValue.self) {
            try ServicePricing.steps([.init(from: yuan(1), price: yuan(5)), .init(from: yuan(2), price: yuan(5))])
                .price(effect: yuan(1))
        }
    }

    @Test("three to one gross is two hundred per cent net, and a programme is its sums")
    func returns() throws {
        let item = try ServiceReturn(
            "training", retentionRevenue: yuan(200), labourSaved: yuan(60), complaintLossAvoided: yuan(40),
            cost: yuan(100))
        #expect(item.gross == 3 && item.net == 2 && item.meets(ServiceReturn.customaryFloor))
        let dear = try ServiceReturn(
            "bot", retentionRevenue: Money(minor: 29_999, currency: .cny), labourSaved: yuan(0),
            complaintLossAvoided: yuan(0), cost: yuan(100))
        #expect(!dear.meets(ServiceReturn.customaryFloor))
        let programme = try ServiceReturn("all", totalOf: [item, dear])
        #expect(programme.benefit.minor == 59_999 && programme.cost == yuan(200))
        #expect(throws: InvalidValue.self) { try ServiceReturn("none", totalOf: []) }
        #expect(throws: InvalidValue.self) {
            try ServiceReturn(
                "free", retentionRevenue: yuan(1), labourSaved: yuan(1), complaintLossAvoided: yuan(1), cost: yuan(0))
        }
    }

    @Test("winning back costs a multiple of keeping, worth it or not")
    func churn() throws {
        let churn = try ChurnCost(
            leaving: 120, valuePerCustomer: yuan(400), costToKeep: yuan(50),
            winBackFactor: ChurnCost.assumedWinBackFactor)
        #expect(try churn.lostValue == yuan(48_000))
        #expect(try churn.costToKeepAll == yuan(6000))
        #expect(try churn.costToWinBack == yuan(250))
        #expect(try churn.costToWinBackAll == yuan(30_000))
        #expect(try churn.isWorthWinningBack)
        #expect(throws: InvalidValue.self) {
            try ChurnCost(
                leaving: -1, valuePerCustomer: yuan(1), costToKeep: yuan(1),
                winBackFactor: ChurnCost.assumedWinBackFactor)
        }
        let huge = try ChurnCost(
            leaving: 10, valuePerCustomer: Money(minor: .max, currency: .cny), costToKeep: yuan(1),
            winBackFactor: PeriodRate(0))
        #expect(throws: InvalidValue.self) { try huge.lostValue }
    }

    @Test("historic value is an exact sum of one currency")
    func historic() throws {
        #expect(try HistoricValue.total(of: [yuan(3), yuan(-1)], acquisitionCost: yuan(5)) == yuan(-3))
        #expect(try HistoricValue.total(of: []) == nil)
        #expect(try HistoricValue.total(of: [], acquisitionCost: yuan(5)) == yuan(-5))
        #expect(throws: InvalidValue.self) {
            try HistoricValue.total(of: [yuan(3), Money(minor: 1, currency: .eur)])
        }
    }
}
