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
    let start: [CompiledTrigger]
    let stop: [CompiledTrigger]
    let reset: [CompiledTrigger]
    let cancel: [CompiledTrigger]
    /// The happenings of which one must be for the clock to start, stop, reset or cancel; all when any will do.
    let watched: TicketHappenings
    let pause: CompiledPause?
    /// Whether the first target rule applies to every ticket.
    let hasOneTarget: Bool

    init(_ definition: ServiceLevelClock, policy: Int, identifier: PolicyIdentifier, targets: [Target]) {
        self.definition = definition
        self.policy = policy
        policyIdentifier = identifier
        pause = definition.pause.map { CompiledPause($0) }
        hasOneTarget = targets.first?.isUnconditional ?? false
        watched = (definition.start + definition.stop + definition.reset + definition.cancel).reduce([]) {
            $0.union($1.happenings.isEmpty ? TicketHappenings(rawValue: .max) : $1.happenings)
        }
        self.targets = targets
        start = definition.start.map { CompiledTrigger($0) }
        stop = definition.stop.map { CompiledTrigger($0) }
        reset = definition.reset.map { CompiledTrigger($0) }
        cancel = definition.cancel.map { CompiledTrigger($0) }
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

/// A trigger that knows whether its condition needs a look.
struct CompiledTrigger: Sendable {
    private let happenings: TicketHappenings
    private let condition: TicketCondition?

    init(_ trigger: ClockTrigger) {
        happenings = trigger.happenings
        condition = trigger.condition == .always ? nil : trigger.condition
    }

    func fires(on event: TicketHappenings, _ ticket: Ticket, at instant: Instant) -> Bool {
        guard happenings.isEmpty || !happenings.isDisjoint(with: event) else { return false }
        return condition.map { $0.holds(for: ticket, at: instant) } ?? true
    }
}

extension [CompiledTrigger] {
    func fires(on event: TicketHappenings, _ ticket: Ticket, at instant: Instant) -> Bool {
        contains { $0.fires(on: event, ticket, at: instant) }
    }
}

/// A pause rule whose condition is gathered where it asks for categories only, as it usually does.
struct CompiledPause: Sendable {
    let rule: PauseRule
    /// One bit for each category in which the clock stands still; nil where the condition asks for more.
    private let categories: UInt8?

    init(_ rule: PauseRule) {
        self.rule = rule
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
