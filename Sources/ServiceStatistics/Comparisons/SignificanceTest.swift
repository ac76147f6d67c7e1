/// The outcome of a significance test.
public struct SignificanceTest: Hashable, Sendable {
    /// The test statistic: a z, a t or a χ², as the function that made it says.
    public let statistic: Double
    /// The two-sided p-value, a fraction.
    public let pValue: Double

    init(statistic: Double, pValue: Double) {
        self.statistic = statistic
        self.pValue = pValue
    }

    /// A z with its two-sided p-value from the standard normal distribution.
    init(z: Double) {
        self.init(statistic: z, pValue: Normal.twoSidedTail(z))
    }

    /// A χ² with one degree of freedom, the square of z.
    init(chiSquaredOf z: Double) {
        self.init(statistic: z * z, pValue: Normal.twoSidedTail(z))
    }
}
