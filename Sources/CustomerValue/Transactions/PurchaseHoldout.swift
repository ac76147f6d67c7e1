public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// Customers seen up to an instant, and how often they really bought afterwards.
///
/// What a model learns by the end of the calibration is compared with what came after it, which it has not seen.
public struct PurchaseHoldout: Hashable, Sendable {
    /// One customer.
    public struct Customer: Hashable, Sendable {
        /// The customer.
        public let customer: CustomerIdentifier
        /// The history up to the end of the calibration.
        public let history: PurchaseHistory
        /// How often the customer bought in the last part of the calibration that is as long as the holdout.
        public let boughtBefore: Int
        /// How often the customer bought in the holdout.
        public let bought: Int
    }

    /// The calibration.
    public let calibration: TransactionSummary
    /// How long the holdout lasts, in the unit of the models.
    public let length: Double
    /// The customers with a history at the end of the calibration, ascending by identifier.
    public let customers: [Customer]

    /// Splits transactions.
    ///
    /// Credit notes of the holdout are taken from purchases of the holdout and earlier ones, as the rules say; those of the
    /// calibration know nothing of what comes later.
    ///
    /// - Parameters:
    ///   - transactions: Invoices and credit notes in any order.
    ///   - rules: How they become histories; their observation ends with the holdout.
    ///   - calibrationEnd: When the calibration ends.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a calibration that does not end before the observation, and what
    ///   ``TransactionSummary`` refuses.
    public init(
        _ transactions: some Collection<CustomerTransaction>, _ rules: TransactionRules, calibrationEnd: Instant
    ) throws(InvalidValue) {
        let early = rules.ending(at: calibrationEnd)
        let length = rules.units(rules.moment(rules.observationEnd) &- rules.moment(calibrationEnd))
        guard length > 0 else {
            throw InvalidValue(
                field: "calibrationEnd", value: "\(calibrationEnd)", accepted: "an instant before the observation ends")
        }
        calibration = try TransactionSummary(transactions, early)
        self.length = length
        let whole = try TransactionSummary(transactions, rules)
        var later: [CustomerIdentifier: CustomerSummary] = [:]
        for summary in whole.customers { later[summary.customer] = summary }
        var customers: [Customer] = []
        for summary in calibration.customers {
            guard let history = summary.history else { continue }
            // A later credit may have taken the first purchase, from which the other times count.
            let after = later[summary.customer].map { Self.bought($0, since: length) } ?? 0
            customers.append(
                Customer(
                    customer: summary.customer, history: history,
                    boughtBefore: summary.times.reduce(0) { $0 + ($1 > history.age - length ? 1 : 0) }, bought: after))
        }
        self.customers = customers
    }

    /// The purchases in the last part of an observation.
    private static func bought(_ summary: CustomerSummary, since length: Double) -> Int {
        guard let history = summary.history else { return summary.purchases }
        return summary.times.reduce(0) { $0 + ($1 > history.age - length ? 1 : 0) }
    }

    /// The histories of the customers.
    public var histories: PurchaseColumns { PurchaseColumns(customers.map { $0.history }) }
}
