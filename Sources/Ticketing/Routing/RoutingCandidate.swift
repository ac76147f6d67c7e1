public import ServiceVocabulary

/// Somebody to whom a ticket may be routed: a person, a team or a bot.
public struct RoutingCandidate: Hashable, Sendable {
    /// Who it is.
    public enum Assignee: Hashable, Sendable {
        /// A person.
        case person(AgentIdentifier)
        /// A team.
        case team(TeamIdentifier)
        /// A bot.
        case bot(AgentIdentifier)

        /// The text of the identifier.
        public var name: String {
            switch self {
            case .person(let agent), .bot(let agent): agent.rawValue
            case .team(let team): team.rawValue
            }
        }
    }

    /// Who it is.
    public let assignee: Assignee
    /// What it knows or holds.
    public let skills: Set<Skill>
    /// The languages it serves in; empty for all.
    public let languages: Set<SpokenLanguage>
    /// The channels it serves; empty for all.
    public let channels: Set<Channel>
    /// The tier of support it belongs to; nil for any.
    public let supportTier: SupportTier?
    /// The customers whose dedicated agent it is.
    public let dedicatedTo: Set<CustomerIdentifier>
    /// How many contacts it holds now.
    public let load: Int
    /// How many contacts it may hold at once.
    public let capacity: Int

    /// Creates a candidate.
    ///
    /// - Parameters:
    ///   - assignee: Who it is.
    ///   - skills: What it knows or holds.
    ///   - languages: The languages it serves in; empty for all.
    ///   - channels: The channels it serves; empty for all.
    ///   - supportTier: The tier of support it belongs to; nil for any.
    ///   - dedicatedTo: The customers whose dedicated agent it is.
    ///   - load: How many contacts it holds now, 0 or more.
    ///   - capacity: How many contacts it may hold at once, 0 or more; 0 for one that takes none now.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative load or capacity.
    public init(
        _ assignee: Assignee, skills: Set<Skill> = [], languages: Set<SpokenLanguage> = [],
        channels: Set<Channel> = [], supportTier: SupportTier? = nil, dedicatedTo: Set<CustomerIdentifier> = [],
        load: Int = 0, capacity: Int
    ) throws(InvalidValue) {
        guard load >= 0 else {
            throw InvalidValue(field: "load", value: "\(load)", accepted: "0 or more")
        }
        guard capacity >= 0 else {
            throw InvalidValue(field: "capacity", value: "\(capacity)", accepted: "0 or more")
        }
        self.assignee = assignee
        self.skills = skills
        self.languages = languages
        self.channels = channels
        self.supportTier = supportTier
        self.dedicatedTo = dedicatedTo
        self.load = load
        self.capacity = capacity
    }
}
