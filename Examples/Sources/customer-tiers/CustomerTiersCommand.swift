import ArgumentParser
import CustomerTiering
import Foundation
import ServiceTime
import ServiceVocabulary

/// The command line of the tiers.
@main
struct CustomerTiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer-tiers",
        abstract: "Puts customers into tiers by what they are expected to be worth in the next twelve months.",
        discussion: """
            Without arguments, it generates two years of a small shop's transactions, the same ones every time.

            Transactions are a CSV file with the columns customer, date and amount (or CustomerID, InvoiceDate, Amount); \
            negative amounts are credit notes. Where the cuts between high, middle and low are has to be said: nobody's \
            customers are worth the same.
              customer-tiers --transactions invoices.csv --currency GBP --amounts 2000,200 --page tiers.html
              gunzip -c invoices.csv.gz | customer-tiers --transactions - --customers 5,20
            """)

    @Option(
        help: ArgumentHelp("The transactions of a CSV file; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var transactions: String?

    @Option(help: ArgumentHelp("Cuts at amounts of expected value: high, then middle.", valueName: "high,middle"))
    var amounts: String?

    @Option(
        help: ArgumentHelp("Cuts at shares of customers in percent, cumulated: 5,20.", valueName: "high,middle"))
    var customers: String?

    @Option(help: ArgumentHelp("Cuts at shares of the value in percent, cumulated: 50,80.", valueName: "high,middle"))
    var value: String?

    @Option(help: "The currency of the amounts, by its code of ISO 4217.")
    var currency = "CNY"

    @Option(help: "How many decimal places the currency has.")
    var decimals = 2

    @Option(help: "The part of a purchase's value that is margin.")
    var margin = 1.0

    @Option(help: "The discount of a month.")
    var monthlyDiscount = 0.01

    @Option(
        help: ArgumentHelp("The end of the observation; by default the latest transaction.", valueName: "instant"),
        transform: { try Instant($0) })
    var until: Instant?

    @Option(
        help: ArgumentHelp("Also write the report as one HTML page.", valueName: "file"),
        completion: .file(extensions: ["html"]))
    var page: String?

    @Option(help: "The seed of the generated transactions.")
    var seed: UInt64 = 2024

    @Option(
        help: ArgumentHelp("Also store the generated transactions as CSV.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var export: String?

    func validate() throws {
        let given = [amounts, customers, value].compactMap { $0 }
        guard given.count <= 1 else { throw ValidationError("One of --amounts, --customers and --value.") }
        guard transactions == nil || !given.isEmpty else {
            throw ValidationError("Say where the cuts are: --amounts, --customers or --value.")
        }
        guard transactions == nil || export == nil else {
            throw ValidationError("--export stores generated transactions; it does not go with --transactions.")
        }
        guard (0...6).contains(decimals) else { throw ValidationError("Currencies have 0 to 6 decimal places.") }
        guard margin > 0, margin <= 1 else { throw ValidationError("The margin is a part above 0, at most 1.") }
        _ = try cuts
    }

    func run() throws {
        var options = TieringOptions(cuts: try cuts)
        options.currency = try CurrencyCode(currency)
        options.decimals = decimals
        options.margin = margin
        options.monthlyDiscount = monthlyDiscount
        options.observationEnd = until
        let file =
            try transactions.map { try TransactionFile(path: $0, options) } ?? TransactionFile(generatedFrom: seed)
        if let export { try Data(file.text.utf8).write(to: URL(filePath: export)) }
        let report = try TieringReport(file, options)
        FileHandle.standardOutput.write(Data(report.text.utf8))
        if let page { try Data(report.page.utf8).write(to: URL(filePath: page)) }
    }

    /// The cuts asked for; for generated transactions, some that suit them.
    private var cuts: TieringOptions.Cuts {
        get throws {
            if let amounts { return .amounts(try Self.numbers(amounts) { Double($0) }) }
            if let customers { return .percentOfCustomers(try Self.numbers(customers) { Int($0) }) }
            if let value { return .percentOfValue(try Self.numbers(value) { Int($0) }) }
            return .amounts([1500, 300])
        }
    }

    private static func numbers<Number>(_ text: String, _ number: (String) -> Number?) throws -> [Number] {
        let numbers = text.split(separator: ",").compactMap { number(String($0)) }
        guard numbers.count == 2 else { throw ValidationError("\"\(text)\" is not two numbers such as 5,20.") }
        return numbers
    }
}
