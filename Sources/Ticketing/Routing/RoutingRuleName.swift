public import ServiceVocabulary

/// A rule of routing, by its name.
public struct RoutingRuleName: TextIdentifier {
    /// The name of the rule.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the rule.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
