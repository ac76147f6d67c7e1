import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("The life of a ticket (A1)")
struct TicketLifeTests {
    @Test("runs from its opening to its closing, each step with its instant")
    func life() throws {
        var ticket = try Ticket.opened(TicketOpening(type: .repair, customer: "c-1"))
        #expect(ticket.status == .new)
        #expect(ticket.unansweredSince == (try at(0)))
        try ticket.take(
            .classified(type: nil, serviceClass: .importantIssue), .pickedUp("amy"), .statusChanged(.open, reason: nil),
            .agentReply, .waiting(.customer, reason: .customerInformation), from: 60)
        #expect(ticket.serviceClass == .importantIssue)
        #expect(ticket.agent == "amy")
        #expect(ticket.firstReplyAt == (try at(63)))
        #expect(ticket.unansweredSince == nil)
        #expect(ticket.waitReason == .customerInformation)
        try ticket.take(.customerMessage, .resumed, .agentReply, .resolved, .confirmed, .closed, from: 600)
        #expect(ticket.waitReason == nil)
        #expect(ticket.replyCount == 2)
        #expect(ticket.resolvedAt == (try at(603)))
        #expect(ticket.closedAt == (try at(605)))
        try ticket.take(.reopened, from: 700)
        #expect(ticket.reopenCount == 1)
        #expect(ticket.resolvedAt == nil && ticket.closedAt == nil)
        #expect(ticket.firstResolvedAt == (try at(603)))
        try ticket.take(.resolved, from: 800)
        #expect(ticket.resolvedAt == (try at(800)))
        #expect(ticket.firstResolvedAt == (try at(603)))
    }

    @Test(
        "refuses what the life cycle does not allow and stays as it was",
        arguments: [
            (TicketEvent.Kind.opened(TicketOpening(type: .repair)), TicketRefusal.openedTwice),
            (.statusChanged("odd", reason: nil), .unknownStatus("odd")),
            (.resumed, .notWaiting),
            (.reopened, .notDone),
            (.merged(into: "T-1"), .sameTicket),
            (.absorbed("T-1"), .sameTicket),
            (.linked("T-1"), .sameTicket),
        ])
    func refusals(kind: TicketEvent.Kind, refusal: TicketRefusal) throws {
        let before = try Ticket.opened()
        var ticket = before
        #expect(ticket.apply(try .event("e-1", 5, kind)) == .failure(refusal))
        #expect(ticket == before)
        #expect(try stored(ticket) == stored(before))
    }

    @Test("refuses a step that the present status does not lead to")
    func steps() throws {
        var ticket = try Ticket.opened()
        try ticket.take(.closed)
        #expect(
            ticket.apply(try .event("e-9", 99, .resolved))
                == .failure(.stepNotAllowed(from: .closed, to: .resolved)))
    }

    @Test("takes an event that is earlier than its predecessor at the instant of the predecessor")
    func outOfOrder() throws {
        var ticket = try Ticket.opened()
        try ticket.take(.pickedUp("amy"), from: 100)
        let change = try ticket.apply(try .event("late", 40, .agentReply)).get()
        #expect(change.isOutOfOrder)
        #expect(change.effectiveAt == (try at(100)))
        #expect(ticket.firstReplyAt == (try at(100)))
    }

    @Test("recognises an event that arrives twice, also after a merge, and in other bytes")
    func duplicates() throws {
        var ticket = try Ticket.opened()
        let reply = try TicketEvent.event("é", 10, .agentReply)
        _ = try ticket.apply(reply).get()
        let again = try TicketEvent.event("e\u{301}", 20, .agentReply)
        #expect(ticket.apply(again) == .failure(.duplicate("é")))
        try ticket.take(.merged(into: "T-2"))
        #expect(ticket.apply(reply) == .failure(.duplicate("é")))
        #expect(ticket.apply(try .event("new", 99, .agentReply)) == .failure(.merged(into: "T-2")))
        #expect(ticket.replyCount == 1)
    }

    @Test(
        "recognises an event that arrives twice in whatever order the identifiers come",
        arguments: [
            (0..<40).map { "e-\($0)" }, (0..<40).map { "e-\(100 + $0)" }, (0..<40).map { "e-\(200 - $0)" },
            ["b", "a", "c"], ["k", "K", "\u{212A}x", "z"], [String(repeating: "long", count: 40), "1", "2", "01"],
            (0..<30).map { "事件-\($0 * 7 % 30)" }, ["9", "10", "11", "é", "e\u{301}x", "f"],
        ])
    func duplicatesInAnyOrder(_ identifiers: [String]) throws {
        var ticket = try Ticket("T-1", opening: .event("opening", 0, .opened(TicketOpening(type: .repair))))
        for (index, identifier) in identifiers.enumerated() {
            let before = ticket
            for known in ["opening"] + identifiers.prefix(index) {
                let again = try TicketEvent.event(EventIdentifier(known), 500, .internalNote)
                #expect(ticket.apply(again) == .failure(.duplicate(EventIdentifier(known))))
            }
            #expect(ticket == before)
            let taken = ticket.apply(
                try .event(EventIdentifier(identifier), Int64(index) + 1, .internalNote))
            #expect(throws: Never.self) { try taken.get() }
        }
        // The kelvin sign equals the letter K, in other bytes.
        if identifiers.contains("K") {
            let kelvin = try TicketEvent.event("\u{212A}", 600, .internalNote)
            #expect(ticket.apply(kelvin) == .failure(.duplicate("K")))
        }
    }

    @Test("ends a wait by a merge, which is no resolution")
    func mergeOfWaitingTicket() throws {
        var ticket = try Ticket.opened()
        try ticket.take(.waiting(.thirdParty, reason: .parts))
        let change = try ticket.apply(try .event("m", 90, .merged(into: "T-2"))).get()
        #expect(change.happenings == [.merged, .waitEnded, .statusChanged, .closed])
        #expect(ticket.category == .closed)
        #expect(ticket.closedAt == (try at(90)))
        #expect(ticket.resolvedAt == nil)
    }

    @Test("leaves a closed ticket in its status when it is merged")
    func mergeOfClosedTicket() throws {
        let lifeCycle = try LifeCycle.unrestricted([("open", .active), ("done", .closed), ("cancelled", .closed)])
        var ticket = try Ticket(
            "T-1", opening: try .event("e", 0, .opened(TicketOpening(type: .repair))), lifeCycle: lifeCycle)
        _ = try ticket.apply(
            try .event("f", 10, .statusChanged("cancelled", reason: nil)), lifeCycle: lifeCycle
        ).get()
        let change = try ticket.apply(try .event("m", 90, .merged(into: "T-2")), lifeCycle: lifeCycle).get()
        #expect(change.happenings == .merged)
        #expect(ticket.status == "cancelled")
        #expect(ticket.closedAt == (try at(10)))
    }

    @Test("names each linked or absorbed ticket once")
    func links() throws {
        var ticket = try Ticket.opened()
        try ticket.take(.linked("T-2"), .linked("T-3"), .linked("T-2"), .absorbed("T-4"), .absorbed("T-4"))
        #expect(ticket.links == ["T-2", "T-3"])
        #expect(ticket.absorbed == ["T-4"])
    }

    @Test("is not assigned by a hand-over to another tier alone")
    func handOver() throws {
        var ticket = try Ticket.opened()
        let change = try ticket.apply(
            try .event("t", 5, .transferred(team: nil, agent: nil, supportTier: .level2))
        ).get()
        #expect(change.happenings == [.transferred, .supportTierChanged])
        #expect(ticket.transferCount == 1)
        let second = try ticket.apply(
            try .event("u", 6, .transferred(team: "blue", agent: "amy", supportTier: .level2))
        ).get()
        #expect(second.happenings == [.transferred, .assigned, .pickedUp])
    }

    @Test("starts no response clock for a proactive ticket until its customer writes (A9)")
    func proactive() throws {
        var ticket = try Ticket.opened(TicketOpening(type: .repair, origin: .proactive))
        #expect(ticket.unansweredSince == nil)
        try ticket.take(.customerMessage, from: 30)
        #expect(ticket.unansweredSince == (try at(30)))
    }

    @Test("is told by a plain record of opening and closing")
    func plainRecord() throws {
        let ticket = try Ticket(identifier: "T-1", openedAt: try at(0), closedAt: try at(50), type: .repair)
        #expect(ticket.resolvedAt == (try at(50)))
        #expect(ticket.lastEventAt == (try at(50)))
        #expect(throws: InvalidValue.self) {
            try Ticket(identifier: "T-1", openedAt: try at(0), closedAt: try at(-1), type: .repair)
        }
    }
}
