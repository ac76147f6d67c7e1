public import ServiceTime

/// What one clock of a ticket says at an instant.
public struct ClockReading: Hashable, Sendable {
    /// What a clock is doing.
    public enum Phase: String, Hashable, Sendable, CaseIterable {
        /// It runs; whether time passes for it is another question, see ``ClockReading/isCounting``.
        case running
        /// It stands still, as its pause rule says.
        case paused
        /// It has stopped.
        case stopped
        /// Its cycle ended without an outcome.
        case cancelled
    }

    /// One warning of the clock.
    public struct WarningReading: Hashable, Sendable {
        /// The warning.
        public let warning: ServiceLevelWarning
        /// When it is or was reached, if the clock runs on as it does; nil for never.
        public let at: Instant?
        /// Whether it was reached while the clock ran.
        public let isReached: Bool
    }

    /// The policy of the clock.
    public internal(set) var policy: PolicyIdentifier
    /// What it measures.
    public internal(set) var metric: ServiceLevelMetric
    /// To whom the promise is made.
    public internal(set) var obligation: ServiceLevelClock.Obligation
    /// The number of the cycle, from 1.
    public internal(set) var cycle: Int
    /// What the clock is doing.
    public internal(set) var phase: Phase
    /// Whether time passes for the clock: it runs and its calendar is open.
    public internal(set) var isCounting: Bool
    /// When the cycle started.
    public internal(set) var startedAt: Instant
    /// When it ended; nil while it goes on.
    public internal(set) var endedAt: Instant?
    /// The target in force; nil for none.
    public internal(set) var target: ServiceLevelTarget?
    /// The due instant; nil without a target, when it is never used up, or when a paused clock hides it.
    public internal(set) var due: Instant?
    /// The last instant at which the promise was kept, once it has passed; it never moves again.
    public internal(set) var breachedAt: Instant?
    /// The time used, in the time of the clock.
    public internal(set) var elapsed: TimeSpan
    /// The time taken out by pauses, one that goes on included.
    public internal(set) var paused: TimeSpan
    /// The time left, in the time of the clock, negative when it is overdrawn; nil without a target.
    public internal(set) var remaining: TimeSpan?
    /// The amount of which ``elapsed`` is a share; nil without a target.
    public internal(set) var granted: TimeSpan?
    /// Whether a breach of the cycle was excused; it stays a breach.
    public internal(set) var isExcused: Bool
    /// The warnings, in the order of the clock's definition.
    public internal(set) var warnings: [WarningReading]
    /// The cycles over the life of the ticket that kept the promise.
    public internal(set) var metCycles: Int
    /// The cycles over the life of the ticket that missed it.
    public internal(set) var missedCycles: Int

    /// Whether the promise is missed.
    public var isBreached: Bool { breachedAt != nil }

    /// The time past the target, zero while it is not used up; nil without a target.
    public var overdue: TimeSpan? {
        remaining.map { TimeSpan(microseconds: $0.microseconds < 0 ? 0 &- $0.microseconds : 0) }
    }

    /// Whether at least a share of the target is used, compared exactly; nil without a target.
    ///
    /// - Parameters:
    ///   - part: The part of the share, such as 3 of 4.
    ///   - whole: The whole of the share, greater than zero.
    public func hasUsed(_ part: Int64, of whole: Int64) -> Bool? {
        guard let granted, whole > 0 else { return nil }
        let used = elapsed.microseconds.multipliedFullWidth(by: whole)
        let needed = granted.microseconds.multipliedFullWidth(by: part)
        return (used.high, used.low) >= (needed.high, needed.low)
    }
}
