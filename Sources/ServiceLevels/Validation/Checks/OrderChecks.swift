import ServiceTime
import ServiceVocabulary
import Ticketing

// What has to happen first must not be due last, and what the parts take must fit into the whole.
extension DetailChecks {
    mutating func result(of comparison: TargetComparison) -> TargetComparison.Result {
        if let known = comparisons[comparison] { return known }
        let result = timing.result(of: comparison)
        comparisons[comparison] = result
        return result
    }

    // MARK: Response before resolution before closing

    mutating func checkOrder(of place: Int) throws(BudgetExceeded) {
        let clocks = policySet.policies[place].clocks
        for (index, clock) in clocks.enumerated() {
            guard let rank = clock.metric.rank else { continue }
            for (otherIndex, other) in clocks.enumerated()
            where other.obligation == clock.obligation && other.metric.rank.map({ $0 > rank }) ?? false {
                try checkOrder(place, index, otherIndex)
            }
        }
    }

    private mutating func checkOrder(_ place: Int, _ first: Int, _ last: Int) throws(BudgetExceeded) {
        let clocks = policySet.policies[place].clocks
        for (index, rule) in clocks[first].targets.enumerated() {
            for (otherIndex, bound) in clocks[last].targets.enumerated() {
                let result = result(of: TargetComparison([rule], within: bound))
                if case .fits = result { continue }
                let view = try view(of: first, in: place)
                let other = try self.view(of: last, in: place)
                let both = try and(applying(index, of: view), applying(otherIndex, of: other))
                guard var sketch = try start(view, in: and(both, other.started), from: view.startsUnstopped) else {
                    continue
                }
                if case .exceedsAtTimes(let opening) = result, isInForce(place, at: opening) {
                    sketch.openedAt = opening
                }
                let words =
                    "\"" + clocks[first].metric.rawValue + "\" is due after \"" + clocks[last].metric.rawValue + "\" ("
                    + "policies[\(place)].clocks[\(last)].targets[\(otherIndex)]"
                report(
                    .targetOrder, result.severity, at: "policies[\(place)].clocks[\(first)].targets[\(index)]",
                    words + ")" + result.words, counterexample(sketch))
            }
        }
    }
}

extension TargetComparison.Result {
    /// How bad it is: what always happens is a mistake, what happens at times may be one.
    var severity: Diagnostic.Severity {
        if case .exceedsAtTimes = self { .warning } else { .error }
    }

    /// How it was found out, where that matters.
    var words: String {
        switch self {
        case .fits, .exceeds: ""
        case .exceedsAtTimes(let opening):
            ", for example for a ticket opened on " + opening.description + ", by the openings of a sample week"
        case .exceedsInSample: ", from every opening of a sample week"
        }
    }
}

extension ServiceLevelMetric {
    /// What comes before what: an answer and a pick-up before the resolution, that before the closing.
    fileprivate var rank: Int? {
        switch self {
        case .firstResponse, .pickUp: 0
        case .firstResolution, .resolution: 1
        case .closure: 2
        default: nil
        }
    }

    /// Whether the metric is the time to the end of a ticket.
    var isTimeToTheEnd: Bool { rank.map { $0 > 0 } ?? false }
}
