public import ServiceVocabulary

/// A language in which a customer is served, by its tag of BCP 47, such as `zh-CN`.
public struct SpokenLanguage: TextIdentifier {
    /// The tag of the language.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The tag of the language.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
