import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

/// A walk through a machine that takes time unit by unit, calendars opening and closing at will.
private struct UnitWalk {
    struct Place: Hashable {
        var core: EscalationCore
        var plain: Int64 = 0
        var working: Int64 = 0
        var held: Int64 = 0
    }

    let tables: EscalationTables
    let unit: Int64
    let longestPause: Int64?
    let inputs: [EscalationInput]
    let conditions: UInt64

    init(_ policy: EscalationPolicy, _ machine: CompiledEscalation, unit: TimeSpan, conditions: Int) {
        tables = machine.tables
        self.unit = unit.microseconds
        longestPause = policy.options.longestPause?.microseconds
        self.conditions = 1 << UInt64(conditions)
        inputs =
            [
                .acknowledge, .unacknowledge, .progress, .snooze, .pause, .resume, .giveBack, .resolve, .reopen,
                .escalate(.functional), .escalate(.hierarchical), .deescalate(.functional), .deescalate(.hierarchical),
                .missingSkill, .neededAuthority, .transfer,
            ] + tables.becoming.map { .become($0.condition) }
    }

    func cores() -> Set<EscalationCore> {
        var met: Set<Place> = []
        var open: [Place] = []
        func meet(_ place: Place) {
            if met.insert(place).inserted { open.append(place) }
        }
        for observed in 0..<conditions {
            var firing = EscalationFiring()
            firing.observed = observed
            meet(Place(core: tables.begin(&firing)))
        }
        while let place = open.popLast() {
            for input in inputs { for next in take(input, at: place) { meet(next) } }
            for metric in tables.sharesOfMetric where place.core.isRunning {
                if let share = metric.first(where: { place.core.shares & 1 << UInt16($0) == 0 }) {
                    for next in take(.share(share), at: place) { meet(next) }
                }
            }
            for next in tick(place) { meet(next) }
        }
        return Set(met.map { $0.core })
    }

    private func take(_ input: EscalationInput, at place: Place) -> [Place] {
        (0..<conditions).compactMap { observed in
            var next = place
            var firing = EscalationFiring()
            firing.observed = observed
            if case .become(let condition) = input, observed & 1 << UInt64(condition) == 0 { return nil }
            guard tables.take(input, &next.core, &firing) == nil else { return nil }
            next.core.transfers = min(next.core.transfers, 8)
            next.core.reopens = min(next.core.reopens, 8)
            next.core.owner = tables.start
            if firing.beginsStay { (next.plain, next.working) = (0, 0) }
            if place.core.hold == .none || next.core.hold == .none { next.held = 0 }
            if next.core.isResolved { (next.plain, next.working) = (0, 0) }
            return next
        }
    }

    private func tick(_ place: Place) -> [Place] {
        if place.core.hold == .snoozed { return take(.holdEnds, at: place) }
        if place.core.hold == .paused {
            guard let longestPause else { return [] }
            var next = place
            next.held += unit
            return next.held >= longestPause ? take(.holdEnds, at: next) : [next]
        }
        guard place.core.isRunning else { return [] }
        return [0, unit].flatMap { worked in
            var next = place
            next.plain += unit
            next.working += worked
            return settled(next)
        }
    }

    /// Does all that is due, plain time first.
    private func settled(_ place: Place) -> [Place] {
        guard place.core.isRunning else { return [place] }
        if let at = tables.nextPlain(of: place.core), at <= place.plain {
            return take(.crossPlain, at: place).flatMap { settled($0) }
        }
        if let at = tables.nextWorking(of: place.core), at <= place.working {
            return take(.crossWorking, at: place).flatMap { settled($0) }
        }
        // Past the last thresholds time makes no difference.
        var place = place
        if tables.nextWorking(of: place.core) == nil { place.working = 0 }
        if tables.nextPlain(of: place.core) == nil { place.plain = 0 }
        return [place]
    }
}

@Suite("The check and a walk unit by unit")
struct WalkTests {
    @Test("both visit the same states of scaled-down policies")
    func sameStates() throws {
        var random = SplitMix64(seed: 41)
        let generator = PolicyGenerator(
            longestWait: 6, unit: 2, hasCounts: false, hasTeams: false, greatestTierCount: 2, steps: 1...3)
        var states = 0
        for trial in 0..<TestEnvironment.trials(default: 1) {
            let policy = try generator.policy(using: &random)
            let machine = try Small.machine(policy)
            let verifier = EscalationVerifier()
            let checked = verifier.reachableCores(of: machine.tables)
            let walk = UnitWalk(policy, machine, unit: .minutes(1), conditions: machine.conditionCount)
            let walked = Set(walk.cores().map { verifier.cut($0, by: machine.tables) })
            states += checked.count
            let isSame = checked == walked
            #expect(isSame, "trial \(trial): \(checked.count) and \(walked.count) states")
            if !isSame {
                for core in checked.symmetricDifference(walked).prefix(3) {
                    print(trial, checked.contains(core) ? "only checked" : "only walked", core)
                }
                break
            }
        }
        #expect(states > 50)
    }
}
