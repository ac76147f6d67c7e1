import CustomerValue
import ServiceStatistics
import TestSupport
import Testing

@Suite("Recovery of known parameters")
struct RecoveryTests {
    /// Of so many intervals at 95 % so few or many may cover what they should: 90–99 % of 200, and in smaller runs what
    /// chance makes of 95 % in all but one run of ten thousand.
    private func expectCoverage(_ covered: Int, of trials: Int, _ place: String) {
        let share = Double(covered) / Double(trials)
        print("coverage \(place): \(covered) of \(trials)")
        let slack = 4 * (0.95 * 0.05 / Double(trials)).squareRoot()
        let bounds = trials >= 200 ? (0.90, 0.99) : (0.95 - slack, 1)
        #expect(share >= bounds.0 && share <= bounds.1, "\(place): \(share)")
    }

    private func simulate(_ model: some PurchaseModel, _ random: inout SplitMix64) throws -> PurchaseColumns {
        var histories: [PurchaseHistory] = []
        for _ in 0..<1500 {
            let age = Double(Int.random(in: 26...78, using: &random))
            histories.append(try model.randomHistory(age: age, using: &random))
        }
        return PurchaseColumns(histories)
    }

    private func check<Model: PurchaseModel>(_ truth: Model, seed: UInt64, trials: Int) throws {
        var random = SplitMix64(seed: seed)
        var covered = [Int](repeating: 0, count: truth.parameters.count)
        var forecasts = 0
        let loyal = try PurchaseHistory(frequency: 6, recency: 40, age: 52)
        let promised = try truth.expectedPurchases(loyal, within: 26)
        for trial in 0..<trials {
            let fit = try Model.fit(simulate(truth, &random))
            #expect(fit.isIdentified, "\(Model.self), data set \(trial): \(fit.problems)")
            guard let intervals = try fit.parameterIntervals() else { continue }
            for (index, interval) in intervals.enumerated() where interval.contains(truth.parameters[index]) {
                covered[index] += 1
            }
            if try fit.expectedPurchasesInterval(loyal, within: 26)?.contains(promised) ?? false { forecasts += 1 }
        }
        for (name, count) in zip(Model.parameterNames, covered) {
            expectCoverage(count, of: trials, "\(Model.self).\(name)")
        }
        expectCoverage(forecasts, of: trials, "\(Model.self).expectedPurchases")
    }

    @Test("intervals of BG/NBD cover what the customers were drawn with")
    func betaGeometric() throws {
        try check(
            BetaGeometricModel(r: 0.6, alpha: 5, a: 0.8, b: 2.4), seed: 81, trials: TestEnvironment.trials(default: 12))
    }

    @Test("intervals of MBG/NBD cover what the customers were drawn with")
    func modified() throws {
        try check(
            ModifiedBetaGeometricModel(r: 0.8, alpha: 6, a: 0.7, b: 1.8), seed: 82,
            trials: TestEnvironment.trials(default: 8))
    }

    @Test("intervals of Pareto/NBD cover what the customers were drawn with")
    func pareto() throws {
        try check(
            ParetoModel(r: 0.8, alpha: 8, s: 0.8, beta: 16), seed: 83, trials: TestEnvironment.trials(default: 4))
    }

    @Test("intervals of Gamma–Gamma cover what the purchases were drawn with")
    func spending() throws {
        let truth = try GammaGammaModel(p: 6, q: 4, gamma: 15)
        var random = SplitMix64(seed: 84)
        let trials = TestEnvironment.trials(default: 8)
        var covered = [0, 0, 0]
        for _ in 0..<trials {
            var histories: [SpendHistory] = []
            for _ in 0..<800 {
                let count = Int.random(in: 1...8, using: &random)
                let values = try truth.randomValues(count: count, using: &random)
                histories.append(
                    try SpendHistory(frequency: count, averageValue: values.reduce(0, +) / Double(count)))
            }
            let fit = try GammaGammaModel.fit(histories)
            #expect(fit.isIdentified, "\(fit.problems)")
            for (index, interval) in (try fit.parameterIntervals() ?? []).enumerated()
            where interval.contains(truth.parameters[index]) {
                covered[index] += 1
            }
        }
        for (name, count) in zip(GammaGammaModel.parameterNames, covered) {
            expectCoverage(count, of: trials, "GammaGammaModel.\(name)")
        }
    }

    @Test("the same seed draws the same customers, within what they could do")
    func repeatable() throws {
        func check(_ model: some PurchaseModel) throws {
            var one = SplitMix64(seed: 85)
            var two = SplitMix64(seed: 85)
            for _ in 0..<50 {
                let times = try model.randomPurchases(within: 40, using: &one)
                #expect(try model.randomPurchases(within: 40, using: &two) == times)
                #expect(times == times.sorted() && times.allSatisfy { $0 > 0 && $0 <= 40 })
            }
        }
        try check(BetaGeometricModel(r: 1e-6, alpha: 1, a: 1e-6, b: 1e-6))
        try check(ModifiedBetaGeometricModel(r: 2, alpha: 3, a: 0.1, b: 5))
        try check(ParetoModel(r: 2, alpha: 3, s: 1e-6, beta: 5))
    }

    @Test("the mean of simulated customers is the expectation")
    func means() throws {
        func check(_ model: some PurchaseModel) throws {
            var random = SplitMix64(seed: 86)
            let trials = 4000
            var total = 0.0
            var squares = 0.0
            for _ in 0..<trials {
                let count = Double(try model.randomPurchases(within: 30, using: &random).count)
                total += count
                squares += count * count
            }
            let mean = total / Double(trials)
            let error = ((squares / Double(trials) - mean * mean) / Double(trials)).squareRoot()
            #expect(abs(mean - (try model.purchasesOfNewCustomer(within: 30))) < 4 * error, "\(model): \(mean)")
        }
        try check(BetaGeometricModel(r: 0.6, alpha: 5, a: 0.8, b: 2.4))
        try check(ModifiedBetaGeometricModel(r: 0.8, alpha: 6, a: 0.7, b: 1.8))
        try check(ParetoModel(r: 0.8, alpha: 8, s: 0.8, beta: 16))
    }
}
