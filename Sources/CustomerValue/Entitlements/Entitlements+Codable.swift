import ServiceTime
import ServiceVocabulary
import Ticketing

extension AgentRatio: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case agents
        case customers
    }

    /// Decodes `{"agents": 1, "customers": 10}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let agents = try container.decode(Int.self, forKey: .agents)
        let customers = try container.decode(Int.self, forKey: .customers)
        self = try decoder.validated { () throws(InvalidValue) in
            try AgentRatio(agents: agents, customers: customers)
        }
    }

    /// Encodes `{"agents": 1, "customers": 10}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(agents, forKey: .agents)
        try container.encode(customers, forKey: .customers)
    }
}

extension ProactiveCare: Codable {
    /// Decodes `{"callEverySeconds": 2592000}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: TimeSpan.keys(of: "callEvery"))
        let span = try decoder.decodeSpan("callEvery")
        self = try decoder.validated { () throws(InvalidValue) in try ProactiveCare(callEvery: span) }
    }

    /// Encodes `{"callEverySeconds": 2592000}`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encode(callEvery, as: "callEvery")
    }
}

extension ServiceTreatment: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case grantor
        case package
        case policySet
        case calendar
        case routing
        case agentRatio
        case care
    }

    /// Decodes such as `{"agentRatio": {"agents": 1, "customers": 10}, "grantor": "tier high", "package": "vip"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            by: try container.decode(String.self, forKey: .grantor),
            package: try container.decodeIfPresent(ServicePackageIdentifier.self, forKey: .package),
            policySet: try container.decodeIfPresent(PolicySetIdentifier.self, forKey: .policySet),
            calendar: try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar),
            routing: try container.decodeIfPresent([RoutingPreference].self, forKey: .routing),
            agentRatio: try container.decodeIfPresent(AgentRatio.self, forKey: .agentRatio),
            care: try container.decodeIfPresent(ProactiveCare.self, forKey: .care))
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(grantor, forKey: .grantor)
        try container.encodeIfPresent(package, forKey: .package)
        try container.encodeIfPresent(policySet, forKey: .policySet)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        try container.encodeIfPresent(routing, forKey: .routing)
        try container.encodeIfPresent(agentRatio, forKey: .agentRatio)
        try container.encodeIfPresent(care, forKey: .care)
    }
}

extension TierEntitlements: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case treatments
    }

    private static let format = "tier-entitlements/1"

    /// Decodes `{"format": "tier-entitlements/1", "treatments": {"high": {…}}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let treatments = try container.decode([CustomerTier: ServiceTreatment].self, forKey: .treatments)
        self = try decoder.validated { () throws(InvalidValue) in try TierEntitlements(treatments) }
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(treatments, forKey: .treatments)
    }
}
