public import ServiceVocabulary

/// What is known about a ticket when it is opened.
public struct TicketOpening: Hashable, Sendable {
    /// The status it starts in; nil for the first one of the life cycle.
    public var status: TicketStatus?
    /// The priority, where one was given.
    public var priority: Priority?
    /// The team it is assigned to.
    public var team: TeamIdentifier?
    /// The agent it is assigned to.
    public var agent: AgentIdentifier?
    /// The tier of support that works on it.
    public var supportTier: SupportTier?

    var details: TicketDetails.Shared

    /// Creates what is known about a ticket when it is opened; what is not given stays unknown.
    public init(
        type: ServiceType, status: TicketStatus? = nil, serviceClass: ServiceClass? = nil, priority: Priority? = nil,
        channel: Channel? = nil, origin: Origin = .reactive, customer: CustomerIdentifier? = nil,
        customerTier: CustomerTier? = nil, matter: MatterIdentifier? = nil, team: TeamIdentifier? = nil,
        agent: AgentIdentifier? = nil, supportTier: SupportTier? = nil, tags: Set<Tag> = [],
        attributes: [AttributeName: String] = [:]
    ) {
        details = TicketDetails.Shared(
            TicketDetails(
                type: type, serviceClass: serviceClass, channel: channel, origin: origin, customer: customer,
                customerTier: customerTier, matter: matter, tags: tags, attributes: attributes))
        self.status = status
        self.priority = priority
        self.team = team
        self.agent = agent
        self.supportTier = supportTier
    }
}

extension TicketOpening {
    /// What kind of service it asks for.
    public var type: ServiceType {
        get { details.value.type }
        set { details.change { $0.type = newValue } }
    }

    /// The class it was put into, once it was.
    public var serviceClass: ServiceClass? {
        get { details.value.serviceClass }
        set { details.change { $0.serviceClass = newValue } }
    }

    /// The channel on which it came in.
    public var channel: Channel? {
        get { details.value.channel }
        set { details.change { $0.channel = newValue } }
    }

    /// Who made the first step.
    public var origin: Origin {
        get { details.value.origin }
        set { details.change { $0.origin = newValue } }
    }

    /// The customer.
    public var customer: CustomerIdentifier? {
        get { details.value.customer }
        set { details.change { $0.customer = newValue } }
    }

    /// The tier of the customer.
    public var customerTier: CustomerTier? {
        get { details.value.customerTier }
        set { details.change { $0.customerTier = newValue } }
    }

    /// What it is about, to recognise a repeated contact.
    public var matter: MatterIdentifier? {
        get { details.value.matter }
        set { details.change { $0.matter = newValue } }
    }

    /// The words attached to it, each once.
    public var tags: Set<Tag> {
        get { details.value.tags }
        set { details.change { $0.tags = newValue } }
    }

    /// What else is known about it, by name.
    public var attributes: [AttributeName: String] {
        get { details.value.attributes }
        set { details.change { $0.attributes = newValue } }
    }
}
