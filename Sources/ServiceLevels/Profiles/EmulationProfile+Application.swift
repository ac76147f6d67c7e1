public import ServiceTime
public import ServiceVocabulary

extension EmulationProfile {
    /// A calendar with the closing edge of the system.
    ///
    /// - Parameter calendar: The calendar; of a combination the first operand gives the closing edge.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as the initializers of a calendar do.
    public func applied(to calendar: WorkingCalendar) throws(InvalidValue) -> WorkingCalendar {
        try calendar.closing(at: closingEdge)
    }

    /// A clock with the options of the system.
    ///
    /// - Parameter clock: The clock; what starts and stops it, its targets and its warnings stay.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as the initializer of a clock does.
    public func applied(to clock: ServiceLevelClock) throws(InvalidValue) -> ServiceLevelClock {
        try ServiceLevelClock(
            clock.metric, obligation: clock.obligation, start: clock.start, stop: clock.stop, reset: clock.reset,
            cancel: clock.cancel, pause: pause(of: clock), targets: clock.targets.map { applied(to: $0) },
            warnings: clock.warnings,
            options: ClockOptions(
                reopening: reopening, targetChange: targetChange, precedence: precedence, pausedDue: pausedDue))
    }

    /// A policy whose clocks have the options of the system.
    ///
    /// - Parameter policy: The policy.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as the initializer of a clock does.
    public func applied(to policy: ServiceLevelPolicy) throws(InvalidValue) -> ServiceLevelPolicy {
        var clocks: [ServiceLevelClock] = []
        for clock in policy.clocks { clocks.append(try applied(to: clock)) }
        return try ServiceLevelPolicy(
            identifier: policy.identifier, condition: policy.condition, validFrom: policy.validFrom, clocks: clocks,
            satisfaction: policy.satisfaction, escalation: policy.escalation)
    }

    /// A policy set whose calendars and clocks have the options of the system.
    ///
    /// - Parameter set: The policy set.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` as the initializers of calendars and clocks do.
    public func applied(to set: ServiceLevelPolicySet) throws(InvalidValue) -> ServiceLevelPolicySet {
        var policies: [ServiceLevelPolicy] = []
        for policy in set.policies { policies.append(try applied(to: policy)) }
        var calendars: [CalendarIdentifier: WorkingCalendar] = [:]
        for (name, calendar) in set.calendars { calendars[name] = try applied(to: calendar) }
        return try ServiceLevelPolicySet(
            policies: policies, calendars: calendars, selection: set.selection, following: set.following)
    }

    private func applied(to rule: TargetRule) -> TargetRule {
        var rule = rule
        switch rule.target {
        case .businessDays(var deadline):
            deadline = self.deadline(deadline.days, endOfDay: deadline.end == .endOfDay)
            rule.target = .businessDays(deadline)
        case .workingTime(.zero), .calendarTime(.zero):
            if zeroTargetMeansNone { rule.target = nil }
        case .workingTime, .calendarTime, nil:
            break
        }
        return rule
    }

    private func pause(of clock: ServiceLevelClock) -> PauseRule? {
        var rule = clock.pause
        if !clock.metric.isDefinedByPause {
            switch pauseScope {
            case .asDefined: break
            case .everyMetric: rule = rule ?? .whileWaiting
            case .noMetric: rule = nil
            case .resolutionOnly:
                if clock.metric.endsWithResponse {
                    rule = nil
                } else if clock.metric == .resolution || clock.metric == .firstResolution {
                    rule = rule ?? .whileWaiting
                }
            }
        }
        rule?.unit = pauseUnit
        return rule
    }
}

extension ServiceLevelMetric {
    /// Whether the metric is what it is by the time it leaves out.
    fileprivate var isDefinedByPause: Bool {
        self == .pausableUpdate || self == .requesterWait || self == .agentWork
    }

    /// Whether the metric ends when somebody answers or takes the ticket up.
    fileprivate var endsWithResponse: Bool {
        self == .firstResponse || self == .nextResponse || self == .update || self == .periodicUpdate
            || self == .pickUp
    }
}

extension WorkingCalendar {
    /// The calendar with another closing edge, which its first operand gives.
    fileprivate func closing(at edge: CalendarOptions.ClosingEdge) throws(InvalidValue) -> WorkingCalendar {
        switch definition {
        case .schedule(let schedule):
            var options = schedule.options
            options.closingEdge = edge
            return try WorkingCalendar(
                timeZone: schedule.timeZone, weekly: schedule.weekly, holidays: schedule.holidays,
                holidayRules: schedule.holidayRules, overrides: schedule.overrides, options: options)
        case .union(let first, let others): return try first.closing(at: edge).union(others)
        case .intersection(let first, let others): return try first.closing(at: edge).intersection(others)
        case .difference(let first, let others): return try first.closing(at: edge).subtracting(others)
        case .versions(let first, let versions): return try first.closing(at: edge).changing(to: versions)
        }
    }
}
