public import ServiceVocabulary

/// Exact quantiles of a sample that is at hand as a whole.
///
/// For streams and for merging use ``QuantileSketch``. All functions select instead of sorting: O(n) expected for each
/// level, on a copy.
public enum Quantiles {
    /// One quantile of a sample.
    ///
    /// ```swift
    /// try Quantiles.quantile(.p90, of: [15, 20, 35, 40, 50])  // 46
    /// ```
    ///
    /// - Parameters:
    ///   - level: The p of the quantile.
    ///   - values: The sample in any order, in any unit.
    ///   - definition: How to read it; type 7 unless told otherwise.
    /// - Returns: The quantile in the unit of the values, within 2 units in the last place of the larger neighbour;
    ///   nil for an empty sample.
    /// - Throws: ``InvalidValue`` for a value that is NaN or infinite.
    public static func quantile(
        _ level: QuantileLevel, of values: [Double], _ definition: QuantileDefinition = .inclusive
    ) throws(InvalidValue) -> Double? {
        try quantiles([level], of: values, definition)?.first
    }

    /// Several quantiles of a sample.
    ///
    /// - Parameters:
    ///   - levels: The levels, in any order.
    ///   - values: The sample in any order, in any unit.
    ///   - definition: How to read them; type 7 unless told otherwise.
    /// - Returns: The quantiles in the order of the levels; nil for an empty sample.
    /// - Throws: ``InvalidValue`` for a value that is NaN or infinite.
    public static func quantiles(
        _ levels: [QuantileLevel], of values: [Double], _ definition: QuantileDefinition = .inclusive
    ) throws(InvalidValue) -> [Double]? {
        for (index, value) in values.enumerated() where !value.isFinite {
            throw InvalidValue(field: "values[\(index)]", value: "\(value)", accepted: "a finite number")
        }
        return neighbours(levels, of: values, definition)?.map { place in
            interpolated(place.lower, place.upper, Double(place.numerator) / Double(place.denominator))
        }
    }

    /// One exact quantile of a sample of integers, such as durations in microseconds.
    ///
    /// - Parameters:
    ///   - level: The p of the quantile.
    ///   - values: The sample in any order, in any unit.
    ///   - definition: How to read it; type 7 unless told otherwise.
    /// - Returns: The exact quantile in the unit of the values; nil for an empty sample.
    public static func quantile(
        _ level: QuantileLevel, of values: [Int64], _ definition: QuantileDefinition = .inclusive
    ) -> ExactFraction? {
        quantiles([level], of: values, definition)?.first
    }

    /// Several exact quantiles of a sample of integers.
    ///
    /// - Parameters:
    ///   - levels: The levels, in any order.
    ///   - values: The sample in any order, in any unit.
    ///   - definition: How to read them; type 7 unless told otherwise.
    /// - Returns: The quantiles in the order of the levels; nil for an empty sample.
    public static func quantiles(
        _ levels: [QuantileLevel], of values: [Int64], _ definition: QuantileDefinition = .inclusive
    ) -> [ExactFraction]? {
        neighbours(levels, of: values, definition)?.map { place in
            let width = Int128(place.upper) - Int128(place.lower)
            return ExactFraction(
                unchecked: Int128(place.lower) * Int128(place.denominator) + width * Int128(place.numerator),
                over: Int128(place.denominator))
        }
    }

    private struct Place<Element> {
        let lower: Element
        let upper: Element
        let numerator: Int64
        let denominator: Int64
    }

    private static func neighbours<Element: Comparable>(
        _ levels: [QuantileLevel], of values: [Element], _ definition: QuantileDefinition
    ) -> [Place<Element>]? {
        guard !values.isEmpty else { return nil }
        var sample = values
        let positions = levels.map { definition.position(of: $0, among: values.count) }
        var start = 0
        for rank in Set(positions.flatMap { $0.numerator == 0 ? [$0.index] : [$0.index, $0.index + 1] }).sorted() {
            Selection.select(rank, in: &sample, from: start)
            start = rank + 1
        }
        return positions.map { position in
            Place(
                lower: sample[position.index],
                upper: sample[position.numerator == 0 ? position.index : position.index + 1],
                numerator: position.numerator, denominator: position.denominator)
        }
    }

    /// lower + fraction × (upper − lower), never outside of the two and without overflow.
    package static func interpolated(_ lower: Double, _ upper: Double, _ fraction: Double) -> Double {
        if lower == upper || fraction == 0 { return lower }
        let width = upper - lower
        let result =
            width.isFinite && (lower < 0) == (upper < 0)
            ? lower + fraction * width
            : lower * (1 - fraction) + upper * fraction
        return min(max(result, lower), upper)
    }
}
