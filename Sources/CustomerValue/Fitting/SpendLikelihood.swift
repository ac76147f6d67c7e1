import ServiceStatistics

/// The log-likelihood of the Gamma–Gamma model, with its gradient in the logarithms of p, q, γ.
struct SpendLikelihood {
    /// The customers with purchases.
    let rows: [SpendHistory]
    private let frequencies: [Int]
    private let weights: [Double]
    private let logValues: Double
    private let meanValue: Double

    init(_ histories: some Sequence<SpendHistory>) {
        rows = histories.filter { $0.frequency > 0 }
        let frequencies = Set(rows.map { $0.frequency }).sorted()
        let place = Dictionary(uniqueKeysWithValues: frequencies.enumerated().map { ($0.element, $0.offset) })
        var weights = [Double](repeating: 0, count: frequencies.count)
        var logValues = 0.0
        var total = 0.0
        for row in rows {
            let index = place[row.frequency] ?? 0
            weights[index] += 1
            logValues += Maths.log(row.averageValue)
            total += row.averageValue
        }
        self.frequencies = frequencies
        self.weights = weights
        self.logValues = logValues
        meanValue = total / Double(max(rows.count, 1))
    }

    /// Whether the customers differ in what they spend.
    var isSpread: Bool {
        guard let first = rows.first else { return false }
        return rows.contains { $0.averageValue != first.averageValue }
    }

    /// Where to start, best guess first: means that agree with the data.
    var starts: [[Double]] {
        [(5.0, 3.0), (1.0, 2.0), (20.0, 5.0)].map { p, q in
            [Maths.log(p), Maths.log(q), Maths.log(meanValue * (q - 1) / p)]
        }
    }

    /// The value and the gradient at the logarithms of the parameters.
    func evaluate(_ point: [Double]) -> (value: Double, gradient: [Double])? {
        let p = Maths.exp(point[0])
        let q = Maths.exp(point[1])
        let gamma = Maths.exp(point[2])
        var value = -logValues
        var (slopeP, slopeQ, slopeGamma) = (0.0, 0.0, 0.0)
        let digammaQ = GammaFunctions.digamma(q)
        for (frequency, weight) in zip(frequencies, weights) {
            let x = Double(frequency)
            let sum = GammaFunctions.digamma(p * x + q)
            value -= weight * GammaFunctions.logBeta(p * x, q)
            slopeP += weight * x * (sum - GammaFunctions.digamma(p * x))
            slopeQ += weight * (sum - digammaQ)
        }
        for row in rows {
            let x = Double(row.frequency)
            let spent = x * row.averageValue
            let logQ = Maths.log1p(spent / gamma)
            let logP = Maths.log1p(gamma / spent)
            value -= q * logQ + p * x * logP
            slopeP -= x * logP
            slopeQ -= logQ
            slopeGamma += (q * spent / gamma - p * x) / (gamma + spent)
        }
        return (value, [slopeP * p, slopeQ * q, slopeGamma * gamma])
    }
}
