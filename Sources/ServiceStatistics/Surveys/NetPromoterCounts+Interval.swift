public import ServiceVocabulary

/// How the interval of a net promoter score is computed.
public enum NetPromoterIntervalMethod: String, Hashable, Sendable, Codable, CaseIterable {
    /// score ± z × standard error. Of a nominal 95 % it covers .935 at a true score of +30 and n = 30, .754 at +90.
    case wald
    /// Wald after adding ¾ promoters, ¾ detractors and 1½ passives: .946 and .965 in the same two cases. The formula is
    /// attributed to Rocks 2016.
    case adjustedWald
}

extension NetPromoterCounts {
    /// z × standard error, half of Wald's interval before it is clipped, in points; nil without answers.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func marginOfError(confidence: Double = 0.95) throws(InvalidValue) -> Double? {
        try Check.confidence(confidence)
        return standardError.map { Normal.centralQuantile(confidence) * $0 }
    }

    /// The interval of the score in points, clipped to −100...100; nil without answers.
    ///
    /// - Parameters:
    ///   - method: The method; the adjusted one unless told otherwise.
    ///   - confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func interval(
        _ method: NetPromoterIntervalMethod = .adjustedWald, confidence: Double = 0.95
    ) throws(InvalidValue) -> ConfidenceInterval? {
        try Check.confidence(confidence)
        guard let score, let standardError else { return nil }
        let z = Normal.centralQuantile(confidence)
        let center: Double
        let margin: Double
        switch method {
        case .wald:
            center = score
            margin = z * standardError
        case .adjustedWald:
            let total = Double(count) + 3
            let net = (Double(promoters) - Double(detractors)) / total
            let share = (Double(promoters) + Double(detractors) + 1.5) / total
            center = 100 * net
            margin = 100 * z * (max(share - net * net, 0) / total).squareRoot()
        }
        return ConfidenceInterval(unchecked: max(center - margin, -100), min(center + margin, 100), confidence)
    }
}

/// The change of a net promoter score between two independent sets of answers.
///
/// The normal approximation with the unpooled standard error; the difference keeps its sign. Everything is nil where one
/// of the sets is empty.
public struct NetPromoterChange: Hashable, Sendable {
    /// The earlier answers, which are subtracted.
    public let before: NetPromoterCounts
    /// The later answers.
    public let after: NetPromoterCounts

    /// Compares two sets of answers.
    ///
    /// - Parameters:
    ///   - before: The earlier answers.
    ///   - after: The later answers.
    public init(from before: NetPromoterCounts, to after: NetPromoterCounts) {
        self.before = before
        self.after = after
    }

    /// After minus before, in points −200...200, rounded once.
    public var difference: Double? {
        guard before.count > 0, after.count > 0 else { return nil }
        let late = (Int128(after.promoters) - Int128(after.detractors)) * Int128(before.count)
        let early = (Int128(before.promoters) - Int128(before.detractors)) * Int128(after.count)
        let fraction = ExactFraction(unchecked: late - early, over: Int128(before.count) * Int128(after.count))
        return 100 * fraction.value
    }

    /// The standard error of the difference, in points.
    public var standardError: Double? {
        guard let early = before.standardError, let late = after.standardError else { return nil }
        return (early * early + late * late).squareRoot()
    }

    /// z = difference ÷ standard error with its two-sided p-value; nil also where the standard error is 0.
    public var test: SignificanceTest? {
        guard let difference, let standardError, standardError > 0 else { return nil }
        return SignificanceTest(z: difference / standardError)
    }

    /// The interval of the difference, in points, not clipped.
    ///
    /// - Parameter confidence: The two-sided confidence level, strictly between 0 and 1.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other confidence.
    public func interval(confidence: Double = 0.95) throws(InvalidValue) -> ConfidenceInterval? {
        try Check.confidence(confidence)
        guard let difference, let standardError else { return nil }
        let margin = Normal.centralQuantile(confidence) * standardError
        return ConfidenceInterval(unchecked: difference - margin, difference + margin, confidence)
    }
}
