import ServiceTime
public import Ticketing

/// A ticket with its live clocks: what an event is applied to, and what a host stores between events.
public struct ServiceLevelState: Hashable, Sendable {
    /// The places of the policies the ticket falls under.
    var policies: [Int]
    /// The clocks of those policies.
    var clocks: [ClockState]
    /// Up to which instant everything has been taken into account.
    var settledAt: Int64
    /// The next instant at which time alone does something; it follows from the rest.
    var wakesAt = ClockState.never
    /// What the ticket is like, as far as its clocks ask; it follows from the ticket.
    var facts: UInt64
    /// The number of age thresholds that have passed.
    @Narrow var agesPassed = 0
    /// What has happened to the ticket so far.
    var happened: TicketHappenings = []
    /// The stretches during which the ticket waited for somebody outside; a wait that goes on ends never.
    var waits: [Stretch] = []
    /// The pauses of its clocks.
    var pauses = ClockPauses()
    /// The ticket.
    public internal(set) var ticket: Ticket
}
