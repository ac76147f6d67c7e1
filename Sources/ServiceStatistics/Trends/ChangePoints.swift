public import ServiceVocabulary

/// The division of a series into stretches of constant level that explains it best.
///
/// Minimises Σ (x − mean of its stretch)²/σ² + penalty × changes over all divisions, exactly, by the pruned dynamic
/// programme PELT (Killick, Fearnhead and Eckley, Journal of the American Statistical Association 107, 2012). σ is the
/// ordinary variation; where it is not given it is the mean moving range ÷ 1.128, which a few shifts hardly disturb.
///
/// With the default penalty of 3 ln n, of stable normal series 7 % of 20 points get a change, 2 % of 50 points and 0.1 %
/// of 500 points (2,000 simulated series each).
public struct ChangePoints: Hashable, Sendable {
    /// A stretch of constant level.
    public struct Segment: Hashable, Sendable {
        /// The 0-based index of its first value.
        public let start: Int
        /// The index after its last value.
        public let end: Int
        /// The mean of its values.
        public let mean: Double
    }

    /// The stretches in order; one without a change, none without values.
    public let segments: [Segment]
    /// σ, the ordinary variation that was assumed or estimated, in the unit of the values.
    public let standardDeviation: Double

    /// The 0-based indices of the first values after each change.
    public var changes: [Int] { segments.dropFirst().map(\.start) }

    /// Divides a series.
    ///
    /// - Parameters:
    ///   - values: Finite numbers, oldest first.
    ///   - standardDeviation: σ, above 0; nil to estimate it from the moving range.
    ///   - penalty: What a change has to gain, above 0; nil for 3 ln n.
    ///   - minimumLength: The shortest stretch, at least 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise, and for values so large that their squares are infinite.
    /// - Complexity: O(n²) at worst, about O(n) where changes are spread over the series.
    public init(
        _ values: [Double], standardDeviation: Double? = nil, penalty: Double? = nil, minimumLength: Int = 2
    ) throws(InvalidValue) {
        try Check.finite(values, "values")
        if let standardDeviation { try Check.positive(standardDeviation, "standardDeviation") }
        if let penalty { try Check.positive(penalty, "penalty") }
        guard minimumLength >= 1 else {
            throw InvalidValue(field: "minimumLength", value: "\(minimumLength)", accepted: "a count of at least 1")
        }
        let chart = try ControlChart.individuals(values, constants: .exact)
        let sigma = standardDeviation ?? (chart.movingRange?.mean ?? 0) / 1.128
        self.standardDeviation = sigma
        guard let center = chart.center else {
            segments = []
            return
        }
        guard sigma > 0 else {
            segments = [Segment(start: 0, end: values.count, mean: center)]
            return
        }
        let scaled = values.map { ($0 - center) / sigma }
        let sums = PrefixSums(scaled)
        try Check.finite(sums.sumOfSquares, "squares of values")
        let starts = Self.division(sums, penalty ?? 3 * Maths.log(Double(values.count)), minimumLength)
        var segments: [Segment] = []
        for (start, end) in zip(starts, starts.dropFirst() + [values.count]) {
            segments.append(
                Segment(start: start, end: end, mean: try ExactSum(values[start..<end]).value / Double(end - start)))
        }
        self.segments = segments
    }

    /// The starts of the best stretches.
    private static func division(_ sums: PrefixSums, _ penalty: Double, _ minimumLength: Int) -> [Int] {
        let n = sums.count
        guard n >= 2 * minimumLength else { return [0] }
        var best = [Double](repeating: .infinity, count: n + 1)
        var start = [Int](repeating: 0, count: n + 1)
        best[0] = -penalty
        var candidates: [Int] = []
        for end in minimumLength...n {
            candidates.append(end - minimumLength)
            for candidate in candidates {
                let cost = best[candidate] + sums.cost(candidate, end) + penalty
                if cost < best[end] {
                    best[end] = cost
                    start[end] = candidate
                }
            }
            // A start that loses to `rival` there, even without the penalty, loses to it at every later end; the rival may
            // end a stretch from the next end on.
            let rival = end + 1 - minimumLength
            candidates.removeAll {
                rival - $0 >= minimumLength && best[$0] + sums.cost($0, rival) > best[rival]
            }
        }
        var starts: [Int] = []
        var end = n
        while end > 0 {
            starts.append(start[end])
            end = start[end]
        }
        return starts.reversed()
    }
}

/// Running sums that give the squared deviation of any stretch at once.
private struct PrefixSums {
    private var sums: [Double] = [0]
    private var squares: [Double] = [0]

    init(_ values: [Double]) {
        for value in values {
            sums.append(sums[sums.count - 1] + value)
            squares.append(squares[squares.count - 1] + value * value)
        }
    }

    var count: Int { sums.count - 1 }
    var sumOfSquares: Double { squares[squares.count - 1] }

    func cost(_ start: Int, _ end: Int) -> Double {
        let sum = sums[end] - sums[start]
        return max(squares[end] - squares[start] - sum * sum / Double(end - start), 0)
    }
}
