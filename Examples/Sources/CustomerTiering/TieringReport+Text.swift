import CustomerValue
import Foundation
import ServiceReporting
import ServiceStatistics
import ServiceVocabulary
import Ticketing

extension TieringReport {
    /// The report as text.
    public var text: String {
        Layout.text([
            Layout.section("Customers of \(file.source)", overview), Layout.section("Models", models),
            Layout.section("Forecast of the last thirteen weeks", forecast), Layout.section("Tiers", tiers),
            Layout.section("Changes of tier since thirteen weeks before", changes),
            Layout.section("The most valuable customers", best),
        ])
    }

    var overview: [String] {
        let zero = summary.customersAtOrBelowZero.count
        return [
            "\(file.transactions.count.of("transaction")) of \(summary.customers.count.of("customer")), observed until "
                + "\(summary.rules.observationEnd); credit notes are taken from the latest purchases before them.",
            "\(zero.of("customer")) brought in nothing or less and \(zero == 1 ? "is" : "are") in the last tier; "
                + "\(summary.customersWithoutPurchase.count.grouped) have no purchase left.",
            skippedRows,
        ].filter { !$0.isEmpty }
    }

    private var skippedRows: String {
        guard let first = file.skipped.first else { return "" }
        return "\(file.skipped.count.of("row")) could not be read, the first in line \(first.line): \(first.reason)."
    }

    var models: [String] {
        trials.flatMap { trial -> [String] in
            let parameters = trial.parameters.map { "\($0.name) \(Figures.short($0.value))" }.joined(separator: ", ")
            let mark = trial.name == chosen ? " — used" : ""
            return ["\(trial.name): \(parameters); log-likelihood \(Figures.decimals(trial.logLikelihood, 2))\(mark)"]
                + trial.problems.map { "  not identified: \($0)" }
        } + [
            "Gamma–Gamma: "
                + zip(GammaGammaModel.parameterNames, spending.model.parameters).map { "\($0) \(Figures.short($1))" }
                .joined(separator: ", ")
                + "; log-likelihood \(Figures.decimals(spending.logLikelihood, 2)), in minor units of money"
        ]
    }

    var forecast: [String] {
        func sentence(_ name: String, _ error: ForecastError) -> String {
            "\(name): \(Figures.decimals(error.expected, 0)) purchases for \(error.actual.grouped)"
                + (error.relative.map { ", \(Figures.percent($0))" } ?? "")
                + "; mean absolute error \(Figures.decimals(error.meanAbsolute, 3)), root mean square "
                + "\(Figures.decimals(error.rootMeanSquare, 3)) a customer"
        }
        return [
            sentence(chosen, comparison.model), sentence("the same as in the thirteen weeks before", comparison.naive),
        ]
    }

    private var tiers: [String] {
        var table = TextTable(
            .words("tier"), .numbers("customers"), .numbers("expected value"), .numbers("at risk"),
            .numbers("begins at"))
        for (index, (tier, customers)) in review.sizes.enumerated() {
            let members = rows.filter { $0.decision.tier == tier }
            let amounts = review.classifier.amounts
            table.add([
                tier.rawValue, customers.grouped, Figures.decimals(members.reduce(0) { $0 + $1.value }, 0),
                Figures.decimals(members.reduce(0) { $0 + $1.atRisk }, 0),
                index < amounts.count && amounts[index].isFinite ? Figures.decimals(amounts[index], 2) : "",
            ])
        }
        return table.lines
    }

    private var changes: [String] {
        let reasons = Dictionary(grouping: review.decisions) { Figures.words($0.reason) }.mapValues(\.count)
        return reasons.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map {
            "\($0.value.grouped) \($0.key)"
        }
    }

    private var best: [String] {
        var table = TextTable(
            .words("customer"), .numbers("purchases"), .numbers("P(alive)"), .numbers("12 months"),
            .numbers("90 % interval"), .words("tier"), .words("reason"))
        for row in rows.prefix(15) {
            table.add([
                row.summary.customer.rawValue, row.summary.purchases.grouped, Figures.decimals(row.alive, 3),
                Figures.decimals(row.value, 2), Figures.interval(row.interval), row.decision.tier.rawValue,
                Figures.words(row.decision.reason),
            ])
        }
        return table.lines
    }
}

/// Numbers and reasons as text.
enum Figures {
    static func decimals(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

    /// Four significant digits.
    static func short(_ value: Double) -> String { String(format: "%.4g", value) }

    /// A signed difference in percent.
    static func percent(_ value: Double) -> String { String(format: "%+.1f %%", value * 100) }

    static func interval(_ interval: ConfidenceInterval?) -> String {
        interval.map { "\(decimals($0.lower, 2))–\(decimals($0.upper, 2))" } ?? ""
    }

    static func words(_ reason: TierDecision.Reason) -> String {
        switch reason {
        case .entered: "new"
        case .unchanged: "unchanged"
        case .raised: "raised"
        case .lowered: "lowered"
        case .atOrBelowZero: "brought in nothing or less"
        case .withinMargin: "kept: within the margin of the cut"
        case .uncertain: "kept: the interval reaches across the cut"
        case .minimumStay: "kept: not long enough in the tier"
        case .noStanding: "no standing"
        }
    }
}
