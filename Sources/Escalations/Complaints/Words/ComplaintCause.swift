public import ServiceVocabulary

/// What the review of a complaint found to be its cause.
public struct ComplaintCause: TextIdentifier {
    /// The name of the cause.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the cause.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
