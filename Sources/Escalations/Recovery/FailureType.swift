public import ServiceVocabulary

/// In what a service failed (服务失误类型).
public struct FailureType: TextIdentifier {
    /// The name of the type.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the type.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The service was not there (可用性).
    public static let availability = FailureType(rawValue: "availability")

    /// It was done wrongly, late or not to the end (执行).
    public static let execution = FailureType(rawValue: "execution")

    /// Somebody behaved badly (态度).
    public static let attitude = FailureType(rawValue: "attitude")

    /// The customer was told too little, too late or the wrong thing (沟通).
    public static let communication = FailureType(rawValue: "communication")
}
