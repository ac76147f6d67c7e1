public import ServiceVocabulary

/// A word attached to a ticket.
public struct Tag: TextIdentifier {
    /// The word.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The word.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
