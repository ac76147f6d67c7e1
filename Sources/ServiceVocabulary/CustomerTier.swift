/// The tier a customer is served in (客户分层), by the value of the customer to the business.
public struct CustomerTier: TextIdentifier {
    /// The name of the tier.
    public let rawValue: String

    /// Creates the tier of that name.
    ///
    /// - Parameter rawValue: The name of the tier.
    @inlinable
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Customers of high value: a dedicated agent, round the clock.
    public static let high = CustomerTier(rawValue: "high")
    /// Customers of middle value: bots assisted by people.
    public static let middle = CustomerTier(rawValue: "middle")
    /// Customers of low value: self-service with the human channels that are needed.
    public static let low = CustomerTier(rawValue: "low")
}
