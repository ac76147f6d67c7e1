public import ServiceVocabulary

/// Something that has to be known or held to work on a ticket, such as a product or a certificate.
public struct Skill: TextIdentifier {
    /// The name of the skill.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the skill.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
