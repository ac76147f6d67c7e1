public import ServiceVocabulary

/// Weekly hours in one time zone with their holidays and exceptions: the plain kind of calendar.
///
/// With shifts that belong to the date on which they start:
///
///     open = ((weekly hours − shifts that start on an overridden date) − holidays) ∪ overrides
///
/// An instant is open if and only if the local wall clock shown at that instant lies inside an opening. So a reading
/// that daylight saving skips never happens, and one that it repeats counts twice.
public struct WorkingSchedule: Hashable, Sendable {
    /// The zone whose wall clock the hours follow.
    public let timeZone: TimeZoneIdentifier
    /// The shifts of each weekday.
    public let weekly: WeeklyHours
    /// Single holidays, by date.
    public let holidays: [Holiday]
    /// Holidays that come back every year.
    public let holidayRules: [HolidayRule]
    /// The hours of single dates, by date.
    public let overrides: [DayOverride]
    /// The answers to the questions on which real systems disagree.
    public let options: CalendarOptions

    /// How many shifts may start on one day: one a minute.
    public static let greatestShiftCount = 1440

    /// Creates a schedule.
    ///
    /// - Parameters:
    ///   - timeZone: The zone whose wall clock the hours follow.
    ///   - weekly: The shifts of each weekday.
    ///   - holidays: Single holidays, in any order; several may share a date.
    ///   - holidayRules: Holidays that come back every year.
    ///   - overrides: The hours of single dates, in any order.
    ///   - options: The answers to the questions on which real systems disagree.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two overrides name one date, or more than
    ///   ``greatestShiftCount`` shifts start on one day.
    public init(
        timeZone: TimeZoneIdentifier, weekly: WeeklyHours, holidays: [Holiday] = [], holidayRules: [HolidayRule] = [],
        overrides: [DayOverride] = [], options: CalendarOptions = CalendarOptions()
    ) throws(InvalidValue) {
        let sorted = overrides.sorted { $0.date < $1.date }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.date == later.date {
            throw InvalidValue(
                field: "overrides", value: later.date.description, accepted: "at most one override for a date")
        }
        for weekday in Weekday.allCases {
            try Self.check(weekly[weekday], field: "weekly." + weekday.abbreviation)
        }
        for override in sorted { try Self.check(override.shifts, field: "overrides." + override.date.description) }
        self.timeZone = timeZone
        self.weekly = weekly
        self.holidays = holidays.sorted {
            ($0.date, $0.hours.start, $0.hours.end) < ($1.date, $1.hours.start, $1.hours.end)
        }
        self.holidayRules = holidayRules
        self.overrides = sorted
        self.options = options
    }

    private static func check(_ shifts: [Shift], field: String) throws(InvalidValue) {
        guard shifts.count <= greatestShiftCount else {
            throw InvalidValue(
                field: field, value: "\(shifts.count) shifts", accepted: "at most \(greatestShiftCount) shifts on a day"
            )
        }
    }
}
