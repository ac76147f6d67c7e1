import CustomerValue
import TestSupport
import Testing

@Suite("Extreme parameters and histories")
struct ExtremeParameterTests {
    /// From 10⁻⁶ to 10⁶, with the values at which closed forms break.
    private func parameter(_ random: inout SplitMix64) -> Double {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: 1
        case 1: [1e-6, 1e6, 0.5, 2].randomElement(using: &random) ?? 1
        default: pow10(Double.random(in: -6...6, using: &random))
        }
    }

    private func pow10(_ exponent: Double) -> Double {
        var value = 1.0
        let whole = Int(exponent.rounded(.down))
        for _ in 0..<abs(whole) { value = whole < 0 ? value / 10 : value * 10 }
        // 10^f between 1 and 10, near enough for a random number.
        return value * (1 + 9 * (exponent - Double(whole)))
    }

    private func history(_ random: inout SplitMix64) throws -> PurchaseHistory {
        let frequency = [
            0, 0, 1, 2, Int.random(in: 3...50, using: &random), Int.random(in: 51...10_000, using: &random),
        ]
        let x = frequency.randomElement(using: &random) ?? 0
        let age = pow10(Double.random(in: -9...6, using: &random))
        let shares: [Double] = [1, 1, 0, 1 - 1e-12, Double.random(in: 0...1, using: &random)]
        let share = shares.randomElement(using: &random) ?? 1
        return try PurchaseHistory(frequency: x, recency: x == 0 ? 0 : age * share, age: age)
    }

    private func check(_ model: some PurchaseModel, _ random: inout SplitMix64) throws {
        let history = try history(&random)
        let time = pow10(Double.random(in: -9...6, using: &random))
        let place = "\(model), \(history), t = \(time)"
        let alive = model.probabilityAlive(history)
        #expect(alive >= 0 && alive <= 1, "\(place)")
        #expect(model.logLikelihood(of: history).isFinite, "\(place)")
        if history.recency == history.age, history.frequency > 0, model is ParetoModel {
            #expect(alive == 1, "\(place)")
        }

        let soon = try model.expectedPurchases(history, within: time)
        let later = try model.expectedPurchases(history, within: 1.5 * time)
        #expect(soon.isFinite && soon >= 0, "\(place): \(soon)")
        // The later the longer forecast ends the more is bought, and less with each further unit of time.
        #expect(later >= soon * (1 - 1e-9) - 1e-300, "\(place): \(soon), then \(later)")
        #expect(later <= 1.5 * soon * (1 + 1e-9) + 1e-300, "\(place): \(soon), then \(later)")
        let rate = (model.parameters[0] + Double(history.frequency)) / (model.parameters[1] + history.age)
        #expect(soon <= alive * rate * time * (1 + 1e-9) + 1e-300, "\(place): \(soon)")

        // Whoever bought later is the more likely alive.
        if history.frequency > 0 {
            let earlier = try PurchaseHistory(
                frequency: history.frequency, recency: history.recency * 0.9, age: history.age)
            #expect(model.probabilityAlive(earlier) <= alive * (1 + 1e-9) + 1e-300, "\(place)")
        }
        for count in [0, 1, 7] {
            let probability = try model.probability(ofPurchases: count, history, within: time)
            #expect(probability >= 0 && probability <= 1, "\(place): P(\(count)) = \(probability)")
            let anybody = try model.probabilityOfNewCustomer(ofPurchases: count, within: time)
            #expect(anybody >= 0 && anybody <= 1, "\(place): P(\(count)) = \(anybody)")
        }
        let new = try model.purchasesOfNewCustomer(within: time)
        #expect(new.isFinite && new >= 0, "\(place): \(new)")
        let value = try model.expectedValue(
            history, valuePerPurchase: 10, over: DiscountedPeriods(count: 12, discount: 0.01, unitsPerPeriod: time / 12)
        )
        #expect(value.value.isFinite && value.atRisk.isFinite, "\(place): \(value)")
        #expect(value.value <= 10 * soon * (1 + 1e-9) && value.atRisk >= 0, "\(place): \(value)")
    }

    @Test("every answer is finite and in range, monotone where theory says so")
    func everything() throws {
        var random = SplitMix64(seed: 61)
        for _ in 0..<TestEnvironment.trials(default: 300) {
            let parameters = (0..<4).map { _ in parameter(&random) }
            try check(BetaGeometricModel(parameters: parameters), &random)
            try check(ModifiedBetaGeometricModel(parameters: parameters), &random)
            try check(ParetoModel(parameters: parameters), &random)
        }
    }

    @Test("discounted residual purchases are finite and fall with the discount")
    func residual() throws {
        var random = SplitMix64(seed: 62)
        for _ in 0..<TestEnvironment.trials(default: 300) {
            let model = try ParetoModel(parameters: (0..<4).map { _ in parameter(&random) })
            let history = try history(&random)
            let discount = parameter(&random)
            let value = try model.discountedResidualPurchases(history, continuousDiscount: discount)
            let dearer = try model.discountedResidualPurchases(history, continuousDiscount: discount * 1.5)
            #expect(value.isFinite && value >= 0, "\(model), \(history), \(discount): \(value)")
            #expect(dearer <= value * (1 + 1e-9) + 1e-300, "\(model), \(history), \(discount): \(value), \(dearer)")
        }
    }

    @Test("probabilities of all counts add up to one, and their mean is the expectation")
    func distributions() throws {
        func check(_ model: some PurchaseModel) throws {
            for history in [
                try PurchaseHistory(frequency: 2, recency: 30, age: 39),
                try PurchaseHistory(frequency: 0, recency: 0, age: 12),
            ] {
                var total = 0.0
                var mean = 0.0
                for count in 0..<400 {
                    let probability = try model.probability(ofPurchases: count, history, within: 26)
                    total += probability
                    mean += Double(count) * probability
                }
                #expect(abs(total - 1) < 1e-9, "\(model): \(total)")
                let expected = try model.expectedPurchases(history, within: 26)
                #expect(abs(mean - expected) < 1e-8, "\(model): \(mean), \(expected)")
            }
            var total = 0.0
            var mean = 0.0
            for count in 0..<400 {
                let probability = try model.probabilityOfNewCustomer(ofPurchases: count, within: 26)
                total += probability
                mean += Double(count) * probability
            }
            #expect(abs(total - 1) < 1e-9, "\(model): \(total)")
            #expect(abs(mean - (try model.purchasesOfNewCustomer(within: 26))) < 1e-8, "\(model): \(mean)")
        }
        try check(BetaGeometricModel(r: 0.8, alpha: 6, a: 0.8, b: 2.4))
        try check(BetaGeometricModel(r: 1.2, alpha: 9, a: 1, b: 0.5))
        try check(ModifiedBetaGeometricModel(r: 0.8, alpha: 6, a: 0.4, b: 0.6))
        try check(ParetoModel(r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7))
        try check(ParetoModel(r: 2, alpha: 20, s: 1, beta: 3))
    }

    @Test("one-time buyers are certainly alive in BG/NBD, whoever just bought is so in Pareto/NBD")
    func certainties() throws {
        let silent = try PurchaseHistory(frequency: 0, recency: 0, age: 1000)
        let fresh = try PurchaseHistory(frequency: 200, recency: 52, age: 52)
        #expect(try BetaGeometricModel(r: 0.2, alpha: 4, a: 0.8, b: 2.4).probabilityAlive(silent) == 1)
        #expect(try ModifiedBetaGeometricModel(r: 0.2, alpha: 4, a: 0.8, b: 2.4).probabilityAlive(silent) < 0.5)
        #expect(try ParetoModel(r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7).probabilityAlive(fresh) == 1)
    }

    @Test("what columns answer is what single customers answer")
    func columns() throws {
        var random = SplitMix64(seed: 63)
        var histories: [PurchaseHistory] = []
        for _ in 0..<2000 {
            let x = [0, 0, 0, 1, 2, 3, 17, 400].randomElement(using: &random) ?? 0
            let age = Double.random(in: 1...104, using: &random)
            let recency = x == 0 ? 0 : age * Double.random(in: 0...1, using: &random)
            histories.append(try PurchaseHistory(frequency: x, recency: recency, age: age))
        }
        let columns = PurchaseColumns(histories)
        let periods = try DiscountedPeriods.yearOfMonths(inWeeksAt: 0.01)
        func check(_ model: some PurchaseModel) throws {
            let purchases = try model.expectedPurchases(columns, within: 39)
            let discounted = model.discountedPurchases(columns, over: periods)
            for (row, history) in histories.enumerated() {
                let one = try model.expectedPurchases(history, within: 39)
                #expect(abs(purchases[row] - one) <= 1e-11 * one, "\(model), \(history): \(purchases[row]), \(one)")
                let value = try model.expectedValue(history, valuePerPurchase: 1, over: periods).value
                #expect(abs(discounted[row] - value) <= 1e-11 * value, "\(model), \(history): \(discounted[row])")
            }
        }
        try check(BetaGeometricModel(r: 0.243, alpha: 4.414, a: 0.793, b: 2.426))
        try check(ModifiedBetaGeometricModel(r: 0.52, alpha: 6.18, a: 0.89, b: 1.61))
        try check(ParetoModel(r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7))
    }
}
