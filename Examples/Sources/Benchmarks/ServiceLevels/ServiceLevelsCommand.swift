import ArgumentParser
import Foundation
import ServiceLevels
import ServiceReporting
import ServiceTime
import ServiceVocabulary
import Ticketing

/// Service levels: replaying a log, live tickets, choosing and validating policies.
struct ServiceLevelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service-levels",
        abstract: "Replays a log, follows live tickets, chooses among policies and validates them.")

    @OptionGroup var measuring: MeasuringOptions

    @Option(help: ArgumentHelp("Replay an event log, too.", valueName: "file"))
    var log: String?

    @Option(help: ArgumentHelp("The policy file that maps the log.", valueName: "file"))
    var policy = "Policies/servicenow-incidents.json"

    func run() throws {
        var targets = Targets()
        // First, while no memory that was given back can be taken for it.
        try measureLiveTickets(&targets)
        try measureReplay(&targets)
        try measureSelection(&targets)
        try measureValidation(&targets)
        print("Targets")
        targets.print()
    }

    private func measureReplay(_ targets: inout Targets) throws {
        let levels = try ServiceLevelLog.levels()
        let small = try ServiceLevelLog(incidents: measuring.quick ? 500 : 25_000, seed: measuring.seed)
        let large = try ServiceLevelLog(incidents: measuring.quick ? 5_000 : 250_000, seed: measuring.seed)
        var contest = Contest()
        var entrants: [(name: String, entrant: Int, events: Int)] = []
        func add(_ name: String, _ log: ServiceLevelLog, _ levels: CompiledServiceLevels) {
            let entrant = contest.add(questions: log.eventCount) { try log.replay(levels) }
            entrants.append((name, entrant, log.eventCount))
        }
        add("log", small, levels)
        add("ten times the log", large, levels)
        if let log {
            var progress = ProgressMeter(.silent, label: "log") { _ in }
            let read = try LoggedHistories(log: log, mappedBy: policy, progress: &progress)
            let log = ServiceLevelLog(read.histories)
            add(
                "the file", log,
                try ServiceLevelLog.levels(ofLogIn: read.lifeCycle, group: log.busiestGroup ?? "none"))
        }
        try contest.run(repetitions: measuring.quick ? 2 : 7)
        var report = Report("replay", "events", "an event", "events a second")
        for (name, entrant, events) in entrants {
            let nanoseconds = contest.nanoseconds(entrant)
            report.add(
                name, Figure.grouped(Double(events)), Figure.nanoseconds(nanoseconds),
                Figure.grouped(1e9 / nanoseconds))
        }
        report.print()
        for (name, entrant, _) in entrants where name != "ten times the log" {
            targets.atLeast(3_000_000, 1e9 / contest.nanoseconds(entrant), "events a second of " + name) {
                Figure.grouped($0)
            }
        }
        let growth = 10 * contest.nanoseconds(entrants[1].entrant) / contest.nanoseconds(entrants[0].entrant)
        targets.atMost(11, growth, "ten times the log") {
            String(format: "%.1f ×", $0)
        }
    }

    private func measureLiveTickets(_ targets: inout Targets) throws {
        let levels = try ServiceLevelLog.levels()
        let count = measuring.quick ? 2_000 : 20_000
        let log = try ServiceLevelLog(incidents: count, seed: measuring.seed &+ 1)
        var occurrences: [ClockOccurrence] = []
        occurrences.reserveCapacity(100_000)
        var states: [ServiceLevelState] = []
        states.reserveCapacity(count)
        let before = MemoryUse.residentBytes
        for incident in log.incidents {
            occurrences.removeAll(keepingCapacity: true)
            var state = try levels.open(incident.identifier, incident.events[0], reporting: &occurrences)
            for event in incident.events.dropFirst().dropLast(2) {
                _ = levels.apply(event, to: &state, reporting: &occurrences)
            }
            states.append(state)
        }
        if let before, let after = MemoryUse.residentBytes {
            let each = Double(after - before) / Double(count)
            print("  live state: \(Figure.grouped(each)) bytes a ticket")
            targets.atMost(1024, each, "bytes of a live state") { Figure.grouped($0) }
        }
        occurrences.removeAll(keepingCapacity: true)
        let notes = try states.enumerated().map { place, state in
            TicketEvent(
                identifier: EventIdentifier("note \(place)"), occurredAt: try state.ticket.lastEventAt + .minutes(1),
                kind: place % 2 == 0 ? .customerMessage : .assigned(team: "Group 9", agent: nil))
        }
        var times: [Double] = []
        let batch = 64
        for start in stride(from: 0, to: count - batch, by: batch) {
            let begin = ProcessorTime.nanoseconds()
            for place in start..<start + batch {
                _ = levels.apply(notes[place], to: &states[place], reporting: &occurrences)
            }
            times.append(Double(ProcessorTime.nanoseconds() - begin) / Double(batch))
        }
        let median = times.sorted()[times.count / 2]
        let more = try states.enumerated().map { place, state in
            TicketEvent(
                identifier: EventIdentifier("more \(place)"), occurredAt: try state.ticket.lastEventAt + .minutes(1),
                kind: .internalNote)
        }
        let allocations = Allocations.count {
            for place in states.indices {
                _ = levels.apply(more[place], to: &states[place], reporting: &occurrences)
            }
        }
        var text = "  one event: \(Figure.nanoseconds(median))"
        if let allocations {
            text += String(format: ", %.3f allocations", Double(allocations) / Double(count))
        }
        print(text)
        targets.atMost(1_000, median, "one event") { Figure.nanoseconds($0) }
    }

    private func measureSelection(_ targets: inout Targets) throws {
        let policies = try ManyPolicies(measuring.quick ? 100 : 1_000, seed: measuring.seed)
        let levels = try CompiledServiceLevels(policies.set, zones: TimeZoneTable(), span: 2024...2024)
        let tickets = try ManyPolicies.tickets(2_000, seed: measuring.seed)
        for ticket in tickets.prefix(200) {
            let first = policies.set.policies.firstIndex { $0.condition.holds(for: ticket, at: ticket.openedAt) }
            guard levels.policies(for: ticket, at: ticket.openedAt).first == first else {
                throw BenchmarkFailure("another policy than the first whose condition holds")
            }
        }
        var contest = Contest()
        let entrant = contest.add(questions: tickets.count) {
            tickets.reduce(Int64(0)) { $0 &+ Int64(levels.policies(for: $1, at: $1.openedAt).first ?? -1) }
        }
        try contest.run(repetitions: measuring.quick ? 3 : 21)
        let nanoseconds = contest.nanoseconds(entrant)
        print("  selection among \(policies.set.policies.count) policies: \(Figure.nanoseconds(nanoseconds))")
        targets.atMost(2_000, nanoseconds, "selection") { Figure.nanoseconds($0) }
    }

    private func measureValidation(_ targets: inout Targets) throws {
        let policies = try ManyPolicies(measuring.quick ? 30 : 1_000, seed: measuring.seed)
        let validator = ServiceLevelValidator(
            zones: TimeZoneTable(), span: 2024...2024, domain: try ManyPolicies.domain())
        let start = ProcessorTime.nanoseconds()
        let findings = try validator.findings(in: policies.set)
        let seconds = Double(ProcessorTime.nanoseconds() - start) / 1e9
        let undecided = findings.filter { $0.verdict == .undecided }.count
        print(
            "  validation of \(policies.set.policies.count) policies: "
                + String(format: "%.2f s, %d findings, %d undecided", seconds, findings.count, undecided))
        targets.atMost(2, seconds, "validation") { String(format: "%.2f s", $0) }
    }
}
