public import ServiceTime
public import ServiceVocabulary
public import Ticketing

/// A policy set made ready to follow tickets: calendars compiled, clocks laid out.
///
/// It is a value that never changes; the state of a ticket is a value of its own, ``ServiceLevelState``. Nothing here
/// reads a clock: events bring their instants, and questions name theirs.
///
/// ```swift
/// let levels = try CompiledServiceLevels(policies, zones: zones, span: 2020...2030)
/// var state = try levels.open("4711", opening).state
/// _ = levels.apply(reply, to: &state)
/// for reading in levels.readings(of: state, at: now) { … }
/// ```
public struct CompiledServiceLevels: Sendable {
    /// The policy set.
    public let policySet: ServiceLevelPolicySet
    /// The statuses of tickets and their steps.
    public let lifeCycle: LifeCycle

    /// The clocks of all policies.
    let tables: ClockTables
    /// The clocks of each policy, by their places.
    let clocksOfPolicy: [Range<Int>]
    /// The clocks of each policy before anything has happened to them.
    let freshClocksOfPolicy: [[ClockState]]
    /// The age thresholds of all conditions, ascending, in microseconds.
    let ages: [Int64]
    /// Whether time alone may change what a condition or a pause says.
    let hasTimedSteps: Bool
    /// The happenings that may put a ticket under another policy.
    let selectionMatters: TicketHappenings
    /// Whether every policy applies to every ticket, so that none is ever chosen again.
    let isSelectionFixed: Bool
    /// The compiled calendars by name.
    let calendars: NamedCalendars
    /// The rules of the zones that the calendars name.
    let zones: TimeZoneTable
    /// The places of the versions of each policy that has several.
    private let versions: [PolicyIdentifier: [Int]]
    /// Whether a policy is valid only from some instant on.
    private let hasValidities: Bool
    /// Finds the policies of a ticket.
    private let index: PolicyIndex
    /// How many things the condition of each policy asks for.
    private let specificities: [Int]
    /// Each policy as a choice of its own.
    private let singles: [[Int]]
    /// The choice for every ticket, where there is a single policy for all.
    private let only: [Int]?

    /// Compiles a policy set.
    ///
    /// - Parameters:
    ///   - policySet: The policy set.
    ///   - zones: The rules of the zones that its calendars name.
    ///   - span: The first and last year that most questions are about.
    ///   - lifeCycle: The statuses of tickets and their steps.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, or for years outside 0 to 9999.
    public init(
        _ policySet: ServiceLevelPolicySet, zones: TimeZoneTable, span: ClosedRange<Int>,
        lifeCycle: LifeCycle = .standard
    ) throws(InvalidValue) {
        self.policySet = policySet
        self.lifeCycle = lifeCycle
        var calendars: [CalendarIdentifier: CompiledCalendar] = [:]
        for (name, calendar) in policySet.calendars {
            do {
                calendars[name] = try CompiledCalendar(calendar, zones: zones, span: span)
            } catch {
                throw error.inside("calendars." + name.rawValue)
            }
        }
        var clocks: [CompiledClock] = []
        var ranges: [Range<Int>] = []
        var ages: Set<Int64> = []
        for (index, policy) in policySet.policies.enumerated() {
            let first = clocks.count
            policy.condition.collectAges(into: &ages)
            for definition in policy.clocks {
                definition.collectAges(into: &ages)
                clocks.append(
                    CompiledClock(definition: definition, policy: index, policyIdentifier: policy.identifier))
            }
            ranges.append(first..<clocks.count)
        }
        self.calendars = NamedCalendars(calendars)
        tables = ClockTables(clocks, self.calendars)
        self.zones = zones
        var versions: [PolicyIdentifier: [Int]] = [:]
        for (place, policy) in policySet.policies.enumerated() {
            versions[policy.identifier, default: []].append(place)
        }
        self.versions = versions.filter { $0.value.count > 1 }
        hasValidities = policySet.policies.contains { $0.validFrom != nil }
        index = PolicyIndex(policySet.policies.map { $0.condition })
        specificities = policySet.policies.map { $0.condition.dimensionCount }
        singles = policySet.policies.indices.map { [$0] }
        let isForAll =
            policySet.policies.count == 1 && policySet.policies[0].condition == .always
            && policySet.policies[0].validFrom == nil
        only = isForAll ? [0] : nil
        clocksOfPolicy = ranges
        freshClocksOfPolicy = ranges.map { [tables] in $0.map { tables.freshClock(at: $0) } }
        self.ages = ages.sorted()
        hasTimedSteps = !ages.isEmpty || tables.hasPauseCaps
        selectionMatters = policySet.policies.reduce(TicketHappenings()) {
            $0.union($1.condition.happeningsThatMatter)
        }
        isSelectionFixed =
            policySet.following == .staysWithOpening || policySet.policies.allSatisfy { $0.condition == .always }
    }

    /// The clocks of all policies as these define them, one policy after the other.
    var clocks: [CompiledClock] { tables.clocks }

    // MARK: Selection

    /// The places of the policies under which a ticket falls, in order of precedence.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - instant: The instant, which matters to conditions on the ticket's age.
    public func policies(for ticket: Ticket, at instant: Instant) -> [Int] {
        if let only { return only }
        var candidates = index.candidates(for: ticket)
        var result: [Int] = []
        var best: (policy: Int, specificity: Int)?
        while let policy = candidates.next() {
            guard applies(policy, to: ticket, at: instant) else { continue }
            switch policySet.selection {
            case .firstMatch:
                return singles[policy]
            case .allMatches:
                result.append(policy)
            case .mostSpecific:
                if specificities[policy] > best?.specificity ?? -1 { best = (policy, specificities[policy]) }
            }
        }
        return best.map { singles[$0.policy] } ?? result
    }

    /// Whether a candidate applies to a ticket: it is the version in force at its opening, and its condition holds.
    private func applies(_ place: Int, to ticket: Ticket, at instant: Instant) -> Bool {
        if hasValidities {
            let policy = policySet.policies[place]
            if let validFrom = policy.validFrom, validFrom > ticket.openedAt { return false }
            if laterVersion(of: policy, for: ticket) != nil { return false }
        }
        return index.isDecisive(place) || policySet.policies[place].condition.holds(for: ticket, at: instant)
    }

    /// From when a later version of a policy is valid that was in force when a ticket was opened; nil for none.
    func laterVersion(of policy: ServiceLevelPolicy, for ticket: Ticket) -> Instant? {
        var latest: Instant?
        for other in versions[policy.identifier] ?? [] {
            guard let from = policySet.policies[other].validFrom, from <= ticket.openedAt,
                policy.validFrom.map({ from > $0 }) ?? true
            else {
                continue
            }
            latest = latest.map { max($0, from) } ?? from
        }
        return latest
    }
}

extension TicketCondition {
    /// The age thresholds that the condition mentions, in microseconds.
    func collectAges(into ages: inout Set<Int64>) {
        switch self {
        case .all(let conditions), .any(let conditions):
            for condition in conditions { condition.collectAges(into: &ages) }
        case .not(let condition):
            condition.collectAges(into: &ages)
        case .age(let least):
            if least > .zero { ages.insert(least.microseconds) }
        case .value, .tag:
            break
        }
    }

    /// The number of different dimensions, tags and ages that the condition asks for.
    var dimensionCount: Int {
        var found: Set<String> = []
        collectNames(into: &found)
        return found.count
    }

    private func collectNames(into found: inout Set<String>) {
        switch self {
        case .all(let conditions), .any(let conditions):
            for condition in conditions { condition.collectNames(into: &found) }
        case .not(let condition):
            condition.collectNames(into: &found)
        case .value(.attribute(let name), _):
            found.insert("attribute." + name.rawValue)
        case .value(let dimension, _):
            found.insert(dimension.name)
        case .tag(let tag):
            found.insert("tag." + tag.rawValue)
        case .age:
            found.insert("age")
        }
    }
}

extension ServiceLevelClock {
    /// The age thresholds that the conditions of the clock mention, in microseconds.
    func collectAges(into ages: inout Set<Int64>) {
        for trigger in start + stop + reset + cancel { trigger.condition.collectAges(into: &ages) }
        for rule in targets { rule.condition.collectAges(into: &ages) }
        pause?.condition.collectAges(into: &ages)
        pause?.resumeCondition?.collectAges(into: &ages)
    }
}
