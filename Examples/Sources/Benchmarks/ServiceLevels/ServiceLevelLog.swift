import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// A generated log of incidents in the manner of a service desk: states, groups and priorities that change, some incidents
/// reopened, everything in the order in which it happened to each.
struct ServiceLevelLog {
    typealias Incident = (identifier: TicketIdentifier, events: [TicketEvent])

    let incidents: [Incident]

    var eventCount: Int { incidents.reduce(0) { $0 + $1.events.count } }

    init(incidents count: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let start = try Instant("2016-03-01T08:00:00Z")
        var incidents: [Incident] = []
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
            incidents.append((TicketIdentifier(identifier), events))
        }
        self.incidents = incidents
    }

    /// Four metrics with warnings, and the time at the front line as an agreement between teams.
    static func levels() throws -> CompiledServiceLevels {
        let week = try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(.wholeDay))
        func hours(_ hours: Int32) -> TargetRule { TargetRule(.workingTime(.hours(hours)), on: "week") }
        let policy = try ServiceLevelPolicy(
            identifier: "desk",
            clocks: [
                .closure(
                    [
                        TargetRule(.workingTime(.minutes(9_204)), on: "week", where: .priority(["3"])),
                        TargetRule(.workingTime(.minutes(20_736)), on: "week", where: .priority(["4"])), hours(24),
                    ], warnings: [.percent(50), .percent(75), .percent(90)]),
                .resolution([hours(100)], warnings: [.percent(75)]),
                .firstResponse([hours(8)], warnings: [.percent(75)]),
                .agentWork([hours(80)], warnings: [.percent(50)]),
                .handling(at: .level1, [hours(60)]),
            ])
        return try CompiledServiceLevels(
            ServiceLevelPolicySet(policies: [policy], calendars: ["week": week]), zones: TimeZoneTable(),
            span: 2016...2018)
    }

    /// Applies every event to its ticket; returns a figure that depends on all of them.
    func replay(_ levels: CompiledServiceLevels) throws -> Int64 {
        var occurrences: [ClockOccurrence] = []
        var digest = 0
        for place in incidents.indices {
            occurrences.removeAll(keepingCapacity: true)
            var state = try levels.open(
                incidents[place].identifier, incidents[place].events[0], reporting: &occurrences)
            for index in 1..<incidents[place].events.count {
                let result = levels.apply(incidents[place].events[index], to: &state, reporting: &occurrences)
                if case .failure(let refusal) = result {
                    throw BenchmarkFailure("\(incidents[place].identifier): \(refusal)")
                }
            }
            digest &+= occurrences.count &+ state.ticket.reopenCount
        }
        return Int64(digest)
    }
}
