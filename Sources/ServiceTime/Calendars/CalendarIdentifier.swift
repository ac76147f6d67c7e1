public import ServiceVocabulary

/// The name under which policies refer to a calendar.
public struct CalendarIdentifier: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the identifier of that name.
    ///
    /// - Parameter rawValue: The name of the calendar.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
