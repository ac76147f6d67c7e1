import ServiceTime
public import ServiceVocabulary
import Ticketing

extension ServiceGrants {
    /// What becomes of targets in plain time when a package has cover hours.
    public enum PlainTime: String, Hashable, Sendable, CaseIterable {
        /// They go on counting round the clock.
        case staysPlain
        /// They count only while the hours are covered: 24 h are two days of a package with 7 × 12.
        case becomesCovered
    }

    /// The policies of a customer who is granted this.
    ///
    /// Targets in working time and in business days count in the cover hours, and the changes are made to the targets
    /// of their metrics.
    ///
    /// - Parameters:
    ///   - set: The policies.
    ///   - plainTime: What becomes of targets in plain time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when the set has another calendar under the name of the cover hours,
    ///   or a change takes a share of a number of business days.
    public func applied(
        to set: ServiceLevelPolicySet, plainTime: PlainTime = .staysPlain
    ) throws(InvalidValue) -> ServiceLevelPolicySet {
        var calendars = set.calendars
        if let cover {
            if let other = calendars[cover.name], other != cover.calendar {
                throw InvalidValue(
                    field: "calendars." + cover.name.rawValue, value: "another calendar",
                    accepted: "no calendar, or that of the cover hours")
            }
            calendars[cover.name] = cover.calendar
        }
        var policies: [ServiceLevelPolicy] = []
        for policy in set.policies {
            var clocks: [ServiceLevelClock] = []
            for clock in policy.clocks {
                do {
                    clocks.append(try applied(to: clock, plainTime))
                } catch {
                    throw error.inside("policies." + policy.identifier.rawValue + "." + clock.metric.rawValue)
                }
            }
            policies.append(
                try ServiceLevelPolicy(
                    identifier: policy.identifier, condition: policy.condition, validFrom: policy.validFrom,
                    clocks: clocks, satisfaction: policy.satisfaction, escalation: policy.escalation))
        }
        return try ServiceLevelPolicySet(
            policies: policies, calendars: calendars, selection: set.selection, following: set.following)
    }

    private func applied(
        to clock: ServiceLevelClock, _ plainTime: PlainTime
    ) throws(InvalidValue) -> ServiceLevelClock {
        let change = changes.first { $0.metric == clock.metric }
        var rules: [TargetRule] = []
        for rule in clock.targets {
            var rule = rule
            if let change, let target = rule.target { rule.target = try change.applied(to: target) }
            if let cover {
                if plainTime == .becomesCovered, case .calendarTime(let span) = rule.target {
                    rule.target = .workingTime(span)
                }
                switch rule.target {
                case .workingTime, .businessDays: rule.calendar = cover.name
                case .calendarTime, nil: break
                }
            }
            rules.append(rule)
        }
        return try ServiceLevelClock(
            clock.metric, obligation: clock.obligation, start: clock.start, stop: clock.stop, reset: clock.reset,
            cancel: clock.cancel, pause: clock.pause, targets: rules, warnings: clock.warnings, options: clock.options)
    }
}

extension ServiceLevelChange {
    fileprivate func applied(to target: ServiceLevelTarget) throws(InvalidValue) -> ServiceLevelTarget {
        switch (effect, target) {
        case (.target(let other), _): return other
        case (.share(let share), .workingTime(let span)): return .workingTime(Self.share(share, of: span))
        case (.share(let share), .calendarTime(let span)): return .calendarTime(Self.share(share, of: span))
        case (.share, .businessDays):
            throw InvalidValue(
                field: "share", value: target.description, accepted: "an amount of time; give business days a target")
        }
    }

    private static func share(_ share: CountShare, of span: TimeSpan) -> TimeSpan {
        // A part of at most the whole of an amount that is not negative is at most the amount.
        let product = span.microseconds.magnitude.multipliedFullWidth(by: UInt64(share.part))
        let whole = UInt64(share.whole)
        guard product.high < whole else { return span }
        return TimeSpan(microseconds: Int64(whole.dividingFullWidth(product).quotient))
    }
}
