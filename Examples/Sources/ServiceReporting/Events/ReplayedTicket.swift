import ServiceLevels
import ServiceTime
import Ticketing

/// A ticket of a log after its last event, with what its clocks say at the instant of the report.
struct ReplayedTicket: Sendable {
    /// What the log tells.
    let logged: LoggedTicket
    /// The ticket.
    let ticket: Ticket
    /// What the clocks say, in the order of the policies.
    let readings: [ClockReading]

    /// The verdict of the first clock; nil where no policy applies.
    var verdict: ServiceLevelResult.Verdict? { readings.first?.verdict }
}

extension ClockReading {
    /// Whether the promise is kept in the present or last cycle; nil for a clock that only measures, and for a cancelled
    /// cycle without a breach.
    var verdict: ServiceLevelResult.Verdict? {
        if isBreached { return .breached }
        guard phase != .cancelled, target != nil || due != nil else { return nil }
        return endedAt == nil ? .pending : .met
    }
}
