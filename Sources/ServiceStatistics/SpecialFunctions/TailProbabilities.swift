/// The two sides of a distribution at one point, each accurate on its own.
///
/// One minus a small probability loses its digits; whoever needs the tail takes the side that is the tail.
public struct TailProbabilities: Hashable, Sendable {
    /// The probability of the point and everything below it, 0...1.
    public let lower: Double
    /// The probability of everything above the point, 0...1.
    public let upper: Double

    package init(lower: Double, upper: Double) {
        self.lower = min(max(lower, 0), 1)
        self.upper = min(max(upper, 0), 1)
    }

    var swapped: TailProbabilities { TailProbabilities(lower: upper, upper: lower) }
}
