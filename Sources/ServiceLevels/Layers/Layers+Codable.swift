#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension PolicyPath: Codable {
    /// Decodes a list of names, such as `["policies", "gold", "clocks", "resolution"]`.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([String].self))
    }

    /// Encodes the names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(components)
    }
}

extension PolicyLayers: Codable {
    /// The name and version of the stored form.
    public static let format = "policy-core/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case core
        case settings
        case open
    }

    /// Decodes `{"format": "policy-core/1", "core": {…}, "settings": {…}, "open": [["calendars", "office"]]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let core = try container.decode(ServiceLevelPolicySet.self, forKey: .core)
        let settings = try container.decodeIfPresent([String: String].self, forKey: .settings) ?? [:]
        let open = try container.decodeIfPresent([PolicyPath].self, forKey: .open) ?? []
        self = try decoder.validated { () throws(InvalidValue) in
            try PolicyLayers(core: core, settings: settings, open: open)
        }
    }

    /// Encodes the core with its settings and what it leaves open.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(core, forKey: .core)
        try container.encode(settings, forKey: .settings)
        try container.encode(open, forKey: .open)
    }
}

extension LocalLayer: Codable {
    /// The name and version of the stored form.
    public static let format = "policy-layer/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case name
        case calendars
        case policies
        case settings
    }

    /// Decodes `{"format": "policy-layer/1", "name": "shanghai", …}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        self.init(
            try container.decode(String.self, forKey: .name),
            calendars: try container.decodeIfPresent(
                [CalendarIdentifier: WorkingCalendar].self, forKey: .calendars) ?? [:],
            policies: try container.decodeIfPresent([ServiceLevelPolicy].self, forKey: .policies) ?? [],
            settings: try container.decodeIfPresent([String: String].self, forKey: .settings) ?? [:])
    }

    /// Encodes the layer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(name, forKey: .name)
        if !calendars.isEmpty { try container.encode(calendars, forKey: .calendars) }
        if !policies.isEmpty { try container.encode(policies, forKey: .policies) }
        if !settings.isEmpty { try container.encode(settings, forKey: .settings) }
    }
}

#endif
