public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// One invoice or credit note of a customer.
public struct CustomerTransaction: Hashable, Sendable {
    /// Whose it is.
    public let customer: CustomerIdentifier
    /// When it was written.
    public let date: Instant
    /// The amount; negative for a credit note.
    public let amount: Money

    /// Creates a transaction.
    ///
    /// - Parameters:
    ///   - customer: Whose it is.
    ///   - date: When it was written.
    ///   - amount: The amount; negative for a credit note.
    public init(customer: CustomerIdentifier, date: Instant, amount: Money) {
        self.customer = customer
        self.date = date
        self.amount = amount
    }
}

extension CustomerTransaction: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case customer
        case date
        case amount
    }

    /// Decodes `{"amount": {"minor": 13912, "currency": "GBP"}, "customer": "17850", "date": "2010-12-01T08:26:00Z"}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            customer: try container.decode(CustomerIdentifier.self, forKey: .customer),
            date: try container.decode(Instant.self, forKey: .date),
            amount: try container.decode(Money.self, forKey: .amount))
    }

    /// Encodes the form that the decoder reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(customer, forKey: .customer)
        try container.encode(date, forKey: .date)
        try container.encode(amount, forKey: .amount)
    }
}
