public import ServiceVocabulary

/// Who did something, in the words of the host: the identifier of an agent, a customer or a program.
public struct ActorIdentifier: TextIdentifier {
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
