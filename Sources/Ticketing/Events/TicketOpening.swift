public import ServiceVocabulary

/// What is known about a ticket when it is opened.
public struct TicketOpening: Hashable, Sendable {
    private struct Fields: Hashable, Sendable {
        var status: TicketStatus?
        var priority: Priority?
        var team: TeamIdentifier?
        var agent: AgentIdentifier?
        var supportTier: SupportTier?
        var details: SharedValue<TicketDetails>
    }

    /// Held by reference, since the event that opens a ticket is one of many and no larger than they are.
    private var fields: SharedValue<Fields>

    /// Creates what is known about a ticket when it is opened; what is not given stays unknown.
    public init(
        type: ServiceType, status: TicketStatus? = nil, serviceClass: ServiceClass? = nil, priority: Priority? = nil,
        channel: Channel? = nil, origin: Origin = .reactive, customer: CustomerIdentifier? = nil,
        customerTier: CustomerTier? = nil, matter: MatterIdentifier? = nil, team: TeamIdentifier? = nil,
        agent: AgentIdentifier? = nil, supportTier: SupportTier? = nil, tags: Set<Tag> = [],
        attributes: [AttributeName: String] = [:]
    ) {
        let details = TicketDetails(
            type: type, serviceClass: serviceClass, channel: channel, origin: origin, customer: customer,
            customerTier: customerTier, matter: matter, tags: tags, attributes: attributes)
        fields = SharedValue(
            Fields(
                status: status, priority: priority, team: team, agent: agent, supportTier: supportTier,
                details: SharedValue(details)))
    }

    var details: SharedValue<TicketDetails> {
        get { fields.value.details }
        set { fields.change { $0.details = newValue } }
    }

    /// The status it starts in; nil for the first one of the life cycle.
    public var status: TicketStatus? {
        get { fields.value.status }
        set { fields.change { $0.status = newValue } }
    }

    /// The priority, where one was given.
    public var priority: Priority? {
        get { fields.value.priority }
        set { fields.change { $0.priority = newValue } }
    }

    /// The team it is assigned to.
    public var team: TeamIdentifier? {
        get { fields.value.team }
        set { fields.change { $0.team = newValue } }
    }

    /// The agent it is assigned to.
    public var agent: AgentIdentifier? {
        get { fields.value.agent }
        set { fields.change { $0.agent = newValue } }
    }

    /// The tier of support that works on it.
    public var supportTier: SupportTier? {
        get { fields.value.supportTier }
        set { fields.change { $0.supportTier = newValue } }
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
