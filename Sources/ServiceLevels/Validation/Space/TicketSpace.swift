import ServiceTime
import Ticketing

/// All tickets that some conditions can tell apart, with the conditions as sets of them.
struct TicketSpace {
    typealias Diagram = ConditionDiagrams.Diagram

    let lifeCycle: LifeCycle
    let domain: TicketDomain
    let variables: [(variable: TicketVariable, classes: [ValueClass])]
    let stretches: [OpeningStretch]
    /// The instant near which tickets of counterexamples are opened.
    let preferredOpening: Instant
    var diagrams: ConditionDiagrams

    private let levels: [TicketVariable: Int]
    private var compiled: [TicketCondition: Diagram] = [:]

    /// The tickets that can be: whoever does not wait has no reason to wait.
    private(set) var possible = ConditionDiagrams.all
    /// The tickets as they can be when they are opened.
    private(set) var justOpened = ConditionDiagrams.all
    /// The tickets of which every value is written down somewhere.
    private(set) var named = ConditionDiagrams.all

    init(
        _ builder: TicketSpaceBuilder, lifeCycle: LifeCycle, domain: TicketDomain, stretches: [OpeningStretch],
        preferredOpening: Instant, budget: ValidationBudget
    ) throws(BudgetExceeded) {
        self.lifeCycle = lifeCycle
        self.domain = domain
        self.stretches = stretches
        self.preferredOpening = preferredOpening
        variables = builder.variables(stretches: stretches.count)
        var levels: [TicketVariable: Int] = [:]
        for (level, entry) in variables.enumerated() { levels[entry.variable] = level }
        self.levels = levels
        diagrams = ConditionDiagrams(classCounts: variables.map { $0.classes.count }, budget: budget)
        try restrict()
    }

    private mutating func restrict() throws(BudgetExceeded) {
        for level in variables.indices {
            let classes = variables[level].classes
            named = try diagrams.and(named, diagrams.atom(level) { classes[$0].isNamed })
        }
        if let reason = levels[.text(.waitReason)] {
            let isAbsent = absent(reason)
            let waits = try tickets(where: .category([.waitingForCustomer, .waitingForThirdParty]))
            possible = try diagrams.or(isAbsent, waits)
            justOpened = try diagrams.and(justOpened, isAbsent)
        }
        if let mood = levels[.text(.sentiment)] {
            justOpened = try diagrams.and(justOpened, absent(mood))
        }
        if let age = levels[.age] {
            justOpened = try diagrams.and(justOpened, diagrams.atom(age) { $0 == 0 })
        }
    }

    private mutating func absent(_ level: Int) -> Diagram {
        let classes = variables[level].classes
        return diagrams.atom(level) { classes[$0].value == .absent }
    }

    // MARK: Sets

    /// The tickets for which a condition holds.
    mutating func tickets(where condition: TicketCondition) throws(BudgetExceeded) -> Diagram {
        if condition == .always { return ConditionDiagrams.all }
        if let known = compiled[condition] { return known }
        let result = try diagram(of: condition)
        compiled[condition] = result
        return result
    }

    private mutating func diagram(of condition: TicketCondition) throws(BudgetExceeded) -> Diagram {
        switch condition {
        case .all(let parts):
            var result = ConditionDiagrams.all
            for part in parts { result = try diagrams.and(result, tickets(where: part)) }
            return result
        case .any(let parts):
            var result = ConditionDiagrams.none
            for part in parts { result = try diagrams.or(result, tickets(where: part)) }
            return result
        case .not(let part):
            return try diagrams.not(tickets(where: part))
        case .value(.category, let texts):
            return texts.isEmpty ? ConditionDiagrams.none : statuses { texts.contains($0.category.rawValue) }
        case .value(.status, let texts):
            return texts.isEmpty ? ConditionDiagrams.none : statuses { texts.contains($0.status.rawValue) }
        case .value(let dimension, let texts):
            return values(.text(dimension)) { value in
                if case .text(let text) = value { texts.contains(text) } else { false }
            }
        case .tag(let tag):
            return values(.tag(tag)) { $0 == .tagged(true) }
        case .age(let least):
            guard least > .zero else { return ConditionDiagrams.all }
            return values(.age) { value in
                if case .age(let microseconds) = value { microseconds >= least.microseconds } else { false }
            }
        }
    }

    /// The tickets whose value of a variable is as asked; none when the variable is not told apart.
    private mutating func values(_ variable: TicketVariable, _ holds: (ValueClass.Value) -> Bool) -> Diagram {
        guard let level = levels[variable] else { return ConditionDiagrams.none }
        let classes = variables[level].classes
        return diagrams.atom(level) { holds(classes[$0].value) }
    }

    /// The tickets in some of the statuses; all when the status is not told apart.
    mutating func statuses(_ holds: (LifeCycle.Stage) -> Bool) -> Diagram {
        guard let level = levels[.status] else { return ConditionDiagrams.all }
        return diagrams.atom(level) { holds(lifeCycle.stages[$0]) }
    }

    /// The tickets opened in some of the stretches of time.
    mutating func opened(in holds: (Int) -> Bool) -> Diagram {
        guard let level = levels[.opening] else {
            return holds(0) ? ConditionDiagrams.all : ConditionDiagrams.none
        }
        return diagrams.atom(level, holds)
    }

    /// The tickets that say something in a dimension, or nothing; all when it is not told apart.
    mutating func tickets(saying dimension: TicketDimension, _ isSaid: Bool) throws(BudgetExceeded) -> Diagram {
        guard let level = levels[.text(dimension)] else { return ConditionDiagrams.all }
        let isAbsent = absent(level)
        return isSaid ? try diagrams.not(isAbsent) : isAbsent
    }

    /// The value of a variable of a ticket found by a search; nil when the variable is not told apart.
    func value(of variable: TicketVariable, _ ticket: FirstMatchSearch.Ticket) -> ValueClass.Value? {
        guard let level = levels[variable] else { return nil }
        let classes = variables[level].classes
        if classes.indices.contains(ticket[level]) { return classes[ticket[level]].value }
        // Where the value does not matter, the plainest will do.
        switch variable {
        case .opening: return classes.last?.value
        case .status: return .text(lifeCycle.initialStatus.rawValue)
        default:
            return classes.first { !$0.isNamed }?.value ?? classes.first?.value
        }
    }

    /// The stretch of time in which a ticket found by a search is opened.
    func stretch(of ticket: FirstMatchSearch.Ticket) -> OpeningStretch? {
        guard case .stretch(let place) = value(of: .opening, ticket) else { return stretches.last }
        return stretches[place]
    }

    /// Searches a ticket in a set that is in none of some others; nil when there is none.
    mutating func ticket(
        in wanted: Diagram, outside others: [Diagram] = []
    ) throws(BudgetExceeded) -> FirstMatchSearch.Ticket? {
        let impossible = try diagrams.not(possible)
        let conditions = [impossible] + others + [wanted]
        let search = FirstMatchSearch(conditions, wanted: [conditions.count - 1], gaps: 0, in: &diagrams)
        if let ticket = search.tickets[conditions.count - 1] { return ticket }
        if search.isCutShort { throw BudgetExceeded() }
        return nil
    }

    // MARK: Variables

    /// The level of a variable; nil when it is not told apart.
    func level(of variable: TicketVariable) -> Int? { levels[variable] }

    /// What a set says about tickets in one status; the set itself when the status is not told apart.
    mutating func restricted(_ diagram: Diagram, to status: TicketStatus) throws(BudgetExceeded) -> Diagram {
        guard let level = levels[.status],
            let place = lifeCycle.stages.firstIndex(where: { $0.status == status })
        else { return diagram }
        return try diagrams.restricted(diagram, level, to: place)
    }

    /// What a set says about tickets that do not wait.
    mutating func withoutWait(_ diagram: Diagram) throws(BudgetExceeded) -> Diagram {
        guard let level = levels[.text(.waitReason)],
            let place = variables[level].classes.firstIndex(where: { $0.value == .absent })
        else { return diagram }
        return try diagrams.restricted(diagram, level, to: place)
    }
}
