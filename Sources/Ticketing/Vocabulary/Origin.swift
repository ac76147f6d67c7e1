public import ServiceVocabulary

/// Who made the first step (服务发起方式).
public struct Origin: TextIdentifier {
    /// The name of the origin.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the origin.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The customer came to the service.
    public static let reactive = Origin(rawValue: "reactive")

    /// The service came to the customer, for a predicted fault, a delay or a care call.
    public static let proactive = Origin(rawValue: "proactive")
}
