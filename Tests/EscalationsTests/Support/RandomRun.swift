import Escalations
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Ticketing

/// Leads a machine through random events, and watches what a verification says of its policy.
struct RandomRun {
    let policy: EscalationPolicy
    let machine: CompiledEscalation
    private(set) var broken: Set<EscalationProperty> = []
    private(set) var mostNotifications = 0
    private var state: EscalationState
    private var effects = EscalationEffects()
    private var now: Instant
    private var told = 0
    private var notifications = 0
    private let limit: Int

    init(_ policy: EscalationPolicy, _ machine: CompiledEscalation, at start: Instant, limit: Int = 400) {
        self.policy = policy
        self.machine = machine
        self.limit = limit
        now = start
        state = machine.start(at: start, effects: &effects)
        effects.removeAll()
    }

    /// Takes random events with time between, then leaves the machine alone until it rests.
    mutating func run(events: Int, using random: inout SplitMix64) throws {
        for _ in 0..<events {
            try pass(.minutes(Int32(random.below(90))))
            if random.oneIn(10) { try rest() }
            event(Self.kind(at: now, machine, state, &random))
        }
        try rest()
    }

    /// Leaves the machine alone from its start, and says after which time the chief was told.
    mutating func silence() throws -> TimeSpan? {
        try rest()
        guard let chief = state.chiefReachedAt else {
            if machine.nextDeadline(of: state, after: now) == nil { broken.insert(.chiefReached) }
            return nil
        }
        return chief - state.startedInstant
    }

    static func kind(
        at now: Instant, _ machine: CompiledEscalation, _ state: EscalationState, _ random: inout SplitMix64
    ) -> EscalationEvent.Kind {
        switch random.below(22) {
        case 0, 1: .acknowledged
        case 2: .unacknowledged
        case 3: (try? now + .minutes(Int32(random.below(60)))).map { .snoozed(until: $0) } ?? .paused
        case 4: .paused
        case 5, 6: .resumed
        case 7: .tookOver(random.pick(machine.policy.ladder.tiers).tier)
        case 8: .progressed
        case 9: .returned(reason: "not ours")
        case 10: .deescalated(random.oneIn(2) ? .functional : .hierarchical)
        case 11: .escalated(random.oneIn(2) ? .functional : .hierarchical)
        case 12: .resolved
        case 13: .reopened
        case 14: .transferred
        case 15: .skillNeeded(random.oneIn(2) ? nil : "welding")
        case 16: .authorityNeeded
        case 17: .teamClosed("force")
        case 18, 19: .observed(EscalationObservation(conditions: random.next() & 0b1111))
        default:
            .forecast(
                EscalationForecast(
                    shares: (0..<16).map { _ in
                        random.oneIn(3) ? nil : try? now + .minutes(Int32(random.below(300)) - 20)
                    }))
        }
    }

    private mutating func event(_ kind: EscalationEvent.Kind) {
        _ = machine.apply(EscalationEvent(now, kind), to: &state, effects: &effects)
        told = 0
        inspect(wasAcknowledged: false, isTime: false)
        // The bound is about what time does after an event.
        notifications = 0
        effects.removeAll()
    }

    private mutating func pass(_ span: TimeSpan) throws {
        let end = try now + span
        while let next = machine.nextDeadline(of: state, after: now), next <= end { look(next) }
        now = end
    }

    /// Lets time pass until nothing happens any more, at most so often.
    private mutating func rest() throws {
        for _ in 0..<limit {
            guard let next = machine.nextDeadline(of: state, after: now) else {
                inspectRest()
                return
            }
            look(next)
        }
        broken.formUnion([.terminates, .noLoopWithoutPeople])
    }

    private mutating func look(_ instant: Instant) {
        let wasAcknowledged = state.isAcknowledged
        machine.look(at: &state, instant, effects: &effects)
        now = instant
        inspect(wasAcknowledged: wasAcknowledged, isTime: true)
        effects.removeAll()
    }

    private mutating func inspect(wasAcknowledged: Bool, isTime: Bool) {
        var notified = 0
        for effect in effects.effects {
            switch effect.kind {
            case .notify: notified += 1
            case .moved(_, let from, let to):
                if effect.step != nil, let from = policy.ladder.place(of: from), let to = policy.ladder.place(of: to),
                    to < from
                {
                    broken.insert(.tierNeverFalls)
                }
            case .halted: broken.formUnion([.terminates, .noLoopWithoutPeople])
            default: break
            }
        }
        notifications += notified
        if isTime { mostNotifications = max(mostNotifications, notifications) }
        if wasAcknowledged, notified > 0 {
            told += 1
            if told > 1 { broken.insert(.acknowledgementSilences) }
        }
        if !state.isAcknowledged { told = 0 }
        if policy.ladder[machine.owner(of: state)]?.isAlwaysNamed != true { broken.insert(.alwaysOwned) }
    }

    private mutating func inspectRest() {
        guard !state.isResolved, !state.isAcknowledged, !state.isHalted else { return }
        let isAtChief = [machine.tier(of: state), machine.lead(of: state)].contains(policy.chief)
        if !isAtChief { broken.insert(.noDeadEnd) }
    }
}
