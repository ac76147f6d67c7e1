public import ServiceVocabulary

/// A date, or a part of one, on which nothing is open.
///
/// A holiday is a stretch of the wall clock on its own date: it cuts the tail of the previous evening's night shift,
/// and a shift that starts on it is open again from 00:00 of the next date (see ``CalendarOptions``).
public struct Holiday: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// The closed part of the date; the whole date from 00:00 to 24:00 by default.
    public let hours: ClosedHours
    /// What the holiday is called; it has no effect.
    public let name: String?

    /// Creates a holiday.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - hours: The closed part of the date.
    ///   - name: What the holiday is called.
    public init(_ date: CivilDate, hours: ClosedHours = .wholeDay, name: String? = nil) {
        self.date = date
        self.hours = hours
        self.name = name
    }
}

/// The part of a date that a holiday closes, within that date.
public struct ClosedHours: Hashable, Sendable {
    /// The reading from which the date is closed.
    public let start: TimeOfDay
    /// The reading from which it may be open again; 24:00 for the rest of the date.
    public let end: TimeOfDay

    /// Creates the closed part of a date.
    ///
    /// - Parameters:
    ///   - start: The reading from which the date is closed.
    ///   - end: The reading from which it may be open again, after `start`.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when `end` is not after `start`.
    public init(from start: TimeOfDay, to end: TimeOfDay) throws(InvalidValue) {
        guard start < end else {
            throw InvalidValue(
                field: "to", value: end.description, accepted: "a time of the same date after " + start.description)
        }
        self.start = start
        self.end = end
    }

    private init(wholeDayUpTo end: TimeOfDay) {
        start = .midnight
        self.end = end
    }

    /// The whole date.
    public static let wholeDay = ClosedHours(wholeDayUpTo: .endOfDay)

    /// Whether the whole date is closed.
    public var isWholeDay: Bool { self == .wholeDay }
}
