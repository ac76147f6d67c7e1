import CustomerValue
import Foundation
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@testable import CustomerTiering

@Suite("Customer tiers of transactions")
struct TieringTests {
    @Test("the generated shop is the same every time, as text and as page")
    func repeatable() throws {
        let options = TieringOptions(cuts: .amounts([1500, 300]))
        let one = try TieringReport(TransactionFile(generatedFrom: 7, customers: 300), options)
        let two = try TieringReport(TransactionFile(generatedFrom: 7, customers: 300), options)
        #expect(one.text == two.text && one.page == two.page)
        #expect(one.review.sizes.reduce(0) { $0 + $1.customers } == 300)
        #expect(!one.text.contains("nan") && !one.page.contains("nan") && !one.page.contains("inf "))
        for part in ["<svg", "Customers by tier", "</html>", "stays in", "P(alive)"] {
            #expect(one.page.contains(part), "\(part)")
        }
    }

    @Test("what is exported reads back as the same transactions")
    func export() throws {
        let file = try TransactionFile(generatedFrom: 7, customers: 50)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(file.text.utf8).write(to: path)
        let read = try TransactionFile(path: path.path, TieringOptions(cuts: .amounts([2, 1])))
        #expect(read.transactions == file.transactions && read.skipped.isEmpty)
    }

    @Test("rows that are no transactions are listed with line and reason; names and markup are escaped")
    func reading() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: path) }
        let text = """
            CustomerID,InvoiceNo,InvoiceDate,Amount
            17850,536365,2010-12-01T08:26:00,139.12
            ,536366,2010-12-01T08:28:00,22.2
            17850,536367,yesterday,22.2
            17850,536368,2010-12-02,much
            "<b>",C5363,2010-12-03 09:00:00,-4.5
            """
        try Data(text.utf8).write(to: path)
        let file = try TransactionFile(path: path.path, TieringOptions(cuts: .amounts([2, 1])))
        #expect(file.transactions.map { $0.amount.minor } == [13_912, -450])
        #expect(file.transactions.map { $0.customer.rawValue } == ["17850", "<b>"])
        #expect(file.skipped.map { $0.line } == [3, 4, 5])
        #expect("<b> & \"x\"".escaped == "&lt;b&gt; &amp; &quot;x&quot;")
        try Data("a,b\n1,2\n".utf8).write(to: path)
        #expect(throws: (any Error).self) {
            try TransactionFile(path: path.path, TieringOptions(cuts: .amounts([2, 1])))
        }
    }
}
