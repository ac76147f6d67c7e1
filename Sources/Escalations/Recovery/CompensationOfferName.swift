public import ServiceVocabulary

/// The name of an offer of compensation, by which a menu and a log speak of it.
public struct CompensationOfferName: TextIdentifier {
    /// The name of the offer.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the offer.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
