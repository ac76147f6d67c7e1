import CustomerValue
import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("From transactions to histories")
struct TransactionTests {
    private func sale(
        _ customer: CustomerIdentifier, _ date: String, _ minor: Int64, _ currency: CurrencyCode = .gbp
    ) throws -> CustomerTransaction {
        CustomerTransaction(
            customer: customer, date: try Instant(date), amount: Money(minor: minor, currency: currency))
    }

    private func rules(
        _ end: String = "2024-03-01T00:00:00Z", grouping: PurchaseGrouping = .byDay(utcOffset: .zero),
        credits: CreditNoteRule = .latestPurchasesFirst, currencies: CurrencyRule = .only(.gbp)
    ) throws -> TransactionRules {
        try TransactionRules(
            observationEnd: Instant(end), grouping: grouping, creditNotes: credits, currencies: currencies)
    }

    @Test("purchases of one day are one, times are whole days, the first purchase does not count")
    func days() throws {
        let transactions = [
            try sale("a", "2024-01-01T09:00:00Z", 1000), try sale("a", "2024-01-01T17:00:00Z", 500),
            try sale("a", "2024-01-15T08:00:00Z", 2000), try sale("a", "2024-01-15T23:59:59Z", 1000),
            try sale("a", "2024-02-05T12:00:00Z", 4000), try sale("b", "2024-02-01T10:00:00Z", 700),
        ]
        let summary = try TransactionSummary(transactions, rules())
        #expect(summary.customers.map { $0.customer } == ["a", "b"])
        let a = try #require(summary.customers.first)
        #expect(a.history == (try PurchaseHistory(frequency: 2, recency: 5, age: 60.0 / 7)))
        #expect(a.spending == (try SpendHistory(frequency: 2, averageValue: 3500)))
        #expect(a.times == [0, 2, 5] && a.purchases == 3 && a.netTotal.minor == 8500)
        #expect(summary.customers[1].history == (try PurchaseHistory(frequency: 0, recency: 0, age: 29.0 / 7)))
        #expect(summary.customers[1].spending == nil)
        #expect(try TransactionSummary(transactions.reversed(), rules()) == summary)
        let single = try TransactionSummary(transactions, rules(grouping: .none))
        #expect(single.customers[0].purchases == 5)
    }

    @Test("a day begins at local midnight")
    func localDays() throws {
        let transactions = [
            try sale("a", "2024-01-01T15:00:00Z", 1000), try sale("a", "2024-01-01T17:00:00Z", 500),
        ]
        #expect(try TransactionSummary(transactions, rules()).customers[0].purchases == 1)
        let shanghai = try rules(grouping: .byDay(utcOffset: .hours(8)))
        #expect(try TransactionSummary(transactions, shanghai).customers[0].purchases == 2)
    }

    @Test("a credit note is taken from the latest purchases before it")
    func credits() throws {
        let transactions = [
            try sale("a", "2024-01-01T09:00:00Z", 1000), try sale("a", "2024-01-08T09:00:00Z", 600),
            try sale("a", "2024-01-15T09:00:00Z", 300), try sale("a", "2024-01-16T09:00:00Z", -500),
            try sale("a", "2024-01-22T09:00:00Z", 900),
        ]
        let netted = try TransactionSummary(transactions, rules()).customers[0]
        #expect(netted.times == [0, 1, 3] && netted.spending?.averageValue == 650)
        #expect(netted.netTotal.minor == 2300 && netted.credits.minor == 500 && netted.uncoveredCredit.minor == 0)
        let value = try TransactionSummary(transactions, rules(credits: .valueOnly)).customers[0]
        #expect(value.times == [0, 1, 2, 3] && value.spending?.averageValue == 1300.0 / 3)
        let total = try TransactionSummary(transactions, rules(credits: .netTotalOnly)).customers[0]
        #expect(total.times == [0, 1, 2, 3] && total.spending?.averageValue == 600 && total.netTotal.minor == 2300)
    }

    @Test("a credit without a purchase before it is reported and lowers the net total alone")
    func uncovered() throws {
        let summary = try TransactionSummary(
            [try sale("a", "2024-01-01T09:00:00Z", -400), try sale("a", "2024-01-08T09:00:00Z", 300)], rules())
        let customer = summary.customers[0]
        #expect(customer.uncoveredCredit.minor == 400 && customer.netTotal.minor == -100 && customer.purchases == 1)
        #expect(summary.customersAtOrBelowZero == ["a"] && summary.customersWithoutPurchase.isEmpty)
        let gone = try TransactionSummary(
            [try sale("a", "2024-01-01T09:00:00Z", 400), try sale("a", "2024-01-01T09:00:00Z", -400)], rules())
        #expect(gone.customersWithoutPurchase == ["a"] && gone.histories.count == 0)
    }

    @Test("what comes after the end is left out; who came at the end has no history yet")
    func ends() throws {
        let summary = try TransactionSummary(
            [
                try sale("a", "2024-03-01T18:00:00Z", 400), try sale("b", "2024-03-02T00:00:00Z", 400),
                try sale("c", "2024-02-29T00:00:00Z", 400),
            ], rules())
        #expect(summary.transactionsAfterEnd == 1)
        #expect(summary.customers.map { $0.history == nil } == [true, false])
        #expect(summary.observed.map { $0.customer } == ["c"])
    }

    @Test("several currencies are refused, or converted by given rates")
    func currencies() throws {
        let transactions = [
            try sale("a", "2024-01-01T09:00:00Z", 1000), try sale("a", "2024-01-08T09:00:00Z", 150, .usd),
        ]
        #expect { try TransactionSummary(transactions, rules()) } throws: {
            ($0 as? InvalidValue)?.field == "transactions[1].amount.currency"
        }
        let conversion = try CurrencyConversion(to: .gbp, rates: [.usd: CountShare(79, of: 100)])
        #expect(try conversion.convert(Money(minor: 150, currency: .usd)).minor == 118)
        #expect(try conversion.convert(Money(minor: -150, currency: .usd)).minor == -118)
        #expect(try conversion.convert(Money(minor: 50, currency: .usd)).minor == 40)
        #expect(throws: InvalidValue.self) { try conversion.convert(Money(minor: 1, currency: .eur)) }
        #expect(throws: InvalidValue.self) { try CurrencyConversion(to: .gbp, rates: [.gbp: CountShare(1, of: 1)]) }
        #expect(throws: InvalidValue.self) { try CurrencyConversion(to: .gbp, rates: [.usd: CountShare(0, of: 1)]) }
        let huge = try CurrencyConversion(to: .gbp, rates: [.usd: CountShare(.max, of: 1)])
        #expect(throws: InvalidValue.self) { try huge.convert(Money(minor: 2, currency: .usd)) }
        let summary = try TransactionSummary(transactions, rules(currencies: .converted(conversion)))
        #expect(summary.customers[0].netTotal == Money(minor: 1118, currency: .gbp))
    }

    @Test("amounts beyond 64 bits are refused")
    func overflow() throws {
        let transactions = [
            try sale("a", "2024-01-01T09:00:00Z", .max), try sale("a", "2024-01-08T09:00:00Z", 1),
        ]
        #expect(throws: InvalidValue.self) { try TransactionSummary(transactions, rules()) }
        #expect(throws: InvalidValue.self) {
            try TransactionSummary([sale("a", "2024-01-01T09:00:00Z", .min)], rules())
        }
        #expect(throws: InvalidValue.self) {
            try TransactionRules(
                observationEnd: .epoch, timeUnit: .zero, creditNotes: .valueOnly, currencies: .only(.gbp))
        }
    }

    @Test("a holdout counts what came after the calibration, which does not see it")
    func holdout() throws {
        let transactions = [
            try sale("a", "2024-01-01T09:00:00Z", 1000), try sale("a", "2024-01-29T09:00:00Z", 1000),
            try sale("a", "2024-02-05T09:00:00Z", 1000), try sale("a", "2024-02-12T09:00:00Z", 1000),
            try sale("a", "2024-02-19T09:00:00Z", 1000), try sale("b", "2024-01-03T09:00:00Z", 1000),
            try sale("c", "2024-02-10T09:00:00Z", 1000),
        ]
        let holdout = try PurchaseHoldout(transactions, rules(), calibrationEnd: Instant("2024-02-05T12:00:00Z"))
        #expect(holdout.customers.map { $0.customer } == ["a", "b"])
        #expect(holdout.customers.map { $0.bought } == [2, 0])
        #expect(holdout.customers.map { $0.boughtBefore } == [2, 0])
        #expect(holdout.length == 25.0 / 7)
        #expect(holdout.customers[0].history == (try PurchaseHistory(frequency: 2, recency: 5, age: 5)))
        #expect(throws: InvalidValue.self) {
            try PurchaseHoldout(transactions, rules(), calibrationEnd: Instant("2024-03-01T00:00:00Z"))
        }
        let model = try BetaGeometricModel(r: 0.5, alpha: 4, a: 0.8, b: 2.4)
        let comparison = try HoldoutComparison(model, holdout)
        #expect(comparison.model.actual == 2 && comparison.naive.expected == 2 && comparison.naive.meanAbsolute == 0)
        #expect(comparison.groups.map { $0.frequency } == [0, 2] && comparison.groups.map { $0.customers } == [1, 1])
    }

    @Test("expected and actual numbers of customers by purchases add up, and fit where the model is true")
    func frequencies() throws {
        let truth = try BetaGeometricModel(r: 0.6, alpha: 5, a: 0.8, b: 2.4)
        var random = SplitMix64(seed: 71)
        var histories: [PurchaseHistory] = []
        for _ in 0..<2000 {
            histories.append(
                try truth.randomHistory(age: Double(Int.random(in: 20...40, using: &random)), using: &random))
        }
        let columns = PurchaseColumns(histories)
        let fit = try FrequencyFit(BetaGeometricModel.fit(columns).model, columns)
        #expect(fit.rows.reduce(0) { $0 + $1.actual } == 2000)
        #expect(abs(fit.rows.reduce(0) { $0 + $1.expected } - 2000) < 1e-6)
        #expect(fit.degreesOfFreedom == 3)
        #expect((fit.pValue ?? 0) > 0.001, "\(fit)")
        let wrong = try FrequencyFit(BetaGeometricModel(r: 3, alpha: 5, a: 0.8, b: 2.4), columns)
        #expect((wrong.pValue ?? 1) < 1e-9, "\(wrong)")
    }

    @Test("rules are stored, and checked when they are read")
    func stored() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let conversion = try CurrencyConversion(to: .gbp, rates: [.usd: CountShare(79, of: 100)])
        let rules = try rules(
            grouping: .byDay(utcOffset: .hours(8)), credits: .valueOnly, currencies: .converted(conversion))
        let text = String(decoding: try encoder.encode(rules), as: UTF8.self)
        #expect(
            text
                == #"{"creditNotes":"valueOnly","currencies":{"conversion":{"rates":{"USD":{"part":79,"whole":100}},"#
                + #""target":"GBP"},"kind":"converted"},"format":"transaction-rules/1","#
                + #""grouping":{"kind":"byDay","utcOffsetSeconds":28800},"observationEnd":"2024-03-01T00:00:00Z","#
                + #""timeUnitSeconds":604800}"#)
        #expect(try JSONDecoder().decode(TransactionRules.self, from: Data(text.utf8)) == rules)
        let single = try self.rules(grouping: .none)
        #expect(try JSONDecoder().decode(TransactionRules.self, from: encoder.encode(single)) == single)
        for (part, broken) in [
            ("604800", "0"), ("28800", "288000"), ("\"GBP\"", "\"USD\""), ("valueOnly", "never"),
            ("rules/1", "rules/2"), ("\"USD\"", "\"usd\""),
        ] {
            let damaged = text.replacingOccurrences(of: part, with: broken)
            #expect(throws: DecodingError.self, "\(damaged)") {
                try JSONDecoder().decode(TransactionRules.self, from: Data(damaged.utf8))
            }
        }
    }
}
