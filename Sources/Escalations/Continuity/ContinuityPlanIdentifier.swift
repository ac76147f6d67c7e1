public import ServiceVocabulary

/// The identifier of a continuity plan.
public struct ContinuityPlanIdentifier: TextIdentifier {
    /// The text of the identifier.
    public let rawValue: String

    /// Creates the identifier that reads so.
    ///
    /// - Parameter rawValue: The text of the identifier.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
