import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

extension EscalationTables {
    /// The greatest number of shares of clocks that a policy waits for.
    static let greatestShareCount = 16
    /// The greatest number of conditions of a policy.
    static let greatestConditionCount = 64
    /// The greatest number of teams of a policy.
    static let greatestTeamCount = 8

    init(_ policy: EscalationPolicy) throws(InvalidValue) {
        let ladder = policy.ladder
        let count = ladder.tiers.count
        func table(_ next: (Int) -> Int?) -> [UInt8] {
            (0..<count).map { next($0).map { UInt8($0) } ?? Self.nobody }
        }
        var builder = StepBuilder(policy)
        for (index, step) in policy.steps.enumerated() {
            do throws(InvalidValue) {
                try builder.add(step, at: index)
            } catch {
                throw error.inside("steps[\(index)]")
            }
        }
        builder.addSchedules()
        tierCount = count
        start = UInt8(try ladder.place(of: policy.start, at: "start"))
        chief = UInt8(try ladder.place(of: policy.chief, at: "chief"))
        aboveFunctional = table { ladder.place(above: $0, on: .functional) }
        aboveHierarchical = table { ladder.place(above: $0, on: .hierarchical) }
        belowFunctional = table { ladder.place(below: $0, on: .functional) }
        belowHierarchical = table { ladder.place(below: $0, on: .hierarchical) }
        isNamed = ladder.tiers.map { $0.isAlwaysNamed }
        steps = builder.steps
        actions = builder.actions
        schedules = builder.schedules
        groups = builder.groups
        entries = builder.entries
        shares = builder.shares
        sharesOfMetric = builder.sharesOfMetric()
        conditions = builder.conditions
        becoming = builder.becoming
        onMissingSkill = builder.onMissingSkill
        onNeededAuthority = builder.onNeededAuthority
        onReopens = builder.onReopens
        onTransfers = builder.onTransfers
        onBounces = builder.onBounces
        teams = builder.teams
        greatestBounceCount = UInt8(clamping: policy.options.greatestBounceCount)
        reopensAtStart = policy.options.reopening == .start
        ownershipFollows = policy.options.ownership == .follows
        pausesEnd = policy.options.longestPause != nil
    }
}

/// Lays the steps of a policy out.
private struct StepBuilder {
    let policy: EscalationPolicy
    var steps: [CompiledStep] = []
    var actions: [CompiledAction] = []
    var schedules: [StaySchedule] = []
    var groups: [TimedGroup] = []
    var entries: [UInt8] = []
    var shares: [CompiledShare] = []
    var conditions: [TicketCondition] = []
    var becoming: [(condition: UInt8, steps: [UInt8])] = []
    var onMissingSkill: [UInt8] = []
    var onNeededAuthority: [UInt8] = []
    var onReopens: [(count: UInt8, step: UInt8)] = []
    var onTransfers: [(count: UInt8, step: UInt8)] = []
    var onBounces: [(count: UInt8, step: UInt8)] = []
    var teams: [CrossDepartmentTeam] = []
    private var numbers: [TicketCondition: UInt8] = [:]

    init(_ policy: EscalationPolicy) {
        self.policy = policy
    }

    mutating func add(_ step: EscalationStep, at index: Int) throws(InvalidValue) {
        let condition = try self.condition(step.condition)
        steps.append(
            CompiledStep(
                condition: condition, tiers: mask(of: step.tiers), leads: mask(of: step.leads),
                isDoneWhenAcknowledged: step.isDoneWhenAcknowledged, firstAction: actions.count,
                actionCount: step.actions.count))
        for action in step.actions { actions.append(try compiled(action)) }
        let number = UInt8(index)
        if let condition = step.trigger.becoming {
            try addBecoming(condition, number)
            return
        }
        switch step.trigger {
        case .clockShare(let metric, let part, let whole): try addShare(metric, part, whole, number)
        case .missingSkill: onMissingSkill.append(number)
        case .neededAuthority: onNeededAuthority.append(number)
        case .reopened(let count): onReopens.append((UInt8(clamping: count), number))
        case .transferred(let count): onTransfers.append((UInt8(clamping: count), number))
        case .bounced(let count): onBounces.append((UInt8(clamping: count), number))
        default: break
        }
    }

    private func mask(of tiers: Set<SupportTier>?) -> UInt16 {
        guard let tiers else { return .max }
        return tiers.reduce(0) { mask, tier in policy.ladder.place(of: tier).map { mask | 1 << UInt16($0) } ?? mask }
    }

    private mutating func condition(_ condition: TicketCondition) throws(InvalidValue) -> Int8 {
        if condition == .always { return CompiledStep.always }
        if condition == .any([]) { return CompiledStep.never }
        return Int8(try number(of: condition))
    }

    private mutating func number(of condition: TicketCondition) throws(InvalidValue) -> UInt8 {
        if let number = numbers[condition] { return number }
        guard conditions.count < EscalationTables.greatestConditionCount else {
            throw InvalidValue(
                field: "condition", value: "one more",
                accepted: "at most \(EscalationTables.greatestConditionCount) different conditions in a policy")
        }
        let number = UInt8(conditions.count)
        numbers[condition] = number
        conditions.append(condition)
        return number
    }

    private mutating func addBecoming(_ condition: TicketCondition, _ step: UInt8) throws(InvalidValue) {
        let number = try self.number(of: condition)
        if let known = becoming.firstIndex(where: { $0.condition == number }) {
            becoming[known].steps.append(step)
        } else {
            becoming.append((number, [step]))
        }
    }

    private mutating func addShare(
        _ metric: ServiceLevelMetric, _ part: Int64, _ whole: Int64, _ step: UInt8
    ) throws(InvalidValue) {
        let known = shares.firstIndex { $0.metric == metric && $0.part * whole == part * $0.whole }
        if let known {
            let share = shares[known]
            shares[known] = CompiledShare(
                metric: metric, part: share.part, whole: share.whole, steps: share.steps + [step])
            return
        }
        guard shares.count < EscalationTables.greatestShareCount else {
            throw InvalidValue(
                field: "trigger", value: "\(part) of \(whole) of \(metric)",
                accepted: "at most \(EscalationTables.greatestShareCount) different shares in a policy")
        }
        shares.append(CompiledShare(metric: metric, part: part, whole: whole, steps: [step]))
    }

    func sharesOfMetric() -> [[UInt8]] {
        var metrics: [ServiceLevelMetric] = []
        for share in shares where !metrics.contains(share.metric) { metrics.append(share.metric) }
        return metrics.map { metric in
            shares.indices.filter { shares[$0].metric == metric }.sorted { one, other in
                shares[one].part * shares[other].whole < shares[other].part * shares[one].whole
            }.map { UInt8($0) }
        }
    }

    private mutating func compiled(_ action: EscalationAction) throws(InvalidValue) -> CompiledAction {
        switch action {
        case .notify: return .tell(isNotification: true)
        case .assign, .raisePriority, .startPlan, .askApproval: return .tell(isNotification: false)
        case .escalate(let axis): return .escalate(axis)
        case .move(let axis, let tier): return .move(axis, UInt8(try policy.ladder.place(of: tier, at: "to")))
        case .runAgain(let count): return .runAgain(count.map { UInt8(clamping: $0) })
        case .convene(let team):
            if let known = teams.firstIndex(of: team) { return .convene(UInt8(known)) }
            guard teams.count < EscalationTables.greatestTeamCount else {
                throw InvalidValue(
                    field: "actions", value: team.team.rawValue,
                    accepted: "at most \(EscalationTables.greatestTeamCount) teams in a policy")
            }
            teams.append(team)
            return .convene(UInt8(teams.count - 1))
        }
    }

    mutating func addSchedules() {
        let count = policy.ladder.tiers.count
        schedules.reserveCapacity(count * count * 2)
        for tier in 0..<count {
            for lead in 0..<count {
                for isAcknowledged in [false, true] {
                    let plain = addGroups(tier, lead, isAcknowledged, .calendarTime)
                    let working = addGroups(tier, lead, isAcknowledged, .workingTime)
                    schedules.append(
                        StaySchedule(
                            plainFirst: plain.lowerBound, plainCount: plain.count, workingFirst: working.lowerBound,
                            workingCount: working.count))
                }
            }
        }
    }

    /// Adds the groups of a tier, lead and state of acknowledgement in one measure, ascending.
    private mutating func addGroups(
        _ tier: Int, _ lead: Int, _ isAcknowledged: Bool, _ measure: EscalationTrigger.Measure
    ) -> Range<Int> {
        var due: [(at: Int64, entry: UInt8)] = []
        for (index, step) in policy.steps.enumerated() {
            guard let wait = step.trigger.wait, wait.measure == measure else { continue }
            guard steps[index].tiers & 1 << UInt16(tier) != 0, steps[index].leads & 1 << UInt16(lead) != 0 else {
                continue
            }
            if isAcknowledged {
                guard step.isDoneWhenAcknowledged, case .withoutProgress = step.trigger else { continue }
            }
            for go in 0...(step.repetition?.times ?? 0) {
                let more = (step.repetition?.every.microseconds ?? 0) * Int64(go)
                due.append((wait.span.microseconds + more, UInt8(index)))
            }
        }
        if isAcknowledged, measure == .calendarTime, let timeout = policy.options.acknowledgementTimeout {
            due.append((timeout.microseconds, EscalationTables.lapse))
        }
        let sorted = due.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        let firstGroup = groups.count
        var firstEntry = entries.count
        for (place, item) in sorted.enumerated() {
            entries.append(item.element.entry)
            if place + 1 == sorted.count || sorted[place + 1].element.at != item.element.at {
                groups.append(TimedGroup(at: item.element.at, first: firstEntry, count: entries.count - firstEntry))
                firstEntry = entries.count
            }
        }
        return firstGroup..<groups.count
    }
}
