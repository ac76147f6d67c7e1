/// A whole number of any size, as far as exact attributions need it.
struct WholeNumber: Hashable, Sendable {
    /// Digits of 32 bits, the lowest first, without zeros at the top.
    private let digits: [UInt32]

    static let one = WholeNumber(1)

    init(_ value: UInt64) {
        self.init([UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)])
    }

    private init(_ digits: [UInt32]) {
        var digits = digits
        while digits.last == 0 { digits.removeLast() }
        self.digits = digits
    }

    var isZero: Bool { digits.isEmpty }

    func adding(_ other: WholeNumber) -> WholeNumber {
        var result: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(digits.count, other.digits.count) {
            let sum = UInt64(digit(index)) + UInt64(other.digit(index)) + carry
            result.append(UInt32(truncatingIfNeeded: sum))
            carry = sum >> 32
        }
        return WholeNumber(result + [UInt32(truncatingIfNeeded: carry)])
    }

    /// The difference of a number and one that is not greater.
    func subtracting(_ other: WholeNumber) -> WholeNumber {
        var result: [UInt32] = []
        var borrow: Int64 = 0
        for index in digits.indices {
            let difference = Int64(digits[index]) - Int64(other.digit(index)) - borrow
            result.append(UInt32(truncatingIfNeeded: difference))
            borrow = difference < 0 ? 1 : 0
        }
        return WholeNumber(result)
    }

    func multiplied(by other: WholeNumber) -> WholeNumber {
        var result = [UInt32](repeating: 0, count: digits.count + other.digits.count)
        for (left, digit) in digits.enumerated() {
            var carry: UInt64 = 0
            for (right, factor) in other.digits.enumerated() {
                // At most (2^32 − 1)² + 2 (2^32 − 1), which is 2^64 − 1.
                let sum = UInt64(digit) * UInt64(factor) + UInt64(result[left + right]) + carry
                result[left + right] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            result[left + other.digits.count] = UInt32(truncatingIfNeeded: carry)
        }
        return WholeNumber(result)
    }

    /// Quotient and remainder, bit by bit; a quotient by 0 is 0.
    func divided(by other: WholeNumber) -> (quotient: WholeNumber, remainder: WholeNumber) {
        guard !other.isZero else { return (WholeNumber(0), self) }
        if other == .one { return (self, WholeNumber(0)) }
        var quotient = [UInt32](repeating: 0, count: digits.count)
        var rest = WholeNumber(0)
        for index in digits.indices.reversed() {
            for bit in stride(from: UInt32(31), through: 0, by: -1) {
                rest = rest.adding(rest)
                if digits[index] >> bit & 1 == 1 { rest = rest.adding(.one) }
                if !(rest < other) {
                    rest = rest.subtracting(other)
                    quotient[index] |= 1 << bit
                }
            }
        }
        return (WholeNumber(quotient), rest)
    }

    static func greatestCommonDivisor(_ a: WholeNumber, _ b: WholeNumber) -> WholeNumber {
        var (a, b) = (a, b)
        while !b.isZero { (a, b) = (b, a.divided(by: b).remainder) }
        return a.isZero ? .one : a
    }

    /// a ÷ b as a double, from the top 128 bits of both.
    static func quotient(_ a: WholeNumber, _ b: WholeNumber) -> Double {
        let (above, below) = (a.top, b.top)
        guard below.significand > 0 else { return 0 }
        var result = above.significand / below.significand
        var exponent = above.exponent - below.exponent
        // In steps, so that neither a large nor a small power leaves the doubles before its time.
        while exponent > 0, result != 0, result.isFinite {
            result *= 4_294_967_296
            exponent -= 1
        }
        while exponent < 0, result != 0 {
            result /= 4_294_967_296
            exponent += 1
        }
        return result
    }

    /// The top four digits as a double, and how many digits stand below them.
    private var top: (significand: Double, exponent: Int) {
        let start = max(digits.count - 4, 0)
        var value: UInt128 = 0
        for digit in digits[start...].reversed() { value = value << 32 | UInt128(digit) }
        return (Double(value), start)
    }

    private func digit(_ index: Int) -> UInt32 { index < digits.count ? digits[index] : 0 }
}

extension WholeNumber: Comparable {
    static func < (lhs: WholeNumber, rhs: WholeNumber) -> Bool {
        guard lhs.digits.count == rhs.digits.count else { return lhs.digits.count < rhs.digits.count }
        for index in lhs.digits.indices.reversed() where lhs.digits[index] != rhs.digits[index] {
            return lhs.digits[index] < rhs.digits[index]
        }
        return false
    }
}
