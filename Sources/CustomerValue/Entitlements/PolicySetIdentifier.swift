public import ServiceVocabulary

/// The identifier of a set of service-level policies, by which a tier names the one its customers are served by.
public struct PolicySetIdentifier: TextIdentifier {
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
