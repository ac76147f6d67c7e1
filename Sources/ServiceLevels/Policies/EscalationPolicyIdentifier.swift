public import ServiceVocabulary

/// The identifier of the escalation policy that a service-level policy hands its tickets to.
public struct EscalationPolicyIdentifier: TextIdentifier {
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
