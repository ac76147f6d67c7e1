public import ServiceVocabulary

/// Student's t distribution.
///
/// P(|T| > t) = I_x(ν/2, ½) with x = ν/(ν + t²). Relative error as of
/// ``SpecialFunctions/incompleteBeta(a:b:x:)``.
public struct StudentDistribution: Hashable, Sendable {
    /// ν, a positive number that need not be whole.
    public let degreesOfFreedom: Double

    /// Creates the distribution.
    ///
    /// - Parameter degreesOfFreedom: ν, finite and above 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(degreesOfFreedom: Double) throws(InvalidValue) {
        try Check.positive(degreesOfFreedom, "degreesOfFreedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    package init(unchecked degreesOfFreedom: Double) {
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// P(T ≤ t) and P(T > t), each accurate in its own tail.
    ///
    /// - Parameter t: The point.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when t is NaN.
    public func tails(at t: Double) throws(InvalidValue) -> TailProbabilities {
        guard !t.isNaN else { throw InvalidValue(field: "t", value: "\(t)", accepted: "a number") }
        let far = twoSidedTail(t) / 2
        let sides = TailProbabilities(lower: 1 - far, upper: far)
        return t < 0 ? sides.swapped : sides
    }

    /// The t with P(T ≤ t) = p.
    ///
    /// - Parameter p: A probability strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside of that range.
    public func quantile(_ p: Double) throws(InvalidValue) -> Double {
        try Check.openFraction(p, "p")
        if p < 0.25 { return -point(IncompleteBeta.inverse(lower: 2 * p, a: degreesOfFreedom / 2, b: 0.5)) }
        if p > 0.75 { return point(IncompleteBeta.inverse(lower: 2 * (1 - p), a: degreesOfFreedom / 2, b: 0.5)) }
        let central = 2 * (p - 0.5)
        if central == 0 { return 0 }
        let size = point(IncompleteBeta.inverse(upper: abs(central), a: degreesOfFreedom / 2, b: 0.5))
        return central < 0 ? -size : size
    }

    /// P(|T| > |t|), the two-sided p-value of a t.
    package func twoSidedTail(_ t: Double) -> Double {
        let size = abs(t)
        if size == .infinity { return 0 }
        let a = degreesOfFreedom / 2
        if size * size < degreesOfFreedom {
            let ratio = size / degreesOfFreedom * size
            return IncompleteBeta.tails(a: a, b: 0.5, x: 1 / (1 + ratio), y: ratio / (1 + ratio)).lower
        }
        let ratio = degreesOfFreedom / size / size
        if ratio < 1e-280 {
            // x itself is too small for a double; I_x is x^a/(aB) to all digits.
            let logRatio = Maths.log(degreesOfFreedom) - 2 * Maths.log(size)
            return Maths.exp(a * logRatio - IncompleteBeta.logScaledBeta(a, 0.5))
        }
        return IncompleteBeta.tails(a: a, b: 0.5, x: ratio / (1 + ratio), y: 1 / (1 + ratio)).lower
    }

    /// The t with P(|T| ≤ t) = confidence, for a confidence strictly between 0 and 1.
    package func centralQuantile(_ confidence: Double) -> Double {
        let a = degreesOfFreedom / 2
        return confidence < 0.5
            ? point(IncompleteBeta.inverse(upper: confidence, a: a, b: 0.5))
            : point(IncompleteBeta.inverse(lower: 1 - confidence, a: a, b: 0.5))
    }

    private func point(_ share: (x: Double, y: Double)) -> Double {
        (degreesOfFreedom * (share.y / share.x)).squareRoot()
    }
}
