#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ContinuityTrigger: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, condition, reason
    }

    private enum Kind: String, Codable, CaseIterable {
        case ticket, declared

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    /// Decodes `{"kind": "declared", "reason": "…"}` or `{"kind": "ticket", "condition": {…}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .ticket:
            try decoder.refuseKeys(besides: ["kind", "condition"])
            self = .ticket(try container.decode(TicketCondition.self, forKey: .condition))
        case .declared:
            try decoder.refuseKeys(besides: ["kind", "reason"])
            self = .declared(try container.decode(String.self, forKey: .reason))
        }
    }

    /// Encodes the kind and what it is about.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .ticket(let condition):
            try container.encode(Kind.ticket, forKey: .kind)
            try container.encode(condition, forKey: .condition)
        case .declared(let reason):
            try container.encode(Kind.declared, forKey: .kind)
            try container.encode(reason, forKey: .reason)
        }
    }
}

extension ContinuityStep: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, role
    }

    /// Decodes `{"name": "…", "role": "…", "withinSeconds": 7200}`; `aheadSeconds` for a measure that is planned.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["name", "role"] + TimeSpan.keys(of: "within") + TimeSpan.keys(of: "ahead"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        let role = try container.decode(String.self, forKey: .role)
        let within = try decoder.decodeSpanIfPresent("within")
        let ahead = try decoder.decodeSpanIfPresent("ahead")
        self = try decoder.validated { () throws(InvalidValue) in
            guard within == nil || ahead == nil else {
                throw InvalidValue(field: "ahead", value: "given beside within", accepted: "one of the two")
            }
            return try ContinuityStep(
                name, by: role, within.map { .within($0) } ?? ahead.map { .ahead($0) } ?? .none)
        }
    }

    /// Encodes the name, the role and the limit.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(role, forKey: .role)
        switch limit {
        case .within(let span): try encoder.encode(span, as: "within")
        case .ahead(let span): try encoder.encode(span, as: "ahead")
        case .none: break
        }
    }
}

extension ContinuityRaise: Codable {
    private enum CodingKeys: String, CodingKey {
        case tiers, ceilings
    }

    /// Decodes `{"tiers": ["L1"], "ceilings": […], "endsAfterSeconds": 86400}`; without tiers all are raised.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["tiers", "ceilings"] + TimeSpan.keys(of: "endsAfter"))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let tiers =
            container.contains(.tiers) ? try container.decodeSet(of: SupportTier.self, forKey: .tiers) : nil
        let ceilings = try container.decode([AuthorityCeiling].self, forKey: .ceilings)
        let endsAfter = try decoder.decodeSpan("endsAfter")
        self = try decoder.validated { () throws(InvalidValue) in
            try ContinuityRaise(tiers: tiers, ceilings: ceilings, endsAfter: endsAfter)
        }
    }

    /// Encodes the tiers, sorted, the ceilings and the end.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let tiers { try container.encode(tiers.sorted(), forKey: .tiers) }
        try container.encode(ceilings, forKey: .ceilings)
        try encoder.encode(endsAfter, as: "endsAfter")
    }
}

extension ContinuityPlan: Codable {
    /// The name and version of the stored form.
    public static let format = "continuity-plan/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format, identifier, trigger, steps, customerMessage, raise, drillMonths
    }

    /// Decodes `{"format": "continuity-plan/1", "identifier": …, "trigger": …, "steps": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + TimeSpan.keys(of: "longest"))
        let identifier = try container.decode(ContinuityPlanIdentifier.self, forKey: .identifier)
        let trigger = try container.decode(ContinuityTrigger.self, forKey: .trigger)
        let steps = try container.decode([ContinuityStep].self, forKey: .steps)
        let message = try container.decodeIfPresent(String.self, forKey: .customerMessage)
        let raise = try container.decodeIfPresent(ContinuityRaise.self, forKey: .raise)
        let longest = try decoder.decodeSpanIfPresent("longest")
        let months = try container.decodeIfPresent(Int.self, forKey: .drillMonths) ?? 3
        self = try decoder.validated { () throws(InvalidValue) in
            try ContinuityPlan(
                identifier, trigger: trigger, steps: steps, customerMessage: message, raise: raise, longest: longest,
                drillMonths: months)
        }
    }

    /// Encodes the plan, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(trigger, forKey: .trigger)
        try container.encode(steps, forKey: .steps)
        try container.encodeIfPresent(customerMessage, forKey: .customerMessage)
        try container.encodeIfPresent(raise, forKey: .raise)
        if drillMonths != 3 { try container.encode(drillMonths, forKey: .drillMonths) }
        if let longest { try encoder.encode(longest, as: "longest") }
    }
}

#endif
