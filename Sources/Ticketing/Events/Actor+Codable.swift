#if !hasFeature(Embedded)

import ServiceVocabulary

extension Actor.Role: Codable {
    /// Decodes the name of a part.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension Actor: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case role
        case identifier
    }

    /// Decodes `{"role": "agent", "identifier": "a-7"}`; the identifier may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(Role.self, forKey: .role),
            try container.decodeIfPresent(ActorIdentifier.self, forKey: .identifier))
    }

    /// Encodes the part and, where it is known, the identifier.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(role, forKey: .role)
        try container.encodeIfPresent(identifier, forKey: .identifier)
    }
}

#endif
