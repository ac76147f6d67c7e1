import ServiceTime
import Ticketing

/// Lays the definitions of clocks out in tables, one after the other.
struct ClockLayout {
    private(set) var triggers: [ClockPlan.Conditional] = []
    private(set) var watchers: [ConditionPlan] = []
    private(set) var rules: [ConditionPlan] = []
    private(set) var targets: [ClockPlan.Target] = []
    private(set) var warnings: [ServiceLevelWarning] = []
    private(set) var shares: [Int64] = []
    private(set) var rungs: [ClockPlan.Rung] = []
    private(set) var conditions = ConditionTable()
    private let calendars: NamedCalendars

    private static let anything = TicketHappenings(rawValue: .max)

    init(_ calendars: NamedCalendars) {
        self.calendars = calendars
    }

    /// Lays out the next clock.
    mutating func plan(of clock: ServiceLevelClock) -> ClockPlan {
        let pause = clock.pause.map { plan(of: $0) }
        let firstRule = rules.count
        var ruleMatters = TicketHappenings()
        if let first = clock.targets.first, first.condition != .always {
            for target in clock.targets {
                rules.append(conditions.plan(target.condition))
                ruleMatters.formUnion(target.condition.happeningsThatMatter)
            }
        }
        let firstTarget = targets.count
        for rule in clock.targets { append(rule, warnings: clock.warnings) }
        let firstWarning = warnings.count
        warnings += clock.warnings
        let start = plan(of: clock.start)
        let stop = plan(of: clock.stop)
        let reset = plan(of: clock.reset)
        let cancel = plan(of: clock.cancel)
        let ends = notice(clock.stop + clock.reset + clock.cancel, ruleMatters.union(.merged))
        let starts = notice(clock.start, .reopened)
        func noticed(_ notice: ClockPlan.Notice) -> TicketHappenings {
            notice.watchers.isEmpty ? notice.happenings : Self.anything
        }
        return ClockPlan(
            ends: ends, starts: starts, noticesWhileActive: noticed(ends).union(pause?.matters ?? []),
            noticesWhileIdle: noticed(starts),
            pause: pause, start: start, stop: stop, reset: reset, cancel: cancel,
            rules: ClockPlan.Places(firstRule..<rules.count), ruleMatters: ruleMatters,
            targets: ClockPlan.Places(firstTarget..<targets.count),
            warnings: ClockPlan.Places(firstWarning..<warnings.count), options: clock.options)
    }

    private mutating func append(_ rule: TargetRule, warnings: [ServiceLevelWarning]) {
        var amount: Int64?
        switch rule.target {
        case .workingTime(let span), .calendarTime(let span): amount = span.microseconds
        case .businessDays, nil: break
        }
        let ownShares = warnings.map { warning in amount.flatMap { warning.share(of: $0) } ?? ClockState.never }
        targets.append(
            ClockPlan.Target(
                target: rule.target, amount: amount, time: calendars.time(of: rule),
                firstShare: Int32(clamping: shares.count), ladder: ladder(of: ownShares)))
        shares += ownShares
    }

    private mutating func ladder(of shares: [Int64]) -> ClockPlan.Places {
        let first = rungs.count
        guard !shares.contains(ClockState.never) else { return ClockPlan.Places(first..<first) }
        var reached: UInt32 = 0
        for (warning, share) in shares.enumerated().sorted(by: { ($0.element, $0.offset) < ($1.element, $1.offset) }) {
            rungs.append(ClockPlan.Rung(share: share, warning: warning, reachedBefore: reached))
            reached |= 1 << UInt32(warning)
        }
        return ClockPlan.Places(first..<rungs.count)
    }

    private mutating func notice(_ triggers: [ClockTrigger], _ others: TicketHappenings) -> ClockPlan.Notice {
        var happenings = others
        let first = watchers.count
        for trigger in triggers {
            if !trigger.happenings.isEmpty {
                happenings.formUnion(trigger.happenings)
            } else if trigger.condition == .always {
                happenings.formUnion(Self.anything)
            } else {
                watchers.append(conditions.plan(trigger.condition))
            }
        }
        return ClockPlan.Notice(happenings: happenings, watchers: ClockPlan.Places(first..<watchers.count))
    }

    private mutating func plan(of rule: PauseRule) -> ClockPlan.Pause {
        ClockPlan.Pause(
            asks: conditions.plan(rule.condition), resumes: rule.resumeCondition.map { conditions.plan($0) },
            matters: rule.condition.happeningsThatMatter.union(rule.resumeCondition?.happeningsThatMatter ?? [])
                .union(rule.allowedReasons == nil ? [] : TicketCondition.happeningsOfStatus),
            hasReasons: rule.allowedReasons != nil, isPlain: rule.unit == .plainTime,
            greatestPause: rule.greatestPause?.microseconds ?? ClockState.never,
            greatestTotal: rule.greatestTotal?.microseconds ?? ClockState.never)
    }

    private mutating func plan(of definitions: [ClockTrigger]) -> ClockPlan.Triggers {
        var unconditional = TicketHappenings()
        var conditional = TicketHappenings()
        let first = triggers.count
        for trigger in definitions {
            let happenings = trigger.happenings.isEmpty ? Self.anything : trigger.happenings
            if trigger.condition == .always {
                unconditional.formUnion(happenings)
            } else {
                conditional.formUnion(happenings)
                triggers.append(
                    ClockPlan.Conditional(happenings: happenings, condition: conditions.plan(trigger.condition)))
            }
        }
        return ClockPlan.Triggers(
            unconditional: unconditional, conditional: conditional,
            places: ClockPlan.Places(first..<triggers.count))
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
