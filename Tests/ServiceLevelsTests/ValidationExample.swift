import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// A policy set that raises a finding, one that almost does, and how the engine confirms it.
struct ValidationExample {
    let raising: ServiceLevelPolicySet
    let almost: ServiceLevelPolicySet
    var domain = TicketDomain()
    /// Whether the engine shows the finding on its counterexample.
    let confirm: (Shown) throws -> Bool

    /// A finding with its ticket, and the engine that has run its events.
    struct Shown {
        let finding: ServiceLevelFinding
        let levels: CompiledServiceLevels

        func ticket() throws -> Ticket { try counterexample().ticket }

        func counterexample() throws -> ServiceLevelCounterexample {
            try #require(finding.counterexample, "\(finding)")
        }

        func run() throws -> (state: ServiceLevelState, occurrences: [ClockOccurrence]) {
            try ValidationWorld.run(try counterexample(), levels)
        }

        func policies() throws -> [Int] {
            let shown = try counterexample()
            return levels.policies(for: shown.ticket, at: shown.instant)
        }

        /// What the clocks say at the instant of the counterexample, after some more events.
        func readings(after kinds: TicketEvent.Kind...) throws -> [ClockReading] {
            var state = try run().state
            let instant = try counterexample().instant
            for (index, kind) in kinds.enumerated() {
                let event = TicketEvent(
                    identifier: EventIdentifier("more-\(index)"), occurredAt: instant, kind: kind)
                _ = try levels.apply(event, to: &state).get()
            }
            return levels.readings(of: state, at: instant)
        }

        func phases(after kinds: TicketEvent.Kind...) throws -> [ClockReading.Phase] {
            var state = try run().state
            let instant = try counterexample().instant
            var phases = levels.readings(of: state, at: instant).map { $0.phase }
            for (index, kind) in kinds.enumerated() {
                let event = TicketEvent(
                    identifier: EventIdentifier("more-\(index)"), occurredAt: instant, kind: kind)
                _ = try levels.apply(event, to: &state).get()
                phases += levels.readings(of: state, at: instant).map { $0.phase }
            }
            return phases
        }
    }
}

extension ValidationExample {
    static let eightHours = TargetRule(.calendarTime(.hours(8)))
    static let high = TicketCondition.priority([.high])
    static let low = TicketCondition.priority([.low])
    static let gold = TicketCondition.value(.customerTier, oneOf: ["gold"])

    /// A clock of no preset.
    static func clock(
        start: [ClockTrigger] = [ClockTrigger(.opened)], stop: [ClockTrigger] = [ClockTrigger([.resolved, .closed])],
        reset: [ClockTrigger] = [], cancel: [ClockTrigger] = [], pause: PauseRule? = nil,
        targets: [TargetRule] = [eightHours], warnings: [ServiceLevelWarning] = [],
        options: ClockOptions = ClockOptions()
    ) throws -> ServiceLevelClock {
        try ServiceLevelClock(
            "own", start: start, stop: stop, reset: reset, cancel: cancel, pause: pause, targets: targets,
            warnings: warnings, options: options)
    }

    /// An example of two sets of one clock each.
    static func clocks(
        raising: ServiceLevelClock, almost: ServiceLevelClock, confirm: @escaping (Shown) throws -> Bool
    ) throws -> ValidationExample {
        ValidationExample(
            raising: try ValidationWorld.set(of: raising), almost: try ValidationWorld.set(of: almost),
            confirm: confirm)
    }

    /// An example of two policy sets.
    static func policies(
        raising: [ServiceLevelPolicy], almost: [ServiceLevelPolicy], confirm: @escaping (Shown) throws -> Bool
    ) throws -> ValidationExample {
        ValidationExample(
            raising: try ValidationWorld.set(raising), almost: try ValidationWorld.set(almost), confirm: confirm)
    }
}
