#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension NotificationTarget: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, tier, team, agent
    }

    private enum Kind: String, Codable, CaseIterable {
        case onDuty, lead, owner, tier, team, agent, customer

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    /// Decodes `{"kind": "onDuty"}`, `lead`, `owner`, `customer`, or `{"kind": "tier", "tier": "L2"}`, `team`, `agent`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        let detail: String? =
            switch kind {
            case .tier, .team, .agent: kind.rawValue
            case .onDuty, .lead, .owner, .customer: nil
            }
        try decoder.refuseKeys(besides: ["kind"] + (detail.map { [$0] } ?? []))
        self =
            switch kind {
            case .onDuty: .onDuty
            case .lead: .lead
            case .owner: .owner
            case .customer: .customer
            case .tier: .tier(try container.decode(SupportTier.self, forKey: .tier))
            case .team: .team(try container.decode(TeamIdentifier.self, forKey: .team))
            case .agent: .agent(try container.decode(AgentIdentifier.self, forKey: .agent))
            }
    }

    /// Encodes the kind and, where there is one, the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .onDuty: try container.encode(Kind.onDuty, forKey: .kind)
        case .lead: try container.encode(Kind.lead, forKey: .kind)
        case .owner: try container.encode(Kind.owner, forKey: .kind)
        case .customer: try container.encode(Kind.customer, forKey: .kind)
        case .tier(let tier):
            try container.encode(Kind.tier, forKey: .kind)
            try container.encode(tier, forKey: .tier)
        case .team(let team):
            try container.encode(Kind.team, forKey: .kind)
            try container.encode(team, forKey: .team)
        case .agent(let agent):
            try container.encode(Kind.agent, forKey: .kind)
            try container.encode(agent, forKey: .agent)
        }
    }
}

extension DutyRota.Turn: Codable {
    private enum CodingKeys: String, CodingKey {
        case agents, from, calendar
    }

    /// Decodes `{"agents": ["a-1"], "from": "2024-01-01T00:00:00Z", "lengthSeconds": 604800, "calendar": "office"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["agents", "from", "calendar"] + TimeSpan.keys(of: "length"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let agents = try container.decode([AgentIdentifier].self, forKey: .agents)
        let from = try container.decode(Instant.self, forKey: .from)
        let length = try decoder.decodeSpan("length")
        let calendar = try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar)
        self = try decoder.validated { () throws(InvalidValue) in
            try DutyRota.Turn(agents: agents, from: from, length: length, calendar: calendar)
        }
    }

    /// Encodes the agents, the start, the length and the calendar.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(agents, forKey: .agents)
        try container.encode(from, forKey: .from)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        try encoder.encode(length, as: "length")
    }
}

extension DutyRota: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case turns, fallback
    }

    /// Decodes the rows of agents and the fallback; both may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            turns: try container.decodeIfPresent([Turn].self, forKey: .turns) ?? [],
            fallback: try container.decodeIfPresent(AgentIdentifier.self, forKey: .fallback))
    }

    /// Encodes the rows of agents and the fallback, where there are any.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !turns.isEmpty { try container.encode(turns, forKey: .turns) }
        try container.encodeIfPresent(fallback, forKey: .fallback)
    }
}

extension EscalationTier: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case tier, skills, authority, calendar, owner, rota, moreSkill, moreAuthority, approvers
    }

    /// Decodes a tier; all but its name may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(SupportTier.self, forKey: .tier),
            skills: try container.decodeSet(of: Skill.self, forKey: .skills),
            authority: try container.decodeIfPresent(Authority.self, forKey: .authority) ?? .none,
            calendar: try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar),
            owner: try container.decodeIfPresent(TeamIdentifier.self, forKey: .owner),
            rota: try container.decodeIfPresent(DutyRota.self, forKey: .rota) ?? DutyRota(),
            moreSkill: try container.decodeIfPresent(SupportTier.self, forKey: .moreSkill),
            moreAuthority: try container.decodeIfPresent(SupportTier.self, forKey: .moreAuthority),
            approvers: try container.decodeIfPresent([SupportTier].self, forKey: .approvers) ?? [])
    }

    /// Encodes the tier, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(tier, forKey: .tier)
        try container.encodeSorted(skills, forKey: .skills)
        if authority != .none { try container.encode(authority, forKey: .authority) }
        try container.encodeIfPresent(calendar, forKey: .calendar)
        try container.encodeIfPresent(owner, forKey: .owner)
        if rota != DutyRota() { try container.encode(rota, forKey: .rota) }
        try container.encodeIfPresent(moreSkill, forKey: .moreSkill)
        try container.encodeIfPresent(moreAuthority, forKey: .moreAuthority)
        if !approvers.isEmpty { try container.encode(approvers, forKey: .approvers) }
    }
}

extension SupportLadder: Codable {
    /// Decodes a list of tiers.
    public init(from decoder: any Decoder) throws {
        let tiers = try decoder.singleValueContainer().decode([EscalationTier].self)
        self = try decoder.validated { () throws(InvalidValue) in try SupportLadder(tiers) }
    }

    /// Encodes the list of tiers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tiers)
    }
}

#endif
