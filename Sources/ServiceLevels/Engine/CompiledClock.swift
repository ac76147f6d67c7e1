import ServiceTime
import Ticketing

/// A clock with its calendars at hand.
///
/// Shared by reference, since tickets pass through it all the time; it never changes.
final class CompiledClock: Sendable {
    /// A target with its calendar.
    final class Target: Sendable {
        let target: ServiceLevelTarget?
        let time: ClockTime
        /// What each warning asks to be used; `ClockState.never` for one that is not a share of a fixed amount.
        let shares: [Int64]

        init(_ rule: TargetRule, time: ClockTime, warnings: [ServiceLevelWarning]) {
            target = rule.target
            self.time = time
            switch rule.target {
            case .workingTime(let span), .calendarTime(let span):
                shares = warnings.map { $0.share(of: span.microseconds) ?? ClockState.never }
            case .businessDays, nil:
                shares = warnings.map { _ in ClockState.never }
            }
        }
    }

    let definition: ServiceLevelClock
    /// The place of the policy in the set.
    let policy: Int
    let policyIdentifier: PolicyIdentifier
    let targets: [Target]
    let warnings: [ServiceLevelWarning]
    let options: ClockOptions
    let hasWarnings: Bool
    /// Whether pauses move the due instant by plain time.
    let pausesPlainly: Bool

    init(_ definition: ServiceLevelClock, policy: Int, identifier: PolicyIdentifier, targets: [Target]) {
        self.definition = definition
        self.policy = policy
        policyIdentifier = identifier
        self.targets = targets
        warnings = definition.warnings
        hasWarnings = !definition.warnings.isEmpty
        options = definition.options
        pausesPlainly = definition.pause?.unit == .plainTime
    }
}

extension ServiceLevelWarning {
    /// How much of an amount must be used for the warning; nil when it is no share, and never when it is beyond all time.
    func share(of amount: Int64) -> Int64? {
        guard case .share(let part, let whole) = self else { return nil }
        let (high, low) = amount.multipliedFullWidth(by: part)
        guard high.magnitude < UInt64(whole) else { return ClockState.never }
        // The share is reached when at least that much is used, so a fraction of a microsecond counts as one.
        let (quotient, remainder) = whole.dividingFullWidth((high, low))
        return remainder > 0 ? quotient + 1 : quotient
    }
}
