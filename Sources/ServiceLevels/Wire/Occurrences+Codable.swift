#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary

extension ClockReading.Phase: Codable {}
extension CycleRecord.Outcome: Codable {}

extension CycleRecord: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case startedAt
        case endedAt
        case outcome
        case target
        case due
        case breachedAt
        case isExcused
    }

    private static let elapsedKey = "elapsed"
    private static let pausedKey = "paused"

    /// Decodes the record of a cycle.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(
            besides: CodingKeys.allCases.map { $0.rawValue } + TimeSpan.keys(of: Self.elapsedKey)
                + TimeSpan.keys(of: Self.pausedKey))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            startedAt: try container.decode(Instant.self, forKey: .startedAt),
            endedAt: try container.decode(Instant.self, forKey: .endedAt),
            outcome: try container.decode(Outcome.self, forKey: .outcome),
            target: try container.decodeIfPresent(ServiceLevelTarget.self, forKey: .target),
            due: InstantMark(try container.decodeIfPresent(Instant.self, forKey: .due)),
            breachedAt: InstantMark(try container.decodeIfPresent(Instant.self, forKey: .breachedAt)),
            elapsed: try decoder.decodeSpan(Self.elapsedKey), paused: try decoder.decodeSpan(Self.pausedKey),
            isExcused: try container.decodeIfPresent(Bool.self, forKey: .isExcused) ?? false)
        try decoder.validated { () throws(InvalidValue) in
            guard startedAt <= endedAt else {
                throw InvalidValue(
                    field: "endedAt", value: endedAt.description,
                    accepted: "an instant not before the start, " + startedAt.description)
            }
            for (field, span) in [(Self.elapsedKey, elapsed), (Self.pausedKey, paused)] where span < .zero {
                throw InvalidValue(field: field, value: span.description, accepted: "a time that is not negative")
            }
            guard (outcome == .missed) == (breachedAt != nil) else {
                throw InvalidValue(
                    field: "breachedAt", value: breachedAt?.description ?? "none",
                    accepted: "an instant if and only if the outcome is missed")
            }
        }
    }

    /// Encodes the record, without what there is none of.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encode(endedAt, forKey: .endedAt)
        try container.encode(outcome, forKey: .outcome)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encodeIfPresent(due, forKey: .due)
        try container.encodeIfPresent(breachedAt, forKey: .breachedAt)
        try encoder.encode(elapsed, as: Self.elapsedKey)
        try encoder.encode(paused, as: Self.pausedKey)
        if isExcused { try container.encode(true, forKey: .isExcused) }
    }
}

extension ClockOccurrence: Codable {
    private enum KindName: String, Codable {
        case warned
        case breached
        case pauseEnded
        case finished
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case kind
        case policy
        case metric
        case cycle
        case at
        case warning
        case record
    }

    /// Decodes an occurrence, such as `{"kind": "warned", "warning": 0, "policy": "gold", "metric": "resolution",
    /// "cycle": 1, "at": "2024-01-17T18:00:00Z"}`; a finished cycle has its `record`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func refuseOthers(_ keys: String...) throws {
            try decoder.refuseKeys(besides: ["kind", "policy", "metric", "cycle", "at"] + keys)
        }
        switch try container.decode(KindName.self, forKey: .kind) {
        case .warned:
            try refuseOthers("warning")
            kind = .warned(try container.decode(Int.self, forKey: .warning))
        case .breached:
            try refuseOthers()
            kind = .breached
        case .pauseEnded:
            try refuseOthers()
            kind = .pauseEnded
        case .finished:
            try refuseOthers("record")
            kind = .finished(try container.decode(CycleRecord.self, forKey: .record))
        }
        policy = try container.decode(PolicyIdentifier.self, forKey: .policy)
        metric = try container.decode(ServiceLevelMetric.self, forKey: .metric)
        cycle = try container.decode(Int.self, forKey: .cycle)
        at = try container.decode(Instant.self, forKey: .at)
    }

    /// Encodes the occurrence in the form it is decoded from.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch kind {
        case .warned(let warning):
            try container.encode(KindName.warned, forKey: .kind)
            try container.encode(warning, forKey: .warning)
        case .breached:
            try container.encode(KindName.breached, forKey: .kind)
        case .pauseEnded:
            try container.encode(KindName.pauseEnded, forKey: .kind)
        case .finished(let record):
            try container.encode(KindName.finished, forKey: .kind)
            try container.encode(record, forKey: .record)
        }
        try container.encode(policy, forKey: .policy)
        try container.encode(metric, forKey: .metric)
        try container.encode(cycle, forKey: .cycle)
        try container.encode(at, forKey: .at)
    }
}

#endif
