public import ServiceVocabulary

/// Number, sum and sum of squares of integers such as microseconds or fen, exact in 128 bits.
///
/// Parts merge to the same figures in any order and grouping. What does not fit is refused and leaves the accumulator
/// as it was.
public struct ExactMoments: Hashable, Sendable {
    /// How many values were added.
    public private(set) var count: Int
    /// Their sum.
    public private(set) var sum: Int128
    /// The sum of their squares.
    public private(set) var sumOfSquares: Int128

    /// An accumulator without values.
    public init() {
        count = 0
        sum = 0
        sumOfSquares = 0
    }

    /// An accumulator of the given values.
    ///
    /// - Parameter values: Integers of one unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a sum exceeds 128 bits.
    public init(_ values: some Sequence<Int64>) throws(InvalidValue) {
        self.init()
        for value in values { try add(value) }
    }

    /// Adds a value.
    ///
    /// - Parameter value: An integer in the unit of the others.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a sum exceeds 128 bits.
    public mutating func add(_ value: Int64) throws(InvalidValue) {
        try add(count: 1, sum: Int128(value), sumOfSquares: Int128(value) * Int128(value))
    }

    /// Adds the values of another accumulator.
    ///
    /// - Parameter other: The accumulator of another part.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a sum exceeds 128 bits.
    public mutating func merge(_ other: ExactMoments) throws(InvalidValue) {
        try add(count: other.count, sum: other.sum, sumOfSquares: other.sumOfSquares)
    }

    /// Adds a value that occurred several times.
    ///
    /// - Parameters:
    ///   - value: An integer in the unit of the others.
    ///   - times: How often it occurred, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative number of times and when a sum exceeds 128 bits.
    public mutating func add(_ value: Int64, times: Int) throws(InvalidValue) {
        try Check.count(times, "times")
        let square = (Int128(value) * Int128(value)).multipliedReportingOverflow(by: Int128(times))
        guard !square.overflow else {
            throw InvalidValue(field: "sumOfSquares", value: "overflow", accepted: "sums within 128 bits")
        }
        try add(count: times, sum: Int128(value) * Int128(times), sumOfSquares: square.partialValue)
    }

    /// Adds sums that were made elsewhere from integers.
    ///
    /// - Parameters:
    ///   - count: How many values.
    ///   - sum: Their sum.
    ///   - sumOfSquares: The sum of their squares.
    package mutating func add(count: Int, sum: Int128, sumOfSquares: Int128) throws(InvalidValue) {
        let newCount = try Check.sum(self.count, count, "count")
        let newSum = self.sum.addingReportingOverflow(sum)
        let newSquares = self.sumOfSquares.addingReportingOverflow(sumOfSquares)
        guard !newSum.overflow, !newSquares.overflow else {
            throw InvalidValue(field: "sumOfSquares", value: "overflow", accepted: "sums within 128 bits")
        }
        self.count = newCount
        self.sum = newSum.partialValue
        self.sumOfSquares = newSquares.partialValue
    }

    /// The exact mean; nil without values.
    public var mean: ExactFraction? {
        count > 0 ? ExactFraction(unchecked: sum, over: Int128(count)) : nil
    }

    /// The variance with divisor n − 1, rounded once at the end; nil for fewer than two values.
    ///
    /// (n Σx² − (Σx)²) / (n(n − 1)), the numerator exact in 256 bits: nothing cancels however far the values are from 0.
    public var variance: Double? {
        guard count > 1 else { return nil }
        return quotient(by: UInt128(count) * UInt128(count - 1))
    }

    /// The variance with divisor n, rounded once at the end; nil without values.
    public var populationVariance: Double? {
        guard count > 0 else { return nil }
        return quotient(by: UInt128(count) * UInt128(count))
    }

    /// The square root of ``variance``, in the unit of the values; nil for fewer than two values.
    public var standardDeviation: Double? {
        variance?.squareRoot()
    }

    private func quotient(by divisor: UInt128) -> Double {
        let scaled = sumOfSquares.magnitude.multipliedFullWidth(by: UInt128(count))
        let square = sum.magnitude.multipliedFullWidth(by: sum.magnitude)
        let (low, borrow) = scaled.low.subtractingReportingOverflow(square.low)
        let high = scaled.high &- square.high &- (borrow ? 1 : 0)
        return WideInteger.quotient(magnitude: (high, low), isNegative: false, by: divisor)
    }
}

extension ExactMoments: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case count
        case sum
        case sumOfSquares
    }

    /// Decodes `{"count": 2, "sum": "7", "sumOfSquares": "25"}`; the sums are texts because few readers keep 128 bits.
    ///
    /// Sums that no integers can have are refused: n Σx² < (Σx)², or an odd difference of the two sums.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func integer(_ key: CodingKeys) throws -> Int128 {
            let text = try container.decode(String.self, forKey: key)
            guard let value = Int128(text), "\(value)" == text else {
                throw DecodingError.refused(
                    InvalidValue(field: key.rawValue, value: text, accepted: "an integer of 128 bits in decimals"),
                    at: decoder.codingPath)
            }
            return value
        }
        count = try container.decode(Int.self, forKey: .count)
        sum = try integer(.sum)
        sumOfSquares = try integer(.sumOfSquares)
        guard isPossible else {
            throw DecodingError.refused(
                InvalidValue(
                    field: "sumOfSquares", value: "\(sumOfSquares)", accepted: "sums that \(count) integers can have"),
                at: decoder.codingPath)
        }
    }

    private var isPossible: Bool {
        guard count >= 0, sumOfSquares >= 0, (sum & 1) == (sumOfSquares & 1) else { return false }
        guard count > 0 else { return sum == 0 && sumOfSquares == 0 }
        let scaled = sumOfSquares.magnitude.multipliedFullWidth(by: UInt128(count))
        let square = sum.magnitude.multipliedFullWidth(by: sum.magnitude)
        return (scaled.high, scaled.low) >= (square.high, square.low)
    }

    /// Encodes `{"count": 2, "sum": "7", "sumOfSquares": "25"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode("\(sum)", forKey: .sum)
        try container.encode("\(sumOfSquares)", forKey: .sumOfSquares)
    }
}
