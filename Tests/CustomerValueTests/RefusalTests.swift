import CustomerValue
import Foundation
import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("What customer value refuses")
struct RefusalTests {
    private func columns(_ rows: [(Int, Double, Double)]) throws -> PurchaseColumns {
        try PurchaseColumns(
            frequencies: rows.map { $0.0 }, recencies: rows.map { $0.1 }, ages: rows.map { $0.2 })
    }

    @Test(
        "histories that cannot be",
        arguments: [
            (1, 2.0, 0.0, "age"), (1, 2.0, -1.0, "age"), (1, 2.0, .nan, "age"), (1, 2.0, .infinity, "age"),
            (1, 2.0, 1.0, "recency"), (1, -1.0, 1.0, "recency"), (1, .nan, 1.0, "recency"), (0, 1.0, 2.0, "recency"),
            (-1, 0.0, 2.0, "frequency"), (2_000_000_000, 1.0, 2.0, "frequency"),
        ])
    func histories(frequency: Int, recency: Double, age: Double, field: String) {
        #expect { try PurchaseHistory(frequency: frequency, recency: recency, age: age) } throws: {
            ($0 as? InvalidValue)?.field == field
        }
        #expect { try columns([(1, 1, 2), (frequency, recency, age)]) } throws: {
            ($0 as? InvalidValue)?.field == "rows[1].\(field)"
        }
    }

    @Test("columns of different lengths")
    func lengths() {
        #expect(throws: InvalidValue.self) {
            try PurchaseColumns(frequencies: [1, 2], recencies: [1], ages: [2, 3])
        }
    }

    @Test("parameters that are no numbers above 0", arguments: [0, -1, .nan, .infinity, 1e13])
    func parameters(value: Double) {
        #expect { try BetaGeometricModel(r: 1, alpha: value, a: 1, b: 1) } throws: {
            ($0 as? InvalidValue)?.field == "alpha"
        }
        #expect(throws: InvalidValue.self) { try ParetoModel(r: 1, alpha: 1, s: value, beta: 1) }
        #expect(throws: InvalidValue.self) { try GammaGammaModel(p: 1, q: 1, gamma: value) }
        #expect(throws: InvalidValue.self) { try BetaGeometricModel(parameters: [1, 1, 1]) }
    }

    @Test("forecasts of no length", arguments: [-1, .nan, .infinity])
    func times(time: Double) throws {
        let model = try BetaGeometricModel(r: 1, alpha: 1, a: 1, b: 1)
        let history = try PurchaseHistory(frequency: 1, recency: 1, age: 2)
        #expect(throws: InvalidValue.self) { try model.expectedPurchases(history, within: time) }
        #expect(throws: InvalidValue.self) { try model.purchasesOfNewCustomer(within: time) }
        #expect(throws: InvalidValue.self) { try model.probability(ofPurchases: 1, history, within: time) }
        #expect(throws: InvalidValue.self) { try model.expectedPurchases(PurchaseColumns([history]), within: time) }
        #expect(throws: InvalidValue.self) { try DiscountedPeriods(count: 12, discount: 0.1, unitsPerPeriod: time) }
    }

    @Test("a mean value that does not exist")
    func meanValue() throws {
        let model = try GammaGammaModel(p: 6.25, q: 0.9, gamma: 15.44)
        #expect(throws: InvalidValue.self) { try model.populationMean }
        #expect(try model.expectedValue(SpendHistory(frequency: 1, averageValue: 20)) > 0)
        let flat = try GammaGammaModel(p: 0.05, q: 0.9, gamma: 15.44)
        #expect(throws: InvalidValue.self) { try flat.expectedValue(SpendHistory(frequency: 1, averageValue: 20)) }
    }

    @Test("fits without anything to tell parameters by")
    func fits() throws {
        let few = try columns([(1, 1, 2), (2, 3, 4), (0, 0, 5)])
        #expect { try BetaGeometricModel.fit(few) } throws: { ($0 as? InvalidValue)?.field == "columns" }
        let once = try columns((1...50).map { (0, 0, Double($0)) })
        #expect { try ParetoModel.fit(once) } throws: { ($0 as? InvalidValue)?.field == "columns.frequencies" }
        let same = try (0..<50).map { try SpendHistory(frequency: 1 + $0 % 3, averageValue: 20) }
        #expect { try GammaGammaModel.fit(same) } throws: { ($0 as? InvalidValue)?.field == "histories.averageValue" }
        #expect(throws: InvalidValue.self) { try GammaGammaModel.fit([SpendHistory]()) }
    }

    @Test("fits that end without telling the parameters say so")
    func unidentified() throws {
        // Everybody buys every week until the end: nobody leaves, and all buy alike.
        let loyal = try PurchaseColumns(
            (0..<200).map { index in
                let weeks = 20 + index % 3
                return try PurchaseHistory(frequency: weeks, recency: Double(weeks), age: Double(weeks))
            })
        func check<Model: PurchaseModel>(_ fit: ModelFit<Model>) {
            #expect(!fit.isIdentified, "\(fit)")
            #expect(fit.logLikelihood.isFinite)
            #expect(fit.model.parameters.allSatisfy { $0.isFinite && $0 > 0 })
        }
        check(try BetaGeometricModel.fit(loyal))
        check(try ModifiedBetaGeometricModel.fit(loyal))
        check(try ParetoModel.fit(loyal))
        // One history, many times.
        let alike = try columns(Array(repeating: (3, 10, 30), count: 100))
        check(try BetaGeometricModel.fit(alike))
        check(try ParetoModel.fit(alike))
        let fit = try BetaGeometricModel.fit(alike)
        #expect(try fit.interval(scale: .logarithm) { model throws(InvalidValue) in model.r } == nil)
    }

    @Test("values that differ by their last place are no spread to fit")
    func tinySpread() throws {
        let close = try (0..<50).map { try SpendHistory(frequency: 2, averageValue: 20 + Double($0) * 1e-12) }
        let fit = try GammaGammaModel.fit(close)
        #expect(!fit.isIdentified, "\(fit)")
        #expect(fit.logLikelihood.isFinite)
    }

    @Test("contracts that cannot be")
    func contracts() throws {
        func contract(_ retention: Double, _ discount: Double, _ growth: Double = 0) throws -> RetentionValue {
            try RetentionValue(
                marginPerPeriod: 100, retention: retention, discount: discount, marginGrowth: growth)
        }
        #expect { try contract(1.1, 0) } throws: { ($0 as? InvalidValue)?.field == "retention" }
        #expect(throws: InvalidValue.self) { try contract(.nan, 0) }
        #expect { try contract(0.5, -0.1) } throws: { ($0 as? InvalidValue)?.field == "discount" }
        #expect { try contract(0.5, 0, -1) } throws: { ($0 as? InvalidValue)?.field == "marginGrowth" }
        #expect(try contract(1, 0).lifetimeValue(.firstMarginNow) == nil)
        #expect(try contract(1, 0).marginOverChurn == nil)
        #expect(try contract(0.8, 0, 0.25).lifetimeValue(.afterFirstRenewal) == nil)
        #expect(try contract(0, 0).lifetimeValue(.afterFirstRenewal, over: .periods(3)) == 0)
        #expect(try contract(0.5, 0.1).lifetimeValue(.firstMarginNow, over: .periods(0)) == 0)
        #expect(throws: InvalidValue.self) {
            try contract(0.5, 0.1).lifetimeValue(.firstMarginNow, over: .periods(-1))
        }
        #expect(throws: InvalidValue.self) {
            try contract(1, 0, 900).lifetimeValue(.firstMarginNow, over: .periods(900))
        }
    }

    @Test("stored models and fits are checked when they are read")
    func stored() throws {
        let rows = [(2, 30.43, 38.86), (1, 1.71, 38.86), (0, 0, 38.86), (0, 0, 30), (7, 29.43, 38.86), (1, 5, 38.86)]
        let fit = try BetaGeometricModel.fit(columns(rows + [(0, 0, 20), (3, 20, 32), (5, 8, 38), (1, 30, 36)]))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(fit)
        #expect(try JSONDecoder().decode(ModelFit<BetaGeometricModel>.self, from: data) == fit)
        let text = String(decoding: data, as: UTF8.self)
        let broken = text.replacingOccurrences(of: "\"r\":", with: "\"r\":-")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ModelFit<BetaGeometricModel>.self, from: Data(broken.utf8))
        }
        for (type, bad) in [
            "{\"frequency\":1,\"recency\":3,\"age\":2}", "{\"frequency\":1,\"recency\":1,\"age\":2,\"more\":1}",
        ].map({ (PurchaseHistory.self, $0) }) {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(type, from: Data(bad.utf8)) }
        }
        let history = try PurchaseHistory(frequency: 1, recency: 1.5, age: 2)
        #expect(
            String(decoding: try encoder.encode(history), as: UTF8.self) == #"{"age":2,"frequency":1,"recency":1.5}"#)
    }
}
