public import ServiceVocabulary

/// What a piece of feedback is about (问题类型).
public struct FeedbackIssueType: TextIdentifier {
    /// The name of the type.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the type.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The product (产品).
    public static let product = FeedbackIssueType(rawValue: "product")

    /// The service (服务).
    public static let service = FeedbackIssueType(rawValue: "service")

    /// Transport and delivery (物流).
    public static let logistics = FeedbackIssueType(rawValue: "logistics")

    /// Returns, repairs and complaints (售后).
    public static let afterSales = FeedbackIssueType(rawValue: "after-sales")
}
