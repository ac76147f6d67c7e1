import ServiceStatistics
import ServiceVocabulary

extension ModelFit {
    /// A log-likelihood and its gradient at the logarithms of the parameters; nil where it is undefined.
    typealias LogLikelihood = (_ point: [Double]) -> (value: Double, gradient: [Double])?

    /// Searches from each start until one leads to a maximum that tells the parameters, else keeps the best.
    init(
        maximizing logLikelihood: LogLikelihood, from starts: [[Double]], customers: Int, distinctCustomers: Int
    ) throws(InvalidValue) {
        var evaluations = 0
        var iterations = 0
        var best: Peak?
        for start in starts {
            let search = try QuasiNewton(gradientTolerance: 1e-8, iterationLimit: 200)
            let report = search.minimize(from: start) { Self.cost($0, logLikelihood) }
            guard let report else { continue }
            let peak = Peak(report, start: start, Model.parameterNames) { Self.cost($0, logLikelihood) }
            evaluations += report.evaluations + peak.evaluations
            iterations += report.iterations
            let isConfirmed = best.map { abs($0.cost - peak.cost) <= 1e-8 * abs($0.cost) } ?? false
            if best.map({ peak.isBetter(than: $0) }) ?? true { best = peak }
            // Two starts that end equally high without telling the parameters say that none will.
            if peak.problems.isEmpty || isConfirmed { break }
        }
        guard let best else {
            throw InvalidValue(
                field: "data", value: "no likelihood where a search starts",
                accepted: "times in a unit in which rates are between 1e-11 and 1e11")
        }
        self.init(
            model: try Model(parameters: best.point.map { Maths.exp($0) }), logLikelihood: -best.cost,
            customers: customers, distinctCustomers: distinctCustomers, iterations: iterations,
            evaluations: evaluations, remainingGain: best.remainingGain, problems: best.problems,
            logCovariance: best.covariance)
    }

    /// What the search minimises; parameters stay within what a model can hold.
    private static func cost(
        _ point: [Double], _ logLikelihood: LogLikelihood
    ) -> (value: Double, gradient: [Double])? {
        guard point.allSatisfy({ abs($0) < 27 }), let (value, gradient) = logLikelihood(point) else { return nil }
        return (-value, gradient.map { -$0 })
    }
}

/// Where a search ended, moved onto the maximum by Newton's method, with what the second derivatives say.
private struct Peak {
    private(set) var point: [Double]
    private(set) var cost: Double
    private(set) var covariance: [[Double]]?
    private(set) var remainingGain: Double?
    private(set) var problems: [FitProblem] = []
    private(set) var evaluations = 0

    /// The standard error of a logarithm from which on the data say hardly anything: a factor of 50.
    private static let flatness = 3.9

    init(
        _ report: OptimizationReport, start: [Double], _ names: [String],
        _ cost: ([Double]) -> (value: Double, gradient: [Double])?
    ) {
        point = report.point
        self.cost = report.value
        var calls = 0
        let information = Hessian.differences(at: point) { point in
            calls += 1
            return cost(point)?.gradient
        }
        var gradient = report.gradient
        if let information, let inverse = LinearSystem.inverse(information), Self.isCovariance(inverse) {
            covariance = inverse
            // The matrix barely changes so close to the maximum, so one serves for all steps.
            for _ in 0..<4 {
                guard let step = LinearSystem.solve(information, gradient) else { break }
                let gain = LinearSystem.dot(gradient, step) / 2
                remainingGain = gain
                guard gain > 1e-18 * max(abs(self.cost), 1) else { break }
                let moved = zip(point, step).map { $0 - $1 }
                calls += 1
                guard let next = cost(moved), let weighed = LinearSystem.solve(information, next.gradient),
                    LinearSystem.dot(next.gradient, weighed) / 2 < gain
                else { break }
                point = moved
                self.cost = next.value
                gradient = next.gradient
            }
        }
        evaluations = calls
        judge(report.outcome, start, names)
    }

    /// Whether the matrix can be one of covariances: positive definite, and no standard error beyond any meaning.
    private static func isCovariance(_ matrix: [[Double]]) -> Bool {
        matrix.indices.allSatisfy { matrix[$0][$0] < 1e4 } && LinearSystem.choleskyFactor(matrix) != nil
    }

    private mutating func judge(_ outcome: OptimizationReport.Outcome, _ start: [Double], _ names: [String]) {
        for (index, name) in names.enumerated() {
            if abs(point[index] - start[index]) > 12 || abs(point[index]) > 26 {
                problems.append(.runsAway(parameter: name))
            } else if let variance = covariance?[index][index], variance.squareRoot() > Self.flatness {
                problems.append(.flat(parameter: name))
            }
        }
        if covariance == nil { problems.append(.singularInformation) }
        if outcome != .converged, remainingGain.map({ $0 > 1e-6 }) ?? true { problems.append(.searchEnded(outcome)) }
    }

    func isBetter(than other: Peak) -> Bool {
        if problems.isEmpty != other.problems.isEmpty { return problems.isEmpty }
        return cost < other.cost
    }
}
