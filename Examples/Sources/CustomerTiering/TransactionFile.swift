import CustomerValue
import ServiceReporting
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Transactions with what could not be read.
public struct TransactionFile: Sendable {
    /// Where they come from.
    public let source: String
    /// The transactions, in the order of the file.
    let transactions: [CustomerTransaction]
    /// The rows that are no transactions: their lines and why.
    let skipped: [(line: Int, reason: String)]

    /// The names of columns that are understood, the first that is there.
    private static let names = (
        customer: ["customer", "CustomerID", "customer_id", "Customer ID"],
        date: ["date", "InvoiceDate", "invoice_date"],
        amount: ["amount", "Amount"]
    )

    init(source: String, transactions: [CustomerTransaction]) {
        self.source = source
        self.transactions = transactions
        skipped = []
    }

    /// Reads a CSV file with a column each for the customer, the date and the amount.
    ///
    /// Dates are `2011-12-09`, `2011-12-09T12:50:00` or the same with a space or with `Z`, all taken as UTC; amounts are
    /// decimals, negative for credit notes.
    ///
    /// - Parameters:
    ///   - path: The path; `-` for standard input.
    ///   - options: The currency and its decimals.
    /// - Throws: ``InputError`` for a file that cannot be used as a whole.
    public init(path: String, _ options: TieringOptions) throws {
        let file = try InputFile(path: path, pipedTo: "customer-tiers --transactions -")
        var rows = CSVReader(file.bytes)
        guard case .success(let head)? = rows.next() else { throw InputError("\(file.name) has no header") }
        let header = head.fields.map { String(decoding: $0, as: UTF8.self) }
        func place(_ names: [String]) throws -> Int {
            for name in names {
                if let place = header.firstIndex(of: name) { return place }
            }
            throw InputError("\(file.name) has no column \(names.joined(separator: " or "))")
        }
        let places = (
            customer: try place(Self.names.customer), date: try place(Self.names.date),
            amount: try place(Self.names.amount)
        )
        var transactions: [CustomerTransaction] = []
        var skipped: [(line: Int, reason: String)] = []
        while let row = rows.next() {
            switch row {
            case .failure(let malformed): skipped.append((malformed.line, malformed.reason))
            case .success(let row):
                func text(_ place: Int) -> String {
                    place < row.fields.count ? String(decoding: row.fields[place], as: UTF8.self) : ""
                }
                let customer = text(places.customer)
                guard !customer.isEmpty else {
                    skipped.append((row.line, "no customer"))
                    continue
                }
                guard let date = Self.instant(text(places.date)) else {
                    skipped.append((row.line, "\"\(text(places.date))\" is no date"))
                    continue
                }
                guard let minor = Self.minor(text(places.amount), options.decimals) else {
                    skipped.append((row.line, "\"\(text(places.amount))\" is no amount"))
                    continue
                }
                transactions.append(
                    CustomerTransaction(
                        customer: CustomerIdentifier(customer), date: date,
                        amount: Money(minor: minor, currency: options.currency)))
            }
        }
        guard !transactions.isEmpty else { throw InputError("\(file.name) has no transactions") }
        source = file.name
        self.transactions = transactions
        self.skipped = skipped
    }

    /// The instant of a date, or of a date and a time.
    private static func instant(_ text: String) -> Instant? {
        let day = text.prefix(10)
        let rest = text.dropFirst(10).drop { $0 == " " || $0 == "T" }
        let time = rest.isEmpty ? "00:00:00" : rest.hasSuffix("Z") ? rest.dropLast() : rest
        return try? Instant("\(day)T\(time)Z")
    }

    /// The minor units of a decimal, rounded to the nearest.
    static func minor(_ text: String, _ decimals: Int) -> Int64? {
        guard let value = Double(text), value.isFinite else { return nil }
        var scaled = value
        for _ in 0..<decimals { scaled *= 10 }
        return Int64(exactly: scaled.rounded())
    }
}
