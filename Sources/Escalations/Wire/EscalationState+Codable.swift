#if !hasFeature(Embedded)

import ServiceTime
import ServiceVocabulary
import Ticketing

extension EscalationState: Codable {
    /// The name and version of the stored form.
    public static let format = "escalation-state/1"

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case format, policy, tier, lead, owner, acknowledged, hold, resolved, halted, teams, shares, plainCursor
        case workingCursor, runs, bounces, transfers, reopens, usedPlain, usedWorking, mark, holdUntil, teamsDue
        case sharesDue, due, dueKind, duePlace, observed, observedBefore, observeAgain, heldBackUntil, startedAt, lastAt
        case stayBeganAt, chiefAt, effectCount, stepsSinceEvent
    }

    /// The inputs of time, by their numbers in the stored form.
    private static func input(_ kind: UInt8, _ place: UInt8) -> EscalationInput? {
        switch kind {
        case 0: .holdEnds
        case 1 where place < 8: .teamEnds(place)
        case 2: .crossPlain
        case 3: .crossWorking
        case 4 where place < 16: .share(place)
        default: nil
        }
    }

    private var storedDue: (kind: UInt8, place: UInt8) {
        switch dueInput {
        case .teamEnds(let team): (1, team)
        case .crossPlain: (2, 0)
        case .crossWorking: (3, 0)
        case .share(let share): (4, share)
        default: (0, 0)
        }
    }

    /// Decodes a state; whether it is one of a policy, ``CompiledEscalation`` says when it is used.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.fields(CodingKeys.self, format: Self.format, at: .format)
        func value<Value: Decodable>(_ key: CodingKeys) throws -> Value {
            try container.decode(Value.self, forKey: key)
        }
        func refused(_ key: CodingKeys, _ text: String, _ accepted: String) -> DecodingError {
            .refused(InvalidValue(field: key.stringValue, value: text, accepted: accepted), at: decoder.codingPath)
        }
        var core = EscalationCore(tier: try value(.tier), lead: try value(.lead), owner: try value(.owner))
        core.isAcknowledged = try value(.acknowledged)
        let hold: UInt8 = try value(.hold)
        guard let known = EscalationCore.Hold(rawValue: hold) else { throw refused(.hold, "\(hold)", "0 to 2") }
        core.hold = known
        core.isResolved = try value(.resolved)
        core.isHalted = try value(.halted)
        core.teams = try value(.teams)
        core.shares = try value(.shares)
        core.plainCursor = try value(.plainCursor)
        core.workingCursor = try value(.workingCursor)
        core.runs = try value(.runs)
        core.bounces = try value(.bounces)
        core.transfers = try value(.transfers)
        core.reopens = try value(.reopens)
        let range = Instant.earliest.microsecondsSinceEpoch...Instant.latest.microsecondsSinceEpoch
        func instant(_ key: CodingKeys, mayBe other: Int64? = nil) throws -> Int64 {
            let number: Int64 = try value(key)
            guard range.contains(number) || number == other else {
                throw refused(key, "\(number)", "microseconds within the years 0000 to 9999")
            }
            return number
        }
        func instants(_ key: CodingKeys, _ count: Int) throws -> [Int64] {
            let list: [Int64] = try value(key)
            guard list.count == count, list.allSatisfy({ range.contains($0) || $0 == Self.never }) else {
                throw refused(key, "\(list.count) instants", "\(count) instants within the years 0000 to 9999")
            }
            return list
        }
        self.init(core: core, policy: try value(.policy), at: try instant(.mark))
        let used = 0...(range.upperBound - range.lowerBound)
        usedPlain = try value(.usedPlain)
        usedWorking = try value(.usedWorking)
        guard used.contains(usedPlain), used.contains(usedWorking) else {
            throw refused(.usedPlain, "\(usedPlain), \(usedWorking)", "times that are not negative")
        }
        holdUntil = try instant(.holdUntil, mayBe: Self.never)
        teamsDue = SIMD8(try instants(.teamsDue, 8))
        sharesDue = SIMD16(try instants(.sharesDue, 16))
        due = try instant(.due, mayBe: Self.never)
        let (kind, place): (UInt8, UInt8) = (try value(.dueKind), try value(.duePlace))
        guard let input = Self.input(kind, place) else { throw refused(.dueKind, "\(kind)", "0 to 4") }
        dueInput = input
        observed = try value(.observed)
        observedBefore = try value(.observedBefore)
        observeAgain = try instant(.observeAgain, mayBe: Self.never)
        heldBackUntil = try instant(.heldBackUntil, mayBe: Int64.min)
        startedAt = try instant(.startedAt)
        lastAt = try instant(.lastAt)
        stayBeganAt = try instant(.stayBeganAt)
        chiefAt = try instant(.chiefAt, mayBe: Self.never)
        effectCount = try value(.effectCount)
        stepsSinceEvent = try value(.stepsSinceEvent)
    }

    /// Encodes the state as integers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(policy, forKey: .policy)
        try container.encode(core.tier, forKey: .tier)
        try container.encode(core.lead, forKey: .lead)
        try container.encode(core.owner, forKey: .owner)
        try container.encode(core.isAcknowledged, forKey: .acknowledged)
        try container.encode(core.hold.rawValue, forKey: .hold)
        try container.encode(core.isResolved, forKey: .resolved)
        try container.encode(core.isHalted, forKey: .halted)
        try container.encode(core.teams, forKey: .teams)
        try container.encode(core.shares, forKey: .shares)
        try container.encode(core.plainCursor, forKey: .plainCursor)
        try container.encode(core.workingCursor, forKey: .workingCursor)
        try container.encode(core.runs, forKey: .runs)
        try container.encode(core.bounces, forKey: .bounces)
        try container.encode(core.transfers, forKey: .transfers)
        try container.encode(core.reopens, forKey: .reopens)
        try container.encode(usedPlain, forKey: .usedPlain)
        try container.encode(usedWorking, forKey: .usedWorking)
        try container.encode(mark, forKey: .mark)
        try container.encode(holdUntil, forKey: .holdUntil)
        try container.encode((0..<8).map { teamsDue[$0] }, forKey: .teamsDue)
        try container.encode((0..<16).map { sharesDue[$0] }, forKey: .sharesDue)
        try container.encode(due, forKey: .due)
        try container.encode(storedDue.kind, forKey: .dueKind)
        try container.encode(storedDue.place, forKey: .duePlace)
        try container.encode(observed, forKey: .observed)
        try container.encode(observedBefore, forKey: .observedBefore)
        try container.encode(observeAgain, forKey: .observeAgain)
        try container.encode(heldBackUntil, forKey: .heldBackUntil)
        try container.encode(startedAt, forKey: .startedAt)
        try container.encode(lastAt, forKey: .lastAt)
        try container.encode(stayBeganAt, forKey: .stayBeganAt)
        try container.encode(chiefAt, forKey: .chiefAt)
        try container.encode(effectCount, forKey: .effectCount)
        try container.encode(stepsSinceEvent, forKey: .stepsSinceEvent)
    }
}

#endif
