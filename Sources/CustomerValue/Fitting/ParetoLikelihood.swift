import ServiceStatistics

/// The log-likelihood of Pareto/NBD over distinct histories, with its gradient in the logarithms of r, α, s, β.
struct ParetoLikelihood {
    let histories: DistinctHistories

    init(_ histories: DistinctHistories) {
        self.histories = histories
    }

    /// Where to start, best guess first.
    var starts: [[Double]] {
        let perPurchase = 1 / histories.purchaseRate
        return [(0.5, 0.4, 0.5, 0.3), (1.0, 1.0, 0.3, 1.0), (0.2, 0.1, 1.0, 1.0), (4.0, 3.0, 0.5, 1.0)].map {
            [Maths.log($0.0), Maths.log($0.1 * perPurchase), Maths.log($0.2), Maths.log($0.3 * histories.meanAge)]
        }
    }

    /// The value and the gradient at the logarithms of the parameters.
    func evaluate(_ point: [Double]) -> (value: Double, gradient: [Double])? {
        let r = Maths.exp(point[0])
        let alpha = Maths.exp(point[1])
        let s = Maths.exp(point[2])
        let beta = Maths.exp(point[3])
        var value = 0.0
        var (slopeR, slopeAlpha, slopeS, slopeBeta) = (0.0, 0.0, 0.0, 0.0)

        for (frequency, weight) in zip(histories.frequencies, histories.frequencyWeights) {
            value += weight * Factorials.logRising(r, frequency)
            slopeR += weight * Factorials.risingSlope(r, frequency)
        }
        var logAges: [Double] = []
        logAges.reserveCapacity(histories.ages.count)
        for (age, weight) in zip(histories.ages, histories.ageWeights) {
            let growth = Maths.log1p(age / alpha)
            let decay = Maths.log1p(age / beta)
            value -= weight * (r * growth + s * decay)
            slopeR -= weight * growth
            slopeAlpha += weight * r * age / (alpha * (alpha + age))
            slopeS -= weight * decay
            slopeBeta += weight * s * age / (beta * (beta + age))
            logAges.append(point[1] + growth)
        }

        for row in histories.rows {
            let x = Double(histories.frequencies[Int(row.frequency)])
            let age = histories.ages[Int(row.age)]
            let inverseAge = 1 / (alpha + age)
            value -= row.weight * x * logAges[Int(row.age)]
            slopeAlpha -= row.weight * x * inverseAge
            let length = age - row.recency
            guard length > 0 else { continue }
            let power = r + x
            let sinceA = alpha + row.recency
            let sinceB = beta + row.recency
            let moments = DecayIntegral(a: sinceA, b: sinceB, p: power, q: s + 1, length: length).moments()
            let silenceA = Maths.log1p(length / sinceA)
            let silenceB = Maths.log1p(length / sinceB)
            let logOdds = power * silenceA + s * silenceB + Maths.log(s / sinceB * moments.value)
            let small = Maths.exp(-abs(logOdds))
            value += row.weight * (max(logOdds, 0) + Maths.log1p(small))
            let left = row.weight * (logOdds > 0 ? 1 : small) / (1 + small)
            slopeR += left * (silenceA - moments.logA)
            slopeAlpha += left * power * (inverseAge - moments.inverseA)
            slopeS += left * (silenceB + 1 / s - moments.logB)
            slopeBeta += left * (s / (beta + age) - (s + 1) * moments.inverseB)
        }
        return (value, [slopeR * r, slopeAlpha * alpha, slopeS * s, slopeBeta * beta])
    }
}
