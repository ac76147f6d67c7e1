/// A day of the week; Monday is the first (ISO 8601).
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    /// Monday, number 1.
    case monday = 1
    /// Tuesday, number 2.
    case tuesday
    /// Wednesday, number 3.
    case wednesday
    /// Thursday, number 4.
    case thursday
    /// Friday, number 5.
    case friday
    /// Saturday, number 6.
    case saturday
    /// Sunday, number 7.
    case sunday

    /// The abbreviation used in stored calendars: `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`.
    public var abbreviation: String {
        switch self {
        case .monday: "mon"
        case .tuesday: "tue"
        case .wednesday: "wed"
        case .thursday: "thu"
        case .friday: "fri"
        case .saturday: "sat"
        case .sunday: "sun"
        }
    }

    /// The weekday with that abbreviation, or nil for any other text.
    ///
    /// - Parameter abbreviation: `mon` to `sun`, in lower case.
    public init?(abbreviation: String) {
        guard let match = Self.allCases.first(where: { $0.abbreviation == abbreviation }) else { return nil }
        self = match
    }

    /// Whether the day is a Saturday or a Sunday.
    public var isWeekend: Bool { rawValue >= Weekday.saturday.rawValue }
}
