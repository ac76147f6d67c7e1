public import ServiceVocabulary

/// A date of the proleptic Gregorian calendar, without time or zone, of the years 0000 to 9999.
public struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01.
    public let daysSinceEpoch: Int32

    /// The first date: 0000-01-01.
    public static let earliest = CivilDate(uncheckedDay: -719_528)

    /// The last date: 9999-12-31.
    public static let latest = CivilDate(uncheckedDay: 2_932_896)

    /// Creates a date.
    ///
    /// - Parameters:
    ///   - year: 0 to 9999.
    ///   - month: 1 to 12.
    ///   - day: 1 to the last day of the month.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a date that does not exist.
    public init(year: Int, month: Int, day: Int) throws(InvalidValue) {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else {
            throw InvalidValue(
                field: "date", value: "\(year)-\(month)-\(day)", accepted: "an existing date of the years 0000 to 9999")
        }
        daysSinceEpoch = Self.dayNumber(year: year, month: month, day: day)
    }

    /// Creates a date.
    ///
    /// - Parameter daysSinceEpoch: Days since 1970-01-01.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` outside the years 0000 to 9999.
    public init(daysSinceEpoch: Int) throws(InvalidValue) {
        guard let day = Int32(exactly: daysSinceEpoch), (Self.earliestDay...Self.latestDay).contains(day) else {
            throw InvalidValue(
                field: "date", value: "\(daysSinceEpoch) days since 1970", accepted: "a date of the years 0000 to 9999")
        }
        self.init(uncheckedDay: day)
    }

    /// Creates a date of a day number that is known to lie in the years 0000 to 9999.
    package init(uncheckedDay: Int32) {
        daysSinceEpoch = uncheckedDay
    }

    static let earliestDay: Int32 = -719_528
    static let latestDay: Int32 = 2_932_896

    /// Creates the date that a text names.
    ///
    /// - Parameter text: `YYYY-MM-DD`.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for any other text and for a date that does not exist.
    public init(_ text: String) throws(InvalidValue) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.skip("-"),
            let month = scanner.number(digits: 2), scanner.skip("-"),
            let day = scanner.number(digits: 2), scanner.isAtEnd,
            let date = try? CivilDate(year: year, month: month, day: day)
        else {
            throw InvalidValue(field: "date", value: text, accepted: "an existing date as YYYY-MM-DD")
        }
        self = date
    }

    /// The year, 0 to 9999.
    public var year: Int { components.year }
    /// The month, 1 to 12.
    public var month: Int { components.month }
    /// The day of the month, 1 to 31.
    public var day: Int { components.day }

    /// Year, month and day together, computed once.
    public var components: (year: Int, month: Int, day: Int) {
        // Days are counted from 1 March of year 0, so that a leap day ends a year; an era has 400 years.
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day of the week.
    public var weekday: Weekday {
        Weekday(rawValue: Self.weekdayNumber(ofDay: Int64(daysSinceEpoch)) + 1) ?? .monday
    }

    /// The date a number of days later (earlier, when the number is negative).
    ///
    /// - Parameter days: The number of days of the calendar.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the result leaves the years 0000 to 9999.
    public func adding(days: Int) throws(InvalidValue) -> CivilDate {
        let (day, overflow) = Int(daysSinceEpoch).addingReportingOverflow(days)
        return try CivilDate(daysSinceEpoch: overflow ? .max : day)
    }

    /// The number of days in a month, with the leap day.
    ///
    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - year: Any year of the proleptic Gregorian calendar.
    /// - Returns: 28 to 31; 0 for a month that does not exist.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 0
        }
    }

    /// The day number of a date, for any year whose days fit into 32 bits; month and day must exist.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
    }

    /// The number of the weekday of a day since 1970-01-01: 0 for Monday to 6 for Sunday.
    static func weekdayNumber(ofDay day: Int64) -> Int {
        let remainder = Int((day &+ 3) % 7)
        return remainder < 0 ? remainder + 7 : remainder
    }
}

extension CivilDate: Comparable {
    /// Whether `lhs` comes before `rhs`.
    public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
        lhs.daysSinceEpoch < rhs.daysSinceEpoch
    }
}

extension CivilDate: CustomStringConvertible {
    /// The date as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        return paddedNumber(year, to: 4) + "-" + paddedNumber(month, to: 2) + "-" + paddedNumber(day, to: 2)
    }
}

/// A number with zeros in front, at least `width` digits wide.
func paddedNumber(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
