import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Special functions")
struct SpecialFunctionTests {
    /// The documented error: 1e-12 relative, or 1e-15 × |ln value| where that is more.
    private func expectClose(_ got: Double, _ expected: Double, _ place: String) {
        let bound = max(1e-12, 1e-15 * abs(Maths.log(abs(expected))))
        #expect(relativeError(got, expected) <= bound, "\(place): \(got), expected \(expected)")
    }

    @Test("incomplete beta agrees with 60-digit values on both sides")
    func incompleteBeta() throws {
        for row in SpecialFunctionReferences.incompleteBeta {
            let sides = try SpecialFunctions.incompleteBeta(a: row.a, b: row.b, x: row.x)
            expectClose(sides.lower, row.lower, "I(\(row.a), \(row.b), \(row.x))")
            expectClose(sides.upper, row.upper, "1 - I(\(row.a), \(row.b), \(row.x))")
        }
    }

    @Test("incomplete gamma agrees with 60-digit values on both sides")
    func incompleteGamma() throws {
        for row in SpecialFunctionReferences.incompleteGamma {
            let sides = try SpecialFunctions.incompleteGamma(a: row.a, x: row.x)
            expectClose(sides.lower, row.lower, "P(\(row.a), \(row.x))")
            expectClose(sides.upper, row.upper, "Q(\(row.a), \(row.x))")
        }
    }

    @Test("the normal distribution agrees with 60-digit values in both tails")
    func normal() throws {
        for row in SpecialFunctionReferences.normal {
            let sides = try StandardNormal.tails(at: row.x)
            expectClose(sides.lower, row.lower, "lower \(row.x)")
            expectClose(sides.upper, row.upper, "upper \(row.x)")
            #expect(try StandardNormal.tails(at: -row.x) == TailProbabilities(lower: sides.upper, upper: sides.lower))
        }
        for row in SpecialFunctionReferences.normalQuantile {
            expectClose(try StandardNormal.quantile(row.p), row.x, "quantile \(row.p)")
        }
        #expect(try StandardNormal.quantile(0.5) == 0)
        #expect(try relativeError(StandardNormal.criticalValue(confidence: 0.95), 1.959963984540054) < 1e-15)
    }

    @Test("Student's distribution agrees with 60-digit values, and its quantile inverts it")
    func student() throws {
        for row in SpecialFunctionReferences.student {
            let distribution = try StudentDistribution(degreesOfFreedom: row.degreesOfFreedom)
            let sides = try distribution.tails(at: row.t)
            expectClose(sides.upper, row.upper, "t \(row.degreesOfFreedom), \(row.t)")
            #expect(try distribution.tails(at: -row.t).lower == sides.upper)
            expectClose(try -distribution.quantile(row.upper), row.t, "quantile \(row.upper)")
        }
        let one = try StudentDistribution(degreesOfFreedom: 1)
        #expect(try one.quantile(0.5) == 0)
        #expect(try one.tails(at: 1e300).upper > 0)
        #expect(try one.tails(at: .infinity) == TailProbabilities(lower: 1, upper: 0))
    }

    @Test("gamma, digamma, trigamma, beta and the exponential integral agree with 60-digit values")
    func gammaFamily() throws {
        for row in SpecialFunctionReferences.gamma {
            #expect(abs(try SpecialFunctions.logGamma(row.x) - row.logGamma) <= 2e-15 * max(1, abs(row.logGamma)))
            #expect(abs(try SpecialFunctions.digamma(row.x) - row.digamma) <= 2e-15 * max(1, abs(row.digamma)))
            expectClose(try SpecialFunctions.trigamma(row.x), row.trigamma, "trigamma \(row.x)")
        }
        for row in SpecialFunctionReferences.logBeta {
            expectClose(try SpecialFunctions.logBeta(row.a, row.b), row.value, "ln B(\(row.a), \(row.b))")
            #expect(try SpecialFunctions.logBeta(row.b, row.a) == SpecialFunctions.logBeta(row.a, row.b))
        }
        for row in SpecialFunctionReferences.scaledExponentialIntegral {
            expectClose(try SpecialFunctions.scaledExponentialIntegral(s: row.s, z: row.z), row.value, "E \(row.s)")
        }
    }

    @Test("inverses invert over random parameters, in both halves")
    func inverses() throws {
        var generator = SplitMix64(seed: 11)
        func power(_ range: ClosedRange<Double>) -> Double {
            Maths.exp(Double.random(in: range, using: &generator))
        }
        for _ in 0..<TestEnvironment.trials(default: 200) {
            let (a, b) = (power(-3...8), power(-3...8))
            let p =
                Bool.random(using: &generator) ? power(-200...(-0.1)) : Double.random(in: 0.01..<1, using: &generator)
            let x = try SpecialFunctions.inverseIncompleteBeta(a: a, b: b, p: p)
            // A double near 1 is too coarse to hold every x; there the other side of the inverse is the accurate one.
            if x < 0.9, x > 1e-290 {
                #expect(
                    relativeError(try SpecialFunctions.incompleteBeta(a: a, b: b, x: x).lower, p) < 1e-10 * max(a, 1))
            }
            let y = try SpecialFunctions.inverseIncompleteGamma(a: a, p: p)
            if y > 1e-290 {
                let sides = try SpecialFunctions.incompleteGamma(a: a, x: y)
                #expect(abs(sides.lower - p) < 1e-12 * max(a, 1) * p)
            }
        }
    }

    @Test("sides add up to 1, grow with x, and stay probabilities for huge parameters")
    func shape() throws {
        var generator = SplitMix64(seed: 12)
        for _ in 0..<TestEnvironment.trials(default: 300) {
            let a = Maths.exp(Double.random(in: -20...35, using: &generator))
            let b = Maths.exp(Double.random(in: -20...35, using: &generator))
            let mean = a / (a + b)
            let step = (mean * (b / (a + b)) / (a + b + 1)).squareRoot() * Double.random(in: 0...3, using: &generator)
            let low = try SpecialFunctions.incompleteBeta(a: a, b: b, x: max(mean - step, 0))
            let high = try SpecialFunctions.incompleteBeta(a: a, b: b, x: min(mean + step, 1))
            #expect(low.lower <= high.lower + 1e-12)
            #expect(abs(low.lower + low.upper - 1) < 1e-12)
            #expect(abs(high.lower + high.upper - 1) < 1e-12)
            let gamma = try SpecialFunctions.incompleteGamma(a: a, x: a)
            #expect(abs(gamma.lower + gamma.upper - 1) < 1e-12)
        }
    }

    @Test("arguments outside of the domain are refused", arguments: [Double.nan, .infinity, -.infinity, -1, 0])
    func refusals(_ bad: Double) {
        #expect(throws: InvalidValue.self) { try SpecialFunctions.logGamma(bad) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.digamma(bad) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.trigamma(bad) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.logBeta(1, bad) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.logBeta(bad, 1) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.incompleteBeta(a: bad, b: 1, x: 0.5) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.incompleteBeta(a: 1, b: bad, x: 0.5) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.incompleteBeta(a: 1, b: 1, x: bad - 0.5) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.inverseIncompleteBeta(a: 1, b: 1, p: bad) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.incompleteGamma(a: bad, x: 1) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.incompleteGamma(a: 1, x: bad - 0.5) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.inverseIncompleteGamma(a: 1, p: bad) }
        #expect(throws: InvalidValue.self) { try SpecialFunctions.scaledExponentialIntegral(s: 1, z: bad) }
        #expect(throws: InvalidValue.self) { try StandardNormal.quantile(bad) }
        #expect(throws: InvalidValue.self) { try StandardNormal.criticalValue(confidence: bad) }
        #expect(throws: InvalidValue.self) { try StudentDistribution(degreesOfFreedom: bad) }
    }

    @Test("quadratures integrate what they are exact for, and singular ends")
    func quadrature() {
        for order in [1, 2, 5, 8, 20, 64] {
            let points = GaussLegendre.points(order)
            let degree = Double(2 * order - 1)
            let integral = GaussLegendre.integrate(points, from: 0, to: 2) { Maths.pow($0, degree) }
            #expect(relativeError(integral, Maths.pow(2, degree + 1) / (degree + 1)) < 1e-13)
        }
        for (a, b) in [(0.5, 0.5), (1, 1), (0.1, 3), (40, 2.5)] {
            let estimate = TanhSinh.integrate { Maths.pow($0, a - 1) * Maths.pow($1, b - 1) }
            #expect(estimate.hasConverged)
            #expect(relativeError(estimate.value, Maths.exp(GammaFunctions.logBeta(a, b))) < 1e-13)
        }
    }
}
