public import ServiceVocabulary

/// What is known about a ticket when it is opened.
public struct TicketOpening: Hashable, Sendable {
    /// What kind of service it asks for.
    public var type: ServiceType
    /// The status it starts in; nil for the first one of the life cycle.
    public var status: TicketStatus?
    /// The class it was put into, once it was.
    public var serviceClass: ServiceClass?
    /// The priority, where one was given.
    public var priority: Priority?
    /// The channel on which it came in.
    public var channel: Channel?
    /// Who made the first step.
    public var origin: Origin
    /// The customer.
    public var customer: CustomerIdentifier?
    /// The tier of the customer.
    public var customerTier: CustomerTier?
    /// What it is about, to recognise a repeated contact.
    public var matter: MatterIdentifier?
    /// The team it is assigned to.
    public var team: TeamIdentifier?
    /// The agent it is assigned to.
    public var agent: AgentIdentifier?
    /// The tier of support that works on it.
    public var supportTier: SupportTier?
    /// The words attached to it, each once.
    public var tags: Set<Tag>
    /// What else is known about it, by name.
    public var attributes: [AttributeName: String]

    /// Creates what is known about a ticket when it is opened; what is not given stays unknown.
    public init(
        type: ServiceType, status: TicketStatus? = nil, serviceClass: ServiceClass? = nil, priority: Priority? = nil,
        channel: Channel? = nil, origin: Origin = .reactive, customer: CustomerIdentifier? = nil,
        customerTier: CustomerTier? = nil, matter: MatterIdentifier? = nil, team: TeamIdentifier? = nil,
        agent: AgentIdentifier? = nil, supportTier: SupportTier? = nil, tags: Set<Tag> = [],
        attributes: [AttributeName: String] = [:]
    ) {
        self.type = type
        self.status = status
        self.serviceClass = serviceClass
        self.priority = priority
        self.channel = channel
        self.origin = origin
        self.customer = customer
        self.customerTier = customerTier
        self.matter = matter
        self.team = team
        self.agent = agent
        self.supportTier = supportTier
        self.tags = tags
        self.attributes = attributes
    }
}
