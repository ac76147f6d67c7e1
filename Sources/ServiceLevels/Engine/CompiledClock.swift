import ServiceTime
import Ticketing

/// A clock with its calendars at hand and what its triggers look for gathered in masks.
struct CompiledClock: Sendable {
    /// A target rule with its calendar.
    struct Target: Sendable {
        let condition: TicketCondition
        let target: ServiceLevelTarget?
        let time: ClockTime
        let isUnconditional: Bool
    }

    let definition: ServiceLevelClock
    /// The place of the policy in the set.
    let policy: Int
    let targets: [Target]
    let start: [CompiledTrigger]
    let stop: [CompiledTrigger]
    let reset: [CompiledTrigger]
    let cancel: [CompiledTrigger]

    init(_ definition: ServiceLevelClock, policy: Int, targets: [Target]) {
        self.definition = definition
        self.policy = policy
        self.targets = targets
        start = definition.start.map { CompiledTrigger($0) }
        stop = definition.stop.map { CompiledTrigger($0) }
        reset = definition.reset.map { CompiledTrigger($0) }
        cancel = definition.cancel.map { CompiledTrigger($0) }
    }

    /// The place of the first target rule that applies to a ticket; -1 for none.
    func rule(for ticket: Ticket, at instant: Instant) -> Int {
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
