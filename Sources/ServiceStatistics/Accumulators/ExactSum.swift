public import ServiceVocabulary

/// The exact sum of doubles, whatever their number, size and order.
///
/// Kulisch's superaccumulator: a fixed-point integer that spans all doubles, so that nothing is ever rounded but the
/// result, once. Parts merge to the same bits in any order and grouping, and equal sums are equal values with equal
/// encodings.
///
/// ```swift
/// var sum = ExactSum()
/// for value in [1e308, 1, -1e308] { try sum.add(value) }
/// sum.value  // 1
/// ```
public struct ExactSum: Sendable {
    // Digit i stands for digits[i] × 2^(32 i − 1088). Digits may leave 0..<2^32 between two normalisations; 2^30
    // additions of less than 2^32 each fit into 63 bits. The last digits only hold carries and the sign.
    private static let digitCount = 68
    private static let lowestExponent = 1088
    private var digits: [Int64] = []
    private var pending = 0

    /// The sum of nothing, 0.
    public init() {}

    /// The sum of the given values.
    ///
    /// - Parameter values: Finite numbers of one unit.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for NaN and infinities.
    public init(_ values: some Sequence<Double>) throws(InvalidValue) {
        for value in values { try add(value) }
    }

    /// Adds a value.
    ///
    /// - Parameter value: A finite number.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for NaN and infinities.
    /// - Complexity: O(1).
    public mutating func add(_ value: Double) throws(InvalidValue) {
        try Check.finite(value, "value")
        guard value != 0 else { return }
        prepare(additions: 1)
        // value = significand × 2^(exponent − 1075) with a significand of at most 53 bits.
        let exponent = max(Int(value.exponentBitPattern), 1)
        let hidden: UInt64 = value.isNormal ? 1 << 52 : 0
        let significand = UInt128(value.significandBitPattern | hidden)
        let position = exponent - 1075 + Self.lowestExponent
        let shifted = significand << UInt128(position & 31)
        let sign: Int64 = value < 0 ? -1 : 1
        let first = position >> 5
        digits[first] += sign * Int64(UInt64(truncatingIfNeeded: shifted) & 0xFFFF_FFFF)
        digits[first + 1] += sign * Int64(UInt64(truncatingIfNeeded: shifted >> 32) & 0xFFFF_FFFF)
        digits[first + 2] += sign * Int64(UInt64(truncatingIfNeeded: shifted >> 64) & 0xFFFF_FFFF)
    }

    /// Adds the sum of another part.
    ///
    /// - Parameter other: The sum of another part.
    public mutating func merge(_ other: ExactSum) {
        guard !other.digits.isEmpty else { return }
        prepare(additions: other.pending + 1)
        for index in digits.indices { digits[index] += other.digits[index] }
    }

    /// The double nearest to the exact sum, ties to the even one; infinite only where the sum is beyond the doubles.
    public var value: Double {
        let (magnitude, isNegative) = canonical
        guard let top = magnitude.lastIndex(where: { $0 != 0 }) else { return 0 }
        // Four digits hold at least 97 significant bits; of what is below, only "not zero" matters.
        let bottom = max(top - 3, 0)
        var window: UInt128 = 0
        for index in stride(from: top, through: bottom, by: -1) { window = window << 32 | UInt128(magnitude[index]) }
        let sticky = magnitude[..<bottom].contains { $0 != 0 }
        let result = WideInteger.rounded(window, sticky: sticky, exponent: 32 * bottom - Self.lowestExponent)
        return isNegative ? -result : result
    }

    /// Whether the exact sum is 0.
    public var isZero: Bool { canonical.magnitude.allSatisfy { $0 == 0 } }

    private mutating func prepare(additions: Int) {
        if digits.isEmpty { digits = [Int64](repeating: 0, count: Self.digitCount) }
        if pending + additions >= 1 << 30 { Self.carry(&digits); pending = 1 }
        pending += additions
    }

    /// Moves all but the lowest 32 bits of each digit to the next one; the last digit keeps the sign.
    private static func carry(_ digits: inout [Int64]) {
        var carried: Int64 = 0
        for index in 0..<(digits.count - 1) {
            let digit = digits[index] + carried
            carried = digit >> 32
            digits[index] = digit & 0xFFFF_FFFF
        }
        digits[digits.count - 1] += carried
    }

    /// Sign and magnitude in digits of 32 bits, without zeros at the top: one form for each sum.
    private var canonical: (magnitude: [UInt32], isNegative: Bool) {
        guard !digits.isEmpty else { return ([], false) }
        var carried = digits
        Self.carry(&carried)
        let isNegative = (carried.last ?? 0) < 0
        if isNegative {
            for index in carried.indices { carried[index] = -carried[index] }
            Self.carry(&carried)
        }
        while carried.last == 0 { carried.removeLast() }
        return (carried.map { UInt32(truncatingIfNeeded: $0) }, isNegative)
    }
}

extension ExactSum: Hashable {
    /// Whether the exact sums are equal.
    public static func == (lhs: ExactSum, rhs: ExactSum) -> Bool {
        lhs.canonical == rhs.canonical
    }

    /// Hashes the exact sum.
    public func hash(into hasher: inout Hasher) {
        let (magnitude, isNegative) = canonical
        hasher.combine(magnitude)
        hasher.combine(isNegative)
    }
}

extension ExactSum: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case negative
        case lowestDigit
        case digits
    }

    /// Decodes `{"digits": [3], "lowestDigit": 34, "negative": false}`, which is +3 × 2^(32 × 34 − 1088) = 3.
    ///
    /// Only the canonical form is accepted: no zeros at either end of the digits.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let isNegative = try container.decode(Bool.self, forKey: .negative)
        let lowest = try container.decode(Int.self, forKey: .lowestDigit)
        let magnitude = try container.decode([UInt32].self, forKey: .digits)
        guard !magnitude.isEmpty else {
            guard lowest == 0, !isNegative else { throw Self.refusal(lowest, decoder) }
            return
        }
        guard magnitude.first != 0, magnitude.last != 0, lowest >= 0, lowest < Self.digitCount,
            magnitude.count < Self.digitCount - lowest
        else { throw Self.refusal(lowest, decoder) }
        digits = [Int64](repeating: 0, count: Self.digitCount)
        for (index, digit) in magnitude.enumerated() {
            digits[lowest + index] = isNegative ? -Int64(digit) : Int64(digit)
        }
        pending = 1
    }

    private static func refusal(_ lowest: Int, _ decoder: any Decoder) -> DecodingError {
        DecodingError.refused(
            InvalidValue(
                field: "lowestDigit", value: "\(lowest)",
                accepted: "digits without zeros at either end, the places 0 to \(digitCount - 2)"),
            at: decoder.codingPath)
    }

    /// Encodes sign, place of the lowest digit that is not 0, and the digits of 32 bits upwards from there.
    public func encode(to encoder: any Encoder) throws {
        let (magnitude, isNegative) = canonical
        let lowest = magnitude.firstIndex { $0 != 0 } ?? 0
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isNegative, forKey: .negative)
        try container.encode(lowest, forKey: .lowestDigit)
        try container.encode(Array(magnitude[lowest...]), forKey: .digits)
    }
}
