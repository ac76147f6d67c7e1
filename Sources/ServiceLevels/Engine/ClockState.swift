/// One clock of one ticket: what is needed to go on, in microseconds since 1970 and of its own time.
///
/// `Int64.max` stands for "never".
struct ClockState: Hashable, Sendable {
    enum Phase: UInt8, Hashable, Sendable {
        /// No cycle has started.
        case idle
        case running
        case paused
        case stopped
        case cancelled
    }

    /// A stretch of plain time during which the clock stood still.
    struct Pause: Hashable, Sendable {
        let start: Int64
        let end: Int64
    }

    static let never = Int64.max

    /// The place of the clock in the compiled set.
    var clock: Int
    var phase = Phase.idle
    /// The place of the target rule in force; -1 for none.
    var rule = -1
    /// The number of the present or last cycle, from 1.
    var cycle = 0
    /// When the cycle started.
    var startedAt: Int64 = 0
    /// Since when the clock runs or stands still, or when it stopped.
    var mark: Int64 = 0
    /// The time used up to `mark`.
    var used: Int64 = 0
    /// The time taken out by finished pauses, in the unit of the pause rule.
    var paused: Int64 = 0
    /// The finished pauses of the cycle.
    var pauses: [Pause] = []
    /// Whether the pause that the ticket's state asks for ended by its cap, and must end before another begins.
    var isPauseSpent = false
    /// Whether the clock stopped because the ticket was resolved or closed.
    var stoppedAtEnd = false
    /// The due instant to show.
    var due = ClockState.never
    /// The last instant at which the promise is kept.
    var lateAfter = ClockState.never
    /// `lateAfter`, once it has passed; it never moves again.
    var breachedAt = ClockState.never
    /// Whether the due instant was agreed with the customer.
    var isAgreed = false
    /// Whether a breach of the cycle was excused.
    var isExcused = false
    /// One bit for each warning that was reached.
    var warned: UInt32 = 0
    /// The next instant at which a warning is reached or the breach begins, while the clock runs.
    var nextSignal = ClockState.never
    /// Cycles that kept and missed the promise, over the life of the ticket.
    var met = 0
    var missed = 0

    var isActive: Bool { phase == .running || phase == .paused }

    /// The plain time of the finished pauses.
    var plainPaused: Int64 { pauses.reduce(0) { $0 &+ ($1.end &- $1.start) } }
}
