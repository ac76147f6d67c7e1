public import ServiceVocabulary

/// The mood heard in a message of the customer.
public struct Sentiment: TextIdentifier {
    /// The name of the mood.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the mood.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Pleased.
    public static let positive = Sentiment(rawValue: "positive")

    /// Neither pleased nor annoyed.
    public static let neutral = Sentiment(rawValue: "neutral")

    /// Annoyed.
    public static let negative = Sentiment(rawValue: "negative")

    /// Angry: a person takes over, the priority rises, a supervisor is told.
    public static let angry = Sentiment(rawValue: "angry")
}
