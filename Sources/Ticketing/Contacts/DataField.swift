public import ServiceVocabulary

/// A piece of data that a customer is asked for, such as a phone number.
public struct DataField: TextIdentifier {
    /// The name of the field.
    public let rawValue: String

    /// Creates the value of that name.
    ///
    /// - Parameter rawValue: The name of the field.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The name of the customer.
    public static let name = DataField(rawValue: "name")

    /// The phone number.
    public static let phoneNumber = DataField(rawValue: "phone-number")

    /// The address for deliveries.
    public static let address = DataField(rawValue: "address")

    /// The number of an order.
    public static let orderNumber = DataField(rawValue: "order-number")

    /// What the issue is.
    public static let description = DataField(rawValue: "description")
}
