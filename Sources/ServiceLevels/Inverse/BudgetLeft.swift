public import ServiceTime

/// What is left of the promise of one clock, and until when it lasts if the clock runs from now on.
public struct BudgetLeft: Hashable, Sendable {
    /// The policy of the clock.
    public let policy: PolicyIdentifier
    /// What it measures.
    public let metric: ServiceLevelMetric
    /// The time left, in the time of the clock; negative when it is overdrawn.
    public let left: TimeSpan
    /// The due instant if the clock ran from the asked instant on without another pause; nil when it is never used up.
    ///
    /// For a clock that stands still this is later than the due it shows.
    public let due: Instant?
    /// Whether the promise is missed already.
    public let isBreached: Bool
}

/// The latest instant at which something can begin and still keep a promise.
public enum LatestStart: Hashable, Sendable {
    /// At that instant at the latest, not before the asked one.
    case at(Instant)
    /// It is too late: that would have been the last instant; nil where there was never time enough.
    case passed(Instant?)
    /// The promise is never used up, so anything is early enough.
    case anyTime
}
