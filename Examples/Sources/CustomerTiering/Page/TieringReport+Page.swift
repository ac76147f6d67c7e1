import CustomerValue
import ServiceReporting
import ServiceStatistics
import ServiceVocabulary
import Ticketing

extension TieringReport {
    /// The report as one HTML page that needs nothing beside it.
    public var page: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Customer tiers</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>\(Self.style)</style></head><body>
        <h1>Customer tiers: \(file.source.escaped)</h1>
        \(paragraphs(overview))
        <h2>Tiers</h2>
        <div class="charts">\(sizeChart.svg)\(valueChart.svg)</div>
        \(tierTable)
        <h2>Models</h2>
        \(paragraphs(models))
        \(parameterTable)
        <div class="charts">\(frequencyChart.svg)\(holdoutChart.svg)</div>
        \(paragraphs(forecast))
        <h2>The most valuable customers</h2>
        \(customerTable(rows.prefix(40)))
        <h2>Whose tier changed, or was kept against the standing</h2>
        \(customerTable(moved.prefix(60)))
        </body></html>

        """
    }

    private static let style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:980px;margin:2em auto;padding:0 1em;color:#222;background:#fff}
        h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}table{border-collapse:collapse;width:100%;font-size:.9em}
        th,td{text-align:right;padding:.25em .6em;border-bottom:1px solid #ddd}th:first-child,td:first-child,.words{text-align:left}
        .charts{display:flex;flex-wrap:wrap;gap:1em}svg{width:460px;max-width:100%;height:auto}
        text{font-family:system-ui,sans-serif;fill:#222}.title{font-size:13px;font-weight:600}
        .small{font-size:11px}.value{font-size:9.5px;fill:#444}.axis{stroke:#888}
        """

    private static let colors = (one: "#2b6cb0", other: "#dd8452")

    private var sizeChart: BarChart {
        BarChart(
            title: "Customers by tier", labels: review.sizes.map { $0.tier.rawValue },
            series: [
                .init(name: "customers", color: Self.colors.one, values: review.sizes.map { Double($0.customers) })
            ])
    }

    private var valueChart: BarChart {
        let tiers = review.sizes.map { $0.tier }
        func sum(_ value: (Row) -> Double) -> [Double] {
            tiers.map { tier in rows.reduce(0) { $0 + ($1.decision.tier == tier ? value($1) : 0) } }
        }
        return BarChart(
            title: "Value of the next twelve months, \(options.currency)", labels: tiers.map { $0.rawValue },
            series: [
                .init(name: "expected", color: Self.colors.one, values: sum { $0.value }),
                .init(name: "at risk from churn", color: Self.colors.other, values: sum { $0.atRisk }),
            ])
    }

    private var frequencyChart: BarChart {
        BarChart(
            title: "Customers by repeat purchases",
            labels: frequencies.rows.map { label($0.frequency, $0.isOpenEnded) },
            series: [
                .init(name: "actual", color: Self.colors.one, values: frequencies.rows.map { Double($0.actual) }),
                .init(
                    name: "expected by \(chosen)", color: Self.colors.other,
                    values: frequencies.rows.map { $0.expected.rounded() }),
            ])
    }

    private var holdoutChart: BarChart {
        func mean(_ total: Double, _ group: HoldoutComparison.Group) -> Double { total / Double(group.customers) }
        return BarChart(
            title: "Mean purchases in the last 13 weeks, by repeat purchases",
            labels: comparison.groups.map { label($0.frequency, $0.isOpenEnded) },
            series: [
                .init(
                    name: "actual", color: Self.colors.one,
                    values: comparison.groups.map { mean(Double($0.error.actual), $0) }),
                .init(
                    name: "forecast", color: Self.colors.other,
                    values: comparison.groups.map { mean($0.error.expected, $0) }),
            ])
    }

    private func label(_ frequency: Int, _ isOpenEnded: Bool) -> String { "\(frequency)\(isOpenEnded ? "+" : "")" }

    private func paragraphs(_ lines: [String]) -> String {
        lines.map { "<p>\($0.escaped)</p>" }.joined(separator: "\n")
    }

    private func table(_ head: [String], _ lines: [[String]], words: Set<Int> = []) -> String {
        func cells(_ tag: String, _ texts: [String]) -> String {
            let cells = texts.enumerated().map { index, text in
                "<\(tag)\(words.contains(index) ? " class=\"words\"" : "")>\(text.escaped)</\(tag)>"
            }
            return "<tr>" + cells.joined() + "</tr>"
        }
        return "<table>" + cells("th", head) + "\n" + lines.map { cells("td", $0) }.joined(separator: "\n") + "</table>"
    }

    private var tierTable: String {
        table(
            ["tier", "customers", "begins at", "expected value", "at risk"],
            review.sizes.enumerated().map { index, size in
                let members = rows.filter { $0.decision.tier == size.tier }
                let amounts = review.classifier.amounts
                return [
                    size.tier.rawValue, size.customers.grouped,
                    index < amounts.count && amounts[index].isFinite ? Figures.decimals(amounts[index], 2) : "",
                    Figures.decimals(members.reduce(0) { $0 + $1.value }, 0),
                    Figures.decimals(members.reduce(0) { $0 + $1.atRisk }, 0),
                ]
            })
    }

    private var parameterTable: String {
        table(
            ["model", "parameter", "estimate", "95 % interval"],
            trials.flatMap { trial in
                trial.parameters.map {
                    [
                        trial.name, $0.name, Figures.short($0.value),
                        $0.interval.map { "\(Figures.short($0.lower)) – \(Figures.short($0.upper))" } ?? "",
                    ]
                }
            }, words: [1])
    }

    private var moved: [Row] {
        rows.filter { row in
            switch row.decision.reason {
            case .raised, .lowered, .withinMargin, .uncertain, .minimumStay: true
            case .atOrBelowZero: row.decision.isChange
            case .entered, .unchanged, .noStanding: false
            }
        }
    }

    private func customerTable(_ rows: some Collection<Row>) -> String {
        table(
            ["customer", "purchases", "net total", "P(alive)", "12 months", "90 % interval", "tier", "reason"],
            rows.map { row in
                var net = Double(row.summary.netTotal.minor)
                for _ in 0..<options.decimals { net /= 10 }
                return [
                    row.summary.customer.rawValue, row.summary.purchases.grouped, Figures.decimals(net, 2),
                    Figures.decimals(row.alive, 3), Figures.decimals(row.value, 2), Figures.interval(row.interval),
                    row.decision.tier.rawValue, row.decision.description,
                ]
            }, words: [6, 7])
    }
}
