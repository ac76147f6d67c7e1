import ServiceTime
import Ticketing

/// A condition made ready for the hot path: the patterns of facts of which one must be found.
struct ConditionPlan: Sendable {
    /// The place of the first pattern; of the condition itself where facts do not suffice.
    fileprivate let first: Int32
    /// The number of patterns; negative where facts do not suffice.
    fileprivate let count: Int32
}

/// The conditions of all clocks of a policy set, asked of a ticket by its facts: one bit for each thing that a condition
/// asks about it, kept up to date by the events that may change it.
///
/// An event then costs a look at some texts where it changes what they say, and integers everywhere else.
struct ConditionTable: Sendable {
    private struct Pattern {
        var mask: UInt64
        var value: UInt64
    }

    private struct Fact {
        /// The happenings that may change it.
        let matters: TicketHappenings
        /// One bit for each category for which it is so; zero where it is about something else.
        let categories: UInt8
    }

    /// How many patterns a condition may have; one with more is asked of the ticket itself.
    private static let greatestPatternCount = 12

    private var patterns: [Pattern] = []
    private var facts: [Fact] = []
    private var factConditions: [TicketCondition] = []
    private var places: [TicketCondition: Int] = [:]
    private var others: [TicketCondition] = []

    // MARK: Making

    /// Adds a condition.
    mutating func plan(_ condition: TicketCondition) -> ConditionPlan {
        guard let found = alternatives(condition, isNegated: false) else {
            others.append(condition)
            return ConditionPlan(first: Int32(clamping: others.count - 1), count: -1)
        }
        let first = patterns.count
        patterns += found
        return ConditionPlan(first: Int32(clamping: first), count: Int32(clamping: found.count))
    }

    /// The condition as alternatives of facts; nil where there are too many of either.
    private mutating func alternatives(_ condition: TicketCondition, isNegated: Bool) -> [Pattern]? {
        switch condition {
        case .not(let inner):
            return alternatives(inner, isNegated: !isNegated)
        case .all(let conditions):
            return isNegated ? union(of: conditions, isNegated: true) : product(of: conditions, isNegated: false)
        case .any(let conditions):
            return isNegated ? product(of: conditions, isNegated: true) : union(of: conditions, isNegated: false)
        case .value, .tag, .age:
            guard let place = place(of: condition) else { return nil }
            return [Pattern(mask: 1 << UInt64(place), value: isNegated ? 0 : 1 << UInt64(place))]
        }
    }

    private mutating func union(of conditions: [TicketCondition], isNegated: Bool) -> [Pattern]? {
        var result: [Pattern] = []
        for condition in conditions {
            guard let found = alternatives(condition, isNegated: isNegated) else { return nil }
            result += found
            guard result.count <= Self.greatestPatternCount else { return nil }
        }
        return result
    }

    private mutating func product(of conditions: [TicketCondition], isNegated: Bool) -> [Pattern]? {
        var result = [Pattern(mask: 0, value: 0)]
        for condition in conditions {
            guard let found = alternatives(condition, isNegated: isNegated) else { return nil }
            var next: [Pattern] = []
            for one in result {
                for other in found where (one.value ^ other.value) & one.mask & other.mask == 0 {
                    next.append(Pattern(mask: one.mask | other.mask, value: one.value | other.value))
                }
            }
            guard next.count <= Self.greatestPatternCount else { return nil }
            result = next
        }
        return result
    }

    /// The place of a fact; nil when there is none left.
    private mutating func place(of condition: TicketCondition) -> Int? {
        if let place = places[condition] { return place }
        guard facts.count < UInt64.bitWidth else { return nil }
        var categories: UInt8 = 0
        if case .value(.category, let texts) = condition {
            categories = StatusCategory.allCases.reduce(0) { texts.contains($1.rawValue) ? $0 | $1.bit : $0 }
        }
        facts.append(Fact(matters: condition.happeningsThatMatter, categories: categories))
        factConditions.append(condition)
        places[condition] = facts.count - 1
        return facts.count - 1
    }

    // MARK: Asking

    /// All facts about a ticket.
    func facts(of ticket: Ticket, at instant: Instant) -> UInt64 {
        var result: UInt64 = 0
        for index in facts.indices { set(index, in: &result, ticket, at: instant) }
        return result
    }

    /// Looks again at what an event may have changed.
    func update(_ known: inout UInt64, after happenings: TicketHappenings, _ ticket: Ticket, at instant: Instant) {
        for index in facts.indices where !facts[index].matters.isDisjoint(with: happenings) {
            set(index, in: &known, ticket, at: instant)
        }
    }

    private func set(_ index: Int, in known: inout UInt64, _ ticket: Ticket, at instant: Instant) {
        let categories = facts[index].categories
        let isSo =
            categories != 0
            ? categories & ticket.category.bit != 0 : factConditions[index].holds(for: ticket, at: instant)
        let bit: UInt64 = 1 << UInt64(index)
        known = isSo ? known | bit : known & ~bit
    }

    /// Whether a condition holds for a ticket with certain facts; nil where facts do not suffice.
    func holds(_ plan: ConditionPlan, _ known: UInt64) -> Bool? {
        guard plan.count >= 0 else { return nil }
        var place = Int(plan.first)
        let end = place + Int(plan.count)
        while place < end {
            if (known ^ patterns[place].value) & patterns[place].mask == 0 { return true }
            place += 1
        }
        return false
    }

    /// Whether a condition for which facts do not suffice holds for a ticket.
    func holds(_ plan: ConditionPlan, for ticket: Ticket, at instant: Instant) -> Bool {
        let place = Int(plan.first)
        return others.indices.contains(place) && others[place].holds(for: ticket, at: instant)
    }
}

extension StatusCategory {
    /// A bit of its own.
    fileprivate var bit: UInt8 {
        switch self {
        case .new: 1
        case .active: 2
        case .waitingForCustomer: 4
        case .waitingForThirdParty: 8
        case .resolved: 16
        case .closed: 32
        }
    }
}
