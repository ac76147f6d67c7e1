public import ServiceVocabulary

/// A moment that comes every year, such as 02:00 on the second Sunday of March, by a local clock.
///
/// Two spellings of one moment are held as one: a day counted from zero that falls before 29 February is counted from one,
/// and of a weekday counted from the start of a month of 30 or 31 days and one counted from its end, hours apart, the one
/// with the smaller number of hours stays (the Saturday after the fourth Thursday of March, `M3.4.4/50`, is the Saturday
/// before the last Sunday, `M3.5.0/-22`).
public struct YearlyDate: Hashable, Sendable {
    /// The way a day is found in a year.
    public enum Day: Hashable, Sendable {
        /// The day of that number, 1 to 365, in a year without 29 February: 60 is always 1 March (POSIX `Jn`).
        case ofYear(Int)
        /// The day that many days after 1 January, 0 to 365, 29 February counted (POSIX `n`).
        case afterNewYear(Int)
        /// A day of the week in a month: week 1 to 4 from the start of the month, 5 for the last (POSIX `Mm.w.d`).
        case weekday(Weekday, week: Int, month: Int)
    }

    /// The day.
    public let day: Day

    /// Seconds from midnight of that day as the wall clock shows them, within 167:59:59 either way.
    public var secondsFromMidnight: Int { Int(seconds) }

    let seconds: Int32

    /// Creates a yearly moment.
    ///
    /// - Parameters:
    ///   - day: The day of the year.
    ///   - secondsFromMidnight: Seconds from its midnight, −604,799 to 604,799; 02:00 unless told.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a day that no year has and for a time out of range.
    public init(_ day: Day, secondsFromMidnight: Int = 7200) throws(InvalidValue) {
        guard (-604_799...604_799).contains(secondsFromMidnight) else {
            throw InvalidValue(
                field: "secondsFromMidnight", value: "\(secondsFromMidnight)", accepted: "-604799 to 604799 (167:59:59)"
            )
        }
        var seconds = secondsFromMidnight
        switch day {
        case .ofYear(let number):
            guard (1...365).contains(number) else {
                throw InvalidValue(field: "day", value: "J\(number)", accepted: "a day of the year, J1 to J365")
            }
            self.day = day
        case .afterNewYear(let number):
            guard (0...365).contains(number) else {
                throw InvalidValue(field: "day", value: "\(number)", accepted: "days after 1 January, 0 to 365")
            }
            self.day = number < 59 ? .ofYear(number + 1) : day
        case .weekday(let weekday, let week, let month):
            guard (1...5).contains(week), (1...12).contains(month) else {
                throw InvalidValue(
                    field: "day", value: "M\(month).\(week).\(weekday.rawValue % 7)",
                    accepted: "Mm.w.d with month 1 to 12, week 1 to 5 and weekday 0 (Sunday) to 6")
            }
            // In a month of 28 + n days the last weeks are the fourth ones n days later.
            let days = CivilDate.days(inMonth: month, of: 1970) - 28
            if month != 2, week == 4, seconds >= days * 43_200 {
                self.day = .weekday(weekday.advanced(by: days), week: 5, month: month)
                seconds -= days * 86_400
            } else if month != 2, week == 5, seconds < -days * 43_200 {
                self.day = .weekday(weekday.advanced(by: -days), week: 4, month: month)
                seconds += days * 86_400
            } else {
                self.day = day
            }
        }
        self.seconds = Int32(truncatingIfNeeded: seconds)
    }

    /// Seconds from 1970-01-01 00:00 to the moment in a year, both as the wall clock shows them.
    ///
    /// - Parameter year: A year of −10 to 10,010 or so; days of other years may not fit.
    package func wallSeconds(in year: Int) -> Int64 {
        let dayNumber: Int
        switch day {
        case .ofYear(let number):
            let newYear = Int(CivilDate.dayNumber(year: year, month: 1, day: 1))
            dayNumber = newYear + number - (number >= 60 && CivilDate.days(inMonth: 2, of: year) == 29 ? 0 : 1)
        case .afterNewYear(let number):
            dayNumber = Int(CivilDate.dayNumber(year: year, month: 1, day: 1)) + number
        case .weekday(let weekday, let week, let month):
            let first = Int(CivilDate.dayNumber(year: year, month: month, day: 1))
            let daysAhead = weekday.rawValue - 1 - CivilDate.weekdayNumber(ofDay: Int64(first))
            let inMonth = (daysAhead < 0 ? daysAhead + 7 : daysAhead) + 7 * (week - 1)
            dayNumber =
                first + (week == 5 && inMonth >= CivilDate.days(inMonth: month, of: year) ? inMonth - 7 : inMonth)
        }
        return Int64(dayNumber) * 86_400 + Int64(seconds)
    }

    /// The first and the last day after 1 January on which the moment's day falls in any year.
    var daysAfterNewYear: ClosedRange<Int> {
        switch day {
        case .ofYear(let number):
            return number - 1...(number >= 60 ? number : number - 1)
        case .afterNewYear(let number):
            return number...number
        case .weekday(_, let week, let month):
            let leapDay = month > 2 ? 1 : 0
            let first = Int(CivilDate.dayNumber(year: 1970, month: month, day: 1))
            guard week == 5 else { return first + 7 * (week - 1)...first + 7 * week - 1 + leapDay }
            let last = first + CivilDate.days(inMonth: month, of: 1970) - 1
            return last - 6...last + (month >= 2 ? 1 : 0)
        }
    }
}

extension Weekday {
    /// The day of the week up to seven days later or earlier.
    fileprivate func advanced(by days: Int) -> Weekday {
        Weekday(rawValue: (rawValue + days + 6) % 7 + 1) ?? .monday
    }
}
