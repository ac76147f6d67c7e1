import ServiceVocabulary

/// One of the things a ticket says about itself, as a text, that a condition can ask for.
public enum TicketDimension: Hashable, Sendable {
    /// What kind of service it asks for.
    case type
    /// Its status.
    case status
    /// What its status means.
    case category
    /// Its priority.
    case priority
    /// The class it was put into.
    case serviceClass
    /// The channel on which it came in.
    case channel
    /// Who made the first step.
    case origin
    /// The tier of its customer.
    case customerTier
    /// The tier of support that works on it.
    case supportTier
    /// The team it is assigned to.
    case team
    /// The agent it is assigned to.
    case agent
    /// Why it waits, while it does.
    case waitReason
    /// The mood last noted.
    case sentiment
    /// An attribute of the program's own.
    case attribute(AttributeName)

    /// The name of the dimension in stored conditions; an attribute's is `attribute`.
    public var name: String {
        switch self {
        case .type: "type"
        case .status: "status"
        case .category: "category"
        case .priority: "priority"
        case .serviceClass: "serviceClass"
        case .channel: "channel"
        case .origin: "origin"
        case .customerTier: "customerTier"
        case .supportTier: "supportTier"
        case .team: "team"
        case .agent: "agent"
        case .waitReason: "waitReason"
        case .sentiment: "sentiment"
        case .attribute: "attribute"
        }
    }

    /// The dimensions that every ticket has, without attributes.
    public static let standard: [TicketDimension] = [
        .type, .status, .category, .priority, .serviceClass, .channel, .origin, .customerTier, .supportTier, .team,
        .agent, .waitReason, .sentiment,
    ]
}

extension Ticket {
    /// What the ticket says in a dimension; nil when it says nothing there.
    ///
    /// - Parameter dimension: The dimension.
    public func text(of dimension: TicketDimension) -> String? {
        switch dimension {
        case .type: type.rawValue
        case .status: status.rawValue
        case .category: category.rawValue
        case .priority: priority?.rawValue
        case .serviceClass: serviceClass?.rawValue
        case .channel: channel?.rawValue
        case .origin: origin.rawValue
        case .customerTier: customerTier?.rawValue
        case .supportTier: supportTier?.rawValue
        case .team: team?.rawValue
        case .agent: agent?.rawValue
        case .waitReason: waitReason?.rawValue
        case .sentiment: sentiment?.rawValue
        case .attribute(let name): attributes[name]
        }
    }

    /// Whether the ticket says one of some texts in a dimension.
    ///
    /// - Parameters:
    ///   - texts: A list of texts.
    ///   - range: Which of them count.
    ///   - dimension: The dimension.
    package func says(oneOf texts: [String], _ range: Range<Int>, in dimension: TicketDimension) -> Bool {
        func isAmong(_ text: String?) -> Bool {
            guard let text else { return false }
            for index in range where texts[index] == text { return true }
            return false
        }
        return switch dimension {
        case .status: isAmong(status.rawValue)
        case .priority: isAmong(priority?.rawValue)
        case .supportTier: isAmong(supportTier?.rawValue)
        case .team: isAmong(team?.rawValue)
        case .origin: isAmong(origin.rawValue)
        default: isAmong(text(of: dimension))
        }
    }
}
