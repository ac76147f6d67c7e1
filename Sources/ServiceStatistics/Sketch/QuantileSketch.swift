public import ServiceVocabulary

/// Quantiles of a stream within a guaranteed relative error, from parts that merge.
///
/// The sketch counts values in bins whose bounds grow by a constant factor (Masson, Rim and Lee, DDSketch, VLDB 2019).
/// Bins are never collapsed, so the guarantee holds at every level and for every stream: the answer differs from the
/// exact quantile (type 7) by at most ``relativeAccuracy`` of it. Merging is adding counts, hence associative,
/// commutative, and the same however the stream was split, down to the bytes of the encoding, on every platform.
///
/// ```swift
/// var waits = try QuantileSketch(relativeAccuracy: 0.01)
/// for seconds in [12.0, 340, 7] { try waits.add(seconds) }
/// waits.quantile(.p95)
/// ```
///
/// Memory is 8 bytes for each bin between the smallest and the largest value, about ln(max/min)/(2 × accuracy) of them:
/// 5 KB for waits from a second to a day at 1 %. For samples that fit into memory ``Quantiles`` is exact.
public struct QuantileSketch: Hashable, Sendable {
    /// The guaranteed relative error α, 0.0001...0.25.
    public let relativeAccuracy: Double
    /// How many values were added.
    public private(set) var count: Int
    /// How many of them were 0.
    public private(set) var zeroCount: Int
    /// The smallest value, exact; nil without values.
    public private(set) var minimum: Double?
    /// The largest value, exact; nil without values.
    public private(set) var maximum: Double?

    let scale: SketchScale
    /// The index of the first bin.
    private(set) var firstBin: Int
    /// The counts from the first bin on; neither the first nor the last is 0.
    private(set) var bins: [Int]

    static let acceptedAccuracies = 0.0001...0.25

    /// Creates an empty sketch.
    ///
    /// - Parameter relativeAccuracy: The relative error to guarantee, 0.0001...0.25; 0.01 means 1 %.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside of that range.
    public init(relativeAccuracy: Double = 0.01) throws(InvalidValue) {
        guard Self.acceptedAccuracies.contains(relativeAccuracy) else {
            throw InvalidValue(
                field: "relativeAccuracy", value: "\(relativeAccuracy)", accepted: "a fraction from 0.0001 to 0.25")
        }
        self.relativeAccuracy = relativeAccuracy
        scale = SketchScale(relativeAccuracy: relativeAccuracy)
        count = 0
        zeroCount = 0
        firstBin = 0
        bins = []
    }

    init(
        relativeAccuracy: Double, count: Int, zeroCount: Int, minimum: Double?, maximum: Double?, firstBin: Int,
        bins: [Int]
    ) {
        self.relativeAccuracy = relativeAccuracy
        scale = SketchScale(relativeAccuracy: relativeAccuracy)
        self.count = count
        self.zeroCount = zeroCount
        self.minimum = minimum
        self.maximum = maximum
        self.firstBin = firstBin
        self.bins = bins
    }

    /// Adds a value.
    ///
    /// - Parameters:
    ///   - value: A finite number of at least 0, in the unit of the others.
    ///   - times: How often it occurred, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative value, NaN, an infinity, a negative number of times, and when the count
    ///   would exceed the integers.
    public mutating func add(_ value: Double, times: Int = 1) throws(InvalidValue) {
        try Check.notNegative(value, "value")
        try Check.count(times, "times")
        let newCount = try Check.sum(count, times, "count")
        guard times > 0 else { return }
        count = newCount
        if value == 0 {
            zeroCount += times
        } else {
            let bin = scale.bin(of: value)
            reserve(bin, bin)
            bins[bin - firstBin] += times
        }
        // 0 and −0 are one value.
        let value = value == 0 ? 0 : value
        minimum = min(minimum ?? value, value)
        maximum = max(maximum ?? value, value)
    }

    /// Adds the values of another sketch.
    ///
    /// - Parameter other: The sketch of another part, of the same accuracy.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the accuracies differ or the count would exceed the integers.
    public mutating func merge(_ other: QuantileSketch) throws(InvalidValue) {
        guard other.relativeAccuracy == relativeAccuracy else {
            throw InvalidValue(
                field: "relativeAccuracy", value: "\(other.relativeAccuracy)",
                accepted: "the accuracy of the sketch it is merged into, \(relativeAccuracy)")
        }
        count = try Check.sum(count, other.count, "count")
        zeroCount += other.zeroCount
        if !other.bins.isEmpty {
            reserve(other.firstBin, other.firstBin + other.bins.count - 1)
            let offset = other.firstBin - firstBin
            for (index, number) in other.bins.enumerated() { bins[offset + index] += number }
        }
        if let low = other.minimum { minimum = min(minimum ?? low, low) }
        if let high = other.maximum { maximum = max(maximum ?? high, high) }
    }

    /// Makes room for the bins from low to high, which are about to be counted.
    private mutating func reserve(_ low: Int, _ high: Int) {
        guard !bins.isEmpty else {
            firstBin = low
            bins = [Int](repeating: 0, count: high - low + 1)
            return
        }
        if low < firstBin {
            bins.insert(contentsOf: repeatElement(0, count: firstBin - low), at: 0)
            firstBin = low
        }
        let missing = high - firstBin + 1 - bins.count
        if missing > 0 { bins.append(contentsOf: repeatElement(0, count: missing)) }
    }

    /// A quantile of everything added.
    ///
    /// - Parameter level: The p of the quantile.
    /// - Returns: A number within ``relativeAccuracy`` of the exact quantile of type 7, exact at 0 and 1 and for zeros;
    ///   nil without values.
    /// - Complexity: O(bins).
    public func quantile(_ level: QuantileLevel) -> Double? {
        guard let minimum, let maximum else { return nil }
        let (index, numerator, denominator) = QuantileDefinition.inclusive.position(of: level, among: count)
        let lower = estimate(ofRank: index, minimum, maximum)
        guard numerator > 0 else { return lower }
        let upper = estimate(ofRank: index + 1, minimum, maximum)
        return Quantiles.interpolated(lower, upper, Double(numerator) / Double(denominator))
    }

    private func estimate(ofRank rank: Int, _ minimum: Double, _ maximum: Double) -> Double {
        if rank == 0 { return minimum }
        if rank >= count - 1 { return maximum }
        var left = rank - zeroCount
        if left < 0 { return 0 }
        for (index, number) in bins.enumerated() {
            left -= number
            if left < 0 { return min(max(scale.value(of: firstBin + index), minimum), maximum) }
        }
        return maximum
    }
}
