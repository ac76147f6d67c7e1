public import ServiceVocabulary

/// What a service of a type is about (服务内容), such as the delivery tracking among the transactions.
public struct ServiceTopic: TextIdentifier {
    /// The name of the topic.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the topic.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
