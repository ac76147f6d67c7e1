public import ServiceVocabulary

/// How much harm a failure did.
public struct FailureSeverity: TextIdentifier {
    /// The name of the severity.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the severity.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Harm that cannot be put up with (高).
    public static let high = FailureSeverity(rawValue: "high")

    /// Harm that can be put up with for a while (中).
    public static let middle = FailureSeverity(rawValue: "middle")

    /// Little harm (低).
    public static let low = FailureSeverity(rawValue: "low")
}
