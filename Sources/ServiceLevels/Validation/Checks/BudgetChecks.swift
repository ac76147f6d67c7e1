import ServiceTime
import ServiceVocabulary
import Ticketing

// What tiers and suppliers may take, against what the customer was promised.
extension DetailChecks {
    /// A clock of a tier or a supplier, with its targets and the tickets of each.
    private struct Share {
        let path: String
        let rules: [(index: Int, rule: TargetRule, tickets: Diagram)]
    }

    /// Compares each promise to the customer with the sum over the tiers, and with each other inner promise alone.
    mutating func checkBudgets(of place: Int) throws(BudgetExceeded) {
        let clocks = policySet.policies[place].clocks
        for (index, clock) in clocks.enumerated() where clock.obligation == .agreement && clock.metric.isTimeToTheEnd {
            let (tiers, others) = try shares(beside: place)
            guard !tiers.isEmpty || !others.isEmpty else { continue }
            let view = try view(of: index, in: place)
            for (ruleIndex, rule) in clock.targets.enumerated() where rule.target != nil {
                let promised = try overTiers(applying(ruleIndex, of: view))
                let path = view.path + ".targets[\(ruleIndex)]"
                var hasExceeded = false
                try compare(tiers[...], [], rule, promised, under: place, at: path, &hasExceeded)
                for other in others {
                    hasExceeded = false
                    try compare([other][...], [], rule, promised, under: place, at: path, &hasExceeded)
                }
            }
        }
    }

    /// The inner promises for tickets of a policy: those of the policy and, where all match, of the others as well.
    private mutating func shares(beside place: Int) throws(BudgetExceeded) -> (tiers: [Share], others: [Share]) {
        let places = policySet.selection == .allMatches ? Array(policySet.policies.indices) : [place]
        var tiers: [Share] = []
        var others: [Share] = []
        for other in places {
            for (index, clock) in policySet.policies[other].clocks.enumerated() where clock.obligation != .agreement {
                let view = try view(of: index, in: other)
                var rules: [(index: Int, rule: TargetRule, tickets: Diagram)] = []
                for (ruleIndex, rule) in clock.targets.enumerated() where rule.target != nil {
                    rules.append((ruleIndex, rule, try overTiers(applying(ruleIndex, of: view))))
                }
                let share = Share(path: view.path, rules: rules)
                if clock.obligation == .operational, clock.metric.rawValue.hasPrefix(ServiceLevelClock.handlingPrefix) {
                    tiers.append(share)
                } else if clock.metric.isTimeToTheEnd || clock.obligation == .underpinning {
                    others.append(share)
                }
            }
        }
        return (tiers, others)
    }

    /// A set without regard to the tier and the status, which change while a ticket goes from tier to tier.
    private mutating func overTiers(_ tickets: Diagram) throws(BudgetExceeded) -> Diagram {
        var result = tickets
        for variable in [TicketVariable.text(.supportTier), .status, .text(.waitReason)] {
            guard let level = policies.space.level(of: variable) else { continue }
            result = try policies.space.diagrams.anyValue(result, of: level)
        }
        return result
    }

    /// Adds up the targets of the remaining shares for tickets that have them all, and compares.
    private mutating func compare(
        _ shares: ArraySlice<Share>, _ chain: [TargetRule], _ bound: TargetRule, _ tickets: Diagram, under place: Int,
        at path: String, _ hasExceeded: inout Bool
    ) throws(BudgetExceeded) {
        try policies.space.diagrams.count(16)
        guard !hasExceeded, tickets != ConditionDiagrams.none else { return }
        guard let share = shares.first else {
            guard !chain.isEmpty else { return }
            let result = result(of: TargetComparison(chain, within: bound))
            if case .fits = result { return }
            guard let ticket = try policies.ticket(in: tickets, under: place) else { return }
            hasExceeded = true
            report(
                .targetBudgets, .warning, at: path,
                "what the tiers or suppliers may take together is more than this target" + result.words,
                counterexample(policies.space.sketch(of: ticket)))
            return
        }
        var rest = tickets
        for (_, rule, own) in share.rules {
            try compare(
                shares.dropFirst(), chain + [rule], bound, and(tickets, own), under: place, at: path, &hasExceeded)
            rest = try without(rest, own)
        }
        try compare(shares.dropFirst(), chain, bound, rest, under: place, at: path, &hasExceeded)
    }
}
