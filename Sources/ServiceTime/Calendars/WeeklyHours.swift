/// The shifts that start on each day of the week.
///
/// Shifts of one day may touch or overlap: their union counts once.
public struct WeeklyHours: Hashable, Sendable {
    /// Seven lists, Monday first, each sorted.
    private let days: [[Shift]]

    /// Creates weekly hours.
    ///
    /// - Parameter shifts: The shifts by the weekday on which they start; no shift starts on a day that is absent.
    public init(_ shifts: [Weekday: [Shift]]) {
        days = Weekday.allCases.map { (shifts[$0] ?? []).sorted() }
    }

    /// No hours at all.
    public static let none = WeeklyHours([:])

    /// Round the clock, every day (7 × 24).
    public static let roundTheClock = WeeklyHours.everyDay(.wholeDay)

    /// The same shifts every day.
    ///
    /// - Parameter shifts: The shifts of a day.
    public static func everyDay(_ shifts: Shift...) -> WeeklyHours {
        WeeklyHours(repeating: shifts, on: Weekday.allCases)
    }

    /// The same shifts from Monday to Friday.
    ///
    /// - Parameter shifts: The shifts of a day.
    public static func weekdays(_ shifts: Shift...) -> WeeklyHours {
        WeeklyHours(repeating: shifts, on: Weekday.allCases.filter { !$0.isWeekend })
    }

    private init(repeating shifts: [Shift], on weekdays: [Weekday]) {
        days = Weekday.allCases.map { weekdays.contains($0) ? shifts.sorted() : [] }
    }

    /// The shifts that start on a weekday, in order.
    public subscript(weekday: Weekday) -> [Shift] {
        days[weekday.rawValue - 1]
    }

    /// Whether no shift starts on any day.
    public var isEmpty: Bool { days.allSatisfy { $0.isEmpty } }
}
