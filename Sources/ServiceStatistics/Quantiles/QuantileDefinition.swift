/// How a quantile is read from a sorted sample x₁ ≤ … ≤ xₙ: the types of Hyndman and Fan that are in use.
///
/// The definitions differ by up to one order statistic; in small samples that is much. State the definition with
/// the number.
///
/// Source: Hyndman, R. J. and Fan, Y., Sample Quantiles in Statistical Packages, The American Statistician 50 (1996).
public enum QuantileDefinition: String, Hashable, Sendable, Codable, CaseIterable {
    /// Type 1, nearest rank: x of rank ⌈np⌉, at least 1; always a value of the sample.
    case nearestRank
    /// Type 6: position (n+1)p, clipped to 1...n; `PERCENTILE.EXC` of spreadsheets.
    case exclusive
    /// Type 7: position 1 + (n−1)p; the default of R, NumPy, pandas and `PERCENTILE.INC` of spreadsheets.
    case inclusive
    /// Type 8: position (n+1/3)p + 1/3, clipped to 1...n; approximately median-unbiased for every distribution.
    case medianUnbiased

    /// The number Hyndman and Fan give the definition: 1, 6, 7 or 8.
    public var hyndmanFanType: Int {
        switch self {
        case .nearestRank: 1
        case .exclusive: 6
        case .inclusive: 7
        case .medianUnbiased: 8
        }
    }

    /// Where the quantile lies among `count` sorted values: 0-based index and the exact way to the next one.
    ///
    /// Exact integers: the index is the floor of the position and never suffers from the rounding of p.
    package func position(
        of level: QuantileLevel, among count: Int
    ) -> (index: Int, numerator: Int64, denominator: Int64) {
        let n = Int128(count)
        let p = Int128(level.billionths)
        let one = Int128(QuantileLevel.scale)
        let scaled: (position: Int128, unit: Int128)
        switch self {
        case .nearestRank:
            let rank = (n * p + one - 1) / one
            return (Int(min(max(rank, 1), n)) - 1, 0, 1)
        case .exclusive:
            scaled = ((n + 1) * p - one, one)
        case .inclusive:
            scaled = ((n - 1) * p, one)
        case .medianUnbiased:
            scaled = ((3 * n + 1) * p - 2 * one, 3 * one)
        }
        if scaled.position <= 0 { return (0, 0, 1) }
        let (index, rest) = scaled.position.quotientAndRemainder(dividingBy: scaled.unit)
        if index >= n - 1 { return (count - 1, 0, 1) }
        return (Int(index), Int64(rest), Int64(scaled.unit))
    }
}
