import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

/// Runs a worked example on the engine under the options of its profile.
struct SLACaseRunner {
    let example: SLACase
    let calendars: [String: WorkingCalendar]
    let zones: TimeZoneTable

    private static let policyAttribute: AttributeName = "policy"
    private static let calendarAttribute: AttributeName = "calendar"
    private static let answeredAttribute: AttributeName = "answered"
    private static let span = 2005...2035

    // MARK: Calendars

    private var closingEdge: CalendarOptions.ClosingEdge {
        switch example.closingEdge {
        case "nextOpening": .nextOpening
        case "closing": .closingInstant
        default: ["zammad", "glpi", "biz"].contains(example.profile) ? .nextOpening : .closingInstant
        }
    }

    private func calendar(_ name: String) throws -> WorkingCalendar {
        let plain = try #require(calendars[name], "\(example.id): no calendar \(name)").homeSchedule
        return try WorkingCalendar(
            timeZone: plain.timeZone, weekly: plain.weekly, holidays: plain.holidays, overrides: plain.overrides,
            options: CalendarOptions(closingEdge: closingEdge))
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
            return .businessDays(
                BusinessDayDeadline(
                    days, from: .asGiven, at: target.endOfDay == true ? .endOfDay : .sameTimeOfDay))
        }
        let span = try TimeSpan(seconds: try #require(target.seconds))
        return target.clock == "calendar" || example.calendar == nil ? .calendarTime(span) : .workingTime(span)
    }

    private func clock(_ metric: String, target: ServiceLevelTarget?, origin: String?) throws -> ServiceLevelClock {
        let pausesThis = example.profile == "zammad" || metric == "resolution"
        let pausesInPending = example.pausedIn?.contains("pending") ?? true
        let continues = example.pausedIn?.contains("closed") ?? false
        let rules =
            calendarNames.isEmpty
            ? [TargetRule(target)]
            : calendarNames.map {
                TargetRule(
                    target, on: CalendarIdentifier($0), where: .attribute(Self.calendarAttribute, [$0]))
            }
        var stops = [ClockTrigger([.resolved, .closed])]
        if metric == "firstResponse" || metric == "update" { stops.append(ClockTrigger(.agentReply)) }
        stops.append(ClockTrigger(.attributeChanged, where: .attribute(Self.answeredAttribute, [metric])))
        return try ServiceLevelClock(
            ServiceLevelMetric(metric),
            start: metric == "update" ? [ClockTrigger([.opened, .customerMessage])] : [ClockTrigger(.opened)],
            stop: stops, pause: pausesThis && pausesInPending ? .whileWaiting : nil, targets: rules,
            warnings: (example.levels ?? []).filter { $0.metric == metric }.map(warning),
            options: ClockOptions(
                reopening: continues ? .continues : .stays,
                targetChange: origin == nil ? .keepingElapsed : origin == "opened" ? .fromStart : .fromChange,
                pausedDue: example.profile == "zammad" ? .hidden : .lastKnown))
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
        let levels = try CompiledServiceLevels(policySet(), zones: zones, span: Self.span)
        let events = try #require(example.events)
        var state: ServiceLevelState?
        var longest: [String: Int64] = [:]
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
                    longest[occurrence.metric.rawValue] = max(
                        longest[occurrence.metric.rawValue] ?? 0, record.elapsed.microseconds)
                }
            }
        }
        let present = try #require(state)
        let asOf = try example.asOf ?? #require(events.last).at
        let readings = levels.readings(of: present, at: asOf)
        return try Comparison(
            example: example, expect: expect, readings: readings, longest: longest, opening: present.ticket.openedAt,
            calendar: try example.calendar.map {
                try CompiledCalendar(calendar($0), zones: zones, span: Self.span)
            }
        ).differences()
    }

    private func differencesOfOperation(from expect: SLACase.Expectation) throws -> [String] {
        let calendar = try CompiledCalendar(
            calendar(try #require(example.calendar)), zones: zones, span: Self.span)
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
                try calendar.subtracting(amount, from: try #require(example.at)), expect.instant ?? nil)
        case "between":
            let time = calendar.workingTime(from: try #require(example.from), to: try #require(example.to))
            return compare(Double(time.wholeSeconds), expect.seconds)
        case "shiftBusinessDays":
            let end: BusinessDayDeadline.End =
                example.endOfDay == true
                ? .endOfDay : example.profile == "biz" ? .sameTimeOfDayWithinHours : .sameTimeOfDay
            let deadline = BusinessDayDeadline(try #require(example.days), from: .asGiven, at: end)
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
    let longest: [String: Int64]
    let opening: Instant
    let calendar: CompiledCalendar?

    private func reading(_ metric: String) -> ClockReading? {
        readings.first { $0.metric.rawValue == metric }
    }

    private func due(_ metric: String) -> Instant? {
        guard let reading = reading(metric), reading.endedAt == nil else { return nil }
        return reading.due
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
            compare("nextDeadline", readings.compactMap { due($0.metric.rawValue) }.min(), deadline)
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
            let open = reading(metric).map { $0.elapsed.microseconds }
            let got = [open, longest[metric]].compactMap { $0 }.max()
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
