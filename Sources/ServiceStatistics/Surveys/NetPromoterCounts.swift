public import ServiceVocabulary

/// The answers to "how likely are you to recommend us", from 0 to 10, as three exact counts.
///
/// Unanswered questions are in none of them: they would pull the score towards 0.
public struct NetPromoterCounts: Hashable, Sendable {
    /// Answers of 0 to 6.
    public let detractors: Int
    /// Answers of 7 and 8.
    public let passives: Int
    /// Answers of 9 and 10.
    public let promoters: Int
    /// All answers.
    public let count: Int

    /// Creates the counts.
    ///
    /// - Parameters:
    ///   - detractors: Answers of 0 to 6, at least 0.
    ///   - passives: Answers of 7 and 8, at least 0.
    ///   - promoters: Answers of 9 and 10, at least 0.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative count and for a sum beyond the integers.
    public init(detractors: Int, passives: Int, promoters: Int) throws(InvalidValue) {
        try Check.count(detractors, "detractors")
        try Check.count(passives, "passives")
        try Check.count(promoters, "promoters")
        count = try Check.sum(Check.sum(detractors, passives, "passives"), promoters, "promoters")
        self.detractors = detractors
        self.passives = passives
        self.promoters = promoters
    }

    /// Counts answers.
    ///
    /// - Parameter answers: Answers from 0 to 10.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other answer.
    public init(answers: some Sequence<Int>) throws(InvalidValue) {
        var counts = (detractors: 0, passives: 0, promoters: 0)
        for answer in answers {
            switch answer {
            case 0...6: counts.detractors += 1
            case 7...8: counts.passives += 1
            case 9...10: counts.promoters += 1
            default: throw InvalidValue(field: "answer", value: "\(answer)", accepted: "a whole number from 0 to 10")
            }
        }
        try self.init(detractors: counts.detractors, passives: counts.passives, promoters: counts.promoters)
    }

    /// The counts of two disjoint sets of answers together.
    ///
    /// - Parameter other: The counts of another part.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds the integers.
    public func merging(_ other: NetPromoterCounts) throws(InvalidValue) -> NetPromoterCounts {
        try NetPromoterCounts(
            detractors: Check.sum(detractors, other.detractors, "detractors"),
            passives: Check.sum(passives, other.passives, "passives"),
            promoters: Check.sum(promoters, other.promoters, "promoters"))
    }

    /// The net promoter score, 100 × (promoters − detractors)/n, in points −100...100; nil without answers.
    public var score: Double? {
        guard count > 0 else { return nil }
        return ExactFraction(unchecked: 100 * (Int128(promoters) - Int128(detractors)), over: Int128(count)).value
    }

    /// P + D − (P − D)², the variance of one answer counted as +1, 0 or −1; nil without answers.
    ///
    /// The plug-in estimate with divisor n. Source: multinomial variance, as in the CRAN package NPS.
    public var variance: Double? {
        guard count > 0 else { return nil }
        return spread / Double(count) / Double(count)
    }

    /// n (promoters + detractors) − (promoters − detractors)², rounded once.
    private var spread: Double {
        let net = Int128(promoters) - Int128(detractors)
        return Double(Int128(count) * (Int128(promoters) + Int128(detractors)) - net * net)
    }

    /// 100 √(variance/n), in points; nil without answers.
    public var standardError: Double? {
        variance.map { 100 * ($0 / Double(count)).squareRoot() }
    }

    /// 100 √(variance/(n − 1)), in points; nil for fewer than two answers.
    public var unbiasedStandardError: Double? {
        guard count > 1 else { return nil }
        return variance.map { 100 * ($0 / Double(count - 1)).squareRoot() }
    }
}

extension NetPromoterCounts: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case detractors
        case passives
        case promoters
    }

    /// Decodes `{"detractors": 20, "passives": 30, "promoters": 50}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let detractors = try container.decode(Int.self, forKey: .detractors)
        let passives = try container.decode(Int.self, forKey: .passives)
        let promoters = try container.decode(Int.self, forKey: .promoters)
        do {
            try self.init(detractors: detractors, passives: passives, promoters: promoters)
        } catch {
            throw DecodingError.refused(error, at: decoder.codingPath)
        }
    }

    /// Encodes `{"detractors": 20, "passives": 30, "promoters": 50}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(detractors, forKey: .detractors)
        try container.encode(passives, forKey: .passives)
        try container.encode(promoters, forKey: .promoters)
    }
}
