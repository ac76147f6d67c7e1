public import ServiceVocabulary

/// An exact quotient of two integers, kept exact until it is shown.
///
/// Fractions are equal and ordered by value (1/2 equals 2/4), compared by cross-multiplication in 256 bits.
public struct ExactFraction: Sendable {
    /// The integer above the line.
    public let numerator: Int128
    /// The integer below the line, at least 1.
    public let denominator: Int128

    /// Creates a fraction in lowest terms.
    ///
    /// - Parameters:
    ///   - numerator: Any integer.
    ///   - denominator: A positive integer.
    /// - Throws: ``InvalidValue`` when the denominator is not positive.
    public init(_ numerator: Int128, over denominator: Int128) throws(InvalidValue) {
        guard denominator > 0 else {
            throw InvalidValue(field: "denominator", value: "\(denominator)", accepted: "a positive integer")
        }
        self.init(unchecked: numerator, over: denominator)
    }

    /// A fraction whose denominator is known to be positive.
    package init(unchecked numerator: Int128, over denominator: Int128) {
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        guard let divisor = Int128(exactly: divisor), divisor > 1 else {
            self.numerator = numerator
            self.denominator = denominator
            return
        }
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// The double nearest to the fraction, rounded once; ties go to the even one.
    public var value: Double {
        WideInteger.quotient(
            magnitude: (high: 0, low: numerator.magnitude), isNegative: numerator < 0, by: denominator.magnitude)
    }

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

extension ExactFraction: Hashable, Comparable {
    /// Whether the left fraction is the smaller number.
    public static func < (lhs: ExactFraction, rhs: ExactFraction) -> Bool {
        let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
        let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
        return left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension ExactFraction: CustomStringConvertible {
    /// The fraction as `numerator/denominator`, or the integer alone.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}
