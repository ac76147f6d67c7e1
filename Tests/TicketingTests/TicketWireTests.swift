import Foundation
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The stored form of tickets")
struct TicketWireTests {
    @Test("an actor is its part and who it is")
    func actor() throws {
        try expectStored(Actor(.agent, "a-7"), as: #"{"identifier":"a-7","role":"agent"}"#)
        try expectStored(Actor.system, as: #"{"role":"system"}"#)
        #expect(
            refusal(of: Actor.self, #"{"role":"boss"}"#)
                == #"role: "boss" is not accepted; expected one of customer, agent, bot, system, thirdParty"#)
    }

    @Test("an opening leaves out what is unknown, and sorts its tags")
    func opening() throws {
        try expectStored(TicketOpening(type: .repair), as: #"{"type":"repair"}"#)
        try expectStored(
            TicketOpening(
                type: .complaint, status: .open, serviceClass: .emergencyFault, priority: .urgent, channel: .phone,
                origin: .proactive, customer: "c-1", customerTier: .high, matter: "order 5", team: "blue",
                agent: "amy", supportTier: .level2, tags: ["b", "a"], attributes: ["z": "1", "a": "2"]),
            as: #"{"agent":"amy","attributes":{"a":"2","z":"1"},"channel":"phone","customer":"c-1","#
                + #""customerTier":"high","matter":"order 5","origin":"proactive","priority":"urgent","#
                + #""serviceClass":"emergency-fault","status":"open","supportTier":"L2","tags":["a","b"],"#
                + #""team":"blue","type":"complaint"}"#)
        #expect(
            refusal(of: TicketOpening.self, #"{"type":"repair","tags":["a","a"]}"#)?.contains("each element") == true)
    }

    @Test(
        "each kind of event has its name and its own keys",
        arguments: [
            (TicketEvent.Kind.opened(TicketOpening(type: .repair)), #"{"kind":"opened","opening":{"type":"repair"}}"#),
            (.assigned(team: "t", agent: nil), #"{"kind":"assigned","team":"t"}"#),
            (
                .transferred(team: "t", agent: "a", supportTier: .level2),
                #"{"agent":"a","kind":"transferred","supportTier":"L2","team":"t"}"#
            ),
            (.pickedUp("a"), #"{"agent":"a","kind":"pickedUp"}"#),
            (.customerMessage, #"{"kind":"customerMessage"}"#),
            (.agentReply, #"{"kind":"agentReply"}"#),
            (.internalNote, #"{"kind":"internalNote"}"#),
            (.botReply, #"{"kind":"botReply"}"#),
            (.statusChanged("open", reason: nil), #"{"kind":"statusChanged","status":"open"}"#),
            (.waiting(.thirdParty, reason: .parts), #"{"kind":"waiting","party":"thirdParty","reason":"parts"}"#),
            (.resumed, #"{"kind":"resumed"}"#),
            (.resolved, #"{"kind":"resolved"}"#),
            (.confirmed, #"{"kind":"confirmed"}"#),
            (.closed, #"{"kind":"closed"}"#),
            (.reopened, #"{"kind":"reopened"}"#),
            (.merged(into: "T"), #"{"into":"T","kind":"merged"}"#),
            (.absorbed("T"), #"{"kind":"absorbed","ticket":"T"}"#),
            (.linked("T"), #"{"kind":"linked","ticket":"T"}"#),
            (
                .classified(type: .quality, serviceClass: .importantIssue),
                #"{"kind":"classified","serviceClass":"important-issue","type":"quality"}"#
            ),
            (.priorityChanged(.high), #"{"kind":"priorityChanged","priority":"high"}"#),
            (.supportTierChanged(.level3), #"{"kind":"supportTierChanged","supportTier":"L3"}"#),
            (.customerTierChanged(.low), #"{"customerTier":"low","kind":"customerTierChanged"}"#),
            (.attributeChanged("region", "n"), #"{"attribute":"region","kind":"attributeChanged","value":"n"}"#),
            (.attributeChanged("region", nil), #"{"attribute":"region","kind":"attributeChanged"}"#),
            (.tagged("a"), #"{"kind":"tagged","tag":"a"}"#),
            (.untagged("a"), #"{"kind":"untagged","tag":"a"}"#),
            (.dueAgreed(metric: "m", .epoch), #"{"due":"1970-01-01T00:00:00Z","kind":"dueAgreed","metric":"m"}"#),
            (
                .breachExcused(metric: "m", reason: "storm", approver: "zoe"),
                #"{"approver":"zoe","kind":"breachExcused","metric":"m","reason":"storm"}"#
            ),
            (.satisfactionGiven(4), #"{"kind":"satisfactionGiven","score":4}"#),
            (.sentimentNoted(.angry), #"{"kind":"sentimentNoted","sentiment":"angry"}"#),
        ])
    func kinds(kind: TicketEvent.Kind, text: String) throws {
        try expectStored(kind, as: text)
    }

    @Test("a history is its format, its identifier and its events")
    func history() throws {
        let history = TicketHistory(
            "4711",
            events: [
                try .event("e-1", 0, .opened(TicketOpening(type: .repair)), by: Actor(.customer, "c-1")),
                TicketEvent(
                    identifier: "e-2", occurredAt: try at(60), recordedAt: try at(61), actor: Actor(.agent, "amy"),
                    kind: .pickedUp("amy")),
            ])
        try expectStored(
            history,
            as: #"{"events":[{"actor":{"identifier":"c-1","role":"customer"},"identifier":"e-1","kind":"opened","#
                + #""occurredAt":"2024-01-17T09:00:00Z","opening":{"type":"repair"}},"#
                + #"{"actor":{"identifier":"amy","role":"agent"},"agent":"amy","identifier":"e-2","kind":"pickedUp","#
                + #""occurredAt":"2024-01-17T09:01:00Z","recordedAt":"2024-01-17T09:01:01Z"}],"#
                + #""format":"ticket-history/1","identifier":"4711"}"#)
    }

    @Test("a snapshot holds the ticket and the identifiers of the events it has taken")
    func snapshot() throws {
        var ticket = try Ticket.opened(TicketOpening(type: .repair, tags: ["b", "a"]))
        try ticket.take(.agentReply, .waiting(.customer, reason: .parts))
        try expectStored(
            ticket,
            as: #"{"category":"waitingForCustomer","events":["e-0","e-60-0","e-60-1"],"#
                + #""firstReplyAt":"2024-01-17T09:01:00Z","format":"ticket/1","identifier":"T-1","#
                + #""lastEventAt":"2024-01-17T09:01:01Z","openedAt":"2024-01-17T09:00:00Z","replyCount":1,"#
                + #""status":"waiting-for-customer","tags":["a","b"],"type":"repair","waitReason":"parts"}"#)
    }

    @Test("a life cycle is its stages in their order")
    func lifeCycle() throws {
        let lifeCycle = try LifeCycle(stages: [
            .init("open", .active, next: ["done"]), .init("done", .closed, next: []),
        ])
        try expectStored(
            lifeCycle,
            as: #"{"format":"life-cycle/1","stages":[{"category":"active","next":["done"],"status":"open"},"#
                + #"{"category":"closed","next":[],"status":"done"}]}"#)
        #expect(try read(LifeCycle.self, stored(LifeCycle.standard)) == .standard)
    }

    @Test(
        "unknown keys, formats and names are refused",
        arguments: [
            (#"{"format":"life-cycle/2","stages":[]}"#, "life-cycle/1"),
            (#"{"format":"life-cycle/1","stages":[]}"#, "at least one status"),
            (#"{"format":"life-cycle/1","stages":[],"x":1}"#, "one of the keys"),
            (
                #"{"format":"life-cycle/1","stages":[{"status":"a","category":"odd","next":[]}]}"#,
                "one of new, active, waitingForCustomer"
            ),
            (#"{"format":"life-cycle/1","stages":[{"status":"a","category":"new","next":["b"]}]}"#, "a status of the"),
        ])
    func badLifeCycle(text: String, reason: String) {
        #expect(refusal(of: LifeCycle.self, text)?.contains(reason) == true)
    }

    @Test(
        "an event with a key of another kind is refused",
        arguments: [
            #"{"kind":"closed","reason":"x"}"#, #"{"kind":"tagged"}"#, #"{"kind":"odd"}"#, #"{"tag":"a"}"#,
            #"{"kind":"waiting","party":"nobody"}"#, #"{"kind":"dueAgreed","metric":"m","due":"2024-02-30T00:00:00Z"}"#,
            #"{"kind":"satisfactionGiven","score":4.5}"#, #"{"kind":"closed","occurredAt":"2024-01-17T09:00:00Z"}"#,
        ])
    func badKind(text: String) {
        #expect(refusal(of: TicketEvent.Kind.self, text) != nil)
    }

    @Test(
        "a snapshot that no events lead to is refused",
        arguments: [
            ("openedAt", #""2024-01-18T09:00:00Z""#, "lastEventAt"),
            ("status", #""odd""#, nil),
            ("category", #""closed""#, "closedAt"),
            ("category", #""active""#, "waitReason"),
            ("closedAt", #""2024-01-17T09:00:30Z""#, "closedAt"),
            ("resolvedAt", #""2024-01-17T09:00:30Z""#, "firstResolvedAt"),
            ("firstResolvedAt", #""2024-01-17T08:00:00Z""#, "firstResolvedAt"),
            ("firstReplyAt", #""2025-01-17T08:00:00Z""#, "firstReplyAt"),
            ("replyCount", "0", "replyCount"),
            ("replyCount", "-1", "replyCount"),
            ("transferCount", "9223372036854775807", "transferCount"),
            ("reopenCount", "2", "reopenCount"),
            ("mergedInto", #""T-2""#, "category"),
            ("links", #"["T-1"]"#, "identifier"),
            ("links", #"["T-2","T-2"]"#, "links"),
            ("events", #"["e","e"]"#, "events"),
            ("format", #""ticket/9""#, "format"),
            ("colour", #""red""#, "colour"),
        ] as [(String, String, String?)])
    func badSnapshot(key: String, value: String, field: String?) throws {
        var ticket = try Ticket.opened()
        try ticket.take(.agentReply, .waiting(.customer, reason: .parts))
        var object = try #require(
            try JSONSerialization.jsonObject(with: Data(stored(ticket).utf8)) as? [String: Any])
        object[key] = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
        let text = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        let refused = refusal(of: Ticket.self, text)
        #expect(refused?.prefix { $0 != ":" } == field.map { $0[...] })
    }

    @Test("a snapshot read under another life cycle can be checked against it")
    func statusInLifeCycle() throws {
        var ticket = try Ticket.opened()
        try ticket.checkStatus(in: .standard)
        try ticket.take(.resolved)
        #expect(throws: InvalidValue.self) {
            try ticket.checkStatus(in: try .unrestricted([("new", .new), ("closed", .closed)]))
        }
        #expect(throws: InvalidValue.self) {
            try ticket.checkStatus(in: try .unrestricted([("new", .new), ("resolved", .closed)]))
        }
    }

    @Test("a condition on age has one unit only")
    func ageUnits() throws {
        let both = #"{"kind":"age","atLeastSeconds":1,"atLeastMicroseconds":5}"#
        #expect(refusal(of: TicketCondition.self, both) != nil)
        #expect(try read(TicketCondition.self, #"{"kind":"age","atLeastSeconds":1}"#) == .age(atLeast: .seconds(1)))
    }

    @Test("damaged texts are refused or read, and what is read is stored and read again the same")
    func fuzz() throws {
        var random = SplitMix64(seed: 77)
        var generator = EventGenerator(seed: 78)
        let pieces = Array(#"{}[]":,0123456789-eTZnulltrue\ "#.utf8)
        var readable = 0
        for _ in 0..<TestEnvironment.trials(default: 150) {
            let history = TicketHistory("T-1", events: try generator.log(count: 4))
            var bytes = Array(try stored(history).utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = pieces.randomElement(using: &random) ?? 0
                default: bytes.insert(pieces.randomElement(using: &random) ?? 0, at: place)
                }
            }
            guard let damaged = try? JSONDecoder().decode(TicketHistory.self, from: Data(bytes)) else { continue }
            readable += 1
            #expect(damaged.replay().outcomes.count == damaged.events.count)
            #expect(try read(TicketHistory.self, stored(damaged)) == damaged)
        }
        #expect(readable > 0)
    }
}
