import ServiceTime
import Ticketing

/// A clock with its calendars at hand and what its triggers look for gathered in masks.
///
/// Shared by reference, since every event of every ticket passes through it; it never changes.
final class CompiledClock: Sendable {
    /// A target rule with its calendar.
    final class Target: Sendable {
        let condition: TicketCondition
        let target: ServiceLevelTarget?
        let time: ClockTime
        let isUnconditional: Bool

        init(_ rule: TargetRule, time: ClockTime) {
            condition = rule.condition
            target = rule.target
            self.time = time
            isUnconditional = rule.condition == .always
        }
    }

    let definition: ServiceLevelClock
    /// The place of the policy in the set.
    let policy: Int
    let policyIdentifier: PolicyIdentifier
    let targets: [Target]
    let start: CompiledTriggers
    let stop: CompiledTriggers
    let reset: CompiledTriggers
    let cancel: CompiledTriggers
    let pause: CompiledPause?
    let options: ClockOptions
    /// The happenings that may do anything to the clock.
    let concerns: TicketHappenings
    /// The happenings that may put another target rule in force.
    let ruleMatters: TicketHappenings
    /// Whether the first target rule applies to every ticket.
    let hasOneTarget: Bool

    init(_ definition: ServiceLevelClock, policy: Int, identifier: PolicyIdentifier, targets: [Target]) {
        self.definition = definition
        self.policy = policy
        policyIdentifier = identifier
        pause = definition.pause.map { CompiledPause($0) }
        hasOneTarget = targets.first?.isUnconditional ?? false
        self.targets = targets
        start = CompiledTriggers(definition.start)
        stop = CompiledTriggers(definition.stop)
        reset = CompiledTriggers(definition.reset)
        cancel = CompiledTriggers(definition.cancel)
        options = definition.options
        ruleMatters = targets.reduce([]) { $0.union($1.condition.happeningsThatMatter) }
        let watched = start.watched.union(stop.watched).union(reset.watched).union(cancel.watched)
        concerns = watched.union(ruleMatters).union(pause?.matters ?? []).union([.merged, .reopened])
    }

    /// The place of the first target rule that applies to a ticket; -1 for none.
    func rule(for ticket: Ticket, at instant: Instant) -> Int {
        if hasOneTarget { return 0 }
        for index in targets.indices
        where targets[index].isUnconditional || targets[index].condition.holds(for: ticket, at: instant) {
            return index
        }
        return -1
    }
}

/// Triggers of which any may fire, with those that need no look at the ticket gathered in a mask.
struct CompiledTriggers: Sendable {
    private struct Conditional: Sendable {
        /// Empty where any happening will do.
        let happenings: TicketHappenings
        let condition: TicketCondition
    }

    private let unconditional: TicketHappenings
    private let firesAlways: Bool
    private let conditional: [Conditional]

    init(_ triggers: [ClockTrigger]) {
        let plain = triggers.filter { $0.condition == .always }
        unconditional = plain.reduce([]) { $0.union($1.happenings) }
        firesAlways = plain.contains { $0.happenings.isEmpty }
        conditional = triggers.filter { $0.condition != .always }
            .map { Conditional(happenings: $0.happenings, condition: $0.condition) }
    }

    /// The happenings of which one must be for a trigger to fire; all where any will do.
    var watched: TicketHappenings {
        if firesAlways { return TicketHappenings(rawValue: .max) }
        return conditional.reduce(unconditional) {
            $0.union($1.happenings.isEmpty ? TicketHappenings(rawValue: .max) : $1.happenings)
        }
    }

    func fires(on event: TicketHappenings, _ ticket: Ticket, at instant: Instant) -> Bool {
        if firesAlways || !unconditional.isDisjoint(with: event) { return true }
        for index in conditional.indices
        where (conditional[index].happenings.isEmpty || !conditional[index].happenings.isDisjoint(with: event))
            && conditional[index].condition.holds(for: ticket, at: instant)
        {
            return true
        }
        return false
    }
}

/// A pause rule whose condition is gathered where it asks for categories only, as it usually does.
final class CompiledPause: Sendable {
    let rule: PauseRule
    /// The happenings that may begin or end a pause.
    let matters: TicketHappenings
    /// One bit for each category in which the clock stands still; nil where the condition asks for more.
    private let categories: UInt8?

    init(_ rule: PauseRule) {
        self.rule = rule
        matters = rule.condition.happeningsThatMatter
            .union(rule.resumeCondition?.happeningsThatMatter ?? [])
            .union(rule.allowedReasons == nil ? [] : TicketCondition.happeningsOfStatus)
        if case .value(.category, let texts) = rule.condition {
            categories = StatusCategory.allCases.reduce(0) { texts.contains($1.rawValue) ? $0 | $1.bit : $0 }
        } else {
            categories = nil
        }
    }

    /// Whether the ticket asks for a pause.
    func asks(_ ticket: Ticket, at instant: Instant) -> Bool {
        if let categories {
            guard categories & ticket.category.bit != 0 else { return false }
        } else if !rule.condition.holds(for: ticket, at: instant) {
            return false
        }
        guard let reasons = rule.allowedReasons else { return true }
        return ticket.waitReason.map { reasons.contains($0) } ?? false
    }
}

extension StatusCategory {
    /// A bit of its own.
    fileprivate var bit: UInt8 {
        switch self {
        case .new: 1
        case .active: 2
        case .waitingForCustomer: 4
        case .waitingForThirdParty: 8
        case .resolved: 16
        case .closed: 32
        }
    }
}
