import ServiceTime
import Ticketing

/// The policies of a set as sets of tickets, in the order in which they are asked.
struct PolicySpace {
    typealias Diagram = ConditionDiagrams.Diagram

    let policySet: ServiceLevelPolicySet
    var space: TicketSpace
    /// The places of the policies in the order in which the selection asks them.
    let order: [Int]
    /// The place of each policy in that order.
    private let ranks: [Int]
    /// The tickets to which each policy applies when it is chosen; nil when that went beyond the budget.
    private(set) var regions: [Diagram?]
    /// Those of the regions that have the shape of a box.
    private(set) var boxes: [[UInt64]?] = []

    /// Whether the choice of a policy depends on a variable, by its level.
    private let matters: [Bool]

    /// The places of policies of which is known that no ticket falls under them.
    var unreached: Set<Int> = []

    /// What policies before the last one asked about take away from it; tickets that are known to fall under it, and
    /// sets of which none does.
    private var lastTaken: (place: Int, tickets: [Diagram]) = (-1, [])
    private var lastFound: (place: Int, tickets: [FirstMatchSearch.Ticket], empty: Set<Diagram>) = (
        -1, [], []
    )

    init(_ policySet: ServiceLevelPolicySet, space: TicketSpace) {
        self.policySet = policySet
        self.space = space
        let policies = policySet.policies
        order =
            policySet.selection == .mostSpecific
            ? policies.indices.map { (place: $0, dimensions: policies[$0].condition.dimensionCount) }
                .sorted { ($1.dimensions, $0.place) < ($0.dimensions, $1.place) }.map { $0.place }
            : Array(policies.indices)
        var ranks = [Int](repeating: 0, count: policies.count)
        for (rank, place) in order.enumerated() { ranks[place] = rank }
        self.ranks = ranks
        var asked = TicketSpaceBuilder(lifeCycle: space.lifeCycle, domain: space.domain)
        for policy in policies { asked.add(policy.condition) }
        var matters = [Bool](repeating: false, count: space.variables.count)
        for variable in [.opening] + asked.mentioned {
            if let level = space.level(of: variable) { matters[level] = true }
        }
        self.matters = matters
        regions = []
        for place in policies.indices {
            self.space.diagrams.beginQuestion()
            regions.append(try? region(of: place))
        }
        boxes = regions.map { $0.flatMap { self.space.diagrams.box(of: $0) } }
    }

    private mutating func region(of place: Int) throws(BudgetExceeded) -> Diagram {
        let inForce = stretchesInForce(of: place)
        var region = space.opened { inForce.contains($0) }
        region = try space.diagrams.and(region, space.tickets(where: policySet.policies[place].condition))
        region = try space.diagrams.and(region, space.possible)
        return policySet.following == .staysWithOpening ? try space.diagrams.and(region, space.justOpened) : region
    }

    /// The stretches of opening instants in which a policy is the version in force.
    func stretchesInForce(of place: Int) -> Set<Int> {
        let policy = policySet.policies[place]
        let newer = policySet.policies.compactMap { other -> Instant? in
            guard other.identifier == policy.identifier, let from = other.validFrom,
                policy.validFrom.map({ from > $0 }) ?? true
            else { return nil }
            return from
        }.min()
        return Set(
            space.stretches.indices.filter { index in
                let start = space.stretches[index].start
                return policy.validFrom.map { start >= $0 } ?? true && newer.map { start < $0 } ?? true
            })
    }

    /// The tickets that policies asked before one take away from it.
    mutating func takenBefore(_ place: Int) throws(BudgetExceeded) -> [Diagram] {
        guard policySet.selection != .allMatches else { return [] }
        if lastTaken.place == place { return lastTaken.tickets }
        guard let region = regions[place] else { throw BudgetExceeded() }
        let box = boxes[place]
        var taken: [Diagram] = []
        // A policy under which no ticket falls takes none away either.
        for earlier in order[..<ranks[place]] where !unreached.contains(earlier) {
            guard let other = regions[earlier] else { throw BudgetExceeded() }
            if let box, let otherBox = boxes[earlier] {
                try space.diagrams.count(1)
                guard zip(box, otherBox).allSatisfy({ $0 & $1 != 0 }) else { continue }
            } else if try space.diagrams.and(region, other) == ConditionDiagrams.none {
                continue
            }
            taken.append(other)
        }
        lastTaken = (place, taken)
        return taken
    }

    /// The place of a policy in the order in which the selection asks.
    func rank(of place: Int) -> Int { ranks[place] }

    /// Whether a policy is asked before another.
    func isAsked(_ place: Int, before other: Int) -> Bool {
        ranks[place] < ranks[other]
    }

    /// A ticket of a set that falls under a policy; nil when there is none.
    mutating func ticket(
        in wanted: Diagram, under place: Int
    ) throws(BudgetExceeded) -> FirstMatchSearch.Ticket? {
        guard let region = regions[place] else { throw BudgetExceeded() }
        let both = try space.diagrams.and(region, wanted)
        if both == ConditionDiagrams.none { return nil }
        // What no condition of a policy looks at is free in a ticket that is known to fall under this one.
        for known in lastFound.place == place ? lastFound.tickets : [] {
            if let ticket = try space.diagrams.path(in: both, along: known) { return ticket }
        }
        if lastFound.place != place { lastFound = (place, [], []) }
        if lastFound.empty.contains(both) { return nil }
        guard let ticket = try space.ticket(in: both, outside: takenBefore(place)) else {
            lastFound.empty.insert(both)
            return nil
        }
        if lastFound.tickets.count < 8 {
            lastFound.tickets.append(ticket.indices.map { matters[$0] ? ticket[$0] : -1 })
        }
        return ticket
    }
}
