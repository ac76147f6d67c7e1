import ServiceVocabulary
import Ticketing

extension Touchpoint: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case stage
        case kinds
        case volume
        case expected
        case felt
        case effort
        case repeats
    }

    /// Decodes such as `{"expected": 4.5, "felt": 3.9, "kinds": ["functional"], "name": "delivery", "stage": "in-sale", …}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(TouchpointName.self, forKey: .name)
        let stage = try container.decode(JourneyStage.self, forKey: .stage)
        let kinds = try container.decode(Set<ExperienceKind>.self, forKey: .kinds)
        let volume = try container.decode(Int.self, forKey: .volume)
        let expected = try container.decode(Double.self, forKey: .expected)
        let felt = try container.decodeIfPresent(Double.self, forKey: .felt)
        let effort = try container.decodeIfPresent(Double.self, forKey: .effort)
        let repeats = try container.decodeIfPresent(CountShare.self, forKey: .repeats)
        self = try decoder.validated { () throws(InvalidValue) in
            try Touchpoint(
                name, stage: stage, kinds: kinds, volume: volume, expected: expected, felt: felt, effort: effort,
                repeats: repeats)
        }
    }

    /// Encodes the form that the decoder reads, kinds in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(stage, forKey: .stage)
        try container.encode(ExperienceKind.allCases.filter { kinds.contains($0) }, forKey: .kinds)
        try container.encode(volume, forKey: .volume)
        try container.encode(expected, forKey: .expected)
        try container.encodeIfPresent(felt, forKey: .felt)
        try container.encodeIfPresent(effort, forKey: .effort)
        try container.encodeIfPresent(repeats, forKey: .repeats)
    }
}

extension CustomerJourney: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case stages
        case touchpoints
    }

    private static let format = "customer-journey/1"

    /// Decodes `{"format": "customer-journey/1", "stages": […], "touchpoints": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let stages = try container.decode([JourneyStage].self, forKey: .stages)
        let touchpoints = try container.decode([Touchpoint].self, forKey: .touchpoints)
        self = try decoder.validated { () throws(InvalidValue) in
            try CustomerJourney(stages: stages, touchpoints: touchpoints)
        }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(stages, forKey: .stages)
        try container.encode(touchpoints, forKey: .touchpoints)
    }
}
