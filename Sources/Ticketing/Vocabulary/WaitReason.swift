public import ServiceVocabulary

/// Why a ticket waits.
public struct WaitReason: TextIdentifier {
    /// The name of the reason.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the reason.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The customer was asked for information.
    public static let customerInformation = WaitReason(rawValue: "customer-information")

    /// The customer was asked to confirm.
    public static let customerConfirmation = WaitReason(rawValue: "customer-confirmation")

    /// Somebody else has to act first.
    public static let thirdParty = WaitReason(rawValue: "third-party")

    /// Parts or goods are awaited.
    public static let parts = WaitReason(rawValue: "parts")
}
