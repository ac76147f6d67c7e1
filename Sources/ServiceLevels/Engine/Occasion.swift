import Ticketing

/// What has happened to a ticket, when, and what the ticket is like since.
struct Occasion {
    /// What has happened; nothing when an age has passed, or when an event changed nothing that has a name.
    let happenings: TicketHappenings
    /// When it happened, in microseconds since 1970.
    let instant: Int64
    /// What the ticket is like, as far as facts tell.
    let facts: UInt64
    /// Whether something may have changed that no happening names: an age has passed, or a wait has another reason.
    let isUnnamed: Bool

    /// A bit that no happening has.
    private static let nothing = TicketHappenings(rawValue: 1 << 31)

    init(_ happenings: TicketHappenings, at instant: Int64, facts: UInt64, isUnnamed: Bool) {
        self.happenings = happenings
        self.instant = instant
        self.facts = facts
        self.isUnnamed = isUnnamed
    }

    /// The happenings as triggers look for them: where there are none, only triggers that any event fires look at it.
    var asked: TicketHappenings { happenings.isEmpty ? Self.nothing : happenings }
}
