public import ServiceVocabulary

/// The name of a step of an escalation policy.
public struct EscalationStepName: TextIdentifier {
    /// The text of the name.
    public let rawValue: String

    /// Creates the name that reads so.
    ///
    /// - Parameter rawValue: The text of the name.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
