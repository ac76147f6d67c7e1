#if !hasFeature(Embedded)

import ServiceVocabulary
import Ticketing

extension IssueDimension: Codable {
    /// Decodes the name of a dimension.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension IssueFacts: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case complaintClass
        case failureType
        case severity
        case urgency
        case scope
        case customerTier
        case sentiment
        case channel
        case repeats
        case amount
    }

    /// Decodes what is known, such as `{"severity": "high", "repeats": 2}`; what is absent is not known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            complaintClass: try container.decodeIfPresent(ComplaintClass.self, forKey: .complaintClass),
            failureType: try container.decodeIfPresent(FailureType.self, forKey: .failureType),
            severity: try container.decodeIfPresent(FailureSeverity.self, forKey: .severity),
            urgency: try container.decodeIfPresent(Urgency.self, forKey: .urgency),
            scope: try container.decodeIfPresent(ImpactScope.self, forKey: .scope),
            customerTier: try container.decodeIfPresent(CustomerTier.self, forKey: .customerTier),
            sentiment: try container.decodeIfPresent(Sentiment.self, forKey: .sentiment),
            channel: try container.decodeIfPresent(Channel.self, forKey: .channel),
            repeats: try container.decodeIfPresent(Int.self, forKey: .repeats) ?? 0,
            amount: try container.decodeIfPresent(Money.self, forKey: .amount))
    }

    /// Encodes what is known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(complaintClass, forKey: .complaintClass)
        try container.encodeIfPresent(failureType, forKey: .failureType)
        try container.encodeIfPresent(severity, forKey: .severity)
        try container.encodeIfPresent(urgency, forKey: .urgency)
        try container.encodeIfPresent(scope, forKey: .scope)
        try container.encodeIfPresent(customerTier, forKey: .customerTier)
        try container.encodeIfPresent(sentiment, forKey: .sentiment)
        try container.encodeIfPresent(channel, forKey: .channel)
        if repeats != 0 { try container.encode(repeats, forKey: .repeats) }
        try container.encodeIfPresent(amount, forKey: .amount)
    }
}

extension IssueCondition: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case of
        case oneOf
        case atLeast
    }

    /// Decodes a condition, such as `{"kind": "severity", "oneOf": ["high"]}`.
    ///
    /// The kinds are `all` and `any` (with a list `of` conditions), `not` (`of` one condition), the names of the
    /// dimensions (with `oneOf`), `repeats` (`atLeast` a count) and `amount` (`atLeast` an amount of money).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(String.self, forKey: .kind)
        func refuseOthers(_ key: CodingKeys) throws {
            try decoder.refuseKeys(besides: [CodingKeys.kind.rawValue, key.rawValue])
        }
        switch kind {
        case "all":
            try refuseOthers(.of)
            self = .all(try container.decode([IssueCondition].self, forKey: .of))
        case "any":
            try refuseOthers(.of)
            self = .any(try container.decode([IssueCondition].self, forKey: .of))
        case "not":
            try refuseOthers(.of)
            self = .not(try container.decode(IssueCondition.self, forKey: .of))
        case "repeats":
            try refuseOthers(.atLeast)
            self = .repeats(atLeast: try container.decode(Int.self, forKey: .atLeast))
        case "amount":
            try refuseOthers(.atLeast)
            self = .amount(atLeast: try container.decode(Money.self, forKey: .atLeast))
        default:
            guard let dimension = IssueDimension(rawValue: kind) else {
                let names = ["all", "any", "not", "repeats", "amount"] + IssueDimension.allCases.map { $0.rawValue }
                throw DecodingError.refused(
                    InvalidValue(field: "kind", value: kind, accepted: "one of " + names.joined(separator: ", ")),
                    at: decoder.codingPath)
            }
            try refuseOthers(.oneOf)
            self = .word(dimension, oneOf: try container.decode([String].self, forKey: .oneOf))
        }
    }

    /// Encodes the condition in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .all(let conditions):
            try container.encode("all", forKey: .kind)
            try container.encode(conditions, forKey: .of)
        case .any(let conditions):
            try container.encode("any", forKey: .kind)
            try container.encode(conditions, forKey: .of)
        case .not(let condition):
            try container.encode("not", forKey: .kind)
            try container.encode(condition, forKey: .of)
        case .word(let dimension, let words):
            try container.encode(dimension.rawValue, forKey: .kind)
            try container.encode(words, forKey: .oneOf)
        case .repeats(let least):
            try container.encode("repeats", forKey: .kind)
            try container.encode(least, forKey: .atLeast)
        case .amount(let least):
            try container.encode("amount", forKey: .kind)
            try container.encode(least, forKey: .atLeast)
        }
    }
}

extension GradeRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case grade
        case condition
    }

    /// Decodes `{"grade": "major", "condition": {…}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(Grade.self, forKey: .grade),
            where: try container.decode(IssueCondition.self, forKey: .condition))
    }

    /// Encodes the rule.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(grade, forKey: .grade)
        try container.encode(condition, forKey: .condition)
    }
}

extension Grading: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case grades
        case rules
        case otherwise
    }

    /// Decodes `{"grades": ["major", "ordinary"], "rules": […], "otherwise": "ordinary"}`, with the checks of the
    /// initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let grades = try container.decode([Grade].self, forKey: .grades)
        let rules = try container.decode([GradeRule<Grade>].self, forKey: .rules)
        let otherwise = try container.decodeIfPresent(Grade.self, forKey: .otherwise)
        self = try decoder.validated { () throws(InvalidValue) in
            try Grading(grades: grades, rules: rules, otherwise: otherwise)
        }
    }

    /// Encodes the grading.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(grades, forKey: .grades)
        try container.encode(rules, forKey: .rules)
        try container.encodeIfPresent(otherwise, forKey: .otherwise)
    }
}

#endif
