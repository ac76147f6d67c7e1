#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension CoverHours: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name
        case calendar
    }

    private static let perWeekKey = "perWeek"

    /// Decodes `{"name": "7x24", "calendar": {…}}`; a combination of calendars needs `perWeekSeconds`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + TimeSpan.keys(of: Self.perWeekKey))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(CalendarIdentifier.self, forKey: .name)
        let calendar = try container.decode(WorkingCalendar.self, forKey: .calendar)
        let perWeek = try decoder.decodeSpanIfPresent(Self.perWeekKey)
        self = try decoder.validated { () throws(InvalidValue) in
            try CoverHours(name, calendar, perWeek: perWeek)
        }
    }

    /// Encodes the name, the calendar and the time per week.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(calendar, forKey: .calendar)
        try encoder.encode(perWeek, as: Self.perWeekKey)
    }
}

extension Entitlement: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case level
    }

    /// Decodes `{"kind": "priority-response"}`; without a level it has the first.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(EntitlementKind.self, forKey: .kind)
        let level = try container.decodeIfPresent(Int.self, forKey: .level) ?? 1
        self = try decoder.validated { () throws(InvalidValue) in try Entitlement(kind, level: level) }
    }

    /// Encodes the kind, and the level where it is not the first.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        if level != 1 { try container.encode(level, forKey: .level) }
    }
}

extension ServiceLevelChange: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case share
        case target
    }

    /// Decodes `{"metric": "resolution", "share": {"part": 1, "whole": 2}}`, or a `target` in place of the share.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metric = try container.decode(ServiceLevelMetric.self, forKey: .metric)
        let share = try container.decodeIfPresent(CountShare.self, forKey: .share)
        let target = try container.decodeIfPresent(ServiceLevelTarget.self, forKey: .target)
        self = try decoder.validated { () throws(InvalidValue) in
            switch (share, target) {
            case (let share?, nil): return try ServiceLevelChange(metric, .share(share))
            case (nil, let target?): return try ServiceLevelChange(metric, .target(target))
            default:
                throw InvalidValue(
                    field: "share", value: share == nil ? "none" : "beside a target",
                    accepted: "either a share or a target")
            }
        }
    }

    /// Encodes the change in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        switch effect {
        case .share(let share): try container.encode(share, forKey: .share)
        case .target(let target): try container.encode(target, forKey: .target)
        }
    }
}

extension ServicePackage: Codable {
    /// The name and version of the stored form.
    public static let format = "service-package/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case identifier
        case cover
        case entitlements
        case changes
    }

    /// Decodes `{"format": "service-package/1", "identifier": "premium", "cover": {…}, "entitlements": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let identifier = try container.decode(ServicePackageIdentifier.self, forKey: .identifier)
        let cover = try container.decode(CoverHours.self, forKey: .cover)
        let entitlements = try container.decode([Entitlement].self, forKey: .entitlements)
        let changes = try container.decodeIfPresent([ServiceLevelChange].self, forKey: .changes) ?? []
        self = try decoder.validated { () throws(InvalidValue) in
            try ServicePackage(identifier, cover: cover, entitlements: entitlements, changes: changes)
        }
    }

    /// Encodes the package.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(cover, forKey: .cover)
        try container.encode(grants.entitlements, forKey: .entitlements)
        if !grants.changes.isEmpty { try container.encode(grants.changes, forKey: .changes) }
    }
}

#endif
