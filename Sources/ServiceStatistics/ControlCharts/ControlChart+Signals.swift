extension ControlChart {
    /// A rule that fired.
    public struct Signal: Hashable, Sendable {
        /// The rule.
        public let rule: RunRule
        /// The 0-based index of the point that completes the pattern.
        public let index: Int
    }

    /// All points that complete a pattern, by point and then by rule.
    ///
    /// A point that is nil, or whose sigma is 0 where the pattern measures in sigmas, breaks every run.
    ///
    /// - Parameter rules: The rules to apply.
    /// - Complexity: O(points × rules × window).
    public func signals(_ rules: [RunRule] = [.beyondLimits]) -> [Signal] {
        points.indices.flatMap { index in
            rules.filter { completes($0, at: index) }.map { Signal(rule: $0, index: index) }
        }
    }

    private func completes(_ rule: RunRule, at index: Int) -> Bool {
        switch rule.pattern {
        case .beyondLimits:
            return points[index]?.isBeyondLimits ?? false
        case .beyondSigmas:
            guard let own = deviation(index), abs(own) > rule.sigmas else { return false }
            // At the start of a chart, or after a gap, fewer points than the window may complete the pattern.
            var found = 0
            for past in 0..<min(rule.window, index + 1) {
                guard let deviation = deviation(index - past) else { break }
                if abs(deviation) > rule.sigmas, (deviation > 0) == (own > 0) { found += 1 }
            }
            return found >= rule.count
        case .sameSide:
            guard let run = run(rule.count, to: index) else { return false }
            return run.allSatisfy { $0.value > center ?? .infinity }
                || run.allSatisfy { $0.value < center ?? -.infinity }
        case .trend:
            guard let steps = steps(rule.count, to: index) else { return false }
            return steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
        case .alternation:
            guard let steps = steps(rule.count, to: index) else { return false }
            return steps.allSatisfy { $0 != 0 } && zip(steps, steps.dropFirst()).allSatisfy { ($0 > 0) != ($1 > 0) }
        case .hugging:
            return deviations(rule.count, to: index)?.allSatisfy { abs($0) < rule.sigmas } ?? false
        case .avoidance:
            return deviations(rule.count, to: index)?.allSatisfy { abs($0) > rule.sigmas } ?? false
        }
    }

    /// The distance from the centre in sigmas.
    private func deviation(_ index: Int) -> Double? {
        guard let center, let point = points[index], point.sigma > 0 else { return nil }
        return (point.value - center) / point.sigma
    }

    private func run(_ count: Int, to index: Int) -> [Point]? {
        guard index + 1 >= count else { return nil }
        let run = points[(index + 1 - count)...index].compactMap { $0 }
        return run.count == count ? run : nil
    }

    private func steps(_ count: Int, to index: Int) -> [Double]? {
        run(count, to: index).map { run in zip(run.dropFirst(), run).map { $0.value - $1.value } }
    }

    private func deviations(_ count: Int, to index: Int) -> [Double]? {
        guard index + 1 >= count else { return nil }
        let deviations = ((index + 1 - count)...index).compactMap { deviation($0) }
        return deviations.count == count ? deviations : nil
    }
}
