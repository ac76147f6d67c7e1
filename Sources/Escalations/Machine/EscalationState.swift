public import ServiceTime

/// Where the escalation of one ticket stands: a small value of integers, which only makes sense with its policy.
///
/// ``CompiledEscalation`` starts it, moves it on, and says what it means.
public struct EscalationState: Hashable, Sendable {
    /// An instant that never comes.
    static let never = Int64.max

    var core: EscalationCore
    /// The policy it belongs to, as a number.
    var policy: UInt64
    /// The time of the stay that had passed at ``mark``.
    var usedPlain: Int64 = 0
    var usedWorking: Int64 = 0
    /// The instant up to which the time of the stay is counted.
    var mark: Int64
    /// When a snooze or pause ends by itself.
    var holdUntil = EscalationState.never
    /// When the teams that are called together are due.
    var teamsDue = SIMD8<Int64>(repeating: EscalationState.never)
    /// When the shares of clocks are reached, as far as is known.
    var sharesDue = SIMD16<Int64>(repeating: EscalationState.never)
    /// The next instant at which time alone does something, and what.
    var due = EscalationState.never
    var dueInput = EscalationInput.holdEnds
    /// The conditions that the ticket met when it was last observed, and when that may change by itself.
    var observed: UInt64 = 0
    /// Those of them that have set off what they set off.
    var observedBefore: UInt64 = 0
    var observeAgain = EscalationState.never
    /// Until when something that was told is held back by quiet hours.
    var heldBackUntil = Int64.min
    var startedAt: Int64
    var lastAt: Int64
    var stayBeganAt: Int64
    /// When the chief was first told.
    var chiefAt = EscalationState.never
    /// How many effects there were.
    var effectCount: UInt32 = 0
    /// How many steps time alone has done since the last event.
    var stepsSinceEvent: UInt32 = 0

    init(core: EscalationCore, policy: UInt64, at instant: Int64) {
        self.core = core
        self.policy = policy
        mark = instant
        startedAt = instant
        lastAt = instant
        stayBeganAt = instant
    }

    /// Whether somebody has acknowledged.
    public var isAcknowledged: Bool { core.isAcknowledged }
    /// Whether it is snoozed.
    public var isSnoozed: Bool { core.hold == .snoozed }
    /// Whether it is paused.
    public var isPaused: Bool { core.hold == .paused }
    /// Whether the ticket is resolved.
    public var isResolved: Bool { core.isResolved }
    /// Whether it has stopped doing steps, since they never ended; the next event gives it another chance.
    public var isHalted: Bool { core.isHalted }
    /// How often the ticket came back from a higher tier.
    public var bounceCount: Int { Int(core.bounces) }
    /// How often it was handed over.
    public var transferCount: Int { Int(core.transfers) }
    /// How often it was opened again.
    public var reopenCount: Int { Int(core.reopens) }
    /// When it started.
    public var startedInstant: Instant { Instant(uncheckedMicroseconds: startedAt) }
    /// When the last event took effect.
    public var lastInstant: Instant { Instant(uncheckedMicroseconds: lastAt) }
    /// When the present stay began: at the last move or sign of life.
    public var stayBegan: Instant { Instant(uncheckedMicroseconds: stayBeganAt) }
    /// When the chief was first told; nil for never.
    public var chiefReachedAt: Instant? {
        chiefAt == Self.never ? nil : Instant(uncheckedMicroseconds: chiefAt)
    }
}
