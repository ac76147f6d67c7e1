public import ServiceVocabulary

/// The identifier of an event of a ticket, by which an event that arrives twice is recognised.
public struct EventIdentifier: TextIdentifier {
    /// The text of the identifier.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The text of the identifier.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
