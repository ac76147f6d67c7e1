/// A reading of calendar and wall clock together, without a zone.
public struct LocalDateTime: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// The time of day.
    public let time: TimeOfDay

    /// Creates a reading.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - time: The time of day; 24:00 is the start of the next date.
    public init(date: CivilDate, time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Seconds on the linear wall axis: days since 1970-01-01 times 86,400 plus the seconds since midnight.
    package var wallSeconds: Int64 {
        Int64(date.daysSinceEpoch) &* 86_400 &+ Int64(time.secondsSinceMidnight)
    }
}

extension LocalDateTime: CustomStringConvertible {
    /// The reading as `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS`.
    public var description: String { date.description + " " + time.description }
}
