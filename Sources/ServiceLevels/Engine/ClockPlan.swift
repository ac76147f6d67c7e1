import Ticketing

/// What concerns a clock, laid out in plain values: most events are done with a clock after a look at it.
struct ClockPlan: Sendable {
    /// Triggers of which any may fire.
    struct Triggers: Sendable {
        /// The happenings that fire one whatever the ticket is like.
        fileprivate(set) var unconditional: TicketHappenings = []
        /// The happenings that fire one if the ticket is like it.
        fileprivate(set) var conditional: TicketHappenings = []
        /// The places of those that ask what the ticket is like.
        fileprivate var firstPlace: Int32 = 0
        fileprivate var endPlace: Int32 = 0

        var places: Range<Int> { Int(firstPlace)..<max(Int(firstPlace), Int(endPlace)) }

        /// The happenings that may fire one.
        var watched: TicketHappenings { unconditional.union(conditional) }
    }

    /// A trigger that asks what the ticket is like.
    struct Conditional: Sendable {
        let happenings: TicketHappenings
        let condition: ConditionPlan
    }

    /// When a clock stands still.
    struct Pause: Sendable {
        let asks: ConditionPlan
        /// When it goes on; nil where it does as soon as nothing asks for the pause.
        let resumes: ConditionPlan?
        /// The happenings that may begin or end a pause.
        let matters: TicketHappenings
        /// Whether only certain reasons count.
        let hasReasons: Bool
        let hasCap: Bool

        /// Whether more than its condition decides on a pause.
        var isIntricate: Bool { resumes != nil || hasReasons || hasCap }
    }

    let start: Triggers
    let stop: Triggers
    let reset: Triggers
    let cancel: Triggers
    let pause: Pause?
    /// The places of the conditions of the target rules; empty when the first rule applies to every ticket.
    let rules: Range<Int>
    /// The happenings that may put another target rule in force.
    let ruleMatters: TicketHappenings
    /// The happenings that may do anything to the clock while it runs or stands still, pauses aside.
    let concernsActive: TicketHappenings
    /// The happenings that may do anything to it otherwise.
    let concernsIdle: TicketHappenings
    let isTwoPasses: Bool
    let isTargetFrozen: Bool
    let reopens: Bool
}

/// The plans of all clocks of a policy set, with what they share.
struct ClockPlans: Sendable {
    private(set) var plans: [ClockPlan] = []
    private(set) var triggers: [ClockPlan.Conditional] = []
    private(set) var rules: [ConditionPlan] = []
    private(set) var conditions = ConditionTable()

    /// A bit that no happening has: an age that passes is none, and only triggers that any event fires look at it.
    static let passingOfTime = TicketHappenings(rawValue: 1 << 31)
    private static let anything = TicketHappenings(rawValue: .max)

    /// Adds the plan of a clock.
    mutating func append(_ clock: ServiceLevelClock) {
        let pause = clock.pause.map { plan(of: $0) }
        let firstRule = rules.count
        var ruleMatters = TicketHappenings()
        if let first = clock.targets.first, first.condition != .always {
            for target in clock.targets {
                rules.append(conditions.plan(target.condition))
                ruleMatters.formUnion(target.condition.happeningsThatMatter)
            }
        }
        let start = plan(of: clock.start)
        let stop = plan(of: clock.stop)
        let reset = plan(of: clock.reset)
        let cancel = plan(of: clock.cancel)
        let ends = stop.watched.union(reset.watched).union(cancel.watched)
        plans.append(
            ClockPlan(
                start: start, stop: stop, reset: reset, cancel: cancel, pause: pause, rules: firstRule..<rules.count,
                ruleMatters: ruleMatters,
                concernsActive: ends.union(ruleMatters).union(.merged), concernsIdle: start.watched.union(.reopened),
                isTwoPasses: clock.options.precedence == .twoPasses,
                isTargetFrozen: clock.options.targetChange == .frozen, reopens: clock.options.reopening != .stays))
    }

    private mutating func plan(of rule: PauseRule) -> ClockPlan.Pause {
        ClockPlan.Pause(
            asks: conditions.plan(rule.condition), resumes: rule.resumeCondition.map { conditions.plan($0) },
            matters: rule.condition.happeningsThatMatter.union(rule.resumeCondition?.happeningsThatMatter ?? [])
                .union(rule.allowedReasons == nil ? [] : TicketCondition.happeningsOfStatus),
            hasReasons: rule.allowedReasons != nil, hasCap: rule.greatestPause != nil || rule.greatestTotal != nil)
    }

    private mutating func plan(of definitions: [ClockTrigger]) -> ClockPlan.Triggers {
        var result = ClockPlan.Triggers()
        let first = triggers.count
        for trigger in definitions {
            let happenings = trigger.happenings.isEmpty ? Self.anything : trigger.happenings
            if trigger.condition == .always {
                result.unconditional.formUnion(happenings)
            } else {
                result.conditional.formUnion(happenings)
                triggers.append(
                    ClockPlan.Conditional(happenings: happenings, condition: conditions.plan(trigger.condition)))
            }
        }
        result.firstPlace = Int32(clamping: first)
        result.endPlace = Int32(clamping: triggers.count)
        return result
    }
}
