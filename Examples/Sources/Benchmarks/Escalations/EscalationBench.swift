import Escalations
import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// The measurements of escalation.
struct EscalationBench {
    let seed: UInt64
    private let machine: CompiledEscalation
    private let start: Instant

    init(seed: UInt64) throws {
        self.seed = seed
        start = try Instant("2024-03-04T09:00:00Z")
        machine = try CompiledEscalation(
            Self.officePolicy(), zones: TimeZoneTable(["UTC": try TimeZoneRules(fixedOffsetSeconds: 0)]),
            span: 2024...2025)
    }

    /// The standard policy, with tiers that work from nine to six.
    private static func officePolicy() throws -> EscalationPolicy {
        let standard = try EscalationPolicy.standard()
        let tiers = standard.ladder.tiers.map { tier in
            EscalationTier(
                tier.tier, skills: tier.skills, authority: tier.authority, calendar: "office", owner: tier.owner,
                moreSkill: tier.moreSkill, moreAuthority: tier.moreAuthority)
        }
        return try EscalationPolicy(
            "office", ladder: SupportLadder(tiers), start: standard.start, chief: standard.chief, steps: standard.steps,
            calendars: ["office": WorkingCalendar(timeZone: "UTC", weekly: .weekdays(Shift("09:00", "18:00")))])
    }

    // MARK: Events

    /// A ticket's course of events, again and again on one machine.
    func measureEvents(events count: Int, repetitions: Int, _ targets: inout Targets) throws {
        let kinds: [EscalationEvent.Kind] = [
            .acknowledged, .progressed, .snoozed(until: try self.start + .hours(10_000)), .resumed, .unacknowledged,
            .transferred, .acknowledged, .paused, .resumed, .escalated(.functional), .acknowledged,
            .returned(reason: ""), .acknowledged, .resolved, .reopened,
        ]
        let (machine, start) = (machine, start)
        let events = try (0..<count).map { number in
            EscalationEvent(try start + .minutes(Int32(number)), kinds[number % kinds.count])
        }
        var contest = Contest()
        let applied = contest.add(questions: count) {
            var effects = EscalationEffects()
            var state = machine.start(at: start, effects: &effects)
            var digest: Int64 = 0
            for event in events {
                effects.removeAll()
                machine.apply(event, to: &state, effects: &effects)
                digest &+= Int64(effects.effects.count)
            }
            return digest
        }
        try contest.run(repetitions: repetitions)
        let nanoseconds = contest.nanoseconds(applied)
        var effects = EscalationEffects()
        var state = machine.start(at: start, effects: &effects)
        for event in events.prefix(500) {
            effects.removeAll()
            machine.apply(event, to: &state, effects: &effects)
        }
        let allocations = Allocations.count {
            for event in events.dropFirst(500) {
                effects.removeAll()
                machine.apply(event, to: &state, effects: &effects)
            }
        }
        print("One machine: \(count) events, \(MemoryLayout<EscalationState>.size) bytes of state")
        print(
            "  one event: \(Figure.nanoseconds(nanoseconds)), allocations: \(allocations.map { "\($0)" } ?? "not counted")"
        )
        targets.atMost(1_000, nanoseconds, "one event", as: Figure.nanoseconds)
        if let allocations { targets.atMost(0, Double(allocations), "allocations of the events", as: Figure.grouped) }
    }

    // MARK: Fleets

    /// Many machines over a day: a look a minute, and an event each.
    func measureFleet(machines count: Int, _ targets: inout Targets) throws {
        var random = SplitMix64(seed: seed)
        var fleet = EscalationFleet(machine)
        var effects: [EscalationFleet.TicketEffect] = []
        let tickets = (0..<count).map { TicketIdentifier("t\($0)") }
        let begin = ProcessorTime.nanoseconds()
        var total = 0
        for ticket in tickets {
            try fleet.start(ticket, at: start + .seconds(Int32(random.next() % 3_600)), effects: &effects)
        }
        let started = ProcessorTime.nanoseconds()
        for minute in 1...1_440 {
            effects.removeAll(keepingCapacity: true)
            let now = try start + .minutes(Int32(minute))
            fleet.look(at: now, effects: &effects)
            for _ in 0..<(count / 1_440 + 1) {
                let ticket = tickets[Int(random.next() % UInt64(count))]
                _ = try? fleet.apply(EscalationEvent(now, .acknowledged), to: ticket, effects: &effects)
            }
            total += effects.count
        }
        let end = ProcessorTime.nanoseconds()
        let seconds = Double(end - started) / 1e9
        print("A day of \(count) machines: \(total) effects")
        print(
            "  started in \(Figure.microseconds(Double(started - begin))), the day took \(Figure.microseconds(Double(end - started)))"
        )
        targets.atMost(
            1, seconds * 100_000 / Double(count), "a day of 100,000 machines", as: { String(format: "%.2f s", $0) })
    }

    // MARK: Checks

    func measureChecks(isQuick: Bool, _ targets: inout Targets) throws {
        print("Checks")
        let preset = try check("the standard policy", .standard())
        targets.atMost(0.2, preset, "check of a preset", as: { String(format: "%.3f s", $0) })
        let large = try check("8 tiers and 40 steps", try Self.largePolicy(tiers: isQuick ? 4 : 8))
        targets.atMost(10, large, "check of 8 tiers and 40 steps", as: { String(format: "%.2f s", $0) })
    }

    private func check(_ name: String, _ policy: EscalationPolicy) throws -> Double {
        let begin = ProcessorTime.nanoseconds()
        let verification = try EscalationVerifier().verification(of: policy)
        let seconds = Double(ProcessorTime.nanoseconds() - begin) / 1e9
        let unproven = verification.findings.count { if case .unproven = $0.verdict { true } else { false } }
        print(
            "  \(name): \(verification.stateCount) states, \(verification.transitionCount) transitions, "
                + String(format: "%.0f ms", seconds * 1_000) + (unproven > 0 ? ", \(unproven) unproven" : ""))
        return seconds
    }

    /// Tiers of which each has a ladder of five steps of its own, and rises on both axes.
    static func largePolicy(tiers count: Int) throws -> EscalationPolicy {
        let names = (1...count).map { SupportTier("T\($0)") }
        let tiers = names.enumerated().map { index, name in
            let above = index + 1 < count ? names[index + 1] : nil
            return EscalationTier(name, owner: "team", moreSkill: above, moreAuthority: above)
        }
        var steps: [EscalationStep] = []
        for (index, name) in names.enumerated() {
            func add(_ kind: String, _ trigger: EscalationTrigger, _ actions: [EscalationAction]) throws {
                steps.append(
                    try EscalationStep(
                        EscalationStepName("\(name) \(kind)"), when: trigger, tiers: [name], do: actions))
            }
            let isTop = index + 1 == count
            try add("tell", .unacknowledged(.zero, .calendarTime), [.notify([.onDuty])])
            try add("remind", .unacknowledged(.minutes(10), .workingTime), [.notify([.onDuty])])
            try add("again", .unacknowledged(.minutes(20), .calendarTime), [.notify([.owner])])
            try add(
                "rise", .unacknowledged(.minutes(30), .calendarTime),
                isTop ? [.notify([.lead])] : [.escalate(.functional)])
            try add(
                "breach", .clockPercent(.resolution, Int64(100 + 10 * (index % 3))),
                [.escalate(.hierarchical), .notify([.lead])])
        }
        return try EscalationPolicy(
            "large", ladder: SupportLadder(tiers), start: names[0], chief: names[count - 1], steps: steps)
    }
}
