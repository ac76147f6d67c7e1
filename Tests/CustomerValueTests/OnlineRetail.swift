import CustomerValue
import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Ticketing

/// The invoices and credit notes of an online shop, where they are.
enum OnlineRetail {
    /// The transactions; nil, said on standard output, where they are absent.
    static func read() throws -> [CustomerTransaction]? {
        guard let file = TestEnvironment.data("online-retail/online_retail_invoices.csv.gz") else { return nil }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return try text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard let pounds = Double(cells[3]) else {
                throw JSONValue.Mismatch(description: "\(line) is no invoice")
            }
            return CustomerTransaction(
                customer: CustomerIdentifier(String(cells[0])), date: try Instant(cells[2] + "Z"),
                amount: Money(minor: Int64((pounds * 100).rounded()), currency: .gbp))
        }
    }
}
