/// What a ticket needs of whoever takes it, beside what the ticket says itself.
public struct RoutingNeeds: Hashable, Sendable {
    /// What has to be known or held.
    public var skills: Set<Skill>
    /// The language of the customer; nil for any.
    public var language: SpokenLanguage?
    /// The channel on which the customer likes to be served; who serves it is preferred, nobody is excluded.
    public var preferredChannel: Channel?

    /// Creates the needs of a ticket.
    ///
    /// - Parameters:
    ///   - skills: What has to be known or held.
    ///   - language: The language of the customer; nil for any.
    ///   - preferredChannel: The channel on which the customer likes to be served.
    public init(skills: Set<Skill> = [], language: SpokenLanguage? = nil, preferredChannel: Channel? = nil) {
        self.skills = skills
        self.language = language
        self.preferredChannel = preferredChannel
    }
}
