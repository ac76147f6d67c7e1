public import ServiceVocabulary

/// What money is given for; a program adds kinds of its own.
public struct MoneyKind: TextIdentifier {
    /// The name of the kind.
    public let rawValue: String

    /// Creates the kind of that name.
    ///
    /// - Parameter rawValue: The name of the kind.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Money that was paid is given back (退款).
    public static let refund = MoneyKind(rawValue: "refund")
    /// Something is given for what went wrong (补偿).
    public static let compensation = MoneyKind(rawValue: "compensation")
}
