#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ClockTrigger: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case on
        case condition
    }

    /// Decodes a trigger, such as `{"on": ["agentReply"]}`; without `on` any event will do.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decodeIfPresent(TicketHappenings.self, forKey: .on) ?? [],
            where: try container.decodeIfPresent(TicketCondition.self, forKey: .condition) ?? .always)
    }

    /// Encodes the trigger, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !happenings.isEmpty { try container.encode(happenings, forKey: .on) }
        if condition != .always { try container.encode(condition, forKey: .condition) }
    }
}

extension PauseRule.Unit: Codable {
    /// Decodes the name of the unit.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension PauseRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case condition
        case resumeCondition
        case allowedReasons
        case unit
    }

    private static let greatestPauseKey = "greatestPause"
    private static let greatestTotalKey = "greatestTotal"

    /// Decodes a rule, such as `{"condition": {…}, "greatestPauseSeconds": 86400}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + TimeSpan.keys(of: Self.greatestPauseKey)
                + TimeSpan.keys(of: Self.greatestTotalKey))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            while: try container.decode(TicketCondition.self, forKey: .condition),
            until: try container.decodeIfPresent(TicketCondition.self, forKey: .resumeCondition),
            allowedReasons: try container.decodeIfPresent([WaitReason].self, forKey: .allowedReasons),
            greatestPause: try decoder.decodeSpanIfPresent(Self.greatestPauseKey),
            greatestTotal: try decoder.decodeSpanIfPresent(Self.greatestTotalKey),
            unit: try container.decodeIfPresent(Unit.self, forKey: .unit) ?? .clockTime)
        try decoder.validated { () throws(InvalidValue) in try check() }
    }

    /// Encodes the rule, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(condition, forKey: .condition)
        try container.encodeIfPresent(resumeCondition, forKey: .resumeCondition)
        try container.encodeIfPresent(allowedReasons, forKey: .allowedReasons)
        if let greatestPause { try encoder.encode(greatestPause, as: Self.greatestPauseKey) }
        if let greatestTotal { try encoder.encode(greatestTotal, as: Self.greatestTotalKey) }
        if unit != .clockTime { try container.encode(unit, forKey: .unit) }
    }
}

extension ClockOptions.Reopening: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ClockOptions.TargetChange: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ClockOptions.Precedence: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ClockOptions.PausedDue: Codable {
    /// Decodes the name of the option.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ClockOptions: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case reopening
        case targetChange
        case precedence
        case pausedDue
    }

    /// Decodes the options that are present; the others keep their defaults.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            reopening: try container.decodeIfPresent(Reopening.self, forKey: .reopening) ?? .stays,
            targetChange: try container.decodeIfPresent(TargetChange.self, forKey: .targetChange) ?? .keepingElapsed,
            precedence: try container.decodeIfPresent(Precedence.self, forKey: .precedence) ?? .stopWins,
            pausedDue: try container.decodeIfPresent(PausedDue.self, forKey: .pausedDue) ?? .lastKnown)
    }

    /// Encodes all options.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reopening, forKey: .reopening)
        try container.encode(targetChange, forKey: .targetChange)
        try container.encode(precedence, forKey: .precedence)
        try container.encode(pausedDue, forKey: .pausedDue)
    }
}

extension ServiceLevelWarning: Codable {
    private enum Kind: String, Codable, CaseIterable {
        case share
        case beforeDue
        case afterDue
        case businessDaysFromDue

        init(from decoder: any Decoder) throws {
            self = try decoder.choice()
        }
    }

    private enum CodingKeys: String, CodingKey {
        case kind
        case part
        case whole
        case businessDays
    }

    /// Decodes a warning, such as `{"kind": "share", "part": 75, "whole": 100}`.
    ///
    /// The kinds are `share` (`part`, `whole`), `beforeDue` and `afterDue` (`seconds` or `microseconds`) and
    /// `businessDaysFromDue` (`businessDays`).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .share:
            try decoder.refuseKeys(besides: ["kind", "part", "whole"])
            self = .share(
                try container.decode(Int64.self, forKey: .part), of: try container.decode(Int64.self, forKey: .whole))
        case .beforeDue:
            try decoder.refuseKeys(besides: ["kind"] + TimeSpan.keys(of: ""))
            self = .beforeDue(try decoder.decodeSpan(""))
        case .afterDue:
            try decoder.refuseKeys(besides: ["kind"] + TimeSpan.keys(of: ""))
            self = .afterDue(try decoder.decodeSpan(""))
        case .businessDaysFromDue:
            try decoder.refuseKeys(besides: ["kind", "businessDays"])
            self = .businessDaysFromDue(try container.decode(Int.self, forKey: .businessDays))
        }
        try decoder.validated { () throws(InvalidValue) in try check() }
    }

    /// Encodes the warning in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .share(let part, let whole):
            try container.encode(Kind.share, forKey: .kind)
            try container.encode(part, forKey: .part)
            try container.encode(whole, forKey: .whole)
        case .beforeDue(let span):
            try container.encode(Kind.beforeDue, forKey: .kind)
            try encoder.encode(span, as: "")
        case .afterDue(let span):
            try container.encode(Kind.afterDue, forKey: .kind)
            try encoder.encode(span, as: "")
        case .businessDaysFromDue(let days):
            try container.encode(Kind.businessDaysFromDue, forKey: .kind)
            try container.encode(days, forKey: .businessDays)
        }
    }
}

extension TargetRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case target
        case calendar
        case condition
    }

    /// Decodes a rule, such as `{"target": {"kind": "workingTime", "seconds": 14400}, "calendar": "office"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decodeIfPresent(ServiceLevelTarget.self, forKey: .target),
            on: try container.decodeIfPresent(CalendarIdentifier.self, forKey: .calendar),
            where: try container.decodeIfPresent(TicketCondition.self, forKey: .condition) ?? .always)
    }

    /// Encodes the rule, without what is left at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encodeIfPresent(calendar, forKey: .calendar)
        if condition != .always { try container.encode(condition, forKey: .condition) }
    }
}

extension ServiceLevelClock.Obligation: Codable {
    /// Decodes the name of the obligation.
    public init(from decoder: any Decoder) throws {
        self = try decoder.choice()
    }
}

extension ServiceLevelClock: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case metric
        case obligation
        case start
        case stop
        case reset
        case cancel
        case pause
        case targets
        case warnings
        case options
    }

    /// Decodes a clock.
    ///
    /// A standard metric needs no more than `metric` and `targets`; what else is given takes the place of what the
    /// metric usually has, a `pause` of null takes it away. Any other metric needs at least a `start`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metric = try container.decode(ServiceLevelMetric.self, forKey: .metric)
        let targets = try container.decode([TargetRule].self, forKey: .targets)
        let warnings = try container.decodeIfPresent([ServiceLevelWarning].self, forKey: .warnings) ?? []
        let standard = try decoder.validated { () throws(InvalidValue) in
            try ServiceLevelClock.standard(metric, targets, warnings: warnings)
        }
        let start = try container.decodeIfPresent([ClockTrigger].self, forKey: .start) ?? standard?.start ?? []
        let stop = try container.decodeIfPresent([ClockTrigger].self, forKey: .stop) ?? standard?.stop ?? []
        let reset = try container.decodeIfPresent([ClockTrigger].self, forKey: .reset) ?? standard?.reset ?? []
        let cancel = try container.decodeIfPresent([ClockTrigger].self, forKey: .cancel) ?? standard?.cancel ?? []
        let pause =
            container.contains(.pause)
            ? try container.decodeIfPresent(PauseRule.self, forKey: .pause) : standard?.pause
        let obligation =
            try container.decodeIfPresent(Obligation.self, forKey: .obligation) ?? standard?.obligation ?? .agreement
        let options =
            try container.decodeIfPresent(ClockOptions.self, forKey: .options) ?? standard?.options ?? ClockOptions()
        self = try decoder.validated { () throws(InvalidValue) in
            try ServiceLevelClock(
                metric, obligation: obligation, start: start, stop: stop, reset: reset, cancel: cancel, pause: pause,
                targets: targets, warnings: warnings, options: options)
        }
    }

    /// Encodes the clock, without what its metric usually has.
    public func encode(to encoder: any Encoder) throws {
        let standard = try? ServiceLevelClock.standard(metric, targets, warnings: warnings)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encode(targets, forKey: .targets)
        if !warnings.isEmpty { try container.encode(warnings, forKey: .warnings) }
        if start != standard?.start { try container.encode(start, forKey: .start) }
        if stop != standard?.stop ?? [] { try container.encode(stop, forKey: .stop) }
        if reset != standard?.reset ?? [] { try container.encode(reset, forKey: .reset) }
        if cancel != standard?.cancel ?? [] { try container.encode(cancel, forKey: .cancel) }
        if pause != standard?.pause { try container.encode(pause, forKey: .pause) }
        if obligation != standard?.obligation ?? .agreement { try container.encode(obligation, forKey: .obligation) }
        if options != standard?.options ?? ClockOptions() { try container.encode(options, forKey: .options) }
    }
}

#endif
