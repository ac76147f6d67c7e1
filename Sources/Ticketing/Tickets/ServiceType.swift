public import ServiceVocabulary

/// What kind of service a ticket asks for (服务类型), such as a return or a question about a product.
public struct ServiceType: TextIdentifier {
    /// The name of the type.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the type.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
