#if !hasFeature(Embedded)

import ServiceVocabulary

extension RoutingRule.Target: Codable {
    /// Decodes the name of a target.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension RoutingRule.Fallback: Codable {
    /// Decodes the name of a fallback.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension RoutingPreference: Codable {
    /// Decodes the name of a preference.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension RoutingRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case condition
        case targets
        case raisesPriority
        case promptsSupervisor
        case fallback
    }

    /// Decodes a rule, with the checks of the initializer; without a condition it is for every ticket.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        let name = try container.decode(RoutingRuleName.self, forKey: .name)
        let condition = try container.decodeIfPresent(TicketCondition.self, forKey: .condition) ?? .always
        let targets = try container.decode([Target].self, forKey: .targets)
        let raisesPriority = try container.decodeIfPresent(Bool.self, forKey: .raisesPriority) ?? false
        let promptsSupervisor = try container.decodeIfPresent(Bool.self, forKey: .promptsSupervisor) ?? false
        let fallback = try container.decodeIfPresent(Fallback.self, forKey: .fallback) ?? .wait
        self = try decoder.validated { () throws(InvalidValue) in
            try RoutingRule(
                name, if: condition, to: targets, raisesPriority: raisesPriority,
                promptsSupervisor: promptsSupervisor, fallback: fallback)
        }
    }

    /// Encodes the rule, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        if condition != .always { try container.encode(condition, forKey: .condition) }
        try container.encode(targets, forKey: .targets)
        if raisesPriority { try container.encode(true, forKey: .raisesPriority) }
        if promptsSupervisor { try container.encode(true, forKey: .promptsSupervisor) }
        if fallback != .wait { try container.encode(fallback, forKey: .fallback) }
    }
}

extension RoutingPolicy: Codable {
    /// The name and version of the stored form.
    public static let format = "routing-policy/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case rules
        case preferences
    }

    /// Decodes `{"format": "routing-policy/1", "rules": […], "preferences": […]}`, with the checks of the initializer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let rules = try container.decode([RoutingRule].self, forKey: .rules)
        let preferences = try container.decode([RoutingPreference].self, forKey: .preferences)
        self = try decoder.validated { () throws(InvalidValue) in
            try RoutingPolicy(rules: rules, preferences: preferences)
        }
    }

    /// Encodes the format, the rules and the preferences in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(rules, forKey: .rules)
        try container.encode(preferences, forKey: .preferences)
    }
}

#endif
