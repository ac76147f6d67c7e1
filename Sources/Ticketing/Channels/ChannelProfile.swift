public import ServiceVocabulary

/// What a channel is like: whether both sides are there at once, how many contacts one agent may hold, which clock runs.
public struct ChannelProfile: Hashable, Sendable {
    /// Whether both sides are there at the same time.
    public enum Pace: String, Hashable, Sendable, CaseIterable {
        /// Both sides are there at the same time.
        case synchronous
        /// Each side answers when it can.
        case asynchronous
    }

    /// The channel.
    public let channel: Channel
    /// How it carries a contact.
    public let family: ChannelFamily
    /// Whether both sides are there at the same time.
    public let pace: Pace
    /// How many contacts one agent, person or bot, may hold at once; nil without a limit.
    public let contactsAtOnce: Int?
    /// Up to which event the clock of a contact runs.
    public let clock: ChannelClock

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - channel: The channel.
    ///   - family: How it carries a contact.
    ///   - pace: Whether both sides are there at the same time.
    ///   - contactsAtOnce: How many contacts one agent may hold at once, 1 or more; nil without a limit.
    ///   - clock: Up to which event the clock of a contact runs.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for fewer contacts than 1.
    public init(
        _ channel: Channel, _ family: ChannelFamily, _ pace: Pace, contactsAtOnce: Int?, clock: ChannelClock
    ) throws(InvalidValue) {
        if let contactsAtOnce, contactsAtOnce < 1 {
            throw InvalidValue(field: "contactsAtOnce", value: "\(contactsAtOnce)", accepted: "1 or more")
        }
        self.init(unchecked: channel, family, pace, contactsAtOnce, clock)
    }

    init(
        unchecked channel: Channel, _ family: ChannelFamily, _ pace: Pace, _ contactsAtOnce: Int?, _ clock: ChannelClock
    ) {
        self.channel = channel
        self.family = family
        self.pace = pace
        self.contactsAtOnce = contactsAtOnce
        self.clock = clock
    }

    /// Whether an agent who holds so many contacts of the channel may take another.
    public func mayTakeAnother(holding contacts: Int) -> Bool {
        contactsAtOnce.map { contacts < $0 } ?? true
    }
}
