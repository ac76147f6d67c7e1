import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Ticketing

/// Random but repeatable policies and histories, small enough that odd combinations meet often.
struct GeneratedWorld {
    var random: SplitMix64

    static let opening = "2024-03-07T16:30:00Z"

    static func calendars() throws -> [CalendarIdentifier: WorkingCalendar] {
        let office = try WorkingCalendar(
            timeZone: "New York",
            weekly: .weekdays(try Shift("09:00", "12:00"), try Shift("13:00", "17:30")),
            holidays: [Holiday(try CivilDate("2024-03-12"))])
        let night = try WorkingCalendar(timeZone: "Shanghai", weekly: .everyDay(try Shift("22:00", "06:00")))
        return ["office": office, "night": night]
    }

    static func zones() throws -> TimeZoneTable {
        TimeZoneTable([
            "New York": try TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0"),
            "Shanghai": try TimeZoneRules(fixedOffsetSeconds: 8 * 3600),
        ])
    }

    mutating func levels() throws -> CompiledServiceLevels {
        try CompiledServiceLevels(policySet(), zones: Self.zones(), span: 2024...2024)
    }

    mutating func policySet() throws -> ServiceLevelPolicySet {
        let urgent = try policy("urgent", where: .priority([.urgent, .high]))
        let old = try policy("aged", where: .age(atLeast: .hours(Int32.random(in: 1...60, using: &random))))
        let base = try policy("base", where: .always)
        return try ServiceLevelPolicySet(
            policies: Bool.random(using: &random) ? [urgent, base] : [urgent, old, base], calendars: Self.calendars(),
            selection: ServiceLevelPolicySet.Selection.allCases.randomElement(using: &random) ?? .firstMatch,
            following: ServiceLevelPolicySet.Following.allCases.randomElement(using: &random) ?? .followsTicket)
    }

    private mutating func policy(
        _ identifier: PolicyIdentifier, where condition: TicketCondition
    ) throws -> ServiceLevelPolicy {
        let metrics: [ServiceLevelMetric] = [
            .firstResponse, .nextResponse, .periodicUpdate, .pausableUpdate, .requesterWait, .agentWork, .pickUp,
            .resolution, "handling-L2",
        ]
        var clocks: [ServiceLevelClock] = []
        for metric in metrics where Bool.random(using: &random) {
            var rules: [TargetRule] = []
            if Bool.random(using: &random) { rules.append(rule(where: .channel([.phone]))) }
            rules.append(rule(where: .always))
            let warnings = (0..<Int.random(in: 0...3, using: &random)).map { _ in warning() }
            guard let standard = try ServiceLevelClock.standard(metric, rules, warnings: warnings) else { continue }
            clocks.append(
                try ServiceLevelClock(
                    metric, obligation: standard.obligation, start: standard.start, stop: standard.stop,
                    reset: standard.reset, pause: Bool.random(using: &random) ? pause() : standard.pause,
                    targets: rules, warnings: warnings, options: options()))
        }
        return try ServiceLevelPolicy(identifier: identifier, condition: condition, clocks: clocks)
    }

    private mutating func rule(where condition: TicketCondition) -> TargetRule {
        let span = TimeSpan.minutes(Int32.random(in: 0...2000, using: &random))
        let calendar: CalendarIdentifier = Bool.random(using: &random) ? "office" : "night"
        switch Int.random(in: 0...4, using: &random) {
        case 0: return TargetRule(.calendarTime(span), where: condition)
        case 1:
            let deadline = BusinessDayDeadline(
                Int.random(in: 0...3, using: &random),
                from: BusinessDayDeadline.Start.allCases.randomElement(using: &random) ?? .asGiven,
                at: BusinessDayDeadline.End.allCases.randomElement(using: &random) ?? .endOfDay)
            return TargetRule(.businessDays(deadline), on: calendar, where: condition)
        case 2: return TargetRule(nil, on: calendar, where: condition)
        default: return TargetRule(.workingTime(span), on: calendar, where: condition)
        }
    }

    private mutating func warning() -> ServiceLevelWarning {
        let span = TimeSpan.minutes(Int32.random(in: 0...500, using: &random))
        return switch Int.random(in: 0...3, using: &random) {
        case 0: .beforeDue(span)
        case 1: .afterDue(span)
        case 2: .businessDaysFromDue(Int.random(in: -2...2, using: &random))
        default: .percent(Int64.random(in: 0...150, using: &random))
        }
    }

    private mutating func pause() -> PauseRule {
        PauseRule(
            while: .category([.waitingForCustomer, .waitingForThirdParty]),
            allowedReasons: Bool.random(using: &random) ? [.parts] : nil,
            greatestPause: Bool.random(using: &random) ? .minutes(Int32.random(in: 0...900, using: &random)) : nil,
            greatestTotal: Bool.random(using: &random) ? .minutes(Int32.random(in: 0...900, using: &random)) : nil,
            unit: PauseRule.Unit.allCases.randomElement(using: &random) ?? .clockTime)
    }

    private mutating func options() -> ClockOptions {
        ClockOptions(
            reopening: ClockOptions.Reopening.allCases.randomElement(using: &random) ?? .stays,
            targetChange: ClockOptions.TargetChange.allCases.randomElement(using: &random) ?? .frozen,
            precedence: ClockOptions.Precedence.allCases.randomElement(using: &random) ?? .stopWins,
            pausedDue: ClockOptions.PausedDue.allCases.randomElement(using: &random) ?? .hidden)
    }

    mutating func events() throws -> [TicketEvent] {
        var at = try Instant(Self.opening)
        var events = [
            TicketEvent(
                identifier: "0", occurredAt: at,
                kind: .opened(
                    TicketOpening(
                        type: .repair, priority: Bool.random(using: &random) ? .urgent : .normal,
                        channel: Bool.random(using: &random) ? .phone : .email)))
        ]
        for number in 1...Int.random(in: 1...14, using: &random) {
            // Mostly forward, sometimes at the same instant, sometimes back.
            at = try at + .minutes(Int32.random(in: -30...900, using: &random) / 3 * 3)
            events.append(
                TicketEvent(identifier: EventIdentifier("\(number)"), occurredAt: at, kind: kind()))
        }
        return events
    }

    private mutating func kind() -> TicketEvent.Kind {
        switch Int.random(in: 0...15, using: &random) {
        case 0, 1: .customerMessage
        case 2, 3: .agentReply
        case 4: .waiting(.customer, reason: Bool.random(using: &random) ? .parts : .customerInformation)
        case 5: .waiting(.thirdParty, reason: nil)
        case 6, 7: .resumed
        case 8: .resolved
        case 9: .closed
        case 10: .reopened
        case 11: .priorityChanged(Bool.random(using: &random) ? .urgent : .low)
        case 12: .supportTierChanged(Bool.random(using: &random) ? .level1 : .level2)
        case 13: .pickedUp("ann")
        case 14: .dueAgreed(metric: "resolution", Instant.epoch)
        default: .breachExcused(metric: "resolution", reason: "flood", approver: "lead")
        }
    }
}
