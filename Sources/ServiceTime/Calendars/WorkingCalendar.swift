public import ServiceVocabulary

/// The definition of when a service center works: a schedule, or a combination of calendars.
///
/// A calendar is data. It names its zones; ``CompiledCalendar`` takes their rules from the host and answers questions.
///
/// ```swift
/// let office = try WorkingCalendar(
///     timeZone: "America/New_York",
///     weekly: .weekdays(try Shift("09:00", "12:00"), try Shift("13:00", "18:00")),
///     holidays: [Holiday(try CivilDate("2024-12-25"))])
/// let followTheSun = try office.union([shanghai])
/// ```
///
/// A combined calendar has the home zone and the closing edge of its first operand; its business days are the dates of
/// the home zone with open time.
public struct WorkingCalendar: Hashable, Sendable {
    /// How a calendar is made.
    public indirect enum Definition: Hashable, Sendable {
        /// Weekly hours in one zone.
        case schedule(WorkingSchedule)
        /// Open when the first calendar or any of the others is.
        case union(WorkingCalendar, [WorkingCalendar])
        /// Open when the first calendar and all of the others are.
        case intersection(WorkingCalendar, [WorkingCalendar])
        /// Open when the first calendar is and none of the others.
        case difference(WorkingCalendar, [WorkingCalendar])
        /// A calendar that changes on dates.
        case versions(WorkingCalendar, [Version])
    }

    /// A calendar that takes the place of the one before it from a date on.
    public struct Version: Hashable, Sendable {
        /// The date of the home zone from whose first instant the calendar is in force.
        public let validFrom: CivilDate
        /// The calendar in force.
        public let calendar: WorkingCalendar

        /// Creates a version.
        ///
        /// - Parameters:
        ///   - validFrom: The date of the home zone from whose first instant the calendar is in force.
        ///   - calendar: The calendar in force from then on.
        public init(validFrom: CivilDate, calendar: WorkingCalendar) {
            self.validFrom = validFrom
            self.calendar = calendar
        }
    }

    /// How deep combinations may be nested.
    public static let greatestDepth = 32

    /// How the calendar is made.
    public let definition: Definition

    /// How deep the combination is nested; 1 for a schedule.
    private let depth: Int

    /// Creates the calendar of a schedule.
    ///
    /// - Parameter schedule: The schedule.
    public init(_ schedule: WorkingSchedule) {
        definition = .schedule(schedule)
        depth = 1
    }

    /// Creates a calendar of weekly hours in one zone.
    ///
    /// - Parameters:
    ///   - timeZone: The zone whose wall clock the hours follow.
    ///   - weekly: The shifts of each weekday.
    ///   - holidays: Single holidays.
    ///   - holidayRules: Holidays that come back every year.
    ///   - overrides: The hours of single dates.
    ///   - options: The answers to the questions on which real systems disagree.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when two overrides name one date.
    public init(
        timeZone: TimeZoneIdentifier, weekly: WeeklyHours, holidays: [Holiday] = [], holidayRules: [HolidayRule] = [],
        overrides: [DayOverride] = [], options: CalendarOptions = CalendarOptions()
    ) throws(InvalidValue) {
        self.init(
            try WorkingSchedule(
                timeZone: timeZone, weekly: weekly, holidays: holidays, holidayRules: holidayRules,
                overrides: overrides, options: options))
    }

    private init(_ definition: Definition, of operands: [WorkingCalendar]) throws(InvalidValue) {
        let deepest = operands.reduce(0) { max($0, $1.depth) }
        guard deepest < Self.greatestDepth else {
            throw InvalidValue(
                field: "calendar", value: "\(deepest + 1) levels",
                accepted: "at most \(Self.greatestDepth) nested levels")
        }
        self.definition = definition
        depth = deepest + 1
    }

    /// The calendar that is open when this one or any of the others is: sites that follow the sun.
    ///
    /// - Parameter others: The other calendars.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when calendars are nested deeper than ``greatestDepth``.
    public func union(_ others: [WorkingCalendar]) throws(InvalidValue) -> WorkingCalendar {
        try WorkingCalendar(.union(self, others), of: [self] + others)
    }

    /// The calendar that is open when this one and all of the others are: the hours that sites share.
    ///
    /// - Parameter others: The other calendars.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when calendars are nested deeper than ``greatestDepth``.
    public func intersection(_ others: [WorkingCalendar]) throws(InvalidValue) -> WorkingCalendar {
        try WorkingCalendar(.intersection(self, others), of: [self] + others)
    }

    /// The calendar that is open when this one is and none of the others: hours less a maintenance window.
    ///
    /// - Parameter others: The other calendars.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when calendars are nested deeper than ``greatestDepth``.
    public func subtracting(_ others: [WorkingCalendar]) throws(InvalidValue) -> WorkingCalendar {
        try WorkingCalendar(.difference(self, others), of: [self] + others)
    }

    /// The calendar that starts as this one and changes on dates.
    ///
    /// An instant is judged by the version in force at that instant, which changes at the first instant of a date in
    /// the home zone. A night shift over that midnight is therefore cut, and the new version opens as if it had always
    /// been in force.
    ///
    /// - Parameter versions: The later calendars, by strictly ascending dates.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the dates do not ascend, or when calendars are nested deeper
    ///   than ``greatestDepth``.
    public func changing(to versions: [Version]) throws(InvalidValue) -> WorkingCalendar {
        for (earlier, later) in zip(versions, versions.dropFirst()) where later.validFrom <= earlier.validFrom {
            throw InvalidValue(
                field: "versions", value: later.validFrom.description,
                accepted: "a date after " + earlier.validFrom.description)
        }
        return try WorkingCalendar(.versions(self, versions), of: [self] + versions.map { $0.calendar })
    }

    /// The schedule that gives the home zone and the closing edge: the calendar's own, or that of its first operand.
    public var homeSchedule: WorkingSchedule {
        switch definition {
        case .schedule(let schedule):
            schedule
        case .union(let first, _), .intersection(let first, _), .difference(let first, _), .versions(let first, _):
            first.homeSchedule
        }
    }

    /// The zones that the calendar names, each once, in the order of their names.
    public var timeZones: [TimeZoneIdentifier] {
        var found: Set<TimeZoneIdentifier> = []
        collectTimeZones(into: &found)
        return found.sorted()
    }

    private func collectTimeZones(into found: inout Set<TimeZoneIdentifier>) {
        switch definition {
        case .schedule(let schedule):
            found.insert(schedule.timeZone)
        case .union(let first, let others), .intersection(let first, let others), .difference(let first, let others):
            first.collectTimeZones(into: &found)
            for other in others { other.collectTimeZones(into: &found) }
        case .versions(let first, let versions):
            first.collectTimeZones(into: &found)
            for version in versions { version.calendar.collectTimeZones(into: &found) }
        }
    }
}

extension WorkingCalendar {
    /// The calendar without holidays and overrides: its regular hours.
    ///
    /// - Throws: Nothing that a calendar can be made of; the checks of its initializers are run again.
    package func withoutExceptions() throws(InvalidValue) -> WorkingCalendar {
        func regular(_ calendars: [WorkingCalendar]) throws(InvalidValue) -> [WorkingCalendar] {
            var result: [WorkingCalendar] = []
            for calendar in calendars { result.append(try calendar.withoutExceptions()) }
            return result
        }
        switch definition {
        case .schedule(let schedule):
            return try WorkingCalendar(timeZone: schedule.timeZone, weekly: schedule.weekly, options: schedule.options)
        case .union(let first, let others):
            return try first.withoutExceptions().union(try regular(others))
        case .intersection(let first, let others):
            return try first.withoutExceptions().intersection(try regular(others))
        case .difference(let first, let others):
            return try first.withoutExceptions().subtracting(try regular(others))
        case .versions(let first, let versions):
            var changed: [Version] = []
            for version in versions {
                changed.append(
                    Version(validFrom: version.validFrom, calendar: try version.calendar.withoutExceptions()))
            }
            return try first.withoutExceptions().changing(to: changed)
        }
    }
}
