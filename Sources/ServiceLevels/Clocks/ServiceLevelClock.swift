public import ServiceVocabulary
import Ticketing

/// One clock of a policy: what it measures, when it runs, and what it must not exceed.
public struct ServiceLevelClock: Hashable, Sendable {
    /// To whom the promise of a clock is made.
    public enum Obligation: String, Hashable, Sendable, CaseIterable {
        /// To the customer (SLA).
        case agreement
        /// By one team of the service center to another (OLA).
        case operational
        /// By a supplier to the service center.
        case underpinning
    }

    /// What it measures; each metric once in a policy.
    public let metric: ServiceLevelMetric
    /// To whom the promise is made.
    public let obligation: Obligation
    /// What starts a cycle.
    public let start: [ClockTrigger]
    /// What stops the cycle: the promise is kept or missed.
    public let stop: [ClockTrigger]
    /// What stops the cycle and starts another at once.
    public let reset: [ClockTrigger]
    /// What ends the cycle without an outcome.
    public let cancel: [ClockTrigger]
    /// When the clock stands still; nil for never.
    public let pause: PauseRule?
    /// The targets, of which the first that applies to the ticket counts; the clock does not start when none does.
    public let targets: [TargetRule]
    /// The warnings, in any order.
    public let warnings: [ServiceLevelWarning]
    /// The answers to the questions on which real systems disagree.
    public let options: ClockOptions

    /// How many target rules a clock may have.
    public static let greatestTargetCount = 10_000

    /// Creates a clock.
    ///
    /// - Parameters:
    ///   - metric: What it measures.
    ///   - obligation: To whom the promise is made.
    ///   - start: What starts a cycle.
    ///   - stop: What stops the cycle.
    ///   - reset: What stops the cycle and starts another.
    ///   - cancel: What ends the cycle without an outcome.
    ///   - pause: When the clock stands still.
    ///   - targets: The targets, of which the first that applies counts.
    ///   - warnings: The warnings; at most 32.
    ///   - options: The answers to the questions on which real systems disagree.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` without a start or a target rule, for more than 32 warnings or
    ///   ``greatestTargetCount`` target rules, and for negative targets, caps, shares or times.
    public init(
        _ metric: ServiceLevelMetric, obligation: Obligation = .agreement, start: [ClockTrigger], stop: [ClockTrigger],
        reset: [ClockTrigger] = [], cancel: [ClockTrigger] = [], pause: PauseRule? = nil, targets: [TargetRule],
        warnings: [ServiceLevelWarning] = [], options: ClockOptions = ClockOptions()
    ) throws(InvalidValue) {
        guard !start.isEmpty else {
            throw InvalidValue(field: "start", value: "[]", accepted: "at least one trigger")
        }
        guard !targets.isEmpty else {
            throw InvalidValue(field: "targets", value: "[]", accepted: "at least one target rule")
        }
        guard targets.count <= Self.greatestTargetCount else {
            throw InvalidValue(
                field: "targets", value: "\(targets.count) rules", accepted: "at most \(Self.greatestTargetCount) rules"
            )
        }
        guard warnings.count <= 32 else {
            throw InvalidValue(field: "warnings", value: "\(warnings.count)", accepted: "at most 32 warnings")
        }
        for (index, rule) in targets.enumerated() {
            do {
                try rule.target?.check()
            } catch {
                throw error.inside("targets[\(index)]")
            }
            if case .workingTime = rule.target, rule.calendar == nil {
                throw InvalidValue(
                    field: "targets[\(index)].calendar", value: "none", accepted: "a calendar for working time")
            }
            if case .businessDays = rule.target, rule.calendar == nil {
                throw InvalidValue(
                    field: "targets[\(index)].calendar", value: "none", accepted: "a calendar for business days")
            }
        }
        for warning in warnings { try warning.check() }
        try pause?.check()
        self.metric = metric
        self.obligation = obligation
        self.start = start
        self.stop = stop
        self.reset = reset
        self.cancel = cancel
        self.pause = pause
        self.targets = targets
        self.warnings = warnings
        self.options = options
    }
}
