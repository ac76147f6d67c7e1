import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// A log of incidents of a service desk: a real one, or a generated one in which states, groups and priorities change and
/// some incidents are reopened, everything in the order in which it happened to each.
struct ServiceLevelLog {
    let incidents: [TicketHistory]

    var eventCount: Int { incidents.reduce(0) { $0 + $1.events.count } }

    /// A log that was read.
    init(_ incidents: [TicketHistory]) {
        self.incidents = incidents
    }

    init(incidents count: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let start = try Instant("2016-03-01T08:00:00Z")
        var incidents: [TicketHistory] = []
        incidents.reserveCapacity(count)
        for place in 0..<count {
            let identifier = "INC\(1_000_000 + place)"
            var at = try start + .minutes(Int32(place % 200_000) * 2)
            var events: [TicketEvent] = []
            func add(_ kind: TicketEvent.Kind) {
                events.append(
                    TicketEvent(
                        identifier: EventIdentifier("\(place).\(events.count)"), occurredAt: at, kind: kind))
            }
            func later(_ greatestMinutes: Int32) throws {
                at = try at + .minutes(Int32.random(in: 1...greatestMinutes, using: &random))
            }
            add(
                .opened(
                    TicketOpening(
                        type: "incident", status: .new, priority: Bool.random(using: &random) ? "3" : "4",
                        channel: .phone, team: "Group 1", supportTier: .level1)))
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                try later(900)
                switch Int.random(in: 0..<10, using: &random) {
                case 0...2: add(.internalNote)
                case 3...4: add(.statusChanged(.open, reason: nil))
                case 5: add(.statusChanged(.waitingForCustomer, reason: "information"))
                case 6:
                    add(.assigned(team: TeamIdentifier("Group \(Int.random(in: 2...70, using: &random))"), agent: nil))
                case 7:
                    add(
                        .assigned(
                            team: "Group 2", agent: AgentIdentifier("Agent \(Int.random(in: 1...200, using: &random))"))
                    )
                case 8: add(.priorityChanged("3"))
                default: add(.agentReply)
                }
            }
            try later(3_000)
            add(.resolved)
            if Int.random(in: 0..<100, using: &random) == 0 {
                try later(1_000)
                add(.reopened)
                try later(1_000)
                add(.resolved)
            }
            try later(7_000)
            add(.closed)
            incidents.append(TicketHistory(TicketIdentifier(identifier), events: events))
        }
        self.incidents = incidents
    }

    /// Four metrics with warnings, and the time at the front line as an agreement between teams.
    static func levels() throws -> CompiledServiceLevels {
        try levels(
            priorities: ("3", "4"), .firstResponse([hours(8)], warnings: [.percent(75)]),
            .handling(at: .level1, [hours(60)]), .standard)
    }

    /// The same of a log in which nobody answers and no tier is told: the pick-up by an agent stands in for the first
    /// response, the time at one group for that at the front line.
    static func levels(ofLogIn lifeCycle: LifeCycle, group: TeamIdentifier) throws -> CompiledServiceLevels {
        let atGroup = TicketCondition.all([
            .value(.team, oneOf: [group.rawValue]), .not(.category([.resolved, .closed])),
        ])
        return try levels(
            priorities: ("3 - Moderate", "4 - Low"), .pickUp([hours(8)], warnings: [.percent(75)]),
            ServiceLevelClock(
                "handling-group", obligation: .operational, start: [ClockTrigger(where: atGroup)],
                stop: [ClockTrigger(where: .not(atGroup))], pause: .whileWaiting, targets: [hours(60)]),
            lifeCycle)
    }

    private static func hours(_ hours: Int32) -> TargetRule { TargetRule(.workingTime(.hours(hours)), on: "week") }

    private static func levels(
        priorities: (Priority, Priority), _ response: ServiceLevelClock, _ operational: ServiceLevelClock,
        _ lifeCycle: LifeCycle
    ) throws -> CompiledServiceLevels {
        let week = try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(.wholeDay))
        let policy = try ServiceLevelPolicy(
            identifier: "desk",
            clocks: [
                .closure(
                    [
                        TargetRule(.workingTime(.minutes(9_204)), on: "week", where: .priority([priorities.0])),
                        TargetRule(.workingTime(.minutes(20_736)), on: "week", where: .priority([priorities.1])),
                        hours(24),
                    ], warnings: [.percent(50), .percent(75), .percent(90)]),
                .resolution([hours(100)], warnings: [.percent(75)]), response,
                .agentWork([hours(80)], warnings: [.percent(50)]), operational,
            ])
        return try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: [policy], calendars: ["week": week]), zones: TimeZoneTable(),
            span: 2016...2018, lifeCycle: lifeCycle)
    }

    /// The group to which most incidents are given first.
    var busiestGroup: TeamIdentifier? {
        var counts: [TeamIdentifier: Int] = [:]
        for incident in incidents {
            if case .opened(let opening) = incident.events.first?.kind, let team = opening.team {
                counts[team, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Applies every event to its ticket; returns a figure that depends on all of them.
    func replay(_ levels: CompiledServiceLevels) throws -> Int64 {
        var occurrences: [ClockOccurrence] = []
        var digest = 0
        for incident in incidents {
            occurrences.removeAll(keepingCapacity: true)
            let replay = try levels.replay(incident.identifier, incident.events, reporting: &occurrences)
            digest &+= occurrences.count &+ replay.state.ticket.reopenCount &- 1_000_000 &* replay.refused.count
        }
        return Int64(digest)
    }
}
