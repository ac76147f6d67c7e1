import ServiceStatistics

/// Random numbers of the distributions that the models are made of.
enum RandomDraws {
    /// A fraction strictly between 0 and 1.
    static func fraction(using generator: inout some RandomNumberGenerator) -> Double {
        (Double(generator.next() >> 12) + 0.5) * 0x1p-52
    }

    /// A waiting time at a rate above 0.
    static func exponential(rate: Double, using generator: inout some RandomNumberGenerator) -> Double {
        -Maths.log(fraction(using: &generator)) / rate
    }

    /// A number of Gamma(shape, 1), by Marsaglia and Tsang, A Simple Method for Generating Gamma Variables (2000).
    static func gamma(shape: Double, using generator: inout some RandomNumberGenerator) -> Double {
        if shape < 1 {
            let boost = Maths.exp(Maths.log(fraction(using: &generator)) / shape)
            return gamma(shape: shape + 1, using: &generator) * boost
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = Normal.quantile(fraction(using: &generator))
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if Maths.log(fraction(using: &generator)) < x * x / 2 + d - d * v + d * Maths.log(v) { return d * v }
        }
    }

    /// A number of Beta(a, b).
    static func beta(_ a: Double, _ b: Double, using generator: inout some RandomNumberGenerator) -> Double {
        let first = gamma(shape: a, using: &generator)
        let second = gamma(shape: b, using: &generator)
        // Both vanish only where the shapes are so small that all mass sits at the ends.
        guard first + second > 0 else { return fraction(using: &generator) * (a + b) < a ? 1 : 0 }
        return first / (first + second)
    }
}
