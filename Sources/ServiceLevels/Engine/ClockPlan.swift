import Ticketing

/// A clock laid out in plain values, with its lists by their places in the tables of the policy set: most events are done
/// with a clock after a look at it.
struct ClockPlan: Sendable {
    /// Consecutive places of a table.
    struct Places: Sendable {
        private let first: Int32
        private let end: Int32

        init(_ range: Range<Int>) {
            first = Int32(clamping: range.lowerBound)
            end = Int32(clamping: range.upperBound)
        }

        var count: Int { Int(end) &- Int(first) }
        var range: Range<Int> { Int(first)..<max(Int(first), Int(end)) }
        var isEmpty: Bool { end <= first }

        /// The place in the table of a place among these; nil for one that is not among them.
        @inline(__always)
        func place(_ index: Int) -> Int? {
            index >= 0 && index < Int(end) &- Int(first) ? Int(first) &+ index : nil
        }
    }

    /// Triggers of which any may fire.
    struct Triggers: Sendable {
        /// The happenings that fire one whatever the ticket is like.
        let unconditional: TicketHappenings
        /// The happenings that fire one if the ticket is like it.
        let conditional: TicketHappenings
        /// The places of those that ask what the ticket is like.
        let places: Places
    }

    /// A trigger that asks what the ticket is like.
    struct Conditional: Sendable {
        let happenings: TicketHappenings
        let condition: ConditionPlan
    }

    /// When a clock stands still.
    struct Pause: Sendable {
        let asks: ConditionPlan
        /// When it goes on; nil where it does as soon as nothing asks for the pause.
        let resumes: ConditionPlan?
        /// The happenings that may begin or end a pause.
        let matters: TicketHappenings
        /// Whether only certain reasons count.
        let hasReasons: Bool
        /// Whether pauses are measured in plain time, and move the due instant by it.
        let isPlain: Bool
        /// The plain time after which a single pause ends by itself; never without a cap.
        let greatestPause: Int64
        /// The plain time that all pauses of a cycle may take together; never without a cap.
        let greatestTotal: Int64

        var hasCap: Bool { greatestPause != ClockState.never || greatestTotal != ClockState.never }

        /// Whether more than its condition decides on a pause.
        var isIntricate: Bool { resumes != nil || hasReasons || hasCap }
    }

    /// A warning among those that a clock reaches one after the other.
    struct Rung: Sendable {
        /// What must be used.
        let share: Int64
        /// The place of the warning among those of the clock.
        let warning: Int
        /// One bit for each warning before it.
        let reachedBefore: UInt32
    }

    /// A target with its calendar.
    struct Target: Sendable {
        let target: ServiceLevelTarget?
        /// The amount of time that the target grants; nil where it is something else.
        let amount: Int64?
        let time: ClockTime
        /// Where the table of shares tells what each warning of the clock asks to be used.
        let firstShare: Int32
        /// The warnings in the order in which they are reached; empty where some are no such share.
        let ladder: Places
    }

    /// What a clock takes notice of in one of its phases.
    struct Notice: Sendable {
        /// The happenings of which it does.
        let happenings: TicketHappenings
        /// The places of the conditions of triggers that look at the ticket after any event.
        let watchers: Places
    }

    /// What may end its cycle or put another target rule in force.
    let ends: Notice
    /// What may start a cycle, or let the last one go on.
    let starts: Notice
    /// The happenings that may do anything to the clock while it runs or stands still.
    let noticesWhileActive: TicketHappenings
    /// The happenings that may do anything to it otherwise.
    let noticesWhileIdle: TicketHappenings
    /// When it stands still; nil for never.
    let pause: Pause?
    let start: Triggers
    let stop: Triggers
    let reset: Triggers
    let cancel: Triggers
    /// The conditions of the target rules; empty when the first rule applies to every ticket.
    let rules: Places
    /// The happenings that may put another target rule in force.
    let ruleMatters: TicketHappenings
    let targets: Places
    let warnings: Places
    let options: ClockOptions
}
