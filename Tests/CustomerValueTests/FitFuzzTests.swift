import CustomerValue
import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Fits on anything")
struct FitFuzzTests {
    private func columns(_ random: inout SplitMix64) throws -> PurchaseColumns {
        let scales: [Double] = [1e-6, 1e-3, 1, 1, 1, 365, 1e6]
        let scale = scales.randomElement(using: &random) ?? 1
        let highest = [1, 3, 30, 2000].randomElement(using: &random) ?? 1
        let isLate = random.chance(1, in: 4)
        var histories: [PurchaseHistory] = []
        for _ in 0..<random.number(3...60) {
            let age = scale * (random.chance(1, in: 3) ? 10 : Double.random(in: 0.001...100, using: &random))
            let x = random.chance(1, in: 3) ? 0 : random.number(0...highest)
            let share = isLate ? 1 : Double.random(in: 0...1, using: &random)
            histories.append(try PurchaseHistory(frequency: x, recency: x == 0 ? 0 : age * share, age: age))
        }
        return PurchaseColumns(histories)
    }

    private func check<Model: ParametricModel>(_ fit: () throws -> ModelFit<Model>, _ place: String) throws {
        do {
            let fit = try fit()
            #expect(fit.logLikelihood.isFinite && fit.model.parameters.allSatisfy { $0.isFinite && $0 > 0 }, "\(place)")
            #expect((fit.standardErrors ?? []).allSatisfy { $0.isFinite && $0 > 0 }, "\(place): \(fit)")
            #expect(fit.problems.isEmpty || !fit.isIdentified, "\(place)")
            if fit.isIdentified { #expect(fit.standardErrors != nil && (fit.remainingGain ?? 1) < 1e-6, "\(place)") }
            for interval in try fit.parameterIntervals() ?? [] {
                #expect(interval.lower > 0 && interval.upper.isFinite, "\(place)")
            }
        } catch is InvalidValue {
            // A refusal is an answer.
        }
    }

    @Test("a fit is refused, or ends with finite numbers and says whether the data tell the parameters")
    func anything() throws {
        var random = SplitMix64(seed: 91)
        for trial in 0..<TestEnvironment.trials(default: 16) {
            let columns = try columns(&random)
            try check({ try BetaGeometricModel.fit(columns) }, "\(trial)")
            try check({ try ModifiedBetaGeometricModel.fit(columns) }, "\(trial)")
            if trial.isMultiple(of: 4) { try check({ try ParetoModel.fit(columns) }, "\(trial)") }
            let spreads: [Double] = [0, 1e-9, 0.1, 5]
            let spread = spreads.randomElement(using: &random) ?? 1
            let spending = try (0..<random.number(1...40)).map { _ in
                let frequency = random.number(0...1) * random.number(1...30)
                return try SpendHistory(
                    frequency: frequency,
                    averageValue: frequency == 0 ? 0 : 20 * (1 + spread * Double.random(in: 0...1, using: &random)))
            }
            try check({ try GammaGammaModel.fit(spending) }, "\(trial)")
        }
    }

    @Test("the order of the customers does not matter")
    func order() throws {
        var random = SplitMix64(seed: 92)
        let truth = try BetaGeometricModel(r: 0.6, alpha: 5, a: 0.8, b: 2.4)
        let histories = try (0..<400).map { _ in
            try truth.randomHistory(age: Double(random.number(20...50)), using: &random)
        }
        let one = try BetaGeometricModel.fit(PurchaseColumns(histories))
        let two = try BetaGeometricModel.fit(PurchaseColumns(histories.shuffled(using: &random)))
        #expect(one == two && one.isIdentified)
    }

    @Test("another unit of time scales the times and shifts the likelihood, and changes nothing else")
    func units() throws {
        var random = SplitMix64(seed: 93)
        let truth = try ParetoModel(r: 0.8, alpha: 8, s: 0.8, beta: 16)
        let histories = try (0..<600).map { _ in
            try truth.randomHistory(age: Double(random.number(26...78)), using: &random)
        }
        let days = try histories.map {
            try PurchaseHistory(frequency: $0.frequency, recency: $0.recency * 7, age: $0.age * 7)
        }
        let weekly = try ParetoModel.fit(PurchaseColumns(histories))
        let daily = try ParetoModel.fit(PurchaseColumns(days))
        for (factor, (one, two)) in zip([1.0, 7, 1, 7], zip(weekly.model.parameters, daily.model.parameters)) {
            #expect(abs(two / (one * factor) - 1) < 1e-6)
        }
        let purchases = histories.reduce(0) { $0 + $1.frequency }
        let shift = Double(purchases) * 1.945_910_149_055_313_3
        #expect(abs(weekly.logLikelihood - daily.logLikelihood - shift) < 1e-6)
    }
}
