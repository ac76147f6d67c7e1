public import ServiceVocabulary
public import Ticketing

/// What the transactions of one customer say.
public struct CustomerSummary: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerIdentifier
    /// The sum of all amounts, credit notes included.
    public let netTotal: Money
    /// The sum of the credit notes, as a positive amount.
    public let credits: Money
    /// The credits that no purchase covers, as a positive amount; 0 unless credit notes are taken from purchases.
    public let uncoveredCredit: Money
    /// How many purchases there are after credit notes, the first one included.
    public let purchases: Int
    /// The history that models take; nil without a purchase, and for one who bought for the first time just as the
    /// observation ended.
    public let history: PurchaseHistory?
    /// What the customer spends in a repeat purchase; nil without one, and where credits leave nothing.
    public let spending: SpendHistory?
    /// The times of the purchases since the first one, in the unit of the models, ascending.
    public let times: [Double]

    /// Whether the customer has brought in nothing, or less: never one to be called valuable.
    public var isAtOrBelowZero: Bool { netTotal.minor <= 0 }

    init(
        _ customer: CustomerIdentifier, _ ledger: PurchaseLedger, _ rules: TransactionRules
    ) throws(InvalidValue) {
        let currency = rules.currencies.currency
        self.customer = customer
        netTotal = Money(minor: ledger.netTotal, currency: currency)
        credits = Money(minor: ledger.credits, currency: currency)
        uncoveredCredit = Money(minor: ledger.uncoveredCredit, currency: currency)
        purchases = ledger.purchases.count
        guard let first = ledger.purchases.first else {
            (history, spending, times) = (nil, nil, [])
            return
        }
        times = ledger.purchases.map { rules.units($0.moment &- first.moment) }
        let age = rules.units(rules.moment(rules.observationEnd) &- first.moment)
        let repeats = ledger.purchases.dropFirst()
        history =
            age > 0
            ? try PurchaseHistory(frequency: repeats.count, recency: min(times.last ?? 0, age), age: age) : nil
        var value = repeats.reduce(0) { $0 + Double($1.minor) }
        if rules.creditNotes == .valueOnly { value -= Double(ledger.credits) }
        let mean = value / Double(max(repeats.count, 1))
        spending = repeats.isEmpty || mean <= 0 ? nil : try SpendHistory(frequency: repeats.count, averageValue: mean)
    }
}
