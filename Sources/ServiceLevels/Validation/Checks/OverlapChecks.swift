import ServiceVocabulary
import Ticketing

/// Policies that apply to one ticket.
///
/// Under "all match" that is meant, unless both measure one metric. Under "most specific" it is a tie when both ask for
/// as many dimensions. Under "first match" an exception before its rule is the usual way to write policies; where
/// neither contains the other, the order alone decides, which is worth a note.
extension PolicySpace {

    mutating func overlapFindings() -> [ServiceLevelFinding] {
        var found: [ServiceLevelFinding] = []
        for place in policySet.policies.indices {
            space.diagrams.beginQuestion()
            do throws(BudgetExceeded) {
                let others = try overlapping(place)
                if let first = others.first { found.append(try finding(place, first, others)) }
            } catch {
                found.append(ServiceLevelFinding(undecided: .policyOverlap, at: "policies[\(place)].condition"))
            }
        }
        return found
    }

    /// The policies before one that overlap with it in a way that matters.
    private mutating func overlapping(_ place: Int) throws(BudgetExceeded) -> [Int] {
        let all = policySet.policies
        var others: [Int] = []
        for other in all.indices[..<place] where isSuspect(other, place) {
            let (first, second) =
                isAsked(other, before: place) ? (other, place) : (place, other)
            guard try overlap(first, second) else { continue }
            others.append(other)
            // A few names tell what is meant; the rest is left to those who mend it.
            if others.count > 3 { break }
        }
        return others
    }

    private func isSuspect(_ first: Int, _ second: Int) -> Bool {
        let (first, second) = (policySet.policies[first], policySet.policies[second])
        switch policySet.selection {
        case .firstMatch: return true
        case .allMatches: return first.sharedMetric(with: second) != nil
        case .mostSpecific: return first.condition.dimensionCount == second.condition.dimensionCount
        }
    }

    /// Whether two policies overlap; under "first match", whether neither contains the other besides.
    private mutating func overlap(
        _ first: Int, _ second: Int
    ) throws(BudgetExceeded) -> Bool {
        guard let one = regions[first], let other = regions[second] else { throw BudgetExceeded() }
        let mayContain = policySet.selection != .firstMatch
        if let box = boxes[first], let otherBox = boxes[second] {
            try space.diagrams.count(1)
            guard zip(box, otherBox).allSatisfy({ $0 & $1 != 0 }) else { return false }
            return mayContain
                || !(zip(box, otherBox).allSatisfy { $0 & ~$1 == 0 } || zip(box, otherBox).allSatisfy { $1 & ~$0 == 0 })
        }
        let both = try space.diagrams.and(one, other)
        return both != ConditionDiagrams.none && (mayContain || (both != one && both != other))
    }

    private mutating func finding(
        _ place: Int, _ other: Int, _ others: [Int]
    ) throws(BudgetExceeded) -> ServiceLevelFinding {
        let all = policySet.policies
        guard let one = regions[place], let two = regions[other] else { throw BudgetExceeded() }
        let both = try space.diagrams.and(one, two)
        let ticket = try space.ticket(in: both)
        let counterexample = ticket.flatMap {
            space.sketch(of: $0).counterexample(space.lifeCycle)
        }
        let names =
            others.prefix(3).map { "\"" + all[$0].identifier.rawValue + "\"" }.joined(separator: ", ")
            + (others.count > 3 ? " and more" : "")
        let name = "\"" + all[place].identifier.rawValue + "\""
        let path = "policies[\(place)].condition"
        switch policySet.selection {
        case .firstMatch:
            return ServiceLevelFinding(
                .policyOverlap, .note, at: path,
                "the order alone decides between policy " + name + " and " + names, counterexample)
        case .mostSpecific:
            return ServiceLevelFinding(
                .policyOverlap, .warning, at: path,
                "policy " + name + " is as specific as " + names + "; the order decides between them", counterexample)
        case .allMatches:
            let metric = all[place].sharedMetric(with: all[other])?.rawValue ?? ""
            return ServiceLevelFinding(
                .policyOverlap, .error, at: path,
                "policy " + name + " and " + names + " both measure \"" + metric + "\" of one ticket", counterexample)
        }
    }
}

extension ServiceLevelPolicy {
    /// A metric that both policies measure; nil when they share none.
    func sharedMetric(with other: ServiceLevelPolicy) -> ServiceLevelMetric? {
        clocks.first { clock in other.clocks.contains { $0.metric == clock.metric } }?.metric
    }
}
