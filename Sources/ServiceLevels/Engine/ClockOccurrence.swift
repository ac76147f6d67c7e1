public import ServiceTime

/// Something a clock did or reached, with when and under which policy.
public struct ClockOccurrence: Hashable, Sendable {
    /// What a clock can do or reach.
    public enum Kind: Hashable, Sendable {
        /// A warning was reached; the number is its place among the clock's warnings.
        case warned(Int)
        /// The target was used up and the promise is missed from now on.
        case breached
        /// A pause ended by its cap though the ticket still waits.
        case pauseEnded
        /// The cycle ended.
        case finished(CycleRecord)
    }

    /// The policy of the clock.
    public let policy: PolicyIdentifier
    /// What the clock measures.
    public let metric: ServiceLevelMetric
    /// The number of the cycle, from 1.
    public let cycle: Int
    /// When it happened.
    public let at: Instant
    /// What happened.
    public let kind: Kind
}

/// A cycle of a clock that has ended.
public struct CycleRecord: Hashable, Sendable {
    /// How a cycle ended.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// The promise was kept.
        case met
        /// The promise was missed.
        case missed
        /// There was no target.
        case measured
        /// It ended without an outcome: cancelled, or its target or policy applies no more.
        case cancelled
    }

    /// When the cycle started.
    public let startedAt: Instant
    /// When it ended.
    public let endedAt: Instant
    /// The time used, in the time of the clock.
    public let elapsed: TimeSpan
    /// The time taken out by pauses.
    public let paused: TimeSpan
    private let dueMark: InstantMark
    private let breachedAtMark: InstantMark
    /// The target in force at the end; nil for none.
    public let target: ServiceLevelTarget?
    /// How it ended.
    public let outcome: Outcome
    /// Whether the breach was excused; it stays a breach.
    public let isExcused: Bool

    @inline(__always)
    init(
        startedAt: Instant, endedAt: Instant, outcome: Outcome, target: ServiceLevelTarget?, due: InstantMark,
        breachedAt: InstantMark, elapsed: TimeSpan, paused: TimeSpan, isExcused: Bool
    ) {
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.elapsed = elapsed
        self.paused = paused
        dueMark = due
        breachedAtMark = breachedAt
        self.target = target
        self.outcome = outcome
        self.isExcused = isExcused
    }

    /// The due instant; nil for none.
    public var due: Instant? { dueMark.instant }

    /// The last instant at which the promise was kept, where it was missed.
    public var breachedAt: Instant? { breachedAtMark.instant }
}
