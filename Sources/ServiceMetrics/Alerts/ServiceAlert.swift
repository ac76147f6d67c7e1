import ServiceStatistics
public import ServiceTime
public import ServiceVocabulary

/// An alert with its evidence: the figures, the rule, and by when an answer must have begun.
public struct ServiceAlert: Hashable, Sendable {
    /// The rule that fired.
    public let rule: AlertRule
    /// The figure that made it fire, with definition, number of records and interval.
    public let evidence: MetricResult
    /// What it was compared with; nil for a fixed limit.
    public let reference: MetricResult?
    /// When it was raised.
    public let raisedAt: Instant
    /// By when the answer must have begun; nil where that is beyond the calendar.
    public let respondBy: Instant?

    /// The figures in one sentence.
    public var explanation: String {
        let value = evidence.value.map { "\($0)" } ?? "undefined"
        let other = reference?.value.map { ", \(rule.reference) \($0)" } ?? ""
        let bound =
            switch rule.trigger {
            case .fallenBy(let amount): "fallen by \(amount) or more"
            case .fallenByPart(let part): "fallen by \(part * 100) % or more"
            case .abovePart(let part): "more than \(part * 100) % above"
            case .above(let limit): "above \(limit)"
            case .below(let limit): "below \(limit)"
            }
        return "\(evidence.definition): \(value) (n \(evidence.count))\(other); \(bound)"
    }
}

extension AlertRule {
    /// Looks at a figure.
    ///
    /// - Parameters:
    ///   - result: The figure.
    ///   - reference: What it is compared with, of the same definition; nil for a fixed limit.
    ///   - instant: When it is looked at.
    /// - Returns: The alert; nil where the rule does not fire, and where a figure is undefined: no data is no alarm,
    ///   and no all-clear either.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a figure of another measure or unit, a missing reference, and
    ///   a reference of another definition (both are named).
    public func alert(
        on result: MetricResult, against reference: MetricResult? = nil, at instant: Instant
    ) throws(InvalidValue) -> ServiceAlert? {
        guard result.definition.name == metric, result.definition.unit == unit else {
            throw InvalidValue(
                field: "result", value: "\(result.definition) in \(result.definition.unit.rawValue)",
                accepted: "\(metric) in \(unit.rawValue)")
        }
        if trigger.needsReference {
            guard let reference else {
                throw InvalidValue(field: "reference", value: "none", accepted: self.reference)
            }
            try result.definition.checkMerge(with: reference.definition)
        }
        guard let value = result.value else { return nil }
        if trigger.needsReference, reference?.value == nil { return nil }
        let base = reference?.value ?? 0
        guard trigger.fires(value, base) else { return nil }
        if isBeyondNoise {
            guard let interval = result.interval, trigger.fires(interval.lower, base),
                trigger.fires(interval.upper, base)
            else { return nil }
        }
        return ServiceAlert(
            rule: self, evidence: result, reference: trigger.needsReference ? reference : nil, raisedAt: instant,
            respondBy: try? instant + color.responseLimit)
    }
}
