/// The hours of one date, in place of the shifts that would start on it.
public struct DayOverride: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// The shifts that start on the date, in order; none when nothing starts that day.
    public let shifts: [Shift]

    /// Creates the hours of one date.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - shifts: The shifts that start on it.
    public init(_ date: CivilDate, shifts: [Shift]) {
        self.date = date
        self.shifts = shifts.sorted()
    }
}
