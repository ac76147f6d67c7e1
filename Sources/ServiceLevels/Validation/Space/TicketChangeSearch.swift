import ServiceVocabulary
import Ticketing

// One event that takes a ticket from one set to another.
extension DetailChecks {
    /// A ticket of one set that a single event takes into another; nil when no single event does.
    ///
    /// - Parameters:
    ///   - before: The tickets as they are opened.
    ///   - after: The tickets after the event.
    mutating func change(from before: Diagram, to after: Diagram) throws(BudgetExceeded) -> TicketSketch? {
        guard before != ConditionDiagrams.none, after != ConditionDiagrams.none else { return nil }
        for (level, entry) in policies.space.variables.enumerated() {
            for old in entry.classes.indices {
                let left = try policies.space.diagrams.restricted(before, level, to: old)
                guard left != ConditionDiagrams.none else { continue }
                for new in entry.classes.indices where new != old {
                    guard let kind = event(entry.variable, from: entry.classes[old], to: entry.classes[new]) else {
                        continue
                    }
                    let right = try policies.space.diagrams.restricted(after, level, to: new)
                    let both = try and(left, right)
                    guard both != ConditionDiagrams.none, var ticket = try policies.space.ticket(in: both) else {
                        continue
                    }
                    ticket[level] = old
                    var sketch = policies.space.sketch(of: ticket)
                    sketch.later = [kind]
                    return sketch
                }
            }
        }
        return nil
    }

    /// The event that gives a ticket another value; nil where no event of a single change does.
    private func event(
        _ variable: TicketVariable, from old: ValueClass, to new: ValueClass
    ) -> TicketEvent.Kind? {
        switch (variable, new.value) {
        case (.status, .text(let text)):
            guard case .text(let from) = old.value,
                policies.space.lifeCycle.allows(TicketStatus(text), after: TicketStatus(from))
            else { return nil }
            return .statusChanged(TicketStatus(text), reason: nil)
        case (.tag(let tag), .tagged(let isTagged)):
            return isTagged ? .tagged(tag) : .untagged(tag)
        case (.text(let dimension), .text(let text)), (.text(let dimension), .other(let text)):
            return event(dimension, text)
        case (.text(.attribute(let name)), .absent):
            return .attributeChanged(name, nil)
        case (.text(.team), .absent), (.text(.agent), .absent):
            return .assigned(team: nil, agent: nil)
        case (.text(.priority), .absent), (.text(.customerTier), .absent), (.text(.supportTier), .absent),
            (.text(.serviceClass), .absent):
            // Absent stands for any value that no condition mentions, and that can be set.
            guard case .text(let dimension) = variable, policies.space.domain.closed[dimension] == nil else {
                return nil
            }
            return event(dimension, "other-" + dimension.name)
        default:
            return nil
        }
    }

    private func event(_ dimension: TicketDimension, _ text: String) -> TicketEvent.Kind? {
        switch dimension {
        case .type: .classified(type: ServiceType(text), serviceClass: nil)
        case .serviceClass: .classified(type: nil, serviceClass: ServiceClass(text))
        case .priority: .priorityChanged(Priority(text))
        case .customerTier: .customerTierChanged(CustomerTier(text))
        case .supportTier: .supportTierChanged(SupportTier(text))
        case .sentiment: .sentimentNoted(Sentiment(text))
        case .agent: .pickedUp(AgentIdentifier(text))
        case .attribute(let name): .attributeChanged(name, text)
        case .status, .category, .channel, .origin, .team, .waitReason: nil
        }
    }
}
