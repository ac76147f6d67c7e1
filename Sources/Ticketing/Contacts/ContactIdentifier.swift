public import ServiceVocabulary

/// A contact of a customer with the service, by its identifier.
public struct ContactIdentifier: TextIdentifier {
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
