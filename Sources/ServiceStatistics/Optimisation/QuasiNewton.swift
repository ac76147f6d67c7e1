public import ServiceVocabulary

/// Minimises a smooth function by the method of Broyden, Fletcher, Goldfarb and Shanno, from its value and its gradient.
///
/// Deterministic: the same function and start give the same report. Steps satisfy the strong Wolfe conditions (Nocedal
/// and Wright, Numerical Optimization, algorithms 3.5, 3.6 and 6.1). The function may be undefined outside of a domain;
/// the search backs away from there. For a maximum, negate the function.
public struct QuasiNewton: Hashable, Sendable {
    /// The bound of ``OptimizationReport/scaledGradient``.
    public let gradientTolerance: Double
    /// The most steps to take.
    public let iterationLimit: Int

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - gradientTolerance: The bound of the scaled gradient, above 0.
    ///   - iterationLimit: The most steps to take, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(gradientTolerance: Double = 1e-10, iterationLimit: Int = 500) throws(InvalidValue) {
        try Check.positive(gradientTolerance, "gradientTolerance")
        try Check.count(iterationLimit, "iterationLimit")
        self.init(unchecked: gradientTolerance, iterationLimit)
    }

    private init(unchecked gradientTolerance: Double, _ iterationLimit: Int) {
        self.gradientTolerance = gradientTolerance
        self.iterationLimit = iterationLimit
    }

    /// A tolerance of 1e-10 and 500 steps.
    public static let standard = QuasiNewton(unchecked: 1e-10, 500)

    /// A function with its gradient; nil where it is undefined.
    public typealias Objective = (_ point: [Double]) -> (value: Double, gradient: [Double])?

    /// Searches a local minimum.
    ///
    /// - Parameters:
    ///   - start: Where to start.
    ///   - objective: The value and the gradient at a point, with as many components as the start; nil where undefined.
    /// - Returns: Where the search ended and why; nil where the function is undefined at the start.
    public func minimize(from start: [Double], _ objective: Objective) -> OptimizationReport? {
        withoutActuallyEscaping(objective) { minimize(from: start, with: LineSearch(objective: $0)) }
    }

    private func minimize(from start: [Double], with lineSearch: LineSearch) -> OptimizationReport? {
        var search = lineSearch
        guard var current = search.evaluate(start) else { return nil }
        var inverseHessian = InverseHessian(dimension: start.count)
        var iterations = 0
        var outcome = OptimizationReport.Outcome.iterationLimit
        while true {
            if current.scaledGradient <= gradientTolerance {
                outcome = .converged
                break
            }
            guard iterations < iterationLimit else { break }
            iterations += 1
            if let next = search.step(from: current, along: inverseHessian.direction(current.gradient)) {
                inverseHessian.update(from: current, to: next)
                current = next
            } else if inverseHessian.isFresh {
                outcome = .stalled
                break
            } else {
                inverseHessian = InverseHessian(dimension: start.count)
            }
        }
        return OptimizationReport(
            point: current.point, value: current.value, gradient: current.gradient,
            scaledGradient: current.scaledGradient, iterations: iterations, evaluations: search.evaluations,
            outcome: outcome)
    }
}

/// The current guess of the inverse of the matrix of second derivatives.
private struct InverseHessian {
    private var rows: [[Double]]
    private(set) var isFresh = true

    init(dimension: Int) {
        rows = (0..<dimension).map { i in (0..<dimension).map { $0 == i ? 1 : 0 } }
    }

    func direction(_ gradient: [Double]) -> [Double] {
        // The first step of a fresh guess is at most of length 1.
        let length = isFresh ? max(gradient.reduce(0) { $0 + abs($1) }, 1) : 1
        return rows.map { -LinearSystem.dot($0, gradient) / length }
    }

    mutating func update(from old: LineSearch.Sample, to new: LineSearch.Sample) {
        let s = zip(new.point, old.point).map { $0 - $1 }
        let y = zip(new.gradient, old.gradient).map { $0 - $1 }
        let curvature = LinearSystem.dot(s, y)
        guard curvature > 1e-300, curvature.isFinite else { return }
        if isFresh {
            let size = curvature / LinearSystem.dot(y, y)
            for i in rows.indices { rows[i][i] = size }
            isFresh = false
        }
        let hy = rows.map { LinearSystem.dot($0, y) }
        let factor = (1 + LinearSystem.dot(y, hy) / curvature) / curvature
        for i in rows.indices {
            for j in rows.indices {
                rows[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature
            }
        }
    }
}
