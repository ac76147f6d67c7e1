import ServiceTime
public import Ticketing

/// A ticket with its live clocks: what an event is applied to, and what a host stores between events.
public struct ServiceLevelState: Hashable, Sendable {
    /// The ticket.
    public internal(set) var ticket: Ticket
    /// The places of the policies the ticket falls under.
    var policies: [Int]
    /// The clocks of those policies.
    var clocks: [ClockState]
    /// Up to which instant everything has been taken into account.
    var settledAt: Int64
    /// The number of age thresholds that have passed.
    var agesPassed: Int
    /// What has happened to the ticket so far.
    var happened: TicketHappenings
    /// The stretches during which the ticket waited for somebody outside; a wait that goes on ends never.
    var waits: [ClockState.Pause]
}
