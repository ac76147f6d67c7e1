public import ServiceTime
public import Ticketing

/// The target of a clock for some tickets, and the calendar on which it counts.
public struct TargetRule: Hashable, Sendable {
    /// The tickets to which the target applies.
    public var condition: TicketCondition
    /// The target; nil to measure without one.
    public var target: ServiceLevelTarget?
    /// The calendar, by its name in the policy set; nil for plain time round the clock.
    public var calendar: CalendarIdentifier?

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - target: The target; nil to measure without one.
    ///   - calendar: The calendar; nil for plain time round the clock.
    ///   - condition: The tickets to which the target applies.
    public init(
        _ target: ServiceLevelTarget?, on calendar: CalendarIdentifier? = nil,
        where condition: TicketCondition = .always
    ) {
        self.condition = condition
        self.target = target
        self.calendar = calendar
    }
}
