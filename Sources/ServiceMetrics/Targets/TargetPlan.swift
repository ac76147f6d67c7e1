public import ServiceVocabulary

/// The figures of a plan, checked against each other.
///
/// Figures of one measure are compared only where they are in one unit: a satisfied share of 85 % and an index of 85
/// are two things.
public struct TargetPlan: Hashable, Sendable {
    /// The figures.
    public let figures: [MetricTarget]

    /// Creates a plan.
    ///
    /// - Parameter figures: The figures, in any order.
    public init(_ figures: [MetricTarget]) {
        self.figures = figures
    }

    /// The targets of the plan.
    public var targets: [MetricTarget] { figures.filter { $0.label == .target } }

    /// What does not fit together.
    ///
    /// - `target.not-monotone`: a later target is easier than an earlier one.
    /// - `target.two-values`: one horizon has two values.
    /// - `target.two-dates`: one value has two dates.
    /// - `target.two-variants`: one measure is set in two units or formulas.
    /// - `target.two-directions`: one measure has both a floor and a ceiling.
    /// - `target.baseline-met`: the baseline already meets the target.
    /// - `target.baselines-differ`: one measure starts at two values.
    /// - `target.no-horizon`: a target has no date.
    public func diagnostics() -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for (index, target) in figures.enumerated() where target.label == .target {
            findings += diagnostics(of: target, at: index)
            for (other, earlier) in figures[..<index].enumerated() where earlier.label == .target {
                findings += Self.diagnostics(earlier, other, target, index)
            }
        }
        for (index, figure) in figures.enumerated() where figure.label == .baseline {
            for (other, earlier) in figures[..<index].enumerated()
            where earlier.label == .baseline && Self.isComparable(earlier, figure) && earlier.value != figure.value {
                findings.append(
                    Self.finding("target.baselines-differ", .warning, index, figure, "but \(Self.text(earlier, other))")
                )
            }
        }
        return findings
    }

    private func diagnostics(of target: MetricTarget, at index: Int) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if target.horizon == nil {
            findings.append(Self.finding("target.no-horizon", .note, index, target, "has no date"))
        }
        if let baseline = target.baseline, target.comparator.holds(baseline, target.value) {
            findings.append(
                Self.finding(
                    "target.baseline-met", .warning, index, target, "is already met by its baseline \(baseline)"))
        }
        return findings
    }

    /// Compares two targets.
    private static func diagnostics(
        _ one: MetricTarget, _ first: Int, _ two: MetricTarget, _ second: Int
    ) -> [Diagnostic] {
        guard one.metric == two.metric else { return [] }
        let other = "but \(text(one, first))"
        guard isComparable(one, two) else {
            return [finding("target.two-variants", .note, second, two, other)]
        }
        guard one.comparator.isUpward == two.comparator.isUpward else {
            return [finding("target.two-directions", .warning, second, two, other)]
        }
        var findings: [Diagnostic] = []
        if let baseline = one.baseline, let another = two.baseline, baseline != another {
            findings.append(
                finding(
                    "target.baselines-differ", .warning, second, two, "starts at \(another), the other at \(baseline)"))
        }
        guard let horizon = one.horizon, let later = two.horizon else { return findings }
        if horizon == later {
            if one.value != two.value { findings.append(finding("target.two-values", .error, second, two, other)) }
            return findings
        }
        if one.value == two.value {
            findings.append(finding("target.two-dates", .warning, second, two, other))
            return findings
        }
        let (early, late) = horizon.lastMonth <= later.lastMonth ? (one, two) : (two, one)
        let isEasier = one.comparator.isUpward ? late.value < early.value : late.value > early.value
        if isEasier || horizon.lastMonth == later.lastMonth {
            findings.append(finding("target.not-monotone", .error, second, two, other))
        }
        return findings
    }

    private static func isComparable(_ one: MetricTarget, _ two: MetricTarget) -> Bool {
        one.metric == two.metric && one.unit == two.unit
            && (one.variant == nil || two.variant == nil || one.variant == two.variant)
    }

    private static func text(_ figure: MetricTarget, _ index: Int) -> String {
        let place = figure.source.isEmpty ? "figure \(index)" : figure.source
        let date = figure.horizon.map { " in \($0)" } ?? ""
        return "\(place) says \(figure.comparator.rawValue) \(figure.value) \(figure.unit.rawValue)\(date)"
    }

    private static func finding(
        _ code: String, _ severity: Diagnostic.Severity, _ index: Int, _ figure: MetricTarget, _ message: String
    ) -> Diagnostic {
        Diagnostic(
            code: code, severity: severity, path: "figures[\(index)].\(figure.metric)",
            message: "\(text(figure, index)), \(message)")
    }
}
