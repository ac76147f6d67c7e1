import ServiceTime
import Ticketing

/// A condition made ready for the hot path: the patterns of facts of which one must be found.
struct ConditionPlan: Sendable {
    /// The facts of the first pattern, which most conditions have alone.
    fileprivate var mask: UInt64 = 0
    /// How these facts must be.
    fileprivate var value: UInt64 = 0
    /// The place of the first pattern; of the condition itself where facts do not suffice.
    fileprivate var first: Int32
    /// The number of patterns; negative where facts do not suffice.
    fileprivate var count: Int32
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

    /// A fact that is not about the category of the status.
    private struct Lookup {
        let bit: UInt64
        /// The happenings that may change it.
        let matters: TicketHappenings
        /// The place of its condition.
        let condition: Int
        /// The places of the texts that it asks for in a dimension; empty where it is about something else.
        let texts: Range<Int>
    }

    /// How many patterns a condition may have; one with more is asked of the ticket itself.
    private static let greatestPatternCount = 12

    private var patterns: [Pattern] = []
    /// The conditions of the facts.
    private var facts: [TicketCondition] = []
    /// The facts about the category of the status, and which of them hold in each category.
    private var categoryMask: UInt64 = 0
    private var categoryFacts = [UInt64](repeating: 0, count: StatusCategory.allCases.count)
    private var lookups: [Lookup] = []
    /// The happenings that may change any of the others.
    private var lookupMatters: TicketHappenings = []
    /// The dimension in which each of the others asks for texts.
    private var dimensions: [TicketDimension] = []
    private var texts: [String] = []
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
        return ConditionPlan(
            mask: found.first?.mask ?? 0, value: found.first?.value ?? 0, first: Int32(clamping: first),
            count: Int32(clamping: found.count))
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
        let bit: UInt64 = 1 << UInt64(facts.count)
        if case .value(.category, let values) = condition {
            categoryMask |= bit
            for category in StatusCategory.allCases where values.contains(category.rawValue) {
                categoryFacts[category.place] |= bit
            }
        } else {
            let firstText = texts.count
            var dimension = TicketDimension.type
            if case .value(let other, let values) = condition {
                dimension = other
                texts += values
            }
            lookups.append(
                Lookup(
                    bit: bit, matters: condition.happeningsThatMatter, condition: facts.count,
                    texts: firstText..<texts.count))
            dimensions.append(dimension)
            lookupMatters.formUnion(condition.happeningsThatMatter)
        }
        facts.append(condition)
        places[condition] = facts.count - 1
        return facts.count - 1
    }

    // MARK: Asking

    /// All facts about a ticket.
    func facts(of ticket: Ticket, at instant: Instant) -> UInt64 {
        var result = categoryFacts[ticket.category.place]
        for index in lookups.indices where isSo(index, for: ticket, at: instant) { result |= lookups[index].bit }
        return result
    }

    /// Looks again at what an event may have changed; the ticket stays as it is, and is passed on without a copy.
    func update(_ known: inout UInt64, after happenings: TicketHappenings, _ ticket: inout Ticket, at instant: Instant)
    {
        known = known & ~categoryMask | categoryFacts[ticket.category.place]
        guard !lookupMatters.isDisjoint(with: happenings) else { return }
        for index in lookups.indices where !lookups[index].matters.isDisjoint(with: happenings) {
            let bit = lookups[index].bit
            known = isSo(index, for: ticket, at: instant) ? known | bit : known & ~bit
        }
    }

    private func isSo(_ index: Int, for ticket: Ticket, at instant: Instant) -> Bool {
        let texts = lookups[index].texts
        return texts.isEmpty
            ? facts[lookups[index].condition].holds(for: ticket, at: instant)
            : ticket.says(oneOf: self.texts, texts, in: dimensions[index])
    }

    /// Whether a condition holds for a ticket with certain facts; nil where facts do not suffice.
    @inline(__always)
    func holds(_ plan: ConditionPlan, _ known: UInt64) -> Bool? {
        guard plan.count > 0 else { return plan.count == 0 ? false : nil }
        if (known ^ plan.value) & plan.mask == 0 { return true }
        return plan.count > 1 && holdsOtherwise(plan, known)
    }

    /// Whether a pattern after the first is found.
    @inline(never)
    private func holdsOtherwise(_ plan: ConditionPlan, _ known: UInt64) -> Bool {
        for place in Int(plan.first) + 1..<Int(plan.first) + Int(plan.count)
        where (known ^ patterns[place].value) & patterns[place].mask == 0 {
            return true
        }
        return false
    }

    /// Whether a condition for which facts do not suffice holds for a ticket, which stays as it is.
    @inline(never)
    func holds(_ plan: ConditionPlan, for ticket: inout Ticket, at instant: Instant) -> Bool {
        let place = Int(plan.first)
        return others.indices.contains(place) && others[place].holds(for: ticket, at: instant)
    }
}
