/// Reads fixed-width digits and single signs from the start of a text to its end.
struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number that the next `digits` digits spell, or nil where there are fewer.
    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The number of one or more digits, at most `digits` of them.
    mutating func number(upTo digits: Int) -> Int? {
        guard var value = nextDigit() else { return nil }
        for _ in 1..<digits {
            guard let digit = nextDigit() else { break }
            value = value * 10 + digit
        }
        return value
    }

    /// A fraction scaled to `digits` digits; nil without a digit, or with a digit beyond those that is not zero.
    mutating func fraction(digits: Int) -> Int? {
        guard var value = nextDigit() else { return nil }
        var count = 1
        while let digit = nextDigit() {
            if count < digits {
                value = value * 10 + digit
                count += 1
            } else if digit != 0 {
                return nil
            }
        }
        while count < digits {
            value *= 10
            count += 1
        }
        return value
    }

    /// Passes over `sign` where it comes next.
    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard let next = rest.first, UInt32(next) == sign.value else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func nextDigit() -> Int? {
        guard let next = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else { return nil }
        rest.removeFirst()
        return Int(next - UInt8(ascii: "0"))
    }
}

/// The quotient rounded down, for a positive divisor.
@inline(__always)
func floorDivision(_ value: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient &- 1 : quotient
}
