public import ServiceVocabulary

/// Where feedback comes from (反馈来源).
public struct FeedbackSource: TextIdentifier {
    /// The name of the source.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the source.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A survey after a contact.
    public static let survey = FeedbackSource(rawValue: "survey")

    /// A complaint.
    public static let complaint = FeedbackSource(rawValue: "complaint")

    /// What is said in social media.
    public static let socialListening = FeedbackSource(rawValue: "social-listening")

    /// A visit of a mystery shopper (神秘顾客).
    public static let mysteryShopper = FeedbackSource(rawValue: "mystery-shopper")

    /// A panel of customers of high value.
    public static let customerPanel = FeedbackSource(rawValue: "customer-panel")
}
