import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Ticketing

/// A small world for validation tests: few priorities and tiers, one region, and a calendar or two.
enum ValidationWorld {
    static let priorities = ["high", "low"]
    static let tiers = ["gold", "silver"]
    static let regions = ["north", "south", "west"]
    static let region: AttributeName = "region"

    static let span = 2024...2026

    /// Office hours on weekdays, in UTC.
    static func office() throws -> WorkingCalendar {
        try WorkingCalendar(timeZone: "UTC", weekly: .weekdays(try Shift("09:00", "17:00")))
    }

    /// A calendar that is never open.
    static func closed() throws -> WorkingCalendar {
        try WorkingCalendar(timeZone: "UTC", weekly: .none)
    }

    /// A policy with one resolution target.
    static func policy(
        _ name: String, where condition: TicketCondition = .always, from validFrom: Instant? = nil,
        _ clocks: [ServiceLevelClock]? = nil
    ) throws -> ServiceLevelPolicy {
        try ServiceLevelPolicy(
            identifier: PolicyIdentifier(name), condition: condition, validFrom: validFrom,
            clocks: try clocks ?? [.resolution([TargetRule(.calendarTime(.hours(8)))])])
    }

    /// A calendar that is open on a single day of 2024.
    static func once() throws -> WorkingCalendar {
        try WorkingCalendar(
            timeZone: "UTC", weekly: .none,
            overrides: [DayOverride(try CivilDate("2024-02-01"), shifts: [try Shift("09:00", "17:00")])])
    }

    /// A policy set with the calendars that its targets name, and others.
    static func set(
        _ policies: [ServiceLevelPolicy], selection: ServiceLevelPolicySet.Selection = .firstMatch,
        following: ServiceLevelPolicySet.Following = .followsTicket, with others: [CalendarIdentifier] = []
    ) throws -> ServiceLevelPolicySet {
        let known: [CalendarIdentifier: WorkingCalendar] = [
            "office": try office(), "closed": try closed(), "once": try once(),
        ]
        let named = policies.flatMap { $0.clocks }.flatMap { $0.targets }.compactMap { $0.calendar }
        let used = Set(named + others)
        return try ServiceLevelPolicySet(
            policies: policies, calendars: known.filter { used.contains($0.key) }, selection: selection,
            following: following)
    }

    /// A set of one policy that has one clock.
    static func set(
        of clocks: ServiceLevelClock..., with others: [CalendarIdentifier] = []
    ) throws -> ServiceLevelPolicySet {
        try set([try policy("only", clocks)], with: others)
    }

    static func findings(
        _ policySet: ServiceLevelPolicySet, domain: TicketDomain = TicketDomain(),
        budget: ValidationBudget = .standard
    ) throws -> [ServiceLevelFinding] {
        try policySet.findings(zones: TimeZoneTable(), span: span, domain: domain, budget: budget)
    }

    static func levels(_ policySet: ServiceLevelPolicySet) throws -> CompiledServiceLevels {
        try CompiledServiceLevels(policySet, zones: TimeZoneTable(), span: span)
    }

    /// What the engine makes of the events of a counterexample.
    static func run(
        _ counterexample: ServiceLevelCounterexample, _ levels: CompiledServiceLevels
    ) throws -> (state: ServiceLevelState, occurrences: [ClockOccurrence]) {
        var (state, step) = try levels.open("4711", counterexample.events[0]).get()
        var occurrences = step.occurrences
        for event in counterexample.events.dropFirst() {
            occurrences += try levels.apply(event, to: &state).get().occurrences
        }
        return (state, occurrences)
    }

    /// Every ticket of the small world as it can be opened, with the instant of its opening.
    static func everyTicket(openedAt instants: [Instant]) throws -> [Ticket] {
        var tickets: [Ticket] = []
        for instant in instants {
            for stage in LifeCycle.standard.stages {
                for priority in priorities + ["other"] {
                    for tier in tiers {
                        for region in regions {
                            for tags in [[], ["recall"]] as [Set<Tag>] {
                                let opening = TicketOpening(
                                    type: .repair, status: stage.status, priority: Priority(priority),
                                    customerTier: CustomerTier(tier), tags: tags, attributes: [Self.region: region])
                                tickets.append(
                                    try Ticket(
                                        "1",
                                        opening: TicketEvent(
                                            identifier: "1", occurredAt: instant, kind: .opened(opening))))
                            }
                        }
                    }
                }
            }
        }
        return tickets
    }

    /// The world as a domain: everything closed but the priority.
    static func domain() throws -> TicketDomain {
        var domain = TicketDomain()
        try domain.close(.customerTier, to: tiers, mayBeAbsent: false)
        try domain.close(.attribute(region), to: regions, mayBeAbsent: false)
        return domain
    }

    /// A condition at random.
    static func condition(depth: Int, _ random: inout SplitMix64) -> TicketCondition {
        func some(_ values: [String]) -> [String] {
            values.filter { _ in Bool.random(using: &random) }
        }
        switch Int.random(in: 0..<(depth > 0 ? 12 : 7), using: &random) {
        case 0: return .value(.priority, oneOf: some(priorities))
        case 1: return .value(.customerTier, oneOf: some(tiers))
        case 2: return .value(.attribute(region), oneOf: some(regions))
        case 3: return .tag("recall")
        case 4: return .category(StatusCategory.allCases.filter { _ in Bool.random(using: &random) })
        case 5: return .status([[.open, .new], [.closed], [.waitingForCustomer]].randomElement(using: &random) ?? [])
        case 6: return .value(.priority, oneOf: [priorities[0]])
        case 7: return .not(condition(depth: depth - 1, &random))
        case 8, 9:
            return .any((0..<Int.random(in: 1...3, using: &random)).map { _ in condition(depth: depth - 1, &random) })
        default:
            return .all((0..<Int.random(in: 1...3, using: &random)).map { _ in condition(depth: depth - 1, &random) })
        }
    }
}
