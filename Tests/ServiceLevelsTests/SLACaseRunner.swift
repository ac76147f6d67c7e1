import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// Runs a worked example on the engine under the options of its profile.
///
/// What a case itself names (its closing edge, the statuses it pauses in, the origin of a change of policy) takes the
/// place of what the profile says.
struct SLACaseRunner {
    let example: SLACase
    let calendars: [String: WorkingCalendar]
    let zones: TimeZoneTable
    /// The options of the case's system, with what the case names.
    private let profile: EmulationProfile
    /// The quirks to show; none for the sound answers.
    private let quirks: [EmulationQuirk]

    private static let policyAttribute: AttributeName = "policy"
    private static let calendarAttribute: AttributeName = "calendar"
    private static let answeredAttribute: AttributeName = "answered"

    private static let metrics: [String: ServiceLevelMetric] = [
        "firstResponse": .firstResponse, "update": .update, "resolution": .resolution, "pickUp": .pickUp,
    ]

    init(
        example: SLACase, calendars: [String: WorkingCalendar], zones: TimeZoneTable, showingQuirks: Bool = false
    ) throws {
        self.example = example
        self.calendars = calendars
        self.zones = zones
        var profile = try #require(
            EmulationProfile.named(EmulationProfileIdentifier(example.profile)), "no profile \(example.profile)")
        quirks = showingQuirks ? profile.quirks : []
        switch example.closingEdge {
        case "nextOpening": profile.closingEdge = .nextOpening
        case "closing": profile.closingEdge = .closingInstant
        default: break
        }
        if let statuses = example.pausedIn {
            if !statuses.contains("pending") { profile.pauseScope = .noMetric }
            profile.reopening = statuses.contains("closed") ? .continues : .stays
        }
        self.profile = profile.showing(quirks)
    }

    /// The years that the case is about.
    private var span: ClosedRange<Int> {
        let years = ((example.events ?? []).map { $0.at } + [example.at, example.from].compactMap { $0 })
            .map { $0.year }
        return (years.min() ?? 2020)...(years.max() ?? 2020) + 1
    }

    private func metric(_ name: String) throws -> ServiceLevelMetric {
        try #require(Self.metrics[name], "\(example.id): no metric \(name)")
    }

    private func calendar(_ name: String) throws -> WorkingCalendar {
        try profile.applied(to: #require(calendars[name], "\(example.id): no calendar \(name)"))
    }

    // MARK: Policies

    /// The lists of targets in force one after the other, the first from the opening on.
    private var generations: [(targets: [SLACase.Target], origin: String?)] {
        [(example.targets ?? [], nil)]
            + (example.events ?? []).filter { $0.event == "policyChanged" }.map { ($0.targets ?? [], $0.origin) }
    }

    private var measuredMetrics: [String] {
        let expect = example.expect
        return Set(expect.elapsedSeconds.keys).union(expect.pausedSeconds.keys)
            .union(expect.wallSeconds == nil ? [] : ["resolution"]).sorted()
    }

    private var calendarNames: [String] {
        ([example.calendar] + (example.events ?? []).map { $0.calendar }).compactMap { $0 }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    func policySet() throws -> ServiceLevelPolicySet {
        var policies: [ServiceLevelPolicy] = []
        for (index, generation) in generations.enumerated() {
            var clocks = try generation.targets.map {
                try clock($0.metric, target: target($0), origin: generation.origin)
            }
            if generations.allSatisfy({ $0.targets.isEmpty }) {
                clocks = try measuredMetrics.map { try clock($0, target: nil, origin: nil) }
            }
            guard !clocks.isEmpty else { continue }
            policies.append(
                try ServiceLevelPolicy(
                    identifier: PolicyIdentifier("policy-\(index)"),
                    condition: .attribute(Self.policyAttribute, ["\(index)"]), clocks: clocks))
        }
        var named: [CalendarIdentifier: WorkingCalendar] = [:]
        for name in calendarNames { named[CalendarIdentifier(name)] = try calendar(name) }
        return try ServiceLevelPolicySet(policies: policies, calendars: named)
    }

    private func target(_ target: SLACase.Target) throws -> ServiceLevelTarget {
        if let days = target.businessDays {
            return .businessDays(profile.deadline(days, endOfDay: target.endOfDay == true))
        }
        let span = try TimeSpan(seconds: try #require(target.seconds))
        return target.clock == "calendar" || example.calendar == nil ? .calendarTime(span) : .workingTime(span)
    }

    private func clock(_ name: String, target: ServiceLevelTarget?, origin: String?) throws -> ServiceLevelClock {
        let rules =
            calendarNames.isEmpty
            ? [TargetRule(target)]
            : calendarNames.map {
                TargetRule(
                    target, on: CalendarIdentifier($0), where: .attribute(Self.calendarAttribute, [$0]))
            }
        let standard = try #require(
            try ServiceLevelClock.standard(
                metric(name), rules, warnings: (example.levels ?? []).filter { $0.metric == name }.map(warning)))
        var profile = profile
        if let origin { profile.targetChange = origin == "opened" ? .fromStart : .fromChange }
        return try profile.applied(
            to: ServiceLevelClock(
                standard.metric, start: standard.start,
                stop: standard.stop + [
                    ClockTrigger(.attributeChanged, where: .attribute(Self.answeredAttribute, [name]))
                ],
                pause: standard.pause, targets: rules, warnings: standard.warnings))
    }

    private func warning(_ level: SLACase.Level) throws -> ServiceLevelWarning {
        if let percent = level.percent { return .percent(percent) }
        if let days = level.businessDays { return .businessDaysFromDue(days) }
        let seconds = try #require(level.offsetSeconds)
        let span = try TimeSpan(seconds: seconds.magnitude)
        return seconds < 0 ? .beforeDue(span) : .afterDue(span)
    }

    // MARK: Events

    private func kinds(of event: SLACase.Event, policy: inout Int) throws -> [TicketEvent.Kind] {
        switch event.event {
        case "opened", "openedPaused":
            var attributes = [Self.policyAttribute: "0"]
            attributes[Self.calendarAttribute] = example.calendar
            return [
                .opened(
                    TicketOpening(
                        type: "case", status: event.event == "openedPaused" ? .waitingForCustomer : nil,
                        attributes: attributes))
            ]
        case "customerMessage": return [.customerMessage]
        case "agentReply":
            guard let metrics = event.metrics else { return [.agentReply] }
            return metrics.map { .attributeChanged(Self.answeredAttribute, $0) }
                + [.attributeChanged(Self.answeredAttribute, nil)]
        case "paused": return [.waiting(.customer, reason: nil)]
        case "resumed": return [.resumed]
        case "resolved": return [.resolved]
        case "closed": return [.closed]
        case "reopened": return [.reopened]
        case "policyChanged":
            policy += 1
            return [.attributeChanged(Self.policyAttribute, "\(policy)")]
        case "calendarChanged":
            return [.attributeChanged(Self.calendarAttribute, event.calendar)]
        default:
            throw InvalidValue(field: "event", value: event.event, accepted: "an event of section 6c")
        }
    }

    // MARK: Run

    /// The differences between what is expected and what the engine says; none when the case agrees.
    func differences(from expect: SLACase.Expectation) throws -> [String] {
        if example.kind == "openState" { return try differencesOfOperation(from: expect) }
        let levels = try EmulatedServiceLevels(policySet(), showing: quirks, zones: zones, span: span)
        let events = try #require(example.events)
        var state: EmulatedServiceLevelState?
        var longest: [ServiceLevelMetric: Int64] = [:]
        var policy = 0
        var number = 0
        for event in events {
            for kind in try kinds(of: event, policy: &policy) {
                number += 1
                let ticketEvent = TicketEvent(
                    identifier: EventIdentifier("\(number)"), occurredAt: event.at, kind: kind)
                let step: ServiceLevelStep
                if var present = state {
                    step = try levels.apply(ticketEvent, to: &present).get()
                    state = present
                } else {
                    let opened = try levels.open("case", ticketEvent).get()
                    state = opened.state
                    step = opened.step
                }
                for occurrence in step.occurrences {
                    guard case .finished(let record) = occurrence.kind else { continue }
                    longest[occurrence.metric] = max(
                        longest[occurrence.metric] ?? 0, record.elapsed.microseconds)
                }
            }
        }
        let present = try #require(state)
        let asOf = try example.asOf ?? #require(events.last).at
        let readings =
            quirks.isEmpty
            ? levels.levels.readings(of: present.state, at: asOf) : levels.readings(of: present, at: asOf)
        return try Comparison(
            example: example, expect: expect, readings: readings, metrics: Self.metrics,
            longest: longest, opening: present.state.ticket.openedAt,
            calendar: try example.calendar.map {
                try CompiledCalendar(calendar($0), zones: zones, span: span)
            }
        ).differences()
    }

    private func differencesOfOperation(from expect: SLACase.Expectation) throws -> [String] {
        let calendar = try CompiledCalendar(
            calendar(try #require(example.calendar)), zones: zones, span: span)
        let emulated = EmulatedCalendar(calendar, showing: quirks)
        func compare<Value: Equatable>(_ got: Value, _ expected: Value) -> [String] {
            got == expected ? [] : ["\(got), expected \(expected)"]
        }
        switch example.operation {
        case "isOpen":
            return compare(calendar.isOpen(at: try #require(example.at)), expect.bool)
        case "nextOpen":
            return compare(calendar.nextOpen(at: try #require(example.at)), expect.instant ?? nil)
        case "subtract":
            let amount = try TimeSpan(seconds: try #require(example.seconds))
            return compare(
                try emulated.subtracting(amount, from: try #require(example.at)), expect.instant ?? nil)
        case "between":
            let time = emulated.workingTime(from: try #require(example.from), to: try #require(example.to))
            return compare(Double(time.wholeSeconds), expect.seconds)
        case "shiftBusinessDays":
            let deadline = profile.deadline(try #require(example.days), endOfDay: example.endOfDay == true)
            return compare(calendar.deadline(deadline, after: try #require(example.at)), expect.instant ?? nil)
        case "instantOfWallTime":
            let reading = LocalDateTime(date: try #require(example.wallDate), time: try #require(example.wallTime))
            let rules = try zones.rules(for: calendar.calendar.homeSchedule.timeZone)
            return compare(rules.instant(of: reading), expect.instant ?? nil)
        default:
            throw InvalidValue(
                field: "operation", value: example.operation ?? "", accepted: "an operation of section 6b")
        }
    }
}

/// Holds the engine's readings against what a case expects.
private struct Comparison {
    let example: SLACase
    let expect: SLACase.Expectation
    let readings: [ClockReading]
    let metrics: [String: ServiceLevelMetric]
    let longest: [ServiceLevelMetric: Int64]
    let opening: Instant
    let calendar: CompiledCalendar?

    private func reading(_ metric: String) -> ClockReading? {
        readings.first { $0.metric == metrics[metric] }
    }

    private func due(_ metric: String) -> Instant? {
        reading(metric).flatMap(due)
    }

    private func due(_ reading: ClockReading) -> Instant? {
        reading.endedAt == nil ? reading.due : nil
    }

    func differences() throws -> [String] {
        var found: [String] = []
        func compare(_ key: String, _ got: Instant?, _ expected: Instant?) {
            if let got, let expected {
                let difference = Double((got - expected).microseconds.magnitude) / 1e6
                if difference <= example.toleranceSeconds { return }
            } else if got == nil, expected == nil {
                return
            }
            found.append("\(key): \(got.map { "\($0)" } ?? "never"), expected \(expected.map { "\($0)" } ?? "never")")
        }
        func compare(_ key: String, _ got: Int64?, _ expected: Double) {
            if let got, abs(Double(got) / 1e6 - expected) <= example.toleranceSeconds { return }
            found.append("\(key): \(got.map { "\(Double($0) / 1e6) s" } ?? "nothing"), expected \(expected) s")
        }
        for (metric, instant) in expect.dueAt { compare("dueAt.\(metric)", due(metric), instant) }
        if let deadline = expect.nextDeadline {
            compare("nextDeadline", readings.compactMap(due).min(), deadline)
        }
        if let instants = expect.levelAt {
            var places: [String: Int] = [:]
            for (index, level) in try #require(example.levels).enumerated() {
                let place = places[level.metric, default: 0]
                places[level.metric] = place + 1
                compare("levelAt[\(index)]", reading(level.metric)?.warnings[place].at, instants[index])
            }
        }
        if let instant = expect.startsAt { compare("startsAt", calendar?.nextOpen(at: opening), instant) }
        for (metric, seconds) in expect.elapsedSeconds {
            // Of several cycles the longest counts; what a finished one used is in its record.
            let present = reading(metric)
            let former = present?.cycle == 1 ? nil : metrics[metric].flatMap { longest[$0] }
            let got = [present?.elapsed.microseconds, former].compactMap { $0 }.max()
            compare("elapsedSeconds.\(metric)", got, seconds)
        }
        for (metric, seconds) in expect.pausedSeconds {
            compare("pausedSeconds.\(metric)", reading(metric)?.paused.microseconds, seconds)
        }
        for (metric, seconds) in expect.remainingSeconds {
            compare("remainingSeconds.\(metric)", reading(metric)?.remaining?.microseconds, seconds)
        }
        for (metric, isBreached) in expect.breached where reading(metric)?.isBreached != isBreached {
            found.append("breached.\(metric): \(!isBreached)")
        }
        if let seconds = expect.wallSeconds {
            let end = readings.compactMap { $0.endedAt }.max()
            compare("wallSeconds", end.map { ($0 - opening).microseconds }, seconds)
        }
        return found
    }
}
