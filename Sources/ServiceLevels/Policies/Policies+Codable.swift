#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ServiceLevelTarget: Codable {
    private enum Kind: String, Codable, CaseIterable {
        case workingTime
        case calendarTime
        case businessDays

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind
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
        switch try container.decode(Kind.self, forKey: .kind) {
        case .workingTime:
            try decoder.refuseKeys(besides: ["kind"] + TimeSpan.keys(of: ""))
            self = .workingTime(try decoder.decodeSpan(""))
        case .calendarTime:
            try decoder.refuseKeys(besides: ["kind"] + TimeSpan.keys(of: ""))
            self = .calendarTime(try decoder.decodeSpan(""))
        case .businessDays:
            try decoder.refuseKeys(besides: ["kind", "businessDays", "from", "at"])
            self = .businessDays(
                BusinessDayDeadline(
                    try container.decode(Int.self, forKey: .businessDays),
                    from: try container.decodeIfPresent(BusinessDayDeadline.Start.self, forKey: .from)
                        ?? .movedIntoHours,
                    at: try container.decodeIfPresent(BusinessDayDeadline.End.self, forKey: .at) ?? .sameTimeOfDay))
        }
        try decoder.validated { () throws(InvalidValue) in try check() }
    }

    /// Encodes the target in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .workingTime(let span):
            try container.encode(Kind.workingTime, forKey: .kind)
            try encoder.encode(span, as: "")
        case .calendarTime(let span):
            try container.encode(Kind.calendarTime, forKey: .kind)
            try encoder.encode(span, as: "")
        case .businessDays(let deadline):
            try container.encode(Kind.businessDays, forKey: .kind)
            try container.encode(deadline.days, forKey: .businessDays)
            try container.encode(deadline.start, forKey: .from)
            try container.encode(deadline.end, forKey: .at)
        }
    }
}

extension SatisfactionTarget: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case percent
    }

    /// Decodes `{"percent": 90}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let percent = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .percent)
        self = try decoder.validated { () throws(InvalidValue) in try SatisfactionTarget(percent: percent) }
    }

    /// Encodes `{"percent": 90}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(percent, forKey: .percent)
    }
}

extension ServiceLevelPolicy: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case identifier
        case condition
        case validFrom
        case clocks
        case satisfaction
        case escalation
    }

    /// Decodes a policy; without a condition it applies to every ticket.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let identifier = try container.decode(PolicyIdentifier.self, forKey: .identifier)
        let condition = try container.decodeIfPresent(TicketCondition.self, forKey: .condition) ?? .always
        let validFrom = try container.decodeIfPresent(Instant.self, forKey: .validFrom)
        let clocks = try container.decode([ServiceLevelClock].self, forKey: .clocks)
        let satisfaction = try container.decodeIfPresent(SatisfactionTarget.self, forKey: .satisfaction)
        let escalation = try container.decodeIfPresent(EscalationPolicyIdentifier.self, forKey: .escalation)
        self = try decoder.validated { () throws(InvalidValue) in
            try ServiceLevelPolicy(
                identifier: identifier, condition: condition, validFrom: validFrom, clocks: clocks,
                satisfaction: satisfaction, escalation: escalation)
        }
    }

    /// Encodes the policy, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(identifier, forKey: .identifier)
        if condition != .always { try container.encode(condition, forKey: .condition) }
        try container.encodeIfPresent(validFrom, forKey: .validFrom)
        try container.encode(clocks, forKey: .clocks)
        try container.encodeIfPresent(satisfaction, forKey: .satisfaction)
        try container.encodeIfPresent(escalation, forKey: .escalation)
    }
}

extension ServiceLevelPolicySet.Selection: Codable {
    /// Decodes the name of the selection.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ServiceLevelPolicySet.Following: Codable {
    /// Decodes the name of the following.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ServiceLevelPolicySet: Codable {
    /// The name and version of the stored form.
    public static let format = "service-levels/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case calendars
        case policies
        case selection
        case following
    }

    /// Decodes `{"format": "service-levels/1", "calendars": {…}, "policies": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let calendars = try container.decode([CalendarIdentifier: WorkingCalendar].self, forKey: .calendars)
        let policies = try container.decode([ServiceLevelPolicy].self, forKey: .policies)
        let selection = try container.decodeIfPresent(Selection.self, forKey: .selection) ?? .firstMatch
        let following = try container.decodeIfPresent(Following.self, forKey: .following) ?? .followsTicket
        self = try decoder.validated { () throws(InvalidValue) in
            try ServiceLevelPolicySet(
                policies: policies, calendars: calendars, selection: selection, following: following)
        }
    }

    /// Encodes the format, the calendars and the policies, and how they are chosen.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(calendars, forKey: .calendars)
        try container.encode(policies, forKey: .policies)
        if selection != .firstMatch { try container.encode(selection, forKey: .selection) }
        if following != .followsTicket { try container.encode(following, forKey: .following) }
    }
}

#endif
