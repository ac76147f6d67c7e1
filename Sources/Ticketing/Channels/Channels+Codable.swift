#if !hasFeature(Embedded)

import ServiceVocabulary

extension ChannelFamily: Codable {
    /// Decodes the name of a family.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ChannelClock: Codable {
    /// Decodes the name of an end event.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ChannelProfile.Pace: Codable {
    /// Decodes the name of a pace.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ChannelProfile: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case channel
        case family
        case pace
        case contactsAtOnce
        case clock
    }

    /// Decodes a profile, with the checks of the initializer; without `contactsAtOnce` there is no limit.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let channel = try container.decode(Channel.self, forKey: .channel)
        let family = try container.decode(ChannelFamily.self, forKey: .family)
        let pace = try container.decode(Pace.self, forKey: .pace)
        let contactsAtOnce = try container.decodeIfPresent(Int.self, forKey: .contactsAtOnce)
        let clock = try container.decode(ChannelClock.self, forKey: .clock)
        self = try decoder.validated { () throws(InvalidValue) in
            try ChannelProfile(channel, family, pace, contactsAtOnce: contactsAtOnce, clock: clock)
        }
    }

    /// Encodes the profile.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(channel, forKey: .channel)
        try container.encode(family, forKey: .family)
        try container.encode(pace, forKey: .pace)
        try container.encodeIfPresent(contactsAtOnce, forKey: .contactsAtOnce)
        try container.encode(clock, forKey: .clock)
    }
}

extension ChannelCatalog: Codable {
    /// The name and version of the stored form.
    public static let format = "channel-catalog/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case profiles
    }

    /// Decodes `{"format": "channel-catalog/1", "profiles": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let profiles = try decoder.fields(CodingKeys.self, format: Self.format, at: .format).decode(
            [ChannelProfile].self, forKey: .profiles)
        self = try decoder.validated { () throws(InvalidValue) in try ChannelCatalog(profiles) }
    }

    /// Encodes the format and the profiles in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(profiles, forKey: .profiles)
    }
}

#endif
