#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension ServiceLevelSnapshot.PolicyVersion: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case policy
        case validFrom
    }

    /// Decodes `{"policy": "gold", "validFrom": "2024-01-01T00:00:00Z"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            policy: try container.decode(PolicyIdentifier.self, forKey: .policy),
            validFrom: try container.decodeIfPresent(Instant.self, forKey: .validFrom))
    }

    /// Encodes the identifier, and the instant where there is one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(policy, forKey: .policy)
        try container.encodeIfPresent(validFrom, forKey: .validFrom)
    }
}

extension ServiceLevelSnapshot: Codable {
    /// The name and version of the stored form.
    public static let format = "service-level-state/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format
        case ticket
        case policies
        case clocks
        case settledAt
        case happened
        case waits
    }

    /// Decodes a stored state; one that no sequence of events can lead to is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try decoder.requireFormat(Self.format, in: container, forKey: .format)
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        ticket = try container.decode(Ticket.self, forKey: .ticket)
        policies = try container.decode([PolicyVersion].self, forKey: .policies)
        clocks = try container.decode([ClockSnapshot].self, forKey: .clocks)
        settledAt = try container.decode(Instant.self, forKey: .settledAt)
        happened = try container.decodeIfPresent(TicketHappenings.self, forKey: .happened) ?? []
        waits = try container.decodeIfPresent([StretchSnapshot].self, forKey: .waits) ?? []
        try decoder.validated { () throws(InvalidValue) in try checkInvariants() }
    }

    /// Encodes the state.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(ticket, forKey: .ticket)
        try container.encode(policies, forKey: .policies)
        try container.encode(clocks, forKey: .clocks)
        try container.encode(settledAt, forKey: .settledAt)
        if !happened.isEmpty { try container.encode(happened, forKey: .happened) }
        if !waits.isEmpty { try container.encode(waits, forKey: .waits) }
    }
}

extension StretchSnapshot: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case start
        case end
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        start = try container.decode(Instant.self, forKey: .start)
        end = try container.decodeIfPresent(Instant.self, forKey: .end)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encodeIfPresent(end, forKey: .end)
    }
}

extension ClockSnapshot: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case policy
        case metric
        case cycle
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        version = try container.decode(ServiceLevelSnapshot.PolicyVersion.self, forKey: .policy)
        metric = try container.decode(ServiceLevelMetric.self, forKey: .metric)
        cycle = try container.decodeIfPresent(CycleSnapshot.self, forKey: .cycle)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .policy)
        try container.encode(metric, forKey: .metric)
        try container.encodeIfPresent(cycle, forKey: .cycle)
    }
}

extension CycleSnapshot: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case policy
        case number
        case phase
        case rule
        case target
        case startedAt
        case since
        case pauses
        case isPauseSpent
        case stoppedAtEnd
        case due
        case lateAfter
        case breachedAt
        case isAgreed
        case isExcused
        case warned
        case met
        case missed
    }

    private static let usedKey = "used"
    private static let pausedKey = "paused"

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + TimeSpan.keys(of: Self.usedKey)
                + TimeSpan.keys(of: Self.pausedKey))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func flag(_ key: CodingKeys) throws -> Bool { try container.decodeIfPresent(Bool.self, forKey: key) ?? false }
        version = try container.decodeIfPresent(ServiceLevelSnapshot.PolicyVersion.self, forKey: .policy)
        number = try container.decode(Int.self, forKey: .number)
        phase = try container.decode(ClockReading.Phase.self, forKey: .phase)
        rule = try container.decode(Int.self, forKey: .rule)
        target = try container.decodeIfPresent(ServiceLevelTarget.self, forKey: .target)
        startedAt = try container.decode(Instant.self, forKey: .startedAt)
        since = try container.decode(Instant.self, forKey: .since)
        used = try decoder.decodeSpan(Self.usedKey)
        paused = try decoder.decodeSpan(Self.pausedKey)
        pauses = try container.decodeIfPresent([StretchSnapshot].self, forKey: .pauses) ?? []
        isPauseSpent = try flag(.isPauseSpent)
        stoppedAtEnd = try flag(.stoppedAtEnd)
        due = try container.decodeIfPresent(Instant.self, forKey: .due)
        lateAfter = try container.decodeIfPresent(Instant.self, forKey: .lateAfter)
        breachedAt = try container.decodeIfPresent(Instant.self, forKey: .breachedAt)
        isAgreed = try flag(.isAgreed)
        isExcused = try flag(.isExcused)
        warned = try container.decodeIfPresent([Int].self, forKey: .warned) ?? []
        met = try container.decodeIfPresent(Int.self, forKey: .met) ?? 0
        missed = try container.decodeIfPresent(Int.self, forKey: .missed) ?? 0
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func encode(_ flag: Bool, _ key: CodingKeys) throws { if flag { try container.encode(true, forKey: key) } }
        try container.encodeIfPresent(version, forKey: .policy)
        try container.encode(number, forKey: .number)
        try container.encode(phase, forKey: .phase)
        try container.encode(rule, forKey: .rule)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encode(since, forKey: .since)
        try encoder.encode(used, as: Self.usedKey)
        try encoder.encode(paused, as: Self.pausedKey)
        if !pauses.isEmpty { try container.encode(pauses, forKey: .pauses) }
        try encode(isPauseSpent, .isPauseSpent)
        try encode(stoppedAtEnd, .stoppedAtEnd)
        try container.encodeIfPresent(due, forKey: .due)
        try container.encodeIfPresent(lateAfter, forKey: .lateAfter)
        try container.encodeIfPresent(breachedAt, forKey: .breachedAt)
        try encode(isAgreed, .isAgreed)
        try encode(isExcused, .isExcused)
        if !warned.isEmpty { try container.encode(warned, forKey: .warned) }
        if met != 0 { try container.encode(met, forKey: .met) }
        if missed != 0 { try container.encode(missed, forKey: .missed) }
    }
}

#endif
