public import ServiceVocabulary

/// A holiday that comes back every year.
///
/// ```swift
/// let thanksgiving = HolidayRule(.weekday(.thursday, ordinal: 4, month: 11))
/// let independenceDay = HolidayRule(.date(month: 7, day: 4), observance: .nearestWeekday)
/// let goodFriday = HolidayRule(.daysFromEaster(-2))
/// ```
public struct HolidayRule: Hashable, Sendable {
    /// On which date of a year the holiday falls.
    public enum Recurrence: Hashable, Sendable {
        /// The same date every year; 29 February only in leap years.
        case date(month: Int, day: Int)
        /// The n-th such weekday of a month, `ordinal` 1 to 5; a fifth one that a month does not have is left out.
        case weekday(Weekday, ordinal: Int, month: Int)
        /// The last such weekday of a month.
        case lastWeekday(Weekday, month: Int)
        /// A number of days after (negative: before) Easter Sunday of the Western, Gregorian reckoning, −200 to 200.
        case daysFromEaster(Int)
    }

    /// Where the holiday is kept when it falls on a day without work.
    public enum Observance: String, Hashable, Sendable, CaseIterable {
        /// On its own date, whatever the day.
        case none
        /// When no shift starts on its weekday, on the next date on which one starts and which no holiday closes all
        /// day (the substitute day of the United Kingdom). Of two that need a substitute the earlier one goes first.
        /// With no weekly hours at all it stays where it is.
        case nextWorkingDay
        /// When it falls on a Saturday, on the Friday before; on a Sunday, on the Monday after (federal holidays of
        /// the United States). The date itself is then no holiday.
        case nearestWeekday
    }

    /// On which date of a year the holiday falls.
    public let recurrence: Recurrence
    /// The first and last year in which the holiday falls, by its own date; nil for every year.
    public let years: ClosedRange<Int>?
    /// Where the holiday is kept when it falls on a day without work.
    public let observance: Observance
    /// The closed part of the date.
    public let hours: ClosedHours
    /// What the holiday is called; it has no effect.
    public let name: String?

    /// Creates a yearly holiday.
    ///
    /// - Parameters:
    ///   - recurrence: On which date of a year it falls.
    ///   - years: The first and last year, within 0 to 9999; nil for every year.
    ///   - observance: Where it is kept when it falls on a day without work.
    ///   - hours: The closed part of the date.
    ///   - name: What it is called.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a date that no year has, an ordinal outside 1 to 5, more than
    ///   200 days from Easter, or years outside 0 to 9999.
    public init(
        _ recurrence: Recurrence, years: ClosedRange<Int>? = nil, observance: Observance = .none,
        hours: ClosedHours = .wholeDay, name: String? = nil
    ) throws(InvalidValue) {
        try Self.check(recurrence)
        if let years, years.lowerBound < 0 || years.upperBound > 9999 {
            throw InvalidValue(
                field: "years", value: "\(years.lowerBound) to \(years.upperBound)", accepted: "years from 0 to 9999")
        }
        self.recurrence = recurrence
        self.years = years
        self.observance = observance
        self.hours = hours
        self.name = name
    }

    private static func check(_ recurrence: Recurrence) throws(InvalidValue) {
        let month: Int
        switch recurrence {
        case .date(let itsMonth, let day):
            month = itsMonth
            // 2000 is a leap year, so 29 February is accepted.
            let longest = CivilDate.days(inMonth: month, of: 2000)
            guard longest == 0 || (day >= 1 && day <= longest) else {
                throw InvalidValue(field: "day", value: "\(day)", accepted: "1 to \(longest)")
            }
        case .weekday(_, let ordinal, let itsMonth):
            month = itsMonth
            guard (1...5).contains(ordinal) else {
                throw InvalidValue(field: "ordinal", value: "\(ordinal)", accepted: "1 to 5")
            }
        case .lastWeekday(_, let itsMonth):
            month = itsMonth
        case .daysFromEaster(let days):
            guard (-200...200).contains(days) else {
                throw InvalidValue(field: "days", value: "\(days)", accepted: "−200 to 200")
            }
            return
        }
        guard (1...12).contains(month) else {
            throw InvalidValue(field: "month", value: "\(month)", accepted: "1 to 12")
        }
    }

    /// The day on which the holiday falls in a year by its own date, before observance; nil when it does not.
    func ownDay(in year: Int) -> Int64? {
        if let years, !years.contains(year) { return nil }
        switch recurrence {
        case .date(let month, let day):
            guard day <= CivilDate.days(inMonth: month, of: year) else { return nil }
            return Int64(CivilDate.dayNumber(year: year, month: month, day: day))
        case .weekday(let weekday, let ordinal, let month):
            let first = Int64(CivilDate.dayNumber(year: year, month: month, day: 1))
            let ahead = (weekday.rawValue - 1 - CivilDate.weekdayNumber(ofDay: first) + 7) % 7
            let day = ahead + (ordinal - 1) * 7
            return day < CivilDate.days(inMonth: month, of: year) ? first + Int64(day) : nil
        case .lastWeekday(let weekday, let month):
            let length = CivilDate.days(inMonth: month, of: year)
            let last = Int64(CivilDate.dayNumber(year: year, month: month, day: length))
            return last - Int64((CivilDate.weekdayNumber(ofDay: last) - (weekday.rawValue - 1) + 7) % 7)
        case .daysFromEaster(let days):
            return Self.easterDay(of: year) + Int64(days)
        }
    }

    /// Easter Sunday of the Gregorian reckoning ("Anonymous Gregorian algorithm", Nature, 20 April 1876).
    static func easterDay(of year: Int) -> Int64 {
        let golden = year % 19
        let century = year / 100
        let yearOfCentury = year % 100
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekdayShift = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekdayShift) / 451
        let sum = epact + weekdayShift - 7 * correction + 114
        return Int64(CivilDate.dayNumber(year: year, month: sum / 31, day: sum % 31 + 1))
    }
}
