#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ServiceLevelTarget: Codable {
    private enum Kind: String, Codable {
        case workingTime
        case calendarTime
        case businessDays
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case seconds
        case microseconds
        case businessDays
        case from
        case at
    }

    /// Decodes a target, such as `{"kind": "workingTime", "seconds": 14400}`.
    ///
    /// The kinds are `workingTime` and `calendarTime` (with `seconds`, or `microseconds` where seconds are not whole)
    /// and `businessDays` (with `businessDays`, and optionally `from` and `at`, the names of the `Start` and the `End`
    /// of ``ServiceTime/BusinessDayDeadline``).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(Kind.self, forKey: .kind)
        if kind == .businessDays {
            try decoder.refuseKeys(besides: [CodingKeys.kind, .businessDays, .from, .at].map { $0.rawValue })
            self = .businessDays(
                BusinessDayDeadline(
                    try container.decode(Int.self, forKey: .businessDays),
                    from: try container.decodeIfPresent(BusinessDayDeadline.Start.self, forKey: .from)
                        ?? .movedIntoHours,
                    at: try container.decodeIfPresent(BusinessDayDeadline.End.self, forKey: .at) ?? .sameTimeOfDay))
        } else {
            let span: TimeSpan
            if container.contains(.microseconds) {
                try decoder.refuseKeys(besides: [CodingKeys.kind, .microseconds].map { $0.rawValue })
                span = TimeSpan(microseconds: try container.decode(Int64.self, forKey: .microseconds))
            } else {
                try decoder.refuseKeys(besides: [CodingKeys.kind, .seconds].map { $0.rawValue })
                let seconds = try container.decode(Int64.self, forKey: .seconds)
                span = try decoder.validated { () throws(InvalidValue) in try TimeSpan(seconds: seconds) }
            }
            self = kind == .workingTime ? .workingTime(span) : .calendarTime(span)
        }
        try decoder.validated { () throws(InvalidValue) in try check() }
    }

    /// Encodes the target in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .workingTime(let span):
            try container.encode(Kind.workingTime, forKey: .kind)
            try Self.encode(span, to: &container)
        case .calendarTime(let span):
            try container.encode(Kind.calendarTime, forKey: .kind)
            try Self.encode(span, to: &container)
        case .businessDays(let deadline):
            try container.encode(Kind.businessDays, forKey: .kind)
            try container.encode(deadline.days, forKey: .businessDays)
            try container.encode(deadline.start, forKey: .from)
            try container.encode(deadline.end, forKey: .at)
        }
    }

    private static func encode(_ span: TimeSpan, to container: inout KeyedEncodingContainer<CodingKeys>) throws {
        if span.microseconds % 1_000_000 == 0 {
            try container.encode(span.wholeSeconds, forKey: .seconds)
        } else {
            try container.encode(span.microseconds, forKey: .microseconds)
        }
    }
}

extension ServiceLevelPolicy: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case condition
        case target
        case calendar
        case validFrom
    }

    /// Decodes a policy; without a condition it applies to every ticket.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let identifier = try container.decode(PolicyIdentifier.self, forKey: .identifier)
        let condition = try container.decodeIfPresent(TicketCondition.self, forKey: .condition) ?? .always
        let target = try container.decode(ServiceLevelTarget.self, forKey: .target)
        let calendar = try container.decode(CalendarIdentifier.self, forKey: .calendar)
        let validFrom = try container.decodeIfPresent(Instant.self, forKey: .validFrom)
        self = try decoder.validated { () throws(InvalidValue) in
            try ServiceLevelPolicy(
                identifier: identifier, condition: condition, target: target, calendar: calendar, validFrom: validFrom)
        }
    }

    /// Encodes the policy, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifier, forKey: .identifier)
        if condition != .always { try container.encode(condition, forKey: .condition) }
        try container.encode(target, forKey: .target)
        try container.encode(calendar, forKey: .calendar)
        try container.encodeIfPresent(validFrom, forKey: .validFrom)
    }
}

extension ServiceLevelPolicySet: Codable {
    /// The name and version of the stored form.
    public static let format = "service-levels/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case calendars
        case policies
    }

    /// Decodes `{"format": "service-levels/1", "calendars": {…}, "policies": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let calendars = try container.decode([CalendarIdentifier: WorkingCalendar].self, forKey: .calendars)
        let policies = try container.decode([ServiceLevelPolicy].self, forKey: .policies)
        self = try decoder.validated { () throws(InvalidValue) in
            try ServiceLevelPolicySet(policies: policies, calendars: calendars)
        }
    }

    /// Encodes the format, the calendars and the policies.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(calendars, forKey: .calendars)
        try container.encode(policies, forKey: .policies)
    }
}

#endif
