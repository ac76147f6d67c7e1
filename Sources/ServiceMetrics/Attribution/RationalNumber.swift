/// A rational number of any size, for sums that must come out exactly.
///
/// Numerator and denominator grow with every operation; attributions need a few hundred digits at most.
public struct RationalNumber: Sendable {
    private let isNegative: Bool
    private let numerator: WholeNumber
    private let denominator: WholeNumber

    /// 0.
    public static let zero = RationalNumber(0)

    /// A whole number.
    ///
    /// - Parameter value: The number.
    public init(_ value: Int64) {
        isNegative = value < 0
        numerator = WholeNumber(value.magnitude)
        denominator = .one
    }

    private init(_ isNegative: Bool, _ numerator: WholeNumber, _ denominator: WholeNumber) {
        let divisor = WholeNumber.greatestCommonDivisor(numerator, denominator)
        self.isNegative = isNegative && !numerator.isZero
        self.numerator = numerator.divided(by: divisor).quotient
        self.denominator = denominator.divided(by: divisor).quotient
    }

    /// The sum.
    ///
    /// - Parameter other: The other number.
    public func adding(_ other: RationalNumber) -> RationalNumber {
        let left = numerator.multiplied(by: other.denominator)
        let right = other.numerator.multiplied(by: denominator)
        let common = denominator.multiplied(by: other.denominator)
        if isNegative == other.isNegative { return RationalNumber(isNegative, left.adding(right), common) }
        if left < right { return RationalNumber(other.isNegative, right.subtracting(left), common) }
        return RationalNumber(isNegative, left.subtracting(right), common)
    }

    /// The difference.
    ///
    /// - Parameter other: The number to subtract.
    public func subtracting(_ other: RationalNumber) -> RationalNumber {
        adding(RationalNumber(!other.isNegative, other.numerator, other.denominator))
    }

    /// The product.
    ///
    /// - Parameter other: The other number.
    public func multiplied(by other: RationalNumber) -> RationalNumber {
        RationalNumber(
            isNegative != other.isNegative, numerator.multiplied(by: other.numerator),
            denominator.multiplied(by: other.denominator))
    }

    /// The quotient; nil for a division by 0.
    ///
    /// - Parameter other: The number to divide by.
    public func divided(by other: RationalNumber) -> RationalNumber? {
        guard !other.numerator.isZero else { return nil }
        return RationalNumber(
            isNegative != other.isNegative, numerator.multiplied(by: other.denominator),
            denominator.multiplied(by: other.numerator))
    }

    /// Half of the number.
    public var halved: RationalNumber {
        RationalNumber(isNegative, numerator, denominator.adding(denominator))
    }

    /// The number as a double, within two units in the last place.
    public var value: Double {
        let quotient = WholeNumber.quotient(numerator, denominator)
        return isNegative ? -quotient : quotient
    }
}

extension RationalNumber: Hashable {}

extension RationalNumber: CustomStringConvertible {
    /// The number as a double prints it.
    public var description: String { "\(value)" }
}
