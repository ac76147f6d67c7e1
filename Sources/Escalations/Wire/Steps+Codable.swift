#if !hasFeature(Embedded)

import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension EscalationTrigger.Measure: Codable {
    /// Decodes the name of a measure.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension EscalationTrigger: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, measure, metric, part, whole, count, oneOf, condition
    }

    private enum Kind: String, Codable, CaseIterable {
        case unacknowledged, withoutProgress, clockShare, reopened, transferred, bounced, missingSkill, neededAuthority
        case customerTier, priority, sentiment, complaintGrade, ticket

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }

        var keys: [String] {
            switch self {
            case .unacknowledged, .withoutProgress: TimeSpan.keys(of: "after") + ["measure"]
            case .clockShare: ["metric", "part", "whole"]
            case .reopened, .transferred, .bounced: ["count"]
            case .missingSkill, .neededAuthority: []
            case .customerTier, .priority, .sentiment, .complaintGrade: ["oneOf"]
            case .ticket: ["condition"]
            }
        }
    }

    /// Decodes a trigger, such as `{"kind": "unacknowledged", "afterSeconds": 900, "measure": "workingTime"}` or
    /// `{"kind": "clockShare", "metric": "resolution", "part": 3, "whole": 4}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        try decoder.refuseKeys(besides: ["kind"] + kind.keys)
        func measure() throws -> Measure {
            try container.decodeIfPresent(Measure.self, forKey: .measure) ?? .calendarTime
        }
        func list<Element: Decodable>() throws -> [Element] {
            try container.decode([Element].self, forKey: .oneOf)
        }
        func count() throws -> Int { try container.decode(Int.self, forKey: .count) }
        self =
            switch kind {
            case .unacknowledged: .unacknowledged(try decoder.decodeSpan("after"), try measure())
            case .withoutProgress: .withoutProgress(try decoder.decodeSpan("after"), try measure())
            case .clockShare:
                .clockShare(
                    try container.decode(ServiceLevelMetric.self, forKey: .metric),
                    try container.decode(Int64.self, forKey: .part),
                    of: try container.decodeIfPresent(Int64.self, forKey: .whole) ?? 100)
            case .reopened: .reopened(try count())
            case .transferred: .transferred(try count())
            case .bounced: .bounced(try count())
            case .missingSkill: .missingSkill
            case .neededAuthority: .neededAuthority
            case .customerTier: .customerTier(try list())
            case .priority: .priority(try list())
            case .sentiment: .sentiment(try list())
            case .complaintGrade: .complaintGrade(try list())
            case .ticket: .ticket(try container.decode(TicketCondition.self, forKey: .condition))
            }
        try decoder.validated { () throws(InvalidValue) in try check() }
    }

    /// Encodes the trigger in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func encode(_ kind: Kind) throws { try container.encode(kind, forKey: .kind) }
        switch self {
        case .unacknowledged(let span, let measure):
            try encode(.unacknowledged)
            try encoder.encode(span, as: "after")
            try container.encode(measure, forKey: .measure)
        case .withoutProgress(let span, let measure):
            try encode(.withoutProgress)
            try encoder.encode(span, as: "after")
            try container.encode(measure, forKey: .measure)
        case .clockShare(let metric, let part, let whole):
            try encode(.clockShare)
            try container.encode(metric, forKey: .metric)
            try container.encode(part, forKey: .part)
            try container.encode(whole, forKey: .whole)
        case .reopened(let count):
            try encode(.reopened)
            try container.encode(count, forKey: .count)
        case .transferred(let count):
            try encode(.transferred)
            try container.encode(count, forKey: .count)
        case .bounced(let count):
            try encode(.bounced)
            try container.encode(count, forKey: .count)
        case .missingSkill: try encode(.missingSkill)
        case .neededAuthority: try encode(.neededAuthority)
        case .customerTier(let tiers):
            try encode(.customerTier)
            try container.encode(tiers, forKey: .oneOf)
        case .priority(let priorities):
            try encode(.priority)
            try container.encode(priorities, forKey: .oneOf)
        case .sentiment(let moods):
            try encode(.sentiment)
            try container.encode(moods, forKey: .oneOf)
        case .complaintGrade(let grades):
            try encode(.complaintGrade)
            try container.encode(grades, forKey: .oneOf)
        case .ticket(let condition):
            try encode(.ticket)
            try container.encode(condition, forKey: .condition)
        }
    }
}

extension CrossDepartmentTeam: Codable {
    private enum CodingKeys: String, CodingKey {
        case team, roles
    }

    /// Decodes `{"team": "task-force", "roles": ["product manager"], "limitSeconds": 172800}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["team", "roles"] + TimeSpan.keys(of: "limit"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let team = try container.decode(TeamIdentifier.self, forKey: .team)
        let roles = try container.decodeIfPresent([String].self, forKey: .roles) ?? []
        let limit = try decoder.decodeSpan("limit")
        self = try decoder.validated { () throws(InvalidValue) in
            try CrossDepartmentTeam(team, roles: roles, limit: limit)
        }
    }

    /// Encodes the team, the roles and the limit.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(team, forKey: .team)
        if !roles.isEmpty { try container.encode(roles, forKey: .roles) }
        try encoder.encode(limit, as: "limit")
    }
}

extension EscalationAction: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, targets, by, axis, to, team, plan, money, atMost
    }

    private enum Kind: String, Codable, CaseIterable {
        case notify, assign, raisePriority, escalate, move, convene, startPlan, askApproval, runAgain

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }

        var keys: [CodingKeys] {
            switch self {
            case .notify: [.targets]
            case .assign: []
            case .raisePriority: [.by]
            case .escalate: [.axis]
            case .move: [.axis, .to]
            case .convene: [.team]
            case .startPlan: [.plan]
            case .askApproval: [.money]
            case .runAgain: [.atMost]
            }
        }
    }

    /// Decodes an action, such as `{"kind": "notify", "targets": [{"kind": "onDuty"}]}` or
    /// `{"kind": "escalate", "axis": "functional"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        try decoder.refuseKeys(besides: ["kind"] + kind.keys.map { $0.rawValue })
        self =
            switch kind {
            case .notify: .notify(try container.decode([NotificationTarget].self, forKey: .targets))
            case .assign: .assign
            case .raisePriority: .raisePriority(by: try container.decodeIfPresent(Int.self, forKey: .by) ?? 1)
            case .escalate: .escalate(try container.decode(EscalationAxis.self, forKey: .axis))
            case .move:
                .move(
                    try container.decode(EscalationAxis.self, forKey: .axis),
                    to: try container.decode(SupportTier.self, forKey: .to))
            case .convene: .convene(try container.decode(CrossDepartmentTeam.self, forKey: .team))
            case .startPlan: .startPlan(try container.decode(ContinuityPlanIdentifier.self, forKey: .plan))
            case .askApproval: .askApproval(try container.decode(MoneyKind.self, forKey: .money))
            case .runAgain: .runAgain(atMost: try container.decodeIfPresent(Int.self, forKey: .atMost))
            }
        try decoder.validated { () throws(InvalidValue) in try check() }
    }

    /// Encodes the action in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func encode(_ kind: Kind) throws { try container.encode(kind, forKey: .kind) }
        switch self {
        case .notify(let targets):
            try encode(.notify)
            try container.encode(targets, forKey: .targets)
        case .assign: try encode(.assign)
        case .raisePriority(let steps):
            try encode(.raisePriority)
            try container.encode(steps, forKey: .by)
        case .escalate(let axis):
            try encode(.escalate)
            try container.encode(axis, forKey: .axis)
        case .move(let axis, let tier):
            try encode(.move)
            try container.encode(axis, forKey: .axis)
            try container.encode(tier, forKey: .to)
        case .convene(let team):
            try encode(.convene)
            try container.encode(team, forKey: .team)
        case .startPlan(let plan):
            try encode(.startPlan)
            try container.encode(plan, forKey: .plan)
        case .askApproval(let kind):
            try encode(.askApproval)
            try container.encode(kind, forKey: .money)
        case .runAgain(let count):
            try encode(.runAgain)
            try container.encodeIfPresent(count, forKey: .atMost)
        }
    }
}

extension EscalationRepeat: Codable {
    private enum CodingKeys: String, CodingKey {
        case times
    }

    /// Decodes `{"everySeconds": 900, "times": 3}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["times"] + TimeSpan.keys(of: "every"))
        let every = try decoder.decodeSpan("every")
        let times = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .times)
        self = try decoder.validated { () throws(InvalidValue) in try EscalationRepeat(every: every, times: times) }
    }

    /// Encodes the time between and the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(times, forKey: .times)
        try encoder.encode(every, as: "every")
    }
}

extension EscalationStep: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, trigger, condition, tiers, leads, actions
        case repetition = "repeat"
        case isDoneWhenAcknowledged = "whenAcknowledged"
    }

    /// Decodes a step; all but its name, trigger and actions may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let name = try container.decode(EscalationStepName.self, forKey: .name)
        let trigger = try container.decode(EscalationTrigger.self, forKey: .trigger)
        let condition = try container.decodeIfPresent(TicketCondition.self, forKey: .condition) ?? .always
        func tiers(_ key: CodingKeys) throws -> Set<SupportTier>? {
            container.contains(key) ? try container.decodeSet(of: SupportTier.self, forKey: key) : nil
        }
        let (works, leads) = (try tiers(.tiers), try tiers(.leads))
        let actions = try container.decode([EscalationAction].self, forKey: .actions)
        let repetition = try container.decodeIfPresent(EscalationRepeat.self, forKey: .repetition)
        let acknowledged = try container.decodeIfPresent(Bool.self, forKey: .isDoneWhenAcknowledged) ?? false
        self = try decoder.validated { () throws(InvalidValue) in
            try EscalationStep(
                name, when: trigger, if: condition, tiers: works, leads: leads, do: actions, repetition: repetition,
                isDoneWhenAcknowledged: acknowledged)
        }
    }

    /// Encodes the step, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(trigger, forKey: .trigger)
        if condition != .always { try container.encode(condition, forKey: .condition) }
        if let tiers { try container.encode(tiers.sorted(), forKey: .tiers) }
        if let leads { try container.encode(leads.sorted(), forKey: .leads) }
        try container.encode(actions, forKey: .actions)
        try container.encodeIfPresent(repetition, forKey: .repetition)
        if isDoneWhenAcknowledged { try container.encode(true, forKey: .isDoneWhenAcknowledged) }
    }
}

#endif
