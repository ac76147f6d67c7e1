import ServiceTime
import ServiceVocabulary
import Ticketing

/// How often a status stands in a log.
struct StatusFigures: Codable, Hashable, Sendable {
    /// The status.
    let status: TicketStatus
    /// What it is taken for; nil for one that is not in the table of statuses.
    let category: StatusCategory?
    /// How many rows have it.
    let events: Int
    /// In how many tickets' first row it stands.
    let first: Int
    /// In how many tickets' last row it stands.
    let last: Int

    /// Counts, in the order of the life cycle, with the unknown statuses by name at the end.
    static func table(_ log: EventLog, lifeCycle: LifeCycle) -> [StatusFigures] {
        var first: [TicketStatus: Int] = [:]
        var last: [TicketStatus: Int] = [:]
        for ticket in log.tickets {
            if let status = ticket.opening.status { first[status, default: 0] += 1 }
            if let status = ticket.status { last[status, default: 0] += 1 }
        }
        let known = lifeCycle.stages.map(\.status)
        let unknown = log.rowsByStatus.keys.filter { !known.contains($0) }.sorted()
        return (known + unknown).map { status in
            StatusFigures(
                status: status, category: lifeCycle.category(of: status), events: log.rowsByStatus[status] ?? 0,
                first: first[status] ?? 0, last: last[status] ?? 0)
        }
    }
}

/// The changes of status in a log.
struct StepFigures: Codable, Hashable, Sendable {
    /// A kind of change.
    struct Kind: Codable, Hashable, Sendable {
        /// The status before.
        let from: TicketStatus
        /// The status after.
        let to: TicketStatus
        /// How often.
        let count: Int
    }

    /// All changes.
    let total: Int
    /// The kinds, the most frequent first.
    let kinds: [Kind]

    /// Counts.
    init(_ replay: LogReplay) {
        total = replay.steps.values.reduce(0, +)
        kinds = replay.steps.map { Kind(from: $0.from, to: $0.to, count: $1) }
            .sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) }
    }
}

/// The tickets that were opened again after they were resolved or closed.
struct ReopeningFigures: Codable, Hashable, Sendable {
    /// How many tickets.
    let tickets: Int
    /// How often.
    let steps: Int
    /// In how many tickets the other system counts as many; nil where the log does not say.
    let agreement: Agreement.Count?

    /// Counts.
    init(_ tickets: [ReplayedTicket]) {
        self.tickets = tickets.count { $0.ticket.reopenCount > 0 }
        steps = tickets.reduce(0) { $0 + $1.ticket.reopenCount }
        let counted = tickets.filter { $0.logged.reopenCount != nil }
        agreement = Agreement.Count(
            counted.count { $0.ticket.reopenCount == $0.logged.reopenCount }, outOf: counted.count)
    }
}

/// The hand-overs from one team to another.
struct HandOverFigures: Codable, Hashable, Sendable {
    /// How many tickets were handed over.
    let tickets: Int
    /// How often.
    let steps: Int

    /// Counts.
    init(_ tickets: [ReplayedTicket]) {
        self.tickets = tickets.count { $0.ticket.transferCount > 0 }
        steps = tickets.reduce(0) { $0 + $1.ticket.transferCount }
    }
}

/// The tickets of one priority.
struct PriorityFigures: Codable, Hashable, Sendable {
    /// The priority at last; nil for none, or for all tickets together.
    let priority: Priority?
    /// How many tickets.
    let tickets: Int
    /// How many of them are closed.
    let closed: Int
    /// The plain time from opening to closing; nil where none is closed.
    let timeToClose: Percentiles?

    /// Computes the percentiles.
    init(_ tickets: [ReplayedTicket], priority: Priority?) {
        self.priority = priority
        self.tickets = tickets.count
        let lengths = tickets.compactMap { replayed in
            replayed.ticket.closedAt.map { $0 - replayed.ticket.openedAt }
        }
        closed = lengths.count
        timeToClose = Percentiles(of: lengths)
    }

    /// All tickets together, then those of each priority by name.
    static func table(_ tickets: [ReplayedTicket]) -> [PriorityFigures] {
        let groups = Dictionary(grouping: tickets, by: \.logged.latest.priority)
        return [PriorityFigures(tickets, priority: nil)]
            + groups.keys.compactMap(\.self).sorted().map { PriorityFigures(groups[$0] ?? [], priority: $0) }
    }
}
