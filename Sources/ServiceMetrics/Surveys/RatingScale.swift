public import ServiceVocabulary

/// The whole numbers that a question can be answered with, and which end is good.
///
/// The direction is part of the scale: an effort of 1 is the best answer to "how much effort" and the worst to "they
/// made it easy".
public struct RatingScale: Hashable, Sendable {
    /// The lowest answer.
    public let lowest: Int
    /// The highest answer.
    public let highest: Int
    /// Whether the highest answer is the best one.
    public let isHighGood: Bool

    /// Creates a scale.
    ///
    /// - Parameters:
    ///   - answers: The answers, 2 to 101 of them, within 0...100.
    ///   - isHighGood: Whether the highest answer is the best one.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(_ answers: ClosedRange<Int>, isHighGood: Bool = true) throws(InvalidValue) {
        guard answers.lowerBound >= 0, answers.upperBound <= 100, answers.lowerBound < answers.upperBound else {
            throw InvalidValue(field: "scale", value: "\(answers)", accepted: "2 to 101 answers within 0...100")
        }
        self.init(unchecked: answers, isHighGood: isHighGood)
    }

    init(unchecked answers: ClosedRange<Int>, isHighGood: Bool = true) {
        lowest = answers.lowerBound
        highest = answers.upperBound
        self.isHighGood = isHighGood
    }

    /// The answers.
    public var answers: ClosedRange<Int> { lowest...highest }
    /// How many answers there are.
    public var length: Int { highest - lowest + 1 }

    /// Satisfaction on 1...5.
    public static let satisfaction5 = RatingScale(unchecked: 1...5)
    /// Satisfaction on 1...7.
    public static let satisfaction7 = RatingScale(unchecked: 1...7)
    /// Satisfaction on 1...10.
    public static let satisfaction10 = RatingScale(unchecked: 1...10)
    /// Likelihood to recommend, 0...10.
    public static let recommendation = RatingScale(unchecked: 0...10)
    /// Effort of 2010, "how much effort did you have to put forth": 1 very low to 5 very high, low is good.
    public static let effort1 = RatingScale(unchecked: 1...5, isHighGood: false)
    /// Effort of 2013, "the company made it easy": 1 strongly disagree to 7 strongly agree, high is good.
    public static let effort2 = RatingScale(unchecked: 1...7)
    /// Effort on 1 very easy to 7 very hard, low is good.
    public static let effortVeryEasyToVeryHard = RatingScale(unchecked: 1...7, isHighGood: false)

    /// Refuses an answer off the scale.
    func check(_ answer: Int, _ field: String) throws(InvalidValue) {
        guard answers.contains(answer) else {
            throw InvalidValue(
                field: field, value: "\(answer)", accepted: "a whole number from \(lowest) to \(highest)")
        }
    }
}

extension RatingScale: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case lowest
        case highest
        case highIsGood
    }

    /// Decodes `{"highIsGood": true, "highest": 5, "lowest": 1}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let lowest = try container.decode(Int.self, forKey: .lowest)
        let highest = try container.decode(Int.self, forKey: .highest)
        let isHighGood = try container.decode(Bool.self, forKey: .highIsGood)
        self = try decoder.validated { () throws(InvalidValue) in
            guard lowest < highest else {
                throw InvalidValue(field: "highest", value: "\(highest)", accepted: "more than \(lowest)")
            }
            return try RatingScale(lowest...highest, isHighGood: isHighGood)
        }
    }

    /// Encodes `{"highIsGood": true, "highest": 5, "lowest": 1}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(lowest, forKey: .lowest)
        try container.encode(highest, forKey: .highest)
        try container.encode(isHighGood, forKey: .highIsGood)
    }
}
