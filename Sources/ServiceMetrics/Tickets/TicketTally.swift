public import ServiceLevels
public import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// All that the key figures of tickets need, in one pass: a partial result of counts and exact sums.
///
/// Times are plain, or on one calendar if one is named. Everything is seen from one instant, at which what is open is
/// the backlog.
public struct TicketTally: Hashable, Sendable {
    /// The instant from which the tickets are seen.
    public let asOf: Instant
    /// The calendar on which times count; nil for plain time.
    public let calendar: CalendarIdentifier?
    /// How many tickets there are.
    public internal(set) var tickets = 0
    /// Creation to first reply of the tickets that have one, in microseconds.
    public internal(set) var firstReplies = ExactMoments()
    /// Creation to first resolution, in microseconds.
    public internal(set) var firstResolutions = ExactMoments()
    /// Creation to last resolution of the tickets that are resolved, in microseconds.
    public internal(set) var lastResolutions = ExactMoments()
    /// The ages of open tickets, in plain microseconds.
    public internal(set) var openAges = ExactMoments()
    /// Tickets that were ever resolved.
    public internal(set) var everResolved = 0
    /// Those of them that were opened again.
    public internal(set) var reopened = 0
    /// Solved tickets of which it is known whether they ever waited.
    public internal(set) var solvedWithHistory = 0
    /// Those of them with a reply, without waiting and without a reopening.
    public internal(set) var oneTouch = 0
    /// Promises that were kept or missed.
    public internal(set) var promises = Proportion.empty
    /// Promises that are open and not yet due.
    public internal(set) var pending = 0

    /// A tally of nothing.
    ///
    /// - Parameters:
    ///   - asOf: The instant from which the tickets are seen.
    ///   - calendar: The calendar on which times count; nil for plain time.
    public init(asOf: Instant, calendar: CalendarIdentifier? = nil) {
        self.asOf = asOf
        self.calendar = calendar
    }

    /// Adds a ticket.
    ///
    /// - Parameters:
    ///   - ticket: The ticket; what happened to it after the instant of the tally does not count.
    ///   - hours: The compiled calendar, for a tally on one.
    ///   - hasWaited: Whether the ticket ever waited for somebody, as its history says; nil where that is not known,
    ///     which leaves it out of the one-touch tickets.
    /// - Returns: Whether it was counted; a ticket opened after the instant of the tally is not.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a calendar other than that of the tally, and for sums that do
    ///   not fit.
    @discardableResult
    public mutating func add(
        _ ticket: Ticket, on hours: CompiledCalendar? = nil, hasWaited: Bool? = nil
    ) throws(InvalidValue) -> Bool {
        guard (hours == nil) == (calendar == nil) else {
            throw InvalidValue(
                field: "calendar", value: hours == nil ? "none" : "a calendar", accepted: calendar?.rawValue ?? "none")
        }
        guard ticket.openedAt <= asOf else { return false }
        func moment(_ instant: Instant?) -> Instant? { instant.flatMap { $0 <= asOf ? $0 : nil } }
        func time(to end: Instant) -> Int64 {
            let span = hours?.workingTime(from: ticket.openedAt, to: end) ?? (end - ticket.openedAt)
            return max(span.microseconds, 0)
        }
        var sum = self
        sum.tickets = try Check.sum(tickets, 1, "tickets")
        if let reply = moment(ticket.firstReplyAt) { try sum.firstReplies.add(time(to: reply)) }
        if let first = moment(ticket.firstResolvedAt) {
            try sum.firstResolutions.add(time(to: first))
            sum.everResolved += 1
            if ticket.reopenCount > 0 { sum.reopened += 1 }
        }
        if let last = moment(ticket.resolvedAt) {
            try sum.lastResolutions.add(time(to: last))
            if let hasWaited {
                sum.solvedWithHistory += 1
                if ticket.replyCount > 0, !hasWaited, ticket.reopenCount == 0 { sum.oneTouch += 1 }
            }
        } else {
            try sum.openAges.add((asOf - ticket.openedAt).microseconds)
        }
        self = sum
        return true
    }

    /// Adds what a policy says about a ticket of which only opening and closing are known.
    ///
    /// - Parameter verdict: The verdict: a pending one is counted apart, an open and late one as missed.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds the integers.
    public mutating func add(_ verdict: ServiceLevelResult.Verdict) throws(InvalidValue) {
        switch verdict {
        case .met: try promises.record(true)
        case .breached: try promises.record(false)
        case .pending: pending = try Check.sum(pending, 1, "pending")
        }
    }

    /// Adds all cycles of a clock of a ticket.
    ///
    /// - Parameter reading: What the clock says at the instant of the tally. Clocks that measure different things
    ///   belong into tallies of their own.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a count exceeds the integers.
    public mutating func add(_ reading: ClockReading) throws(InvalidValue) {
        var missed = reading.missedCycles
        var waiting = 0
        if reading.endedAt == nil, reading.target != nil {
            // The running cycle is not among those that have ended.
            if reading.isBreached { missed = try Check.sum(missed, 1, "missedCycles") } else { waiting = 1 }
        }
        let cycles = try Check.sum(reading.metCycles, missed, "cycles")
        let total = try promises.merging(Proportion(successes: reading.metCycles, count: cycles))
        pending = try Check.sum(pending, waiting, "pending")
        promises = total
    }

    /// Adds the tickets of another part.
    ///
    /// - Parameter other: The tally of other tickets, of the same instant and calendar.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for another instant or calendar (both are named), and sums that
    ///   do not fit.
    public mutating func merge(_ other: TicketTally) throws(InvalidValue) {
        guard other.asOf == asOf, other.calendar == calendar else {
            throw InvalidValue(
                field: "definition", value: "as of \(other.asOf) on \(other.calendar?.rawValue ?? "plain time")",
                accepted: "as of \(asOf) on \(calendar?.rawValue ?? "plain time")")
        }
        var sum = self
        sum.tickets = try Check.sum(tickets, other.tickets, "tickets")
        try sum.firstReplies.merge(other.firstReplies)
        try sum.firstResolutions.merge(other.firstResolutions)
        try sum.lastResolutions.merge(other.lastResolutions)
        try sum.openAges.merge(other.openAges)
        // No more than the tickets, which fit.
        sum.everResolved += other.everResolved
        sum.reopened += other.reopened
        sum.solvedWithHistory += other.solvedWithHistory
        sum.oneTouch += other.oneTouch
        sum.promises = try promises.merging(other.promises)
        sum.pending = try Check.sum(pending, other.pending, "pending")
        self = sum
    }
}
