import CustomerValue

/// What is measured.
enum CustomerValueTask: String, CaseIterable {
    case fitBetaGeometric, fitModified, fitPareto, fitSpending, alive, expected, discounted, fitMany

    func words(_ bench: CustomerValueBench) -> String {
        let many = Figure.grouped(Double(bench.many.frequencies.count))
        let fewer = Figure.grouped(Double(bench.fewer.frequencies.count))
        switch self {
        case .fitBetaGeometric: return "fit BG/NBD"
        case .fitModified: return "fit MBG/NBD"
        case .fitPareto: return "fit Pareto/NBD"
        case .fitSpending: return "fit Gamma-Gamma"
        case .alive: return "P(alive) of \(many)"
        case .expected: return "expected purchases of \(many)"
        case .discounted: return "12 discounted months of \(fewer)"
        case .fitMany: return "fit BG/NBD on \(many)"
        }
    }

    /// How many times faster than lifetimes it should be.
    var ratio: Double? {
        switch self {
        case .fitBetaGeometric, .fitPareto: 20
        case .expected: 5
        case .discounted: 15
        case .fitModified, .fitSpending, .alive, .fitMany: nil
        }
    }
}

/// Times fits and predictions.
struct CustomerValueBench {
    let sample: CustomerSample
    /// The customers whose purchases are predicted.
    let many: CustomerSample
    /// The customers whose purchases are discounted.
    let fewer: CustomerSample
    let repetitions: Int

    init(sample: CustomerSample, forecasts: Int, discounted: Int, repetitions: Int, seed: UInt64) {
        self.sample = sample
        many = CustomerSample(like: sample, count: forecasts, withValues: false, seed: seed &+ 1)
        fewer = CustomerSample(like: sample, count: discounted, withValues: true, seed: seed &+ 2)
        self.repetitions = repetitions
    }

    /// The median seconds of every task.
    func measure() throws -> [(CustomerValueTask, Double)] {
        let columns = try sample.columns
        let spending = try sample.spending
        let model = try BetaGeometricModel.fit(columns).model
        let manyColumns = try many.columns
        let fewerColumns = try fewer.columns
        let year = try DiscountedPeriods.yearOfMonths(inWeeksAt: 0.01)
        try check(model, manyColumns, fewerColumns, year)
        return try CustomerValueTask.allCases.map { task in
            let seconds = try median(of: task == .fitMany ? 1 : repetitions) {
                switch task {
                case .fitBetaGeometric: try BetaGeometricModel.fit(columns).logLikelihood
                case .fitModified: try ModifiedBetaGeometricModel.fit(columns).logLikelihood
                case .fitPareto: try ParetoModel.fit(columns).logLikelihood
                case .fitSpending: try GammaGammaModel.fit(spending).logLikelihood
                case .alive: model.probabilitiesAlive(manyColumns).last ?? 0
                case .expected: try model.expectedPurchases(manyColumns, within: 39).last ?? 0
                case .discounted: model.discountedPurchases(fewerColumns, over: year).last ?? 0
                case .fitMany: try BetaGeometricModel.fit(manyColumns).logLikelihood
                }
            }
            return (task, seconds)
        }
    }

    /// What columns answer must be what single customers answer.
    private func check(
        _ model: BetaGeometricModel, _ many: PurchaseColumns, _ fewer: PurchaseColumns, _ year: DiscountedPeriods
    ) throws {
        let expected = try model.expectedPurchases(many, within: 39)
        let discounted = model.discountedPurchases(fewer, over: year)
        for row in stride(from: 0, to: many.count, by: 997) {
            guard let history = many.history(at: row) else { continue }
            let one = try model.expectedPurchases(history, within: 39)
            if abs(expected[row] - one) > 1e-10 * one { throw BenchmarkFailure("\(history): \(expected[row]), \(one)") }
        }
        for row in stride(from: 0, to: fewer.count, by: 997) {
            guard let history = fewer.history(at: row) else { continue }
            let one = try model.expectedValue(history, valuePerPurchase: 1, over: year).value
            if abs(discounted[row] - one) > 1e-10 * one {
                throw BenchmarkFailure("\(history): \(discounted[row]), \(one)")
            }
        }
    }

    private func median(of repetitions: Int, _ work: () throws -> Double) throws -> Double {
        var times: [Int64] = []
        for _ in 0..<repetitions {
            let start = ProcessorTime.nanoseconds()
            let answer = try work()
            times.append(ProcessorTime.nanoseconds() - start)
            guard answer.isFinite else { throw BenchmarkFailure("an answer is not finite") }
        }
        times.sort()
        return Double(times[times.count / 2]) / 1e9
    }
}
