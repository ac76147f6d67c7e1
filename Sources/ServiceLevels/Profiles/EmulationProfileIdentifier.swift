public import ServiceVocabulary

/// The name of an emulation profile, such as `zendesk`.
public struct EmulationProfileIdentifier: TextIdentifier {
    /// The name of the profile.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the profile.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
