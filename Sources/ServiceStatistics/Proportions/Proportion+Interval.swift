public import ServiceVocabulary

extension Proportion {
    /// The two-sided interval for the probability behind the share.
    ///
    /// With k successes of n, z the standard normal quantile of (1 + confidence)/2 and α = 1 − confidence:
    /// - Wilson: (2k + z² ± z √(z² + 4k(n−k)/n)) / 2(n + z²)
    /// - Wilson with continuity correction: (2k ± 1 + z² ± z √(z² ± (2 − …)…)) / 2(n + z²), Newcombe's method 4
    /// - Clopper–Pearson: quantile α/2 of Beta(k, n−k+1) and 1 − α/2 of Beta(k+1, n−k)
    /// - Agresti–Coull, Jeffreys, Wald: see ``ProportionIntervalMethod``
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Returns: The bounds as fractions, relative error at most 1e-12 (for the subtracting methods, Agresti–Coull and
    ///   Wald, absolute 1e-15); nil when the count is 0.
    /// - Throws: ``InvalidValue`` for a confidence outside of 0...1, its ends included.
    public func interval(
        _ method: ProportionIntervalMethod = .wilson, confidence: Double = 0.95
    ) throws(InvalidValue) -> ConfidenceInterval? {
        try Check.confidence(confidence)
        guard count > 0 else { return nil }
        let bounds: (lower: Double, upper: Double)
        switch method {
        case .wilson: bounds = wilsonBounds(confidence)
        case .wilsonContinuityCorrected: bounds = continuityCorrectedBounds(confidence)
        case .clopperPearson: bounds = clopperPearsonBounds(confidence)
        case .agrestiCoull: bounds = agrestiCoullBounds(confidence)
        case .jeffreys: bounds = jeffreysBounds(confidence)
        case .wald: bounds = waldBounds(confidence)
        }
        let lower = min(max(bounds.lower, 0), 1)
        return ConfidenceInterval(unchecked: lower, min(max(bounds.upper, lower), 1), confidence)
    }

    private var k: Double { Double(successes) }
    private var n: Double { Double(count) }
    private var rest: Double { Double(failures) }

    /// k(n−k)/n without overflow.
    private var spread: Double { k * (rest / n) }

    // The lower root is written as a quotient, not as a difference, so that it keeps its digits near 0.
    private func wilsonBounds(_ confidence: Double) -> (Double, Double) {
        let z = Normal.centralQuantile(confidence)
        let root = z * (z * z + 4 * spread).squareRoot()
        let lower = 2 * k * (k / n) / (2 * k + z * z + root)
        let upper = (2 * k + z * z + root) / (2 * (n + z * z))
        return (successes == 0 ? 0 : lower, failures == 0 ? 1 : upper)
    }

    private func continuityCorrectedBounds(_ confidence: Double) -> (Double, Double) {
        let z = Normal.centralQuantile(confidence)
        let square = z * z
        let rootBelow = z * max(square - 2 - 1 / n + 4 * spread + 4 * k / n, 0).squareRoot()
        let rootAbove = z * max(square + 2 - 1 / n + 4 * spread - 4 * k / n, 0).squareRoot()
        let odd = 2 * k - 1
        let lower = odd * (odd / n) / (2 * (odd + square + rootBelow))
        let upper = (2 * k + square + 1 + rootAbove) / (2 * (n + square))
        return (successes == 0 ? 0 : lower, failures == 0 ? 1 : upper)
    }

    private func clopperPearsonBounds(_ confidence: Double) -> (Double, Double) {
        let tail = (1 - confidence) / 2
        let lower = successes == 0 ? 0 : IncompleteBeta.inverse(lower: tail, a: k, b: rest + 1).x
        let upper = failures == 0 ? 1 : IncompleteBeta.inverse(upper: tail, a: k + 1, b: rest).x
        return (lower, upper)
    }

    private func agrestiCoullBounds(_ confidence: Double) -> (Double, Double) {
        let z = Normal.centralQuantile(confidence)
        let trials = n + z * z
        let center = (k + z * z / 2) / trials
        let complement = (rest + z * z / 2) / trials
        let margin = z * (center * complement / trials).squareRoot()
        return (center - margin, center + margin)
    }

    private func jeffreysBounds(_ confidence: Double) -> (Double, Double) {
        let tail = (1 - confidence) / 2
        let lower = successes == 0 ? 0 : IncompleteBeta.inverse(lower: tail, a: k + 0.5, b: rest + 0.5).x
        let upper = failures == 0 ? 1 : IncompleteBeta.inverse(upper: tail, a: k + 0.5, b: rest + 0.5).x
        return (lower, upper)
    }

    private func waldBounds(_ confidence: Double) -> (Double, Double) {
        let center = k / n
        let margin = Normal.centralQuantile(confidence) * (center * (rest / n) / n).squareRoot()
        return (center - margin, center + margin)
    }
}
