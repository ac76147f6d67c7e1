import CustomerValue
import ServiceReporting
import ServiceStatistics
import Ticketing

/// What a fitted model says about each customer's next twelve months.
struct CustomerForecasts<Model: PurchaseModel> {
    private let fit: ModelFit<Model>
    private let spending: ModelFit<GammaGammaModel>
    private let options: TieringOptions
    private let year: DiscountedPeriods

    init(_ fit: ModelFit<Model>, _ spending: ModelFit<GammaGammaModel>, _ options: TieringOptions) throws {
        self.fit = fit
        self.spending = spending
        self.options = options
        year = try .yearOfMonths(inWeeksAt: options.monthlyDiscount)
    }

    /// The standings of all customers: the expected value, or what the customer brought in where that is 0 or less.
    func standings(_ summary: TransactionSummary) throws -> [CustomerStanding] {
        try summary.customers.map { customer in
            let (value, interval) = try value(customer)
            return try CustomerStanding(
                customer.customer, value: value?.value ?? 0, interval: customer.isAtOrBelowZero ? nil : interval)
        }
    }

    /// One row for each customer, the most valuable first.
    func rows(_ summary: TransactionSummary, _ review: TierReview) throws -> [TieringReport.Row] {
        var decisions: [CustomerIdentifier: TierDecision] = [:]
        for decision in review.decisions { decisions[decision.customer] = decision }
        let rows = try summary.customers.compactMap { customer -> TieringReport.Row? in
            guard let decision = decisions[customer.customer] else { return nil }
            let (value, interval) = try value(customer)
            return TieringReport.Row(
                summary: customer, alive: value?.probabilityAlive ?? 0, value: value?.value ?? 0,
                atRisk: value?.atRisk ?? 0, interval: interval, decision: decision)
        }
        return rows.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.summary.customer < $1.summary.customer
        }
    }

    /// The expected value of a customer; nil for one who brought in nothing, or has no purchase left.
    private func value(_ customer: CustomerSummary) throws -> (ExpectedValue?, ConfidenceInterval?) {
        guard !customer.isAtOrBelowZero, customer.purchases > 0 else { return (nil, nil) }
        // Who came on the last day has been seen for no time at all.
        let history = try customer.history ?? PurchaseHistory(frequency: 0, recency: 0, age: 1e-9)
        let spent = try customer.spending ?? SpendHistory(frequency: 0, averageValue: 0)
        // The models know minor units; the report speaks in whole ones.
        var value = try spending.model.expectedValue(spent) * options.margin
        for _ in 0..<options.decimals { value /= 10 }
        return (
            try fit.model.expectedValue(history, valuePerPurchase: value, over: year),
            try fit.expectedValueInterval(history, valuePerPurchase: value, over: year, confidence: 0.9)
        )
    }
}
