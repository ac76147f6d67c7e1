public import ServiceTime

/// What a policy says about a ticket at an instant.
public struct ServiceLevelResult: Hashable, Sendable {
    /// Whether the promise is kept.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// The ticket was closed at or before the due instant.
        case met
        /// The due instant passed before the ticket was closed. This never changes again.
        case breached
        /// The ticket is open and the due instant is still ahead.
        case pending
    }

    /// The policy under which the ticket falls.
    public let policy: PolicyIdentifier
    /// The instant up to which the promise is kept; nil when the target is never used up.
    public let due: Instant?
    /// Whether the promise is kept.
    public let verdict: Verdict
    /// The plain time up to the due instant, from the closing of a closed ticket, else from the instant of the answer;
    /// zero once it has passed, nil without a due instant.
    public let remaining: TimeSpan?
    /// The plain time by which the closing, or the instant of the answer, is past the due instant; zero before it.
    public let overdue: TimeSpan
    /// The plain time from opening to closing, or to the instant of the answer.
    public let elapsedCalendarTime: TimeSpan
    /// The working time from opening to closing, or to the instant of the answer.
    public let elapsedWorkingTime: TimeSpan
}

#if !hasFeature(Embedded)
extension ServiceLevelResult.Verdict: Codable {}
#endif
