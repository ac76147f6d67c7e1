public import ServiceVocabulary

/// The class a ticket is put into at classification (服务级别), which chooses its service level.
public struct ServiceClass: TextIdentifier {
    /// The name of the class.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the class.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A fault that stops the customer (紧急故障).
    public static let emergencyFault = ServiceClass(rawValue: "emergency-fault")

    /// An important issue (重要问题).
    public static let importantIssue = ServiceClass(rawValue: "important-issue")

    /// A general inquiry (一般咨询).
    public static let generalInquiry = ServiceClass(rawValue: "general-inquiry")

    /// A suggestion for the product (功能建议).
    public static let featureSuggestion = ServiceClass(rawValue: "feature-suggestion")
}
