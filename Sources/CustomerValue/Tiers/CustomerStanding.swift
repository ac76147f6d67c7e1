public import ServiceStatistics
public import ServiceVocabulary
public import Ticketing

/// What a customer is tiered by.
public struct CustomerStanding: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerIdentifier
    /// The value, in a unit of money: what the customer has brought in, or is expected to.
    public let value: Double
    /// What the customer could become worth, in any unit; nil where it is not known.
    public let potential: Double?
    /// How well the value is known; nil where it is.
    public let interval: ConfidenceInterval?

    /// Creates a standing.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - value: The value, of a size up to 1e15.
    ///   - potential: What the customer could become worth, of a size up to 1e15.
    ///   - interval: How well the value is known.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for other numbers.
    public init(
        _ customer: CustomerIdentifier, value: Double, potential: Double? = nil, interval: ConfidenceInterval? = nil
    ) throws(InvalidValue) {
        for (name, number) in [("value", value), ("potential", potential ?? 0)] where !(abs(number) <= 1e15) {
            throw InvalidValue(field: name, value: "\(number)", accepted: "a number from -1e15 to 1e15")
        }
        self.customer = customer
        self.value = value
        self.potential = potential
        self.interval = interval
    }
}
