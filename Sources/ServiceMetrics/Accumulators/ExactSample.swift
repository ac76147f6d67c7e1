public import ServiceStatistics
public import ServiceVocabulary

/// A sample of integers, kept whole: sorted values with how often each occurred.
///
/// The exact quantiles of a sample need the sample. A part grows with the number of its different values; where that is
/// too much, ``ServiceStatistics/QuantileSketch`` answers within a relative error from a few kilobytes.
public struct ExactSample: Sendable {
    private var values: [Int64] = []
    private var counts: [Int] = []
    private var pending: [Int64] = []

    /// A sample without values.
    public init() {}

    /// How many values there are.
    public private(set) var count = 0

    /// Adds a value.
    ///
    /// - Parameter value: An integer in the unit of the others, such as microseconds.
    /// - Complexity: O(log n) amortised.
    public mutating func add(_ value: Int64) {
        pending.append(value)
        count += 1
        if pending.count >= max(1024, values.count) { compact() }
    }

    /// Adds a value that occurred several times.
    ///
    /// - Parameters:
    ///   - value: An integer in the unit of the others.
    ///   - times: How often it occurred, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative number and when the count exceeds the integers.
    public mutating func add(_ value: Int64, times: Int) throws(InvalidValue) {
        try Check.count(times, "times")
        let total = try Check.sum(count, times, "count")
        guard times > 0 else { return }
        merge([value], [times], total)
    }

    /// Adds the values of another part.
    ///
    /// - Parameter other: The sample of another part.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the count exceeds the integers.
    public mutating func merge(_ other: ExactSample) throws(InvalidValue) {
        let total = try Check.sum(count, other.count, "count")
        let other = other.compacted
        merge(other.values, other.counts, total)
    }

    private mutating func merge(_ otherValues: [Int64], _ otherCounts: [Int], _ total: Int) {
        compact()
        (values, counts) = Self.union((values, counts), (otherValues, otherCounts))
        count = total
    }

    private static func union(
        _ lhs: (values: [Int64], counts: [Int]), _ rhs: (values: [Int64], counts: [Int])
    ) -> (values: [Int64], counts: [Int]) {
        guard !lhs.values.isEmpty else { return rhs }
        guard !rhs.values.isEmpty else { return lhs }
        var values: [Int64] = []
        var counts: [Int] = []
        values.reserveCapacity(lhs.values.count + rhs.values.count)
        counts.reserveCapacity(lhs.values.count + rhs.values.count)
        var (left, right) = (0, 0)
        while left < lhs.values.count || right < rhs.values.count {
            if right == rhs.values.count || left < lhs.values.count && lhs.values[left] < rhs.values[right] {
                values.append(lhs.values[left])
                counts.append(lhs.counts[left])
                left += 1
            } else if left == lhs.values.count || rhs.values[right] < lhs.values[left] {
                values.append(rhs.values[right])
                counts.append(rhs.counts[right])
                right += 1
            } else {
                values.append(lhs.values[left])
                counts.append(lhs.counts[left] + rhs.counts[right])
                left += 1
                right += 1
            }
        }
        return (values, counts)
    }

    /// Sorts what came in since the last time into the compact form.
    private mutating func compact() {
        guard !pending.isEmpty else { return }
        pending.sort()
        var newValues: [Int64] = []
        var newCounts: [Int] = []
        for value in pending {
            if value == newValues.last {
                newCounts[newCounts.count - 1] += 1
            } else {
                newValues.append(value)
                newCounts.append(1)
            }
        }
        pending = []
        (values, counts) = Self.union((values, counts), (newValues, newCounts))
    }

    private var compacted: ExactSample {
        var copy = self
        copy.compact()
        return copy
    }

    /// The different values in ascending order, with how often each occurred.
    public var occurrences: [(value: Int64, count: Int)] {
        let sample = compacted
        return zip(sample.values, sample.counts).map { ($0, $1) }
    }

    /// Number, sum and sum of squares; nil where a sum exceeds 128 bits.
    public var moments: ExactMoments? {
        var moments = ExactMoments()
        for (value, number) in occurrences {
            guard (try? moments.add(value, times: number)) != nil else { return nil }
        }
        return moments
    }

    /// Exact quantiles.
    ///
    /// - Parameters:
    ///   - levels: The levels, in any order.
    ///   - definition: How to read them; type 7 unless told otherwise.
    /// - Returns: The quantiles in the order of the levels; nil for an empty sample.
    public func quantiles(
        _ levels: [QuantileLevel], _ definition: QuantileDefinition = .inclusive
    ) -> [ExactFraction]? {
        guard count > 0 else { return nil }
        let ranks = RankedSample(compacted.values, compacted.counts)
        var results: [ExactFraction] = []
        for level in levels {
            let place = definition.position(of: level, among: count)
            let lower = Int128(ranks.value(at: place.index))
            let upper = place.numerator == 0 ? lower : Int128(ranks.value(at: place.index + 1))
            let above = lower * Int128(place.denominator) + (upper - lower) * Int128(place.numerator)
            guard let fraction = try? ExactFraction(above, over: Int128(place.denominator)) else { return nil }
            results.append(fraction)
        }
        return results
    }

    /// The two values of the sample between which the quantile of the population lies, distribution-free.
    ///
    /// - Parameters:
    ///   - level: The level.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Returns: The bounds; nil where the sample is too small for both.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func bounds(
        of level: QuantileLevel, confidence: Double = 0.95
    ) throws(InvalidValue) -> (lower: Int64, upper: Int64)? {
        let interval = try QuantileInterval(level, count: count, confidence: confidence)
        guard let lower = interval.lowerRank, let upper = interval.upperRank else { return nil }
        let ranks = RankedSample(compacted.values, compacted.counts)
        return (ranks.value(at: lower - 1), ranks.value(at: upper - 1))
    }
}

/// Finds order statistics in a compact sample.
private struct RankedSample {
    private let values: [Int64]
    private let ends: [Int]

    init(_ values: [Int64], _ counts: [Int]) {
        self.values = values
        var total = 0
        ends = counts.map { count in
            total += count
            return total
        }
    }

    /// The value of a 0-based rank; ranks beyond the sample give its largest value.
    func value(at rank: Int) -> Int64 {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= rank { low = middle + 1 } else { high = middle }
        }
        return low < values.count ? values[low] : values.last ?? 0
    }
}

extension ExactSample: Hashable {
    /// Whether the samples hold the same values equally often.
    public static func == (lhs: ExactSample, rhs: ExactSample) -> Bool {
        guard lhs.count == rhs.count else { return false }
        let (left, right) = (lhs.compacted, rhs.compacted)
        return left.values == right.values && left.counts == right.counts
    }

    /// Hashes the sorted values and their counts.
    public func hash(into hasher: inout Hasher) {
        let sample = compacted
        hasher.combine(sample.values)
        hasher.combine(sample.counts)
    }
}

extension ExactSample: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case values
        case counts
    }

    /// Decodes `{"counts": [1, 2], "values": [180, 240]}`: ascending values, each with a count above 0.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let values = try container.decode([Int64].self, forKey: .values)
        let counts = try container.decode([Int].self, forKey: .counts)
        count = try decoder.validated { () throws(InvalidValue) in
            guard values.count == counts.count, zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else {
                throw InvalidValue(
                    field: "values", value: "\(values.count)", accepted: "ascending values, a count each")
            }
            var total = 0
            for count in counts {
                guard count > 0 else {
                    throw InvalidValue(field: "counts", value: "\(count)", accepted: "counts above 0")
                }
                total = try Check.sum(total, count, "counts")
            }
            return total
        }
        self.values = values
        self.counts = counts
    }

    /// Encodes `{"counts": [1, 2], "values": [180, 240]}`.
    public func encode(to encoder: any Encoder) throws {
        let sample = compacted
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sample.values, forKey: .values)
        try container.encode(sample.counts, forKey: .counts)
    }
}
