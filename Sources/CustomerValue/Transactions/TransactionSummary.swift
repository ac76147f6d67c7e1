public import ServiceVocabulary
public import Ticketing

/// What transactions say about every customer, by stated rules; independent of their order.
public struct TransactionSummary: Hashable, Sendable {
    /// The rules.
    public let rules: TransactionRules
    /// The customers, ascending by identifier.
    public let customers: [CustomerSummary]
    /// How many transactions came after the end of the observation and were left out.
    public let transactionsAfterEnd: Int

    /// Summarises transactions.
    ///
    /// - Parameters:
    ///   - transactions: Invoices and credit notes in any order.
    ///   - rules: How they become histories.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a currency that the rules do not take and totals above 64 bits, with the
    ///   place of the transaction where it has one.
    public init(_ transactions: some Sequence<CustomerTransaction>, _ rules: TransactionRules) throws(InvalidValue) {
        var entries: [CustomerIdentifier: [(moment: Int64, minor: Int64)]] = [:]
        var late = 0
        var index = 0
        for transaction in transactions {
            if rules.includes(transaction.date) {
                do {
                    let minor = try rules.currencies.minor(transaction.amount)
                    entries[transaction.customer, default: []].append((rules.moment(transaction.date), minor))
                } catch {
                    throw error.inside("transactions[\(index)]")
                }
            } else {
                late += 1
            }
            index += 1
        }
        var customers: [CustomerSummary] = []
        customers.reserveCapacity(entries.count)
        for (customer, own) in entries.sorted(by: { $0.key < $1.key }) {
            do {
                customers.append(
                    try CustomerSummary(customer, PurchaseLedger(own, rules.creditNotes), rules))
            } catch {
                throw error.inside("customers.\(customer.rawValue)")
            }
        }
        self.rules = rules
        self.customers = customers
        transactionsAfterEnd = late
    }

    /// The customers with a history, in their order: those whom a model can be fitted on.
    public var observed: [CustomerSummary] { customers.filter { $0.history != nil } }

    /// The histories of the customers who have one, in their order.
    public var histories: PurchaseColumns { PurchaseColumns(customers.compactMap { $0.history }) }

    /// What the customers with repeat purchases spend.
    public var spending: [SpendHistory] { customers.compactMap { $0.spending } }

    /// Those who have brought in nothing, or less: to be reported, and never tiered as valuable.
    public var customersAtOrBelowZero: [CustomerIdentifier] {
        customers.filter { $0.isAtOrBelowZero }.map { $0.customer }
    }

    /// Those of whose purchases credit notes have left none.
    public var customersWithoutPurchase: [CustomerIdentifier] {
        customers.filter { $0.purchases == 0 }.map { $0.customer }
    }
}
