import ServiceVocabulary

extension MembershipLevel: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case threshold
        case periodDays
        case benefits
        case givenUp
        case cost
        case createdValue
    }

    /// Decodes `{"benefits": ["points"], "name": "silver", "periodDays": 365, "threshold": 1000}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(MembershipLevelName.self, forKey: .name)
        let threshold = try container.decode(Int64.self, forKey: .threshold)
        let periodDays = try container.decode(Int.self, forKey: .periodDays)
        let benefits = try container.decode(Set<MembershipBenefit>.self, forKey: .benefits)
        let givenUp = try container.decodeIfPresent(Set<MembershipBenefit>.self, forKey: .givenUp) ?? []
        let cost = try container.decodeIfPresent(Money.self, forKey: .cost)
        let createdValue = try container.decodeIfPresent(Money.self, forKey: .createdValue)
        self = try decoder.validated { () throws(InvalidValue) in
            try MembershipLevel(
                name, threshold: threshold, periodDays: periodDays, benefits: benefits, givingUp: givenUp, cost: cost,
                createdValue: createdValue)
        }
    }

    /// Encodes the form that the decoder reads, benefits sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(threshold, forKey: .threshold)
        try container.encode(periodDays, forKey: .periodDays)
        try container.encode(benefits.sorted(), forKey: .benefits)
        if !givenUp.isEmpty { try container.encode(givenUp.sorted(), forKey: .givenUp) }
        try container.encodeIfPresent(cost, forKey: .cost)
        try container.encodeIfPresent(createdValue, forKey: .createdValue)
    }
}

extension MembershipProgram: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case levels
    }

    private static let format = "membership-program/1"

    /// Decodes `{"format": "membership-program/1", "levels": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let levels = try container.decode([MembershipLevel].self, forKey: .levels)
        self = try decoder.validated { () throws(InvalidValue) in try MembershipProgram(levels) }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(levels, forKey: .levels)
    }
}
