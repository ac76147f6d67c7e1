import CustomerValue
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("A year of an online shop")
struct OnlineRetailTests {
    private func rules(_ end: String = "2011-12-09T12:50:00Z") throws -> TransactionRules {
        try TransactionRules(
            observationEnd: Instant(end), creditNotes: .latestPurchasesFirst, currencies: .only(.gbp))
    }

    @Test("credit notes are netted, and the customers at or below zero reported")
    func summary() throws {
        guard let transactions = try OnlineRetail.read() else { return }
        let summary = try TransactionSummary(transactions, rules())
        #expect(transactions.count == 22_190 && summary.customers.count == 4372)
        #expect(summary.customers.reduce(0) { $0 + $1.netTotal.minor } == 830_006_581)
        // In exact pence 41 are below zero and 14 at zero; sums of doubles put five of the latter a rounding error above.
        #expect(summary.customersAtOrBelowZero.count == 55)
        #expect(summary.customers.count { $0.netTotal.minor < 0 } == 41)
        #expect(summary.customersWithoutPurchase.count == 51 && summary.histories.count == 4320)
        let spending = try GammaGammaModel.fit(summary.spending)
        #expect(spending.isIdentified && spending.model.q > 1, "\(spending)")
    }

    @Test("a year that ends in its season shows nobody leaving, and the fit says so")
    func unidentified() throws {
        guard let transactions = try OnlineRetail.read() else { return }
        let fit = try BetaGeometricModel.fit(TransactionSummary(transactions, rules()).histories)
        #expect(fit.problems.contains(.runsAway(parameter: "a")), "\(fit.problems)")
        let alive = try fit.model.probabilityAlive(PurchaseHistory(frequency: 3, recency: 10, age: 50))
        #expect(alive > 0.99 && alive <= 1)
    }

    @Test("the last three months are forecast nearer than by repeating the three before")
    func holdout() throws {
        guard let transactions = try OnlineRetail.read() else { return }
        let holdout = try PurchaseHoldout(transactions, rules(), calibrationEnd: Instant("2011-09-09T12:50:00Z"))
        func check(_ model: some PurchaseModel) throws {
            let comparison = try HoldoutComparison(model, holdout)
            for (name, error) in [("model", comparison.model), ("naive", comparison.naive)] {
                print(
                    "holdout \(type(of: model)), \(name): total \(error.relative ?? .nan),",
                    "mean absolute \(error.meanAbsolute), root mean square \(error.rootMeanSquare)")
            }
            #expect(comparison.model.meanAbsolute < comparison.naive.meanAbsolute)
            // The season before Christmas is not among the nine months seen.
            #expect(abs(comparison.model.relative ?? 1) < 0.3)
            #expect(comparison.groups.reduce(0) { $0 + $1.customers } == holdout.customers.count)
        }
        try check(BetaGeometricModel.fit(holdout.histories).model)
        try check(ModifiedBetaGeometricModel.fit(holdout.histories).model)
        try check(ParetoModel.fit(holdout.histories).model)
    }
}
