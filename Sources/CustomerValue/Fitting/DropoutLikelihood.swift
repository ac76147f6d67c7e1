import ServiceStatistics

/// The log-likelihood of BG/NBD and MBG/NBD over distinct histories, with its gradient in the logarithms of r, α, a, b.
struct DropoutLikelihood {
    let histories: DistinctHistories
    let leavesAtOnce: Bool

    init(_ histories: DistinctHistories, leavesAtOnce: Bool) {
        self.histories = histories
        self.leavesAtOnce = leavesAtOnce
    }

    /// Where to start, best guess first.
    var starts: [[Double]] {
        let perPurchase = 1 / histories.purchaseRate
        return [(0.5, 0.25, 0.8, 2.0), (1.0, 1.0, 0.2, 4.0), (0.2, 0.1, 1.0, 1.0), (4.0, 3.0, 0.5, 5.0)].map {
            [Maths.log($0.0), Maths.log($0.1 * perPurchase), Maths.log($0.2), Maths.log($0.3)]
        }
    }

    /// The value and the gradient at the logarithms of the parameters.
    func evaluate(_ point: [Double]) -> (value: Double, gradient: [Double])? {
        let r = Maths.exp(point[0])
        let alpha = Maths.exp(point[1])
        let a = Maths.exp(point[2])
        let b = Maths.exp(point[3])
        var value = 0.0
        var (slopeR, slopeAlpha, slopeA, slopeB) = (0.0, 0.0, 0.0, 0.0)

        // What depends on the frequency alone.
        var oddsFactors: [Double] = []
        oddsFactors.reserveCapacity(histories.frequencies.count)
        for (frequency, weight) in zip(histories.frequencies, histories.frequencyWeights) {
            let chances = leavesAtOnce ? frequency + 1 : frequency
            value +=
                weight
                * (Factorials.logRising(r, frequency) + Factorials.logRising(b, chances)
                    - Factorials.logRising(a + b, chances))
            let risingSum = Factorials.risingSlope(a + b, chances)
            slopeR += weight * Factorials.risingSlope(r, frequency)
            slopeA -= weight * risingSum
            slopeB += weight * (Factorials.risingSlope(b, chances) - risingSum)
            oddsFactors.append(chances > 0 ? point[2] - Maths.log(b + Double(chances - 1)) : -.infinity)
        }

        // What depends on the age alone, but for the frequency as a factor.
        var logAges: [Double] = []
        logAges.reserveCapacity(histories.ages.count)
        for (age, weight) in zip(histories.ages, histories.ageWeights) {
            let growth = Maths.log1p(age / alpha)
            value -= weight * r * growth
            slopeR -= weight * growth
            slopeAlpha += weight * r * age / (alpha * (alpha + age))
            logAges.append(point[1] + growth)
        }

        for row in histories.rows {
            let frequency = histories.frequencies[Int(row.frequency)]
            let x = Double(frequency)
            let logAge = logAges[Int(row.age)]
            let age = histories.ages[Int(row.age)]
            let inverseAge = 1 / (alpha + age)
            value -= row.weight * x * logAge
            slopeAlpha -= row.weight * x * inverseAge
            let oddsFactor = oddsFactors[Int(row.frequency)]
            guard oddsFactor > -.infinity else { continue }
            let silence = logAge - Maths.log(alpha + row.recency)
            let logOdds = oddsFactor + (r + x) * silence
            let small = Maths.exp(-abs(logOdds))
            value += row.weight * (max(logOdds, 0) + Maths.log1p(small))
            let left = row.weight * (logOdds > 0 ? 1 : small) / (1 + small)
            slopeR += left * silence
            slopeAlpha += left * (r + x) * (inverseAge - 1 / (alpha + row.recency))
            slopeA += left / a
            slopeB -= left / (b + (leavesAtOnce ? x : x - 1))
        }
        return (value, [slopeR * r, slopeAlpha * alpha, slopeA * a, slopeB * b])
    }
}
