public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A support line that a case came to, and when.
public struct LineEntry<Line: TextIdentifier>: Hashable, Sendable {
    /// The line: a tier of support, a team, or whatever a log calls it.
    public let line: Line
    /// When the case came to it.
    public let at: Instant

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - at: When the case came to it.
    public init(_ line: Line, at: Instant) {
        self.line = line
        self.at = at
    }
}

/// The way of one case through the support lines.
///
/// ```swift
/// var track = LineTrack<SupportTier>(openedAt: opened)
/// track.enter(.level1, at: opened)
/// track.enter(.level2, at: later)
/// track.end(at: resolved, isResolved: true)
/// track.moves      // [L1 → L2]
/// ```
///
/// A line that follows itself is one stay. The order of the calls is the order: an instant before its predecessor is read
/// as the predecessor's, and counted in ``outOfOrder``.
public struct LineTrack<Line: TextIdentifier>: Hashable, Sendable {
    /// When the case was opened.
    public let openedAt: Instant
    /// The lines that it came to, none twice in a row.
    public private(set) var entries: [LineEntry<Line>] = []
    /// When it left the last line; nil while it is there.
    public private(set) var endedAt: Instant?
    /// Whether it was resolved at the end, by the last line.
    public private(set) var isResolved = false
    /// How many instants were before their predecessor.
    public private(set) var outOfOrder = 0

    private var lastAt: Instant

    /// Creates the way of a case that is nowhere yet.
    ///
    /// - Parameter openedAt: When it was opened.
    public init(openedAt: Instant) {
        self.openedAt = openedAt
        lastAt = openedAt
    }

    /// Notes where the case is; nothing changes where it was there before.
    ///
    /// A case that had ended goes on.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - instant: When that was seen.
    public mutating func enter(_ line: Line, at instant: Instant) {
        let effective = effectiveInstant(of: instant)
        endedAt = nil
        isResolved = false
        if entries.last?.line != line { entries.append(LineEntry(line, at: effective)) }
    }

    /// Notes the end of the case.
    ///
    /// - Parameters:
    ///   - instant: When it ended.
    ///   - isResolved: Whether it was resolved.
    public mutating func end(at instant: Instant, isResolved: Bool) {
        endedAt = effectiveInstant(of: instant)
        self.isResolved = isResolved
    }

    private mutating func effectiveInstant(of instant: Instant) -> Instant {
        if instant < lastAt { outOfOrder += 1 }
        lastAt = max(instant, lastAt)
        return lastAt
    }

    /// The moves from one line to the next, in order.
    public var moves: [LineMove<Line>] {
        zip(entries, entries.dropFirst()).map { LineMove(from: $0.line, to: $1.line) }
    }

    /// The returns to a line after one other: A-B-A, told by the home A and the B it was sent to and came back from.
    public var pingPongs: [LineMove<Line>] {
        zip(entries, entries.dropFirst(2)).enumerated().compactMap { index, pair in
            pair.0.line == pair.1.line ? LineMove(from: pair.0.line, to: entries[index + 1].line) : nil
        }
    }
}

/// A move from one support line to another.
public struct LineMove<Line: TextIdentifier>: Hashable, Sendable, Comparable {
    /// The line that was left.
    public let from: Line
    /// The line that was entered.
    public let to: Line

    /// Creates a move.
    ///
    /// - Parameters:
    ///   - from: The line that was left.
    ///   - to: The line that was entered.
    public init(from: Line, to: Line) {
        self.from = from
        self.to = to
    }

    /// Whether `lhs` sorts before `rhs`, by the names of the lines.
    public static func < (lhs: LineMove, rhs: LineMove) -> Bool {
        (lhs.from, lhs.to) < (rhs.from, rhs.to)
    }
}

extension LineTrack<SupportTier> {
    /// The way of a ticket through the tiers of support.
    ///
    /// It ends when the ticket is resolved, or closed without a resolution. One that is opened again goes on where it was,
    /// and the time in between is part of that stay.
    ///
    /// - Parameters:
    ///   - history: The history of the ticket; what it does not take is left out.
    ///   - lifeCycle: The statuses and their steps.
    /// - Returns: The way; nil when no event opens the ticket.
    public init?(_ history: TicketHistory, lifeCycle: LifeCycle = .standard) {
        self.init(history, lifeCycle) { $0.supportTier }
    }
}

extension LineTrack<TeamIdentifier> {
    /// The way of a ticket through the teams.
    ///
    /// It ends when the ticket is resolved, or closed without a resolution. One that is opened again goes on where it was,
    /// and the time in between is part of that stay.
    ///
    /// - Parameters:
    ///   - history: The history of the ticket; what it does not take is left out.
    ///   - lifeCycle: The statuses and their steps.
    /// - Returns: The way; nil when no event opens the ticket.
    public init?(_ history: TicketHistory, lifeCycle: LifeCycle = .standard) {
        self.init(history, lifeCycle) { $0.team }
    }
}

extension LineTrack {
    private init?(_ history: TicketHistory, _ lifeCycle: LifeCycle, line: (Ticket) -> Line?) {
        var replay = TicketReplay(history.identifier)
        var track: LineTrack?
        var wasDone = false
        for event in history.events {
            guard case .success(let change) = replay.take(event, lifeCycle: lifeCycle), let ticket = replay.ticket
            else { continue }
            var next = track ?? LineTrack(openedAt: ticket.openedAt)
            // A hand-over of what is done moves the record, not the work.
            if !ticket.category.isDone || !wasDone, let line = line(ticket) {
                next.enter(line, at: change.effectiveAt)
            }
            if ticket.category.isDone, !wasDone { next.end(at: change.effectiveAt, isResolved: true) }
            wasDone = ticket.category.isDone
            track = next
        }
        guard let track else { return nil }
        self = track
    }
}
