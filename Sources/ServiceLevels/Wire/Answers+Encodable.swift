#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

// Answers are written for reports and never read back: what they say is computed from log and policy.

extension ClockReading.WarningReading: Encodable {
    private enum CodingKeys: String, CodingKey {
        case warning
        case at
        case isReached
    }

    /// Encodes the warning, its instant where there is one, and whether it was reached.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(warning, forKey: .warning)
        try container.encodeIfPresent(at, forKey: .at)
        try container.encode(isReached, forKey: .isReached)
    }
}

extension ClockReading: Encodable {
    private enum CodingKeys: String, CodingKey {
        case policy
        case metric
        case obligation
        case cycle
        case phase
        case isCounting
        case startedAt
        case endedAt
        case target
        case due
        case breachedAt
        case isExcused
        case warnings
        case metCycles
        case missedCycles
    }

    /// Encodes the reading, without what there is none of.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(policy, forKey: .policy)
        try container.encode(metric, forKey: .metric)
        try container.encode(obligation, forKey: .obligation)
        try container.encode(cycle, forKey: .cycle)
        try container.encode(phase, forKey: .phase)
        try container.encode(isCounting, forKey: .isCounting)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encodeIfPresent(endedAt, forKey: .endedAt)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encodeIfPresent(due, forKey: .due)
        try container.encodeIfPresent(breachedAt, forKey: .breachedAt)
        try encoder.encode(elapsed, as: "elapsed")
        try encoder.encode(paused, as: "paused")
        if let remaining { try encoder.encode(remaining, as: "remaining") }
        if let granted { try encoder.encode(granted, as: "granted") }
        if isExcused { try container.encode(true, forKey: .isExcused) }
        if !warnings.isEmpty { try container.encode(warnings, forKey: .warnings) }
        try container.encode(metCycles, forKey: .metCycles)
        try container.encode(missedCycles, forKey: .missedCycles)
    }
}

extension ClockExplanation.Cause: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case reason
    }

    private var name: String {
        switch self {
        case .notStarted: "notStarted"
        case .running: "running"
        case .closedHours: "closedHours"
        case .holiday: "holiday"
        case .paused: "paused"
        case .stopped: "stopped"
        case .cancelled: "cancelled"
        }
    }

    /// Encodes `{"kind": "paused", "reason": "parts"}`; only a pause has a reason, where one was given.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .kind)
        if case .paused(let reason?) = self { try container.encode(reason, forKey: .reason) }
    }
}

extension ClockExplanation.Stretch: Encodable {
    private enum CodingKeys: String, CodingKey {
        case from
        case to
        case cause
    }

    /// Encodes the two instants and the cause.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(range.lowerBound, forKey: .from)
        try container.encode(range.upperBound, forKey: .to)
        try container.encode(cause, forKey: .cause)
    }
}

extension ClockExplanation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case metric
        case stretches
        case totals
        case reading
    }

    private struct Total: Encodable {
        let cause: Cause
        let total: TimeSpan

        private enum CodingKeys: String, CodingKey {
            case cause
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(cause, forKey: .cause)
            try encoder.encode(total, as: "total")
        }
    }

    /// Encodes the stretches, their totals by cause, and the reading at the end.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encode(stretches, forKey: .stretches)
        try container.encode(totals.map { Total(cause: $0.cause, total: $0.total) }, forKey: .totals)
        try container.encodeIfPresent(reading, forKey: .reading)
    }
}

extension PolicyChoice.Reason: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case instant
        case condition
        case policy
    }

    /// Encodes `{"kind": "conditionFails", "condition": {…}}`, `{"kind": "superseded", "instant": …}` and so on.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .chosen:
            try container.encode("chosen", forKey: .kind)
        case .notYetValid(let from):
            try container.encode("notYetValid", forKey: .kind)
            try container.encode(from, forKey: .instant)
        case .superseded(let by):
            try container.encode("superseded", forKey: .kind)
            try container.encode(by, forKey: .instant)
        case .conditionFails(let part):
            try container.encode("conditionFails", forKey: .kind)
            try container.encode(part, forKey: .condition)
        case .passedOver(let policy):
            try container.encode("passedOver", forKey: .kind)
            try container.encode(policy, forKey: .policy)
        }
    }
}

extension PolicyChoice: Encodable {
    private enum CodingKeys: String, CodingKey {
        case policy
        case validFrom
        case reason
    }

    /// Encodes the policy, its version and the reason.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(policy, forKey: .policy)
        try container.encodeIfPresent(validFrom, forKey: .validFrom)
        try container.encode(reason, forKey: .reason)
    }
}

extension WhatIf.Count: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case met
        case missed
        case pending
    }

    /// Decodes `{"met": 3, "missed": 1, "pending": 0}`; shards of a history add up with `+`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map { $0.rawValue })
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        for (key, place) in [(CodingKeys.met, \WhatIf.Count.met), (.missed, \.missed), (.pending, \.pending)] {
            let count = try container.decode(Int.self, forKey: key)
            try decoder.validated { () throws(InvalidValue) in
                guard (0...1_000_000_000_000).contains(count) else {
                    throw InvalidValue(
                        field: key.rawValue, value: "\(count)", accepted: "0 to 1,000,000,000,000")
                }
            }
            self[keyPath: place] = count
        }
    }

    /// Encodes the three counts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(met, forKey: .met)
        try container.encode(missed, forKey: .missed)
        try container.encode(pending, forKey: .pending)
    }
}

extension WhatIf.Difference: Encodable {
    private enum CodingKeys: String, CodingKey {
        case metric
        case present
        case proposal
    }

    /// Encodes the metric and its counts under both sets.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(metric, forKey: .metric)
        try container.encode(present, forKey: .present)
        try container.encode(proposal, forKey: .proposal)
    }
}

#endif
