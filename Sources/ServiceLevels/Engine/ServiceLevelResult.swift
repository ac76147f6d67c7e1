public import ServiceTime

/// What a policy says at an instant about a ticket of which only the opening and the closing are known.
public struct ServiceLevelResult: Hashable, Sendable {
    /// Whether the promise is kept.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// The ticket was closed before the promise was missed.
        case met
        /// The promise is missed. This never changes again.
        case breached
        /// The ticket is open and the promise not yet missed.
        case pending
    }

    /// The policy under which the ticket falls.
    public let policy: PolicyIdentifier
    /// The target that applies to the ticket; nil when its clock only measures.
    public let target: ServiceLevelTarget?
    /// The calendar on which the target counts; nil for plain time.
    public let calendar: CalendarIdentifier?
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
    /// The working time of the policy's calendar from opening to closing, or to the instant of the answer; the plain
    /// time without a calendar.
    public let elapsedWorkingTime: TimeSpan
}

#if !hasFeature(Embedded)
extension ServiceLevelResult.Verdict: Codable {}
#endif
