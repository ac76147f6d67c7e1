public import ServiceVocabulary

/// The name of a time zone, such as `America/New_York`; its rules come from the host.
public struct TimeZoneIdentifier: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the identifier of that name.
    ///
    /// - Parameter rawValue: The name, as in the IANA time zone database.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Coordinated universal time.
    public static let utc = TimeZoneIdentifier(rawValue: "UTC")
}
