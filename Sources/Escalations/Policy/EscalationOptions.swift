public import ServiceLevels
public import ServiceTime
import ServiceVocabulary

/// The answers of an escalation policy to the questions on which real systems disagree.
public struct EscalationOptions: Hashable, Sendable {
    /// Where a ticket goes on that is opened again.
    public enum Reopening: String, Hashable, Sendable, CaseIterable {
        /// With the tier that resolved it.
        case sameTier
        /// Where every ticket starts.
        case start
    }

    /// Who owns a ticket that rises.
    public enum Ownership: String, Hashable, Sendable, CaseIterable {
        /// Who owned it before, until somebody takes it over.
        case kept
        /// The tier that works on it.
        case follows
    }

    /// What an edit of the policy means for tickets under way.
    public enum PolicyEdits: String, Hashable, Sendable, CaseIterable {
        /// They go on with the policy as it was when they started.
        case frozen
        /// They go on with the new one.
        case migrated
    }

    /// What a look that comes late does with the steps it missed.
    public var catchUp: CatchUp
    /// What an edit of the policy means for tickets under way.
    public var edits: PolicyEdits
    /// Where a ticket goes on that is opened again.
    public var reopening: Reopening
    /// Who owns a ticket that rises.
    public var ownership: Ownership
    /// How often a ticket may come back from a higher tier, by a return or an explicit de-escalation; 0 to 100.
    public var greatestBounceCount: Int
    /// After how much plain time without a sign of life an acknowledgement lapses; nil for never.
    public var acknowledgementTimeout: TimeSpan?
    /// The longest snooze; a longer one is cut.
    public var longestSnooze: TimeSpan
    /// After how much plain time a pause ends by itself; nil for never.
    public var longestPause: TimeSpan?

    /// Creates options.
    ///
    /// - Parameters:
    ///   - catchUp: What a late look does; every missed step in order by default.
    ///   - edits: What an edit means for tickets under way; they go on with the policy as it was by default.
    ///   - reopening: Where a ticket goes on that is opened again; with the same tier by default.
    ///   - ownership: Who owns a ticket that rises; who did before by default.
    ///   - greatestBounceCount: How often a ticket may come back from a higher tier; three times by default.
    ///   - acknowledgementTimeout: When an acknowledgement lapses; never by default.
    ///   - longestSnooze: The longest snooze; 24 hours by default.
    ///   - longestPause: When a pause ends by itself; after 7 × 24 hours by default.
    public init(
        catchUp: CatchUp = .stepThrough, edits: PolicyEdits = .frozen, reopening: Reopening = .sameTier,
        ownership: Ownership = .kept, greatestBounceCount: Int = 3, acknowledgementTimeout: TimeSpan? = nil,
        longestSnooze: TimeSpan = .hours(24), longestPause: TimeSpan? = .hours(168)
    ) {
        self.catchUp = catchUp
        self.edits = edits
        self.reopening = reopening
        self.ownership = ownership
        self.greatestBounceCount = greatestBounceCount
        self.acknowledgementTimeout = acknowledgementTimeout
        self.longestSnooze = longestSnooze
        self.longestPause = longestPause
    }

    func check() throws(InvalidValue) {
        guard (0...100).contains(greatestBounceCount) else {
            throw InvalidValue(field: "greatestBounceCount", value: "\(greatestBounceCount)", accepted: "0 to 100")
        }
        func check(_ span: TimeSpan?, _ field: String) throws(InvalidValue) {
            guard let span else { return }
            guard span > .zero, span <= EscalationTrigger.greatestWait else {
                throw InvalidValue(
                    field: field, value: span.description,
                    accepted: "more than no time and at most " + EscalationTrigger.greatestWait.description)
            }
        }
        try check(acknowledgementTimeout, "acknowledgementTimeout")
        try check(longestSnooze, "longestSnooze")
        try check(longestPause, "longestPause")
    }
}

/// When people are left in peace: what would be told them then is held until the calendar of quiet hours closes.
public struct QuietHours: Hashable, Sendable {
    /// The calendar that is open in quiet hours.
    public let calendar: CalendarIdentifier
    /// The steps that are told all the same.
    public let exceptions: Set<EscalationStepName>

    /// Creates quiet hours.
    ///
    /// - Parameters:
    ///   - calendar: The calendar that is open in quiet hours.
    ///   - exceptions: The steps that are told all the same.
    public init(_ calendar: CalendarIdentifier, exceptions: Set<EscalationStepName> = []) {
        self.calendar = calendar
        self.exceptions = exceptions
    }
}
