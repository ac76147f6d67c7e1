import ServiceTime
import ServiceVocabulary
import Ticketing

/// A ticket found by a search, in the making: what it says when it is opened, and what happens to it then.
struct TicketSketch {
    var openedAt: Instant
    var opening: TicketOpening
    var waitReason: WaitReason?
    var sentiment: Sentiment?
    var age = TimeSpan.zero
    /// What happens at that age, after the ticket has become what it is to be.
    var later: [TicketEvent.Kind] = []

    /// The events, each of them at an instant of its own where the age leaves room.
    func counterexample(_ lifeCycle: LifeCycle) -> ServiceLevelCounterexample? {
        guard let instant = try? openedAt + age else { return nil }
        var events = [event(1, at: openedAt, .opened(opening))]
        if let waitReason {
            let status = opening.status ?? lifeCycle.initialStatus
            events.append(event(2, at: openedAt, .statusChanged(status, reason: waitReason)))
        }
        if let sentiment { events.append(event(3, at: openedAt, .sentimentNoted(sentiment))) }
        for (place, kind) in later.enumerated() { events.append(event(4 + place, at: instant, kind)) }
        return ServiceLevelCounterexample(events, at: instant, lifeCycle: lifeCycle)
    }

    private func event(_ number: Int, at instant: Instant, _ kind: TicketEvent.Kind) -> TicketEvent {
        TicketEvent(identifier: EventIdentifier("\(number)"), occurredAt: instant, kind: kind)
    }

    fileprivate mutating func set(_ dimension: TicketDimension, _ text: String?) {
        switch dimension {
        case .type: if let text { opening.type = ServiceType(text) }
        case .status, .category: break
        case .priority: opening.priority = text.map { Priority($0) }
        case .serviceClass: opening.serviceClass = text.map { ServiceClass($0) }
        case .channel: opening.channel = text.map { Channel($0) }
        case .origin: if let text { opening.origin = Origin(text) }
        case .customerTier: opening.customerTier = text.map { CustomerTier($0) }
        case .supportTier: opening.supportTier = text.map { SupportTier($0) }
        case .team: opening.team = text.map { TeamIdentifier($0) }
        case .agent: opening.agent = text.map { AgentIdentifier($0) }
        case .waitReason: waitReason = text.map { WaitReason($0) }
        case .sentiment: sentiment = text.map { Sentiment($0) }
        case .attribute(let name): opening.attributes[name] = text
        }
    }
}

extension TicketSpace {
    /// The ticket that a search found, with everything that was left open filled in.
    func sketch(of ticket: FirstMatchSearch.Ticket) -> TicketSketch {
        var sketch = TicketSketch(
            openedAt: stretch(of: ticket)?.instant(near: preferredOpening) ?? preferredOpening,
            opening: TicketOpening(type: .consultation))
        for (dimension, values) in domain.closed where !values.mayBeAbsent {
            sketch.set(dimension, values.texts.first)
        }
        if let text = domain.closed[.type]?.texts.first { sketch.set(.type, text) }
        for (variable, _) in variables {
            guard let value = value(of: variable, ticket) else { continue }
            switch (variable, value) {
            case (.status, .text(let text)): sketch.opening.status = TicketStatus(text)
            case (.text(let dimension), .text(let text)), (.text(let dimension), .other(let text)):
                sketch.set(dimension, text)
            case (.text(let dimension), _): sketch.set(dimension, nil)
            case (.tag(let tag), .tagged(true)): sketch.opening.tags.insert(tag)
            case (.age, .age(let microseconds)): sketch.age = TimeSpan(microseconds: microseconds)
            default: break
            }
        }
        return sketch
    }

    /// What the search found out about a ticket, in words; values that do not matter are left out.
    func description(of ticket: FirstMatchSearch.Ticket) -> String {
        var parts: [String] = []
        for (level, entry) in variables.enumerated() where entry.classes.indices.contains(ticket[level]) {
            switch (entry.variable, entry.classes[ticket[level]].value) {
            case (.opening, .stretch(let place)):
                if place > 0 { parts.append("opened from " + stretches[place].start.description) }
                if let end = stretches[place].end { parts.append("opened before " + end.description) }
            case (.status, .text(let text)): parts.append("status " + text)
            case (.text(let dimension), .text(let text)): parts.append(name(of: dimension) + " " + text)
            case (.text(let dimension), .other): parts.append("another " + name(of: dimension))
            case (.text(let dimension), _): parts.append("no or another " + name(of: dimension))
            case (.tag(let tag), .tagged(let isTagged)): parts.append((isTagged ? "tag " : "no tag ") + tag.rawValue)
            case (.age, .age(let microseconds)):
                parts.append("age from " + TimeSpan(microseconds: microseconds).description)
            default: break
            }
        }
        return parts.isEmpty ? "any ticket" : parts.joined(separator: ", ")
    }

    private func name(of dimension: TicketDimension) -> String {
        if case .attribute(let name) = dimension { name.rawValue } else { dimension.name }
    }
}
