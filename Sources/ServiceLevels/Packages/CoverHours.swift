public import ServiceTime
public import ServiceVocabulary

/// The hours in which a package is served, with their length in a week.
public struct CoverHours: Hashable, Sendable {
    /// The name under which policies find the calendar.
    public let name: CalendarIdentifier
    /// The hours.
    public let calendar: WorkingCalendar
    /// The time by the wall clock that is covered in a week without holidays, by which hours are compared.
    public let perWeek: TimeSpan

    /// Creates cover hours.
    ///
    /// - Parameters:
    ///   - name: The name under which policies find the calendar.
    ///   - calendar: The hours.
    ///   - perWeek: The time covered in a week without holidays; nil to take it from a calendar of weekly hours.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a combination of calendars without the time, or for a time that is
    ///   no part of a week.
    public init(
        _ name: CalendarIdentifier, _ calendar: WorkingCalendar, perWeek: TimeSpan? = nil
    ) throws(InvalidValue) {
        self.name = name
        self.calendar = calendar
        if let perWeek {
            guard perWeek >= .zero, perWeek <= .hours(168) else {
                throw InvalidValue(field: "perWeek", value: perWeek.description, accepted: "0 to 168 h")
            }
            self.perWeek = perWeek
        } else if case .schedule(let schedule) = calendar.definition {
            self.perWeek = schedule.weekly.timePerWeek
        } else {
            throw InvalidValue(
                field: "perWeek", value: "none", accepted: "the time per week of a combination of calendars")
        }
    }

    /// Round the clock, seven days a week (7 × 24).
    ///
    /// - Parameter timeZone: The zone whose dates are the business days.
    public static func roundTheClock(in timeZone: TimeZoneIdentifier) throws(InvalidValue) -> CoverHours {
        try CoverHours("7x24", WorkingCalendar(timeZone: timeZone, weekly: .roundTheClock))
    }

    /// Twelve hours a day, seven days a week (7 × 12).
    ///
    /// Which twelve hours are meant is not published, so they are asked for.
    ///
    /// - Parameters:
    ///   - shift: The twelve hours.
    ///   - timeZone: The zone whose wall clock they follow.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a shift of another length.
    public static func twelveHours(_ shift: Shift, in timeZone: TimeZoneIdentifier) throws(InvalidValue) -> CoverHours {
        let cover = try CoverHours("7x12", WorkingCalendar(timeZone: timeZone, weekly: .everyDay(shift)))
        guard cover.perWeek == .hours(84) else {
            throw InvalidValue(field: "shift", value: shift.description, accepted: "a shift of twelve hours")
        }
        return cover
    }
}

extension WeeklyHours {
    /// The time by the wall clock that the shifts of a week cover, each moment once.
    var timePerWeek: TimeSpan {
        let day: Int64 = 86_400
        let week = 7 * day
        var stretches: [(start: Int64, end: Int64)] = []
        for (index, weekday) in Weekday.allCases.enumerated() {
            for shift in self[weekday] {
                let start = Int64(index) * day + Int64(shift.start.secondsSinceMidnight)
                let isOvernight = shift.end <= shift.start
                let end = Int64(index) * day + Int64(shift.end.secondsSinceMidnight) + (isOvernight ? day : 0)
                stretches.append((start, min(end, week)))
                // What runs over the end of the week is the beginning of the next one.
                if end > week { stretches.append((0, end - week)) }
            }
        }
        var covered: Int64 = 0
        var reached: Int64 = 0
        for stretch in stretches.sorted(by: { $0.start < $1.start }) where stretch.end > reached {
            covered += stretch.end - max(stretch.start, reached)
            reached = stretch.end
        }
        return TimeSpan(microseconds: covered * 1_000_000)
    }
}
