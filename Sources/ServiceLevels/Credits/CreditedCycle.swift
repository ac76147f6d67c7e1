public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A cycle of a clock as a credit schedule judges it.
public struct CreditedCycle: Hashable, Sendable {
    /// The ticket.
    public let ticket: TicketIdentifier
    /// What was measured.
    public let metric: ServiceLevelMetric
    /// When the cycle ended, which says to which period it belongs.
    public let endedAt: Instant
    /// Whether the promise was missed.
    public let isMissed: Bool
    /// The time past the target; zero when the promise was kept.
    public let overdue: TimeSpan
    /// Whether the breach was excused.
    public let isExcused: Bool

    /// Creates a cycle.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - metric: What was measured.
    ///   - endedAt: When the cycle ended.
    ///   - overdue: The time past the target of a missed promise; nil for a promise that was kept.
    ///   - isExcused: Whether the breach was excused.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative overdue time.
    public init(
        ticket: TicketIdentifier, metric: ServiceLevelMetric, endedAt: Instant, overdue: TimeSpan?,
        isExcused: Bool = false
    ) throws(InvalidValue) {
        if let overdue, overdue < .zero {
            throw InvalidValue(field: "overdue", value: overdue.description, accepted: "a time that is not negative")
        }
        self.ticket = ticket
        self.metric = metric
        self.endedAt = endedAt
        isMissed = overdue != nil
        self.overdue = overdue ?? .zero
        self.isExcused = isExcused
    }

    /// Creates a cycle of its record; nil for one without a promise or without an outcome.
    ///
    /// The overdue time is what was used above the target, in the time of the clock; for targets in business days and
    /// dues agreed with the customer it is the plain time from the breach to the end.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - metric: What was measured.
    ///   - record: The record.
    public init?(ticket: TicketIdentifier, metric: ServiceLevelMetric, record: CycleRecord) {
        switch record.outcome {
        case .met: isMissed = false
        case .missed: isMissed = true
        case .measured, .cancelled: return nil
        }
        self.ticket = ticket
        self.metric = metric
        endedAt = record.endedAt
        isExcused = record.isExcused
        var overdue: Int64 = 0
        if isMissed {
            switch record.target {
            case .workingTime(let span), .calendarTime(let span):
                overdue = record.elapsed.microseconds - span.microseconds
            case .businessDays, nil:
                break
            }
            // An agreed due, or one moved by pauses in plain time, is not a matter of the amount.
            if overdue <= 0, let breachedAt = record.breachedAt {
                overdue = (record.endedAt - breachedAt).microseconds
            }
        }
        self.overdue = TimeSpan(microseconds: max(0, overdue))
    }
}
