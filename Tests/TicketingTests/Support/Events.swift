import ServiceTime
import ServiceVocabulary
import TestSupport
import Ticketing

/// The instant so many seconds after 2024-01-17T09:00:00Z.
func at(_ seconds: Int64) throws -> Instant {
    try Instant(secondsSinceEpoch: 1_705_482_000 + seconds)
}

extension TicketEvent {
    /// An event that occurred so many seconds after 2024-01-17T09:00:00Z.
    static func event(
        _ identifier: EventIdentifier, _ seconds: Int64, _ kind: Kind, by actor: Actor = .system
    ) throws -> TicketEvent {
        TicketEvent(identifier: identifier, occurredAt: try at(seconds), actor: actor, kind: kind)
    }
}

extension Ticket {
    /// A ticket opened at 2024-01-17T09:00:00Z.
    static func opened(_ opening: TicketOpening = TicketOpening(type: .repair)) throws -> Ticket {
        try Ticket("T-1", opening: try .event("e-0", 0, .opened(opening)))
    }

    /// What a ticket makes of events that it must take.
    mutating func take(_ kinds: TicketEvent.Kind..., from seconds: Int64 = 60) throws {
        for (index, kind) in kinds.enumerated() {
            let event = try TicketEvent.event(EventIdentifier("e-\(seconds)-\(index)"), seconds + Int64(index), kind)
            _ = try apply(event).get()
        }
    }
}

/// Events as they come from anywhere: in and out of order, sensible and senseless, some of them twice.
struct EventGenerator {
    var random: SplitMix64
    private var made: [TicketEvent] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// A log that mostly begins with an opening.
    mutating func log(count: Int) throws -> [TicketEvent] {
        made = []
        var seconds: Int64 = 0
        for index in 0..<count {
            if !made.isEmpty, roll(20), let earlier = made.randomElement(using: &random) {
                made.append(earlier)
                continue
            }
            seconds += Int64.random(in: -60...600, using: &random)
            let kind = index == 0 && !roll(10) ? TicketEvent.Kind.opened(opening()) : self.kind()
            let identifier = EventIdentifier(roll(40) ? pick(["é", "e\u{301}", "K", "\u{212A}", ""]) : "e-\(index)")
            let occurred = try at(seconds)
            made.append(
                TicketEvent(
                    identifier: identifier, occurredAt: occurred,
                    recordedAt: roll(3) ? try at(seconds + Int64.random(in: -5...50, using: &random)) : nil,
                    actor: actor(), kind: kind))
        }
        return made
    }

    mutating func opening() -> TicketOpening {
        TicketOpening(
            type: pick([.repair, .complaint, .consultation]), status: maybe([.new, .open, .resolved, .closed, "odd"]),
            serviceClass: maybe([.emergencyFault, .generalInquiry]), priority: maybe([.high, .low]),
            channel: maybe([.phone, .chat]), origin: pick([.reactive, .reactive, .proactive]),
            customer: maybe(["c-1", "c-2"]), customerTier: maybe([.high, .low]), matter: maybe(["m-1"]),
            team: maybe(["blue"]), agent: maybe(["amy", "bob"]), supportTier: maybe([.level1]),
            tags: Set([pick(["a", "b"])]), attributes: roll(2) ? ["region": pick(["north", "south"])] : [:])
    }

    mutating func kind() -> TicketEvent.Kind {
        switch Int.random(in: 0..<33, using: &random) {
        case 0: .opened(opening())
        case 1: .assigned(team: maybe(["blue", "red"]), agent: maybe(["amy", "bob"]))
        case 2:
            .transferred(team: maybe(["blue"]), agent: maybe(["bob"]), supportTier: maybe([.level1, .level2]))
        case 3: .pickedUp(pick(["amy", "bob"]))
        case 4: .customerMessage
        case 5: .agentReply
        case 6: .internalNote
        case 7: .botReply
        case 8, 9, 10: .statusChanged(pick([.new, .open, .waitingForCustomer, .resolved, .closed, "odd"]), reason: nil)
        case 11, 12: .waiting(pick([.customer, .thirdParty]), reason: maybe([.parts, .customerInformation]))
        case 13: .resumed
        case 14: .resolved
        case 15: .confirmed
        case 16: .closed
        case 17: .reopened
        case 18: roll(5) ? .merged(into: pick(["T-1", "T-2"])) : .resolved
        case 19: .absorbed(pick(["T-1", "T-3", "T-4"]))
        case 20: .linked(pick(["T-1", "T-5"]))
        case 21: .classified(type: maybe([.quality]), serviceClass: maybe([.importantIssue]))
        case 22: .priorityChanged(pick([.urgent, .normal]))
        case 23: .supportTierChanged(pick([.level2, .level3]))
        case 24: .customerTierChanged(pick([.high, .middle]))
        case 25: .attributeChanged(pick(["region", "product"]), maybe(["north", "x"]))
        case 26: .tagged(pick(["a", "b", "c"]))
        case 27: .untagged(pick(["a", "b", "c"]))
        case 28: .dueAgreed(metric: "resolution", .latest)
        case 29: .breachExcused(metric: "resolution", reason: "storm", approver: "zoe")
        case 30: .satisfactionGiven(Int.random(in: 1...5, using: &random))
        case 31: .sentimentNoted(pick([.angry, .positive]))
        default: .agentReply
        }
    }

    private mutating func actor() -> Actor {
        Actor(pick(Actor.Role.allCases), maybe(["c-1", "amy", "bob"]))
    }

    private mutating func roll(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &random) == 0 }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    private mutating func maybe<Element>(_ elements: [Element]) -> Element? {
        roll(3) ? nil : pick(elements)
    }
}
