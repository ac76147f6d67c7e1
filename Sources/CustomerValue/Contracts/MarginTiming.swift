/// When the first margin of a contract comes in: what two formulas of one name differ in.
///
/// Without an end the two differ by exactly one margin; pages print the one or the other without saying which.
public enum MarginTiming: String, Hashable, Sendable, Codable, CaseIterable {
    /// The first margin comes now, for sure and undiscounted: Σ over t from 0 of m·rᵗ/(1 + d)ᵗ.
    case firstMarginNow
    /// The first margin comes at the end of the first period, if the customer renews: Σ over t from 1 of m·rᵗ/(1 + d)ᵗ.
    case afterFirstRenewal
}

/// How many margins a lifetime value adds up.
public enum ValueHorizon: Hashable, Sendable {
    /// As many as that.
    case periods(Int)
    /// All there will ever be.
    case unlimited
}
