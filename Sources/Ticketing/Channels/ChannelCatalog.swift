public import ServiceVocabulary

/// The channels of a center with their profiles, each once.
public struct ChannelCatalog: Hashable, Sendable {
    /// The profiles, in the order in which they are shown.
    public let profiles: [ChannelProfile]

    /// Creates a catalog.
    ///
    /// - Parameter profiles: The profiles.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two are of one channel.
    public init(_ profiles: [ChannelProfile]) throws(InvalidValue) {
        var known: Set<Channel> = []
        for (index, profile) in profiles.enumerated() where !known.insert(profile.channel).inserted {
            throw InvalidValue(
                field: "profiles[\(index)].channel", value: profile.channel.rawValue, accepted: "each channel once")
        }
        self.profiles = profiles
    }

    private init(unchecked profiles: [ChannelProfile]) {
        self.profiles = profiles
    }

    /// The profile of a channel; nil for a channel that the catalog does not have.
    public subscript(channel: Channel) -> ChannelProfile? {
        profiles.first { $0.channel == channel }
    }

    /// The channels of practice, with assumed profiles.
    ///
    /// Published are the channels and the 300 contacts that a bot holds at once. The other numbers of contacts are
    /// assumptions: one where somebody listens or is met, three chats, five threads of a messenger, ten of the channels
    /// on which nobody waits. The clocks follow the end events of the published limits per channel.
    public static let assumed = ChannelCatalog(unchecked: [
        ChannelProfile(unchecked: .phone, .voice, .synchronous, 1, .connection),
        ChannelProfile(unchecked: .outboundCall, .voice, .synchronous, 1, .none),
        ChannelProfile(unchecked: .interactiveVoiceResponse, .voice, .synchronous, nil, .none),
        ChannelProfile(unchecked: .voiceBot, .voice, .synchronous, 300, .connection),
        ChannelProfile(unchecked: .chat, .text, .synchronous, 3, .firstReply),
        ChannelProfile(unchecked: .messenger, .text, .asynchronous, 5, .firstReply),
        ChannelProfile(unchecked: .social, .text, .asynchronous, 10, .firstReply),
        ChannelProfile(unchecked: .email, .text, .asynchronous, 10, .handling),
        ChannelProfile(unchecked: .sms, .text, .asynchronous, 10, .firstReply),
        ChannelProfile(unchecked: .app, .text, .asynchronous, 5, .firstReply),
        ChannelProfile(unchecked: .marketplace, .text, .asynchronous, 5, .firstReply),
        ChannelProfile(unchecked: .shortVideoShop, .text, .asynchronous, 5, .firstReply),
        ChannelProfile(unchecked: .video, .video, .synchronous, 1, .connection),
        ChannelProfile(unchecked: .screenShare, .video, .synchronous, 1, .connection),
        ChannelProfile(unchecked: .augmentedReality, .video, .synchronous, 1, .connection),
        ChannelProfile(unchecked: .kiosk, .video, .synchronous, 1, .connection),
        ChannelProfile(unchecked: .store, .onSite, .synchronous, 1, .connection),
        ChannelProfile(unchecked: .fieldVisit, .onSite, .synchronous, 1, .handling),
        ChannelProfile(unchecked: .selfService, .selfService, .asynchronous, nil, .none),
        ChannelProfile(unchecked: .chatBot, .selfService, .synchronous, 300, .firstReply),
    ])
}
