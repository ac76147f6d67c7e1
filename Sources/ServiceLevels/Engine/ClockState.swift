import Ticketing

/// One clock of one ticket: what is needed to go on, in microseconds since 1970 and of its own time.
///
/// It is made of plain numbers, so that to copy it costs no more than that; what needs a list lies beside it.
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

    static let never = Int64.max

    /// When the cycle started.
    var startedAt: Int64 = 0
    /// Since when the clock runs or stands still, or when it stopped.
    var mark: Int64 = 0
    /// The time used up to `mark`.
    var used: Int64 = 0
    /// The time taken out by finished pauses, in the unit of the pause rule.
    var paused: Int64 = 0
    /// The due instant to show.
    var due = ClockState.never
    /// The last instant at which the promise is kept; once it has passed it never moves again.
    var lateAfter = ClockState.never
    /// The next instant at which a warning is reached or the breach begins, while the clock runs.
    var nextSignal = ClockState.never
    /// The place of the clock in the compiled set, whose triggers it follows.
    @Narrow var clock: Int
    /// The place of the clock under which the present or last cycle ran: another one after the ticket came under another
    /// policy while no cycle went on.
    @Narrow var cycleClock: Int
    /// The happenings that may do anything to the clock as it is; they follow from the rest.
    var notices: TicketHappenings = []
    /// The number of the present or last cycle, from 1.
    @Narrow var cycle = 0
    /// The cycles that kept the promise, over the life of the ticket.
    @Narrow var met = 0
    /// The cycles that missed the promise, over the life of the ticket.
    @Narrow var missed = 0
    /// One bit for each warning that was reached.
    var warned: UInt32 = 0
    private var ruleBits: Int16 = -1
    var phase = Phase.idle
    private var flags: UInt8 = 0

    init(clock: Int) {
        self.clock = clock
        cycleClock = clock
    }

    /// The place of the target rule in force; -1 for none.
    var rule: Int {
        get { Int(ruleBits) }
        set { ruleBits = Int16(clamping: newValue) }
    }

    @inline(__always)
    private subscript(flag: UInt8) -> Bool {
        get { flags & flag != 0 }
        set { flags = newValue ? flags | flag : flags & ~flag }
    }

    /// Whether the pause that the ticket's state asks for ended by its cap, and must end before another begins.
    var isPauseSpent: Bool {
        get { self[1] }
        set { self[1] = newValue }
    }

    /// Whether the clock stopped because the ticket was resolved or closed.
    var stoppedAtEnd: Bool {
        get { self[2] }
        set { self[2] = newValue }
    }

    /// Whether the due instant was agreed with the customer.
    var isAgreed: Bool {
        get { self[4] }
        set { self[4] = newValue }
    }

    /// Whether a breach of the cycle was excused.
    var isExcused: Bool {
        get { self[8] }
        set { self[8] = newValue }
    }

    /// Whether the promise is missed.
    var isBreached: Bool {
        get { self[16] }
        set { self[16] = newValue }
    }

    /// The last instant at which the promise was kept; never while it is not missed.
    var breachedAt: Int64 { isBreached ? lateAfter : Self.never }

    /// Forgets the last cycle but for the totals, and counts the next.
    @inline(__always)
    mutating func beginCycle() {
        let before = self
        self = ClockState(clock: clock)
        met = before.met
        missed = before.missed
        cycle = before.cycle + 1
    }

    /// Whether a warning was reached, by its place among those of the clock.
    func hasWarned(_ warning: Int) -> Bool { warned & (1 << UInt32(truncatingIfNeeded: warning)) != 0 }

    @inline(__always)
    var isActive: Bool { phase == .running || phase == .paused }
}
