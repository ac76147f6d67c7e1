import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Optimiser")
struct OptimisationTests {
    private func rosenbrock(_ x: [Double]) -> (value: Double, gradient: [Double])? {
        let a = 1 - x[0]
        let b = x[1] - x[0] * x[0]
        return (a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
    }

    @Test("finds the bottom of Rosenbrock's valley from many starts")
    func valley() throws {
        for start in [[-1.2, 1], [0, 0], [5, -5], [-30, 40], [1, 1]] {
            let report = try #require(QuasiNewton.standard.minimize(from: start, rosenbrock))
            #expect(report.hasConverged)
            #expect(report.point.allSatisfy { abs($0 - 1) < 1e-8 })
            #expect(report.iterations <= 200)
            #expect(report == QuasiNewton.standard.minimize(from: start, rosenbrock))
        }
    }

    @Test("fits a gamma distribution by likelihood, over logarithms, as its equations say")
    func gammaFit() throws {
        var generator = SplitMix64(seed: 101)
        let values = (0..<300).map { _ in
            IncompleteGamma.inverse(lower: Double.random(in: 0.0001..<1, using: &generator), a: 2.5) * 40
        }
        let n = Double(values.count)
        let sum = values.reduce(0, +)
        let logSum = values.reduce(0) { $0 + Maths.log($1) }
        // Minus the log-likelihood in ln shape and ln scale.
        let report = try #require(
            QuasiNewton.standard.minimize(from: [0, 0]) { logs in
                let (shape, scale) = (Maths.exp(logs[0]), Maths.exp(logs[1]))
                guard shape.isFinite, scale > 0 else { return nil }
                let value = n * (Maths.logGamma(shape) + shape * logs[1]) - (shape - 1) * logSum + sum / scale
                let byShape = n * (GammaFunctions.digamma(shape) + logs[1]) - logSum
                return (value, [byShape * shape, n * shape - sum / scale])
            })
        #expect(report.hasConverged)
        let (shape, scale) = (Maths.exp(report.point[0]), Maths.exp(report.point[1]))
        #expect(abs(shape * scale - sum / n) < 1e-6 * sum / n)
        #expect(abs(Maths.log(shape) - GammaFunctions.digamma(shape) - (Maths.log(sum / n) - logSum / n)) < 1e-9)
        #expect((1.9...3.2).contains(shape))
    }

    @Test("backs away from where the function is undefined")
    func domain() throws {
        // x − ln x has its minimum at 1 and is undefined from 0 down.
        let report = try #require(
            QuasiNewton.standard.minimize(from: [40]) { x in
                x[0] > 0 ? (x[0] - Maths.log(x[0]), [1 - 1 / x[0]]) : nil
            })
        #expect(report.hasConverged)
        #expect(abs(report.point[0] - 1) < 1e-8)
    }

    @Test("nil for an undefined start; else says why it stopped: limit of iterations, no further improvement")
    func outcomes() throws {
        #expect(QuasiNewton.standard.minimize(from: [1]) { _ in nil } == nil)
        #expect(QuasiNewton.standard.minimize(from: [1]) { _ in (.nan, [0]) } == nil)
        #expect(QuasiNewton.standard.minimize(from: [1]) { _ in (0, []) } == nil)
        let short = try #require(try QuasiNewton(iterationLimit: 3).minimize(from: [-1.2, 1], rosenbrock))
        #expect(short.outcome == .iterationLimit)
        #expect(short.iterations == 3)
        // The gradient lies: nothing improves.
        #expect(QuasiNewton.standard.minimize(from: [1]) { ($0[0] * $0[0], [-1]) }?.outcome == .stalled)
        #expect(throws: InvalidValue.self) { try QuasiNewton(gradientTolerance: 0) }
        #expect(throws: InvalidValue.self) { try QuasiNewton(gradientTolerance: .nan) }
        #expect(throws: InvalidValue.self) { try QuasiNewton(iterationLimit: -1) }
    }

    @Test("minimises random convex functions of several, badly scaled variables")
    func convex() throws {
        var generator = SplitMix64(seed: 102)
        for _ in 0..<TestEnvironment.trials(default: 40) {
            let dimension = Int.random(in: 1...6, using: &generator)
            let goal = (0..<dimension).map { _ in Double.random(in: -5...5, using: &generator) }
            let weight = (0..<dimension).map { _ in Maths.exp(Double.random(in: -5...5, using: &generator)) }
            let report = try #require(
                QuasiNewton.standard.minimize(from: [Double](repeating: 0, count: dimension)) { x in
                    var value = 0.0
                    var gradient: [Double] = []
                    for i in x.indices {
                        let d = x[i] - goal[i]
                        value += weight[i] * (d * d + Maths.cosh(d) - 1)
                        gradient.append(weight[i] * (2 * d + Maths.sinh(d)))
                    }
                    return value.isFinite ? (value, gradient) : nil
                })
            #expect(report.hasConverged)
            for i in goal.indices { #expect(abs(report.point[i] - goal[i]) < 1e-7) }
        }
    }

    @Test("second derivatives from gradients, Newton's polish and the inverse of a symmetric matrix")
    func hessian() throws {
        let matrix = try #require(Hessian.differences(at: [1, 1]) { self.rosenbrock($0)?.gradient })
        for (row, expected) in zip(matrix, [[802.0, -400], [-400, 200]]) {
            for (got, expected) in zip(row, expected) { #expect(relativeError(got, expected) < 1e-9) }
        }
        let inverse = try #require(LinearSystem.inverse([[802, -400], [-400, 200]]))
        for (row, expected) in zip(inverse, [[0.5, 1], [1, 2.005]]) {
            for (got, expected) in zip(row, expected) { #expect(relativeError(got, expected) < 1e-10) }
        }
        #expect(LinearSystem.inverse([[1, 2], [2, 1]]) == nil)
        #expect(LinearSystem.solve([[0]], [1]) == nil)
        let polished = Hessian.polish([1.001, 0.999]) { self.rosenbrock($0)?.gradient }
        #expect(polished.allSatisfy { abs($0 - 1) < 1e-12 })
        #expect(Hessian.polish([1]) { _ in nil } == [1])
    }
}
