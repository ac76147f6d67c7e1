public import ServiceTime
public import Ticketing

/// The state of a ticket and its clocks as a host stores it between events.
///
/// Policies are named by identifier and version, clocks by what they measure, never by their places, so that a policy
/// set may grow or be put in another order while tickets are open. ``CompiledServiceLevels/restore(_:)`` finds them again
/// and says what is missing.
///
/// ```swift
/// let stored = try encoder.encode(levels.snapshot(of: state))
/// …
/// var state = try levels.restore(decoder.decode(ServiceLevelSnapshot.self, from: stored))
/// ```
public struct ServiceLevelSnapshot: Hashable, Sendable {
    /// One version of a policy.
    public struct PolicyVersion: Hashable, Sendable {
        /// The policy.
        public let policy: PolicyIdentifier
        /// From when the version is valid; nil for ever.
        public let validFrom: Instant?
    }

    /// The ticket.
    public let ticket: Ticket
    /// The policies the ticket falls under, in order of precedence.
    public let policies: [PolicyVersion]
    /// The clocks, in the order of the engine.
    let clocks: [ClockSnapshot]
    /// Up to which instant everything has been taken into account.
    let settledAt: Instant
    /// What has happened to the ticket so far.
    let happened: TicketHappenings
    /// The stretches during which the ticket waited for somebody outside.
    let waits: [StretchSnapshot]
}

/// One clock of a stored state, by what it measures.
struct ClockSnapshot: Hashable, Sendable {
    let version: ServiceLevelSnapshot.PolicyVersion
    let metric: ServiceLevelMetric
    /// The present or last cycle; nil for a clock that never started.
    let cycle: CycleSnapshot?
}

/// The present or last cycle of a stored clock.
struct CycleSnapshot: Hashable, Sendable {
    /// The policy under which it ran, where that is not the clock's any more.
    let version: ServiceLevelSnapshot.PolicyVersion?
    let number: Int
    let phase: ClockReading.Phase
    /// The place of the target rule among those of the clock, with the target it had.
    let rule: Int
    let target: ServiceLevelTarget?
    let startedAt: Instant
    /// Since when the clock runs or stands still, or when it stopped.
    let since: Instant
    let used: TimeSpan
    let paused: TimeSpan
    let pauses: [StretchSnapshot]
    let isPauseSpent: Bool
    let stoppedAtEnd: Bool
    let due: Instant?
    let lateAfter: Instant?
    let breachedAt: Instant?
    let isAgreed: Bool
    let isExcused: Bool
    /// The places of the warnings that were reached.
    let warned: [Int]
    let met: Int
    let missed: Int
}

/// A stretch of plain time; one that goes on has no end.
struct StretchSnapshot: Hashable, Sendable {
    let start: Instant
    let end: Instant?
}
