/// ln x from additions, multiplications and divisions alone: equal to the bit on every platform, unlike the one of the
/// C library.
enum DeterministicLogarithm {
    /// ln x for x > 0 and finite; absolute error below 1e-15 + 2e-16 |ln x|.
    static func of(_ x: Double) -> Double {
        var exponent = x.exponent
        var significand = x.significand
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        let series = doubledInverseTanhOfSmall((significand - 1) / (significand + 1))
        // ln 2 in two parts: the first has so few digits that its product with the exponent is exact.
        let whole = Double(exponent) * 0.693_147_180_369_123_8
        return whole + (series + Double(exponent) * 1.908_214_929_270_587_7e-10)
    }

    /// 2 artanh v for |v| < 0.1716, by twelve terms of its series.
    private static func doubledInverseTanhOfSmall(_ v: Double) -> Double {
        let w = v * v
        var sum = 1.0 / 23
        sum = sum * w + 1.0 / 21
        sum = sum * w + 1.0 / 19
        sum = sum * w + 1.0 / 17
        sum = sum * w + 1.0 / 15
        sum = sum * w + 1.0 / 13
        sum = sum * w + 1.0 / 11
        sum = sum * w + 1.0 / 9
        sum = sum * w + 1.0 / 7
        sum = sum * w + 1.0 / 5
        sum = sum * w + 1.0 / 3
        return 2 * v + 2 * v * w * sum
    }

    /// 2 artanh v = ln((1 + v)/(1 − v)) for |v| < ½.
    static func doubledInverseTanh(_ v: Double) -> Double {
        let w = v * v
        var power = 1.0
        var sum = 0.0
        var odd = 1.0
        while power > 1e-18, odd < 60 {
            sum += power / odd
            power *= w
            odd += 2
        }
        return 2 * v * sum
    }
}
