public import ServiceVocabulary

/// The name of an attribute that a program adds to its tickets.
public struct AttributeName: TextIdentifier {
    /// The name.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
