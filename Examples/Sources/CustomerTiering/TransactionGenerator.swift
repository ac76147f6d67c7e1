import CustomerValue
import ServiceReporting
import ServiceTime
import ServiceVocabulary
import Ticketing

extension TransactionFile {
    /// Two years of a small shop's transactions, the same for the same seed.
    ///
    /// - Parameters:
    ///   - seed: The seed.
    ///   - customers: How many customers there are.
    public init(generatedFrom seed: UInt64, customers: Int = 1500) throws {
        var random = SplitMix64(seed: seed)
        let buying = try ModifiedBetaGeometricModel(r: 0.9, alpha: 7, a: 0.9, b: 4)
        let spending = try GammaGammaModel(p: 5, q: 4, gamma: 120)
        let start = try Instant("2023-01-02T00:00:00Z")
        let weeks = 104.0
        var transactions: [CustomerTransaction] = []
        for number in 1...max(customers, 1) {
            let name = CustomerIdentifier("C" + String(10_000 + number))
            let first = Double.random(in: 0..<weeks, using: &random)
            let times = [0] + (try buying.randomPurchases(within: weeks - first, using: &random))
            let values = try spending.randomValues(count: times.count, using: &random)
            for (time, value) in zip(times, values) {
                let seconds = Int64((first + time) * 604_800)
                let date = try start + TimeSpan(seconds: seconds)
                let amount = Money(minor: max(Int64((value * 100).rounded()), 100), currency: .cny)
                transactions.append(CustomerTransaction(customer: name, date: date, amount: amount))
                // One purchase in twenty comes back within two weeks, a third of them only in part.
                guard Int.random(in: 0..<20, using: &random) == 0 else { continue }
                let part = Int64(Int.random(in: 0..<3, using: &random) == 0 ? 2 : 1)
                let back = try date + TimeSpan(seconds: Int64.random(in: 86_400...1_209_600, using: &random))
                transactions.append(
                    CustomerTransaction(
                        customer: name, date: back, amount: Money(minor: -amount.minor / part, currency: .cny)))
            }
        }
        let end = try start + TimeSpan(seconds: Int64(weeks * 604_800))
        self.init(source: "generated transactions", transactions: transactions.filter { $0.date <= end })
    }

    /// The transactions as CSV.
    public var text: String {
        transactions.reduce(into: CSVRow.line(of: ["customer", "date", "amount"])) { text, transaction in
            let minor = transaction.amount.minor
            let cents = String(100 + minor.magnitude % 100).dropFirst()
            text += CSVRow.line(of: [
                transaction.customer.rawValue, "\(transaction.date)",
                "\(minor < 0 ? "-" : "")\(minor.magnitude / 100).\(cents)",
            ])
        }
    }
}
