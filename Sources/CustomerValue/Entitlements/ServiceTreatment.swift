public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// How many agents are there for how many customers: one for ten.
public struct AgentRatio: Hashable, Sendable {
    /// So many agents.
    public let agents: Int
    /// Serve so many customers.
    public let customers: Int

    /// One agent for ten customers, as for customers of high value.
    public static let oneForTen = AgentRatio(unchecked: 1, 10)

    /// Creates a ratio.
    ///
    /// - Parameters:
    ///   - agents: So many agents, 1...1,000,000.
    ///   - customers: Serve so many customers, 1...1,000,000,000.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(agents: Int, customers: Int) throws(InvalidValue) {
        guard (1...1_000_000).contains(agents) else {
            throw InvalidValue(field: "agents", value: "\(agents)", accepted: "1 to 1,000,000")
        }
        guard (1...1_000_000_000).contains(customers) else {
            throw InvalidValue(field: "customers", value: "\(customers)", accepted: "1 to 1,000,000,000")
        }
        self.init(unchecked: agents, customers)
    }

    private init(unchecked agents: Int, _ customers: Int) {
        self.agents = agents
        self.customers = customers
    }

    /// How many agents so many customers need: the next whole number.
    ///
    /// - Parameter count: The customers; none need nobody.
    public func agents(for count: Int) -> Int {
        guard count > 0 else { return 0 }
        let needed = (Int128(count) * Int128(agents) + Int128(customers) - 1) / Int128(customers)
        return Int(clamping: needed)
    }

    /// Whether there are more agents for as many customers.
    func isBetter(than other: AgentRatio) -> Bool { agents * other.customers > other.agents * customers }
}

/// Care that does not wait for a contact.
public struct ProactiveCare: Hashable, Sendable {
    /// How long at most until the next call on the customer's own behalf.
    public let callEvery: TimeSpan

    /// Creates care.
    ///
    /// - Parameter callEvery: How long at most until the next call, above zero.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` otherwise.
    public init(callEvery: TimeSpan) throws(InvalidValue) {
        guard callEvery > .zero else {
            throw InvalidValue(field: "callEvery", value: "\(callEvery)", accepted: "a span above zero")
        }
        self.callEvery = callEvery
    }
}

/// What somebody is served with: by name the package, policies and calendar, and how routing, agents and care treat him.
///
/// A part that is nil is not granted here. What is behind the names, the host looks up.
public struct ServiceTreatment: Hashable, Sendable {
    /// What grants it, such as `tier high` or `package premium`, to name it in explanations.
    public let grantor: String
    /// The service package.
    public let package: ServicePackageIdentifier?
    /// The set of service-level policies.
    public let policySet: PolicySetIdentifier?
    /// The calendar of the hours in which it is served.
    public let calendar: CalendarIdentifier?
    /// How routing chooses among agents.
    public let routing: [RoutingPreference]?
    /// How many agents there are for the customers.
    public let agentRatio: AgentRatio?
    /// Care that does not wait for a contact.
    public let care: ProactiveCare?

    /// Creates a treatment.
    ///
    /// - Parameters:
    ///   - grantor: What grants it, to name it in explanations.
    ///   - package: The service package.
    ///   - policySet: The set of service-level policies.
    ///   - calendar: The calendar of the hours in which it is served.
    ///   - routing: How routing chooses among agents.
    ///   - agentRatio: How many agents there are for the customers.
    ///   - care: Care that does not wait for a contact.
    public init(
        by grantor: String, package: ServicePackageIdentifier? = nil, policySet: PolicySetIdentifier? = nil,
        calendar: CalendarIdentifier? = nil, routing: [RoutingPreference]? = nil, agentRatio: AgentRatio? = nil,
        care: ProactiveCare? = nil
    ) {
        self.grantor = grantor
        self.package = package
        self.policySet = policySet
        self.calendar = calendar
        self.routing = routing
        self.agentRatio = agentRatio
        self.care = care
    }
}
