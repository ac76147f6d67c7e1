public import Ticketing

/// What makes a clock start, stop, reset or cancel: one of some happenings, on a ticket like this.
public struct ClockTrigger: Hashable, Sendable {
    /// The happenings of which one must be; with none given, any event or passing of an age will do.
    public var happenings: TicketHappenings
    /// What the ticket must be like after the event.
    public var condition: TicketCondition

    /// Creates a trigger.
    ///
    /// - Parameters:
    ///   - happenings: The happenings of which one must be; none for any.
    ///   - condition: What the ticket must be like after the event.
    public init(_ happenings: TicketHappenings = [], where condition: TicketCondition = .always) {
        self.happenings = happenings
        self.condition = condition
    }
}
