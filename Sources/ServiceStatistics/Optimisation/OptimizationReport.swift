/// Where a search for a minimum ended, and whether to trust it.
public struct OptimizationReport: Hashable, Sendable {
    /// Why the search ended.
    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// The gradient is within the tolerance.
        case converged
        /// No step improves the value any further, though the gradient is above the tolerance: the value's own rounding
        /// hides the rest, or the function is not smooth.
        case stalled
        /// The permitted number of iterations was used up.
        case iterationLimit
    }

    /// The best point found.
    public let point: [Double]
    /// The value of the function there.
    public let value: Double
    /// The gradient there.
    public let gradient: [Double]
    /// The largest |gradientᵢ| × max(|pointᵢ|, 1) ÷ max(|value|, 1), which the tolerance bounds.
    public let scaledGradient: Double
    /// How many steps were taken.
    public let iterations: Int
    /// How often the function was evaluated.
    public let evaluations: Int
    /// Why the search ended.
    public let outcome: Outcome

    /// Whether the gradient is within the tolerance.
    public var hasConverged: Bool { outcome == .converged }
}
