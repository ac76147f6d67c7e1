/// Arithmetic on magnitudes of 256 bits, as far as exact quotients need it.
enum WideInteger {
    /// The double nearest to magnitude ÷ divisor, rounded once, ties to even.
    ///
    /// - Parameters:
    ///   - magnitude: An unsigned integer of 256 bits.
    ///   - isNegative: Whether the quotient is negative.
    ///   - divisor: A positive integer.
    static func quotient(magnitude: (high: UInt128, low: UInt128), isNegative: Bool, by divisor: UInt128) -> Double {
        guard divisor > 0, magnitude.high != 0 || magnitude.low != 0 else { return 0 }
        // Shift so that the integer quotient has at least 64 significant bits; the remainder only matters as "not zero".
        var (high, low) = magnitude
        let bits = high != 0 ? 256 - high.leadingZeroBitCount : 128 - low.leadingZeroBitCount
        let divisorBits = 128 - divisor.leadingZeroBitCount
        let shift = 64 + divisorBits - bits
        var sticky = false
        if shift > 0 {
            (high, low) = shiftedLeft(high, low, by: shift)
        } else if shift < 0 {
            let lost = shiftedLeft(high, low, by: 256 + shift)
            sticky = lost.high != 0 || lost.low != 0
            (high, low) = shiftedRight(high, low, by: -shift)
        }
        // 64 + divisorBits bits over divisorBits bits: the quotient has 64 or 65 bits.
        let upper = high % divisor
        let (quotient, remainder) = divisor.dividingFullWidth((upper, low))
        sticky = sticky || remainder != 0
        let result = rounded(quotient, sticky: sticky, exponent: -shift)
        return isNegative ? -result : result
    }

    /// quotient × 2^exponent to the nearest double, ties to even; `sticky` says that a positive rest was cut off.
    static func rounded(_ quotient: UInt128, sticky: Bool, exponent: Int) -> Double {
        guard quotient != 0 else { return 0 }
        let bits = 128 - quotient.leadingZeroBitCount
        // A subnormal keeps fewer bits: its last place is 2^-1074.
        let cut = max(bits - 53, -1074 - exponent)
        guard cut > 0 else { return scaled(Double(UInt64(truncatingIfNeeded: quotient)), by: exponent) }
        guard cut <= 127 else { return 0 }
        var kept = quotient >> UInt128(cut)
        let rest = quotient & ((1 << UInt128(cut)) - 1)
        let half: UInt128 = 1 << UInt128(cut - 1)
        if rest > half || (rest == half && (sticky || kept & 1 == 1)) { kept += 1 }
        return scaled(Double(UInt64(truncatingIfNeeded: kept)), by: exponent + cut)
    }

    /// significand × 2^exponent in steps that are exact unless the result overflows.
    private static func scaled(_ significand: Double, by exponent: Int) -> Double {
        var result = significand
        var left = exponent
        while left > 1000 {
            result *= Double(sign: .plus, exponent: 1000, significand: 1)
            left -= 1000
            if !result.isFinite { return result }
        }
        while left < -1000 {
            result *= Double(sign: .plus, exponent: -1000, significand: 1)
            left += 1000
            if result == 0 { return result }
        }
        return result * Double(sign: .plus, exponent: left, significand: 1)
    }

    static func shiftedLeft(_ high: UInt128, _ low: UInt128, by count: Int) -> (high: UInt128, low: UInt128) {
        if count >= 256 { return (0, 0) }
        if count >= 128 { return (low << UInt128(count - 128), 0) }
        if count == 0 { return (high, low) }
        return ((high << UInt128(count)) | (low >> UInt128(128 - count)), low << UInt128(count))
    }

    static func shiftedRight(_ high: UInt128, _ low: UInt128, by count: Int) -> (high: UInt128, low: UInt128) {
        if count >= 256 { return (0, 0) }
        if count >= 128 { return (0, high >> UInt128(count - 128)) }
        if count == 0 { return (high, low) }
        return (high >> UInt128(count), (low >> UInt128(count)) | (high << UInt128(128 - count)))
    }
}
