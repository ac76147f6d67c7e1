import ServiceTime
import ServiceVocabulary
import Ticketing

/// The order of versions in time and in the list.
extension PolicySpace {
    mutating func versionFindings() -> [ServiceLevelFinding] {
        var found = gap()
        var versions: [PolicyIdentifier: [Int]] = [:]
        for (place, policy) in policySet.policies.enumerated() {
            versions[policy.identifier, default: []].append(place)
        }
        for (_, places) in versions.sorted(by: { $0.key < $1.key }) where places.count > 1 {
            found += missingBase(places)
            if policySet.selection == .firstMatch { found += moved(places) }
        }
        return found
    }

    /// Nothing is in force before the first version.
    private func gap() -> [ServiceLevelFinding] {
        let all = policySet.policies
        guard !all.isEmpty, all.allSatisfy({ $0.validFrom != nil }), let first = all.compactMap({ $0.validFrom }).min()
        else { return [] }
        var sketch = TicketSketch(openedAt: first, opening: TicketOpening(type: .consultation))
        sketch.openedAt = space.stretches[0].instant(near: space.preferredOpening)
        return [
            ServiceLevelFinding(
                .versionsGap, .note, at: "policies",
                "tickets opened before " + first.description + " fall under no policy",
                sketch.counterexample(space.lifeCycle))
        ]
    }

    private mutating func missingBase(_ places: [Int]) -> [ServiceLevelFinding] {
        let all = policySet.policies
        guard let first = places.min(by: { isEarlier(all[$0].validFrom, all[$1].validFrom) }),
            let from = all[first].validFrom
        else { return [] }
        return [
            ServiceLevelFinding(
                .versionsNoBase, .note, at: "policies[\(first)].validFrom",
                "tickets opened before " + from.description + " fall under no version of policy \""
                    + all[first].identifier.rawValue + "\"", ticketBefore(first))
        ]
    }

    /// A ticket that a version would take, had it been in force when the ticket was opened.
    private mutating func ticketBefore(_ place: Int) -> ServiceLevelCounterexample? {
        let policy = policySet.policies[place]
        let stretches = space.stretches
        let before = space.opened { stretch in
            policy.validFrom.map { stretches[stretch].start < $0 } ?? false
        }
        space.diagrams.beginQuestion()
        guard let meant = try? space.tickets(where: policy.condition),
            let wanted = try? space.diagrams.and(meant, before), let ticket = try? space.ticket(in: wanted)
        else { return nil }
        return counterexample(ticket)
    }

    private func isEarlier(_ first: Instant?, _ second: Instant?) -> Bool {
        guard let second else { return false }
        return first.map { $0 < second } ?? true
    }

    /// A version that stands elsewhere than the one before it, past a policy with tickets of either.
    private mutating func moved(_ places: [Int]) -> [ServiceLevelFinding] {
        let all = policySet.policies
        let inTime = places.sorted { isEarlier(all[$0].validFrom, all[$1].validFrom) }
        var found: [ServiceLevelFinding] = []
        for (former, next) in zip(inTime, inTime.dropFirst()) {
            let between = (min(former, next) + 1)..<max(former, next)
            space.diagrams.beginQuestion()
            let passed: (place: Int, ticket: FirstMatchSearch.Ticket)?
            do throws(BudgetExceeded) {
                passed = try overlap(next, with: between.filter { all[$0].identifier != all[next].identifier })
            } catch {
                found.append(ServiceLevelFinding(undecided: .versionsPrecedence, at: "policies[\(next)]"))
                continue
            }
            guard let passed else { continue }
            found.append(
                ServiceLevelFinding(
                    .versionsPrecedence, .warning, at: "policies[\(next)]",
                    "this version of policy \"" + all[next].identifier.rawValue + "\" stands "
                        + (next > former ? "after" : "before") + " policy \"" + all[passed.place].identifier.rawValue
                        + "\", and the version it takes the place of on the other side",
                    counterexample(passed.ticket)))
        }
        return found
    }

    /// The first of some policies that overlaps with another, and a ticket to which both apply.
    private mutating func overlap(
        _ place: Int, with others: [Int]
    ) throws(BudgetExceeded) -> (place: Int, ticket: FirstMatchSearch.Ticket)? {
        for other in others {
            guard let one = regions[place], let two = regions[other] else { throw BudgetExceeded() }
            let both = try space.diagrams.and(one, two)
            if let ticket = try space.ticket(in: both) { return (other, ticket) }
        }
        return nil
    }
}
