import ServiceTime
import ServiceVocabulary
import Ticketing

/// Which policy takes which ticket: shadows, gaps, overlaps and the order of versions.
extension PolicySpace {
    /// How many gaps are shown.
    private static var greatestGaps: Int { 8 }

    mutating func selectionFindings() -> [ServiceLevelFinding] {
        let (shadows, gaps) = reach()
        return gaps + shadows + overlapFindings() + versionFindings()
    }

    func path(_ place: Int) -> String { "policies[\(place)]" }

    func name(_ place: Int) -> String {
        "\"" + policySet.policies[place].identifier.rawValue + "\""
    }

    func counterexample(_ ticket: FirstMatchSearch.Ticket) -> ServiceLevelCounterexample? {
        space.sketch(of: ticket).counterexample(space.lifeCycle)
    }

    // MARK: Shadows and gaps

    /// Asks for a ticket of every policy, and for tickets of none, in one search.
    private mutating func reach() -> (shadows: [ServiceLevelFinding], gaps: [ServiceLevelFinding]) {
        guard let outside = try? ticketsOutside(), regions.allSatisfy({ $0 != nil }) else {
            return undecidedReach()
        }
        let regions: [Diagram] = order.compactMap { self.regions[$0] }
        let chooses = policySet.selection != .allMatches
        space.diagrams.beginQuestion()
        let search = FirstMatchSearch(
            [outside] + regions, wanted: chooses ? Array(1..<(1 + regions.count)) : [], gaps: Self.greatestGaps,
            in: &space.diagrams)
        var shadows: [ServiceLevelFinding] = []
        for place in policySet.policies.indices {
            let rank = rank(of: place)
            if regions[rank] == ConditionDiagrams.none {
                unreached.insert(place)
                shadows.append(
                    ServiceLevelFinding(
                        .policyNeverApplies, .error, at: path(place) + ".condition",
                        "no ticket can fall under policy " + name(place)))
            } else if chooses, search.tickets[rank + 1] == nil {
                shadows += shadow(place, isKnown: !search.isCutShort)
            }
        }
        return (shadows, gaps(search, outside, regions))
    }

    private func undecidedReach() -> (shadows: [ServiceLevelFinding], gaps: [ServiceLevelFinding]) {
        (
            policySet.policies.indices.map {
                ServiceLevelFinding(undecided: .policyShadowed, at: path($0) + ".condition")
            }, [ServiceLevelFinding(undecided: .policiesGap, at: "policies")]
        )
    }

    /// The tickets that are not asked for: those that cannot be, that are past choosing a policy, or that were opened
    /// before any policy was in force.
    private mutating func ticketsOutside() throws(BudgetExceeded) -> Diagram {
        let covered = coveredStretches
        var inside = space.possible
        if policySet.following == .staysWithOpening {
            inside = try space.diagrams.and(inside, space.justOpened)
        }
        let opened = space.opened { covered.contains($0) }
        inside = try space.diagrams.and(inside, opened)
        return try space.diagrams.not(inside)
    }

    private var coveredStretches: Set<Int> {
        policySet.policies.indices.reduce(into: []) { $0.formUnion(stretchesInForce(of: $1)) }
    }

    /// Reports a policy that no search found a ticket for; where the search was cut short, after one of its own.
    private mutating func shadow(_ place: Int, isKnown: Bool) -> [ServiceLevelFinding] {
        guard let region = regions[place] else { return [] }
        space.diagrams.beginQuestion()
        do throws(BudgetExceeded) {
            if !isKnown, try ticket(in: ConditionDiagrams.all, under: place) != nil { return [] }
            unreached.insert(place)
            var takers: [Int] = []
            for earlier in order where isAsked(earlier, before: place) && takers.count < 4 {
                guard let other = regions[earlier] else { continue }
                if try space.diagrams.and(region, other) != ConditionDiagrams.none { takers.append(earlier) }
            }
            let names =
                takers.prefix(3).map { name($0) }.joined(separator: ", ") + (takers.count > 3 ? " and more" : "")
            let ticket = try space.ticket(in: region)
            return [
                ServiceLevelFinding(
                    .policyShadowed, .error, at: path(place) + ".condition",
                    "policy " + name(place) + " is never chosen: every ticket it applies to falls under " + names,
                    ticket.flatMap { counterexample($0) })
            ]
        } catch {
            return [ServiceLevelFinding(undecided: .policyShadowed, at: path(place) + ".condition")]
        }
    }

    private mutating func gaps(
        _ search: FirstMatchSearch, _ outside: Diagram, _ regions: [Diagram]
    ) -> [ServiceLevelFinding] {
        var found = search.uncovered
        var isCutShort = search.isCutShort
        if isCutShort, found.isEmpty {
            space.diagrams.beginQuestion()
            let again = FirstMatchSearch([outside] + regions, wanted: [], gaps: 1, in: &space.diagrams)
            found = again.uncovered
            isCutShort = again.isCutShort
        }
        guard !found.isEmpty else {
            return isCutShort ? [ServiceLevelFinding(undecided: .policiesGap, at: "policies")] : []
        }
        // A gap for values that are in use weighs more than one for values nobody has thought of.
        var isNamed = false
        space.diagrams.beginQuestion()
        if let unnamed = try? space.diagrams.not(space.named) {
            let named = FirstMatchSearch(
                [outside, unnamed] + regions, wanted: [], gaps: Self.greatestGaps, in: &space.diagrams)
            if !named.uncovered.isEmpty {
                found = named.uncovered
                isNamed = true
            }
        }
        return found.map { ticket in
            ServiceLevelFinding(
                .policiesGap, isNamed ? .warning : .note, at: "policies",
                "no policy applies to a ticket like this: " + space.description(of: ticket),
                counterexample(ticket))
        }
    }
}
