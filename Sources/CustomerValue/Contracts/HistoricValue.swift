public import ServiceVocabulary

/// What a customer has been worth so far: the exact sum of the margins, nothing expected.
public enum HistoricValue: Sendable {
    /// The sum of margins of one currency; nil without any, because then there is no currency.
    ///
    /// - Parameters:
    ///   - margins: The margins of all contracts or purchases; credit notes are negative.
    ///   - acquisitionCost: What it cost to win the customer, subtracted at full.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when currencies are mixed or the sum exceeds 64 bits.
    public static func total(
        of margins: some Sequence<Money>, acquisitionCost: Money? = nil
    ) throws(InvalidValue) -> Money? {
        var sum: Money?
        for margin in margins {
            if let so = sum { sum = try so + margin } else { sum = margin }
        }
        guard let cost = acquisitionCost else { return sum }
        return try (sum ?? Money(minor: 0, currency: cost.currency)) - cost
    }
}
