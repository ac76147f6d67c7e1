#if !hasFeature(Embedded)

import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension EscalationOptions.Reopening: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension EscalationOptions.Ownership: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension EscalationOptions.PolicyEdits: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension EscalationOptions: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case catchUp, edits, reopening, ownership, greatestBounceCount, pausesNeverEnd
    }

    /// Decodes options; what is missing is at its default, and a pause without an end is `"pausesNeverEnd": true`.
    public init(from decoder: any Decoder) throws {
        let spans = ["acknowledgementTimeout", "longestSnooze", "longestPause"]
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + spans.flatMap { TimeSpan.keys(of: $0) })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let standard = EscalationOptions()
        let pause = try decoder.decodeSpanIfPresent("longestPause")
        let pausesNeverEnd = try container.decodeIfPresent(Bool.self, forKey: .pausesNeverEnd) ?? false
        self.init(
            catchUp: try container.decodeIfPresent(CatchUp.self, forKey: .catchUp) ?? standard.catchUp,
            edits: try container.decodeIfPresent(PolicyEdits.self, forKey: .edits) ?? standard.edits,
            reopening: try container.decodeIfPresent(Reopening.self, forKey: .reopening) ?? standard.reopening,
            ownership: try container.decodeIfPresent(Ownership.self, forKey: .ownership) ?? standard.ownership,
            greatestBounceCount: try container.decodeIfPresent(Int.self, forKey: .greatestBounceCount)
                ?? standard.greatestBounceCount,
            acknowledgementTimeout: try decoder.decodeSpanIfPresent("acknowledgementTimeout"),
            longestSnooze: try decoder.decodeSpanIfPresent("longestSnooze") ?? standard.longestSnooze,
            longestPause: pausesNeverEnd ? nil : pause ?? standard.longestPause)
        try decoder.validated { () throws(InvalidValue) in
            guard !(pausesNeverEnd && pause != nil) else {
                throw InvalidValue(
                    field: "longestPause", value: "given beside pausesNeverEnd", accepted: "one of the two")
            }
            try check()
        }
    }

    /// Encodes the options that are not at their defaults.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let standard = EscalationOptions()
        if catchUp != standard.catchUp { try container.encode(catchUp, forKey: .catchUp) }
        if edits != standard.edits { try container.encode(edits, forKey: .edits) }
        if reopening != standard.reopening { try container.encode(reopening, forKey: .reopening) }
        if ownership != standard.ownership { try container.encode(ownership, forKey: .ownership) }
        if greatestBounceCount != standard.greatestBounceCount {
            try container.encode(greatestBounceCount, forKey: .greatestBounceCount)
        }
        if let acknowledgementTimeout { try encoder.encode(acknowledgementTimeout, as: "acknowledgementTimeout") }
        if longestSnooze != standard.longestSnooze { try encoder.encode(longestSnooze, as: "longestSnooze") }
        if let longestPause {
            if longestPause != standard.longestPause { try encoder.encode(longestPause, as: "longestPause") }
        } else {
            try container.encode(true, forKey: .pausesNeverEnd)
        }
    }
}

extension QuietHours: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case calendar, exceptions
    }

    /// Decodes `{"calendar": "nights", "exceptions": ["red-alert"]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self)
        self.init(
            try container.decode(CalendarIdentifier.self, forKey: .calendar),
            exceptions: try container.decodeSet(of: EscalationStepName.self, forKey: .exceptions))
    }

    /// Encodes the calendar and the exceptions, sorted.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(calendar, forKey: .calendar)
        try container.encodeSorted(exceptions, forKey: .exceptions)
    }
}

extension EscalationPolicy: Codable {
    /// The name and version of the stored form.
    public static let format = "escalation-policy/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format, identifier, tiers, start, chief, steps, options, quietHours, calendars
    }

    /// Decodes `{"format": "escalation-policy/1", "identifier": …, "tiers": […], "start": …, "chief": …, "steps": […]}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        let identifier = try container.decode(EscalationPolicyIdentifier.self, forKey: .identifier)
        let ladder = try container.decode(SupportLadder.self, forKey: .tiers)
        let start = try container.decode(SupportTier.self, forKey: .start)
        let chief = try container.decode(SupportTier.self, forKey: .chief)
        let steps = try container.decode([EscalationStep].self, forKey: .steps)
        let options = try container.decodeIfPresent(EscalationOptions.self, forKey: .options) ?? EscalationOptions()
        let quietHours = try container.decodeIfPresent(QuietHours.self, forKey: .quietHours)
        let calendars =
            try container.decodeIfPresent([CalendarIdentifier: WorkingCalendar].self, forKey: .calendars) ?? [:]
        self = try decoder.validated { () throws(InvalidValue) in
            try EscalationPolicy(
                identifier, ladder: ladder, start: start, chief: chief, steps: steps, options: options,
                quietHours: quietHours, calendars: calendars)
        }
    }

    /// Encodes the policy, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(identifier, forKey: .identifier)
        try container.encode(ladder, forKey: .tiers)
        try container.encode(start, forKey: .start)
        try container.encode(chief, forKey: .chief)
        try container.encode(steps, forKey: .steps)
        if options != EscalationOptions() { try container.encode(options, forKey: .options) }
        try container.encodeIfPresent(quietHours, forKey: .quietHours)
        if !calendars.isEmpty { try container.encode(calendars, forKey: .calendars) }
    }
}

#endif
