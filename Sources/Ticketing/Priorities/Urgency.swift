public import ServiceVocabulary

/// How soon an issue has to be dealt with, as the customer's situation asks (紧急程度).
public struct Urgency: TextIdentifier {
    /// The name of the urgency.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the urgency.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// At once (高).
    public static let high = Urgency(rawValue: "high")

    /// Soon (中).
    public static let middle = Urgency(rawValue: "middle")

    /// In its turn (低).
    public static let low = Urgency(rawValue: "low")
}
