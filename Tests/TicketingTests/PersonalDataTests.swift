import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Personal data (A10)")
struct PersonalDataTests {
    private let policy = PersonalDataPolicy.assumed(keeping: ["region": "compares regions"])

    @Test("every field says whether it is personal and why it is kept")
    func complete() throws {
        #expect(Set(policy.entries.map(\.field)).isSuperset(of: PersonalDataPolicy.fields))
        #expect(policy.entries.allSatisfy { !$0.purpose.isEmpty })
        #expect(policy.personalFields.contains("ticket.customer"))
        #expect(!policy.personalFields.contains("ticket.status"))
        #expect(policy.entry(for: .attribute("region"))?.isPersonal == false)
        #expect(policy.entry(for: .attribute("phone")) == nil)
        #expect(RecordField.attribute("\u{301}odd").attribute == "\u{301}odd")
        // What the preset says without a check passes the checks.
        #expect(try PersonalDataPolicy(policy.entries) == policy)
    }

    @Test("an entry that is missing, unknown, twice, without a purpose or at odds is refused")
    func refused() {
        func field(_ change: (inout [PersonalDataPolicy.Entry]) -> Void) -> String? {
            var entries = policy.entries
            change(&entries)
            do throws(InvalidValue) {
                _ = try PersonalDataPolicy(entries)
                return nil
            } catch {
                return error.field
            }
        }
        #expect(field { _ in } == nil)
        #expect(field { $0.removeFirst() } == "entries")
        #expect(field { $0.append($0[0]) } == "entries[38].field")
        #expect(field { $0.append(.init("ticket.colour", isPersonal: false, purpose: "x")) } == "entries[38].field")
        #expect(field { $0[1] = .init($0[1].field, isPersonal: true, purpose: "") } == "entries[1].purpose")
        #expect(
            field { $0[1] = .init("customer.tier", isPersonal: true, purpose: "x", treatment: .replaced) }
                == "entries[1].treatment")
        #expect(
            field { $0[0] = .init("customer.identifier", isPersonal: true, purpose: "x", treatment: .kept) }
                == "entries[3].treatment")
    }

    @Test("a copy of a history replaces whom it names, each by one pseudonym, and keeps the rest")
    func copy() throws {
        let history = TicketHistory(
            "T-1",
            events: [
                try .event(
                    "1", 0,
                    .opened(
                        TicketOpening(
                            type: .repair, customer: "张伟", matter: "order 5", agent: "amy", tags: ["vip"],
                            attributes: ["region": "north", "phone": "139"])),
                    by: Actor(.customer, "张伟")),
                try .event("2", 5, .pickedUp("amy"), by: Actor(.agent, "amy")),
                try .event("3", 6, .assigned(team: "blue", agent: "bob"), by: Actor(.bot, "robo")),
                try .event("4", 7, .attributeChanged("phone", "138")),
                try .event("5", 8, .attributeChanged("phone", nil)),
                try .event("6", 9, .breachExcused(metric: "m", reason: "张伟 was away", approver: "bob")),
                try .event("7", 9, .linked("T-2")),
            ])
        let copy = try history.redacted(by: policy)
        #expect(
            copy
                == TicketHistory(
                    "T-1",
                    events: [
                        try .event(
                            "1", 0,
                            .opened(
                                TicketOpening(
                                    type: .repair, customer: "customer-1", matter: "matter-1", agent: "agent-1",
                                    tags: ["vip"], attributes: ["region": "north", "phone": "attribute.phone-1"])),
                            by: Actor(.customer, "customer-1")),
                        try .event("2", 5, .pickedUp("agent-1"), by: Actor(.agent, "agent-1")),
                        try .event("3", 6, .assigned(team: "blue", agent: "agent-2"), by: Actor(.bot, "robo")),
                        try .event("4", 7, .attributeChanged("phone", "attribute.phone-2")),
                        try .event("5", 8, .attributeChanged("phone", nil)),
                        try .event("6", 9, .breachExcused(metric: "m", reason: "text-1", approver: "agent-2")),
                        try .event("7", 9, .linked("T-2")),
                    ]))
        let text = try stored(copy)
        for name in ["张伟", "amy", "bob", "139", "138", "order 5", "away"] { #expect(!text.contains(name)) }
    }

    @Test("a copy has the same figures: outcomes, instants, groups, and conditions on what is kept")
    func figures() throws {
        let conditions: [TicketCondition] = [
            .type([.repair]), .attribute("region", ["north"]), .tag("a"), .age(atLeast: .seconds(900)),
            .not(.category([.closed])), .value(.customerTier, oneOf: ["high"]), .value(.team, oneOf: ["blue"]),
        ]
        var redactor = Redactor(policy, pseudonyms: SequentialPseudonyms())
        var customers: [CustomerIdentifier?: Set<CustomerIdentifier?>] = [:]
        for trial in 0..<TestEnvironment.trials(default: 80) {
            var generator = EventGenerator(seed: 9_000 + UInt64(trial))
            let history = TicketHistory("T-1", events: try generator.log(count: 30))
            let copy = try redactor.redacted(history)
            let before = history.replay()
            let after = copy.replay()
            #expect(before.outcomes == after.outcomes)
            #expect(before.refused == after.refused)
            #expect(before.outOfOrder == after.outOfOrder)
            #expect(history.events.map(\.occurredAt) == copy.events.map(\.occurredAt))
            #expect(history.events.map(\.recordedAt) == copy.events.map(\.recordedAt))
            #expect(history.events.map(\.actor.role) == copy.events.map(\.actor.role))
            #expect(
                groups(history.events.map { $0.actor.identifier.map { "\($0)" } }, history.events.map(\.actor.role))
                    == groups(copy.events.map { $0.actor.identifier.map { "\($0)" } }, copy.events.map(\.actor.role)))
            guard let ticket = before.ticket, let redacted = after.ticket else {
                #expect(before.ticket == nil && after.ticket == nil)
                continue
            }
            #expect(ticket.tags == redacted.tags && ticket.team == redacted.team && ticket.status == redacted.status)
            #expect(ticket.resolvedAt == redacted.resolvedAt && ticket.unansweredSince == redacted.unansweredSince)
            #expect(ticket.replyCount == redacted.replyCount && ticket.satisfaction == redacted.satisfaction)
            #expect(ticket.attributes.keys.sorted() == redacted.attributes.keys.sorted())
            customers[ticket.customer, default: []].insert(redacted.customer)
            for condition in conditions {
                for second: Int64 in [0, 899, 900, 20_000] {
                    #expect(
                        condition.holds(for: ticket, at: try at(second))
                            == condition.holds(for: redacted, at: try at(second)))
                }
                #expect(
                    condition.nextChange(after: ticket.openedAt, for: ticket)
                        == condition.nextChange(after: ticket.openedAt, for: redacted))
            }
        }
        // One customer has one pseudonym in all histories, and no two share one.
        #expect(customers.values.allSatisfy { $0.count == 1 })
        #expect(Set(customers.values).count == customers.count)
    }

    /// The places of equal values, whatever the values are.
    private func groups(_ texts: [String?], _ roles: [Actor.Role]) -> Set<[Int]> {
        var places: [String: [Int]] = [:]
        for (index, text) in texts.enumerated() {
            if let text { places["\(roles[index]) \(text)", default: []].append(index) }
        }
        return Set(places.values)
    }

    @Test("copies of contacts and identities have the same threads, repeats and questions asked twice")
    func contacts() throws {
        let events = [
            IdentityEvent(identifier: "1", occurredAt: try at(0), kind: .joined("web:amy", "phone:1")),
            IdentityEvent(identifier: "2", occurredAt: try at(0), kind: .joined("phone:1", "app:x")),
            IdentityEvent(
                identifier: "3", occurredAt: try at(0), actor: Actor(.agent, "bob"), kind: .split(["app:x"])),
        ]
        let contacts = [
            Contact("1", customer: "web:amy", channel: .chat, matter: "m", arrivedAt: try at(0), given: [.name]),
            Contact("2", customer: "phone:1", channel: .phone, matter: "m", arrivedAt: try at(9), asked: [.name]),
            Contact("3", customer: "app:x", channel: .app, matter: "m", arrivedAt: try at(10), asked: [.name]),
            Contact("4", customer: nil, channel: .app, arrivedAt: try at(11)),
        ]
        var redactor = Redactor(policy, pseudonyms: SequentialPseudonyms())
        let copies = try contacts.map { try redactor.redacted($0) }
        let identities = try events.map { try redactor.redacted($0) }
        #expect(copies.map(\.customer) == ["customer-1", "customer-2", "customer-3", nil])
        #expect(identities[2].actor == Actor(.agent, "agent-1"))
        #expect(redactor.pseudonyms[.customer]?["phone:1"] == "customer-2")
        let before = try ContactRecord(contacts, identities: IdentityResolver(events))
        let after = try ContactRecord(copies, identities: IdentityResolver(identities))
        #expect(
            before.threads.map { $0.contacts.map(\.identifier) } == after.threads.map { $0.contacts.map(\.identifier) })
        #expect(try before.repeats(within: .hours(1)) == after.repeats(within: .hours(1)))
        #expect(try before.repeats(within: .hours(1)).count == 1)
        #expect(before.recollections() == after.recollections())
        #expect(ChannelSwitches(before) == ChannelSwitches(after))
    }

    /// A source with a key, as a host would have one, that may give one pseudonym to several texts.
    private struct Keyed: PseudonymSource {
        let modulus: UInt64

        func pseudonym(for text: String, in space: PseudonymSpace) -> String {
            "\(text.utf8.reduce(7) { ($0 &* 31 &+ UInt64($1)) % modulus })"
        }
    }

    @Test("a host's own pseudonyms are used, and one that two texts would share is refused")
    func keyed() throws {
        let opening = TicketOpening(type: .repair, customer: "a")
        let one = TicketHistory("T-1", events: [try .event("1", 0, .opened(opening))])
        let other = TicketHistory("T-2", events: [try .event("1", 0, .opened(opening), by: Actor(.customer, "b"))])
        var first = Redactor(policy, pseudonyms: Keyed(modulus: 1_000_003))
        var second = Redactor(policy, pseudonyms: Keyed(modulus: 1_000_003))
        let left = try first.redacted(one).replay().ticket?.customer
        _ = try second.redacted(other)
        #expect(left == (try second.redacted(one).replay().ticket?.customer))
        var narrow = Redactor(policy, pseudonyms: Keyed(modulus: 1))
        #expect(throws: InvalidValue.self) { try narrow.redacted(other) }
    }

    @Test("a policy has a stored form that is checked when it is read")
    func wire() throws {
        try expectStored(policy, as: try stored(policy))
        let text = try stored(policy)
        #expect(text.hasPrefix(#"{"entries":[{"field":"customer.identifier","isPersonal":true,"#))
        #expect(
            text.contains(
                #"{"field":"ticket.attributes.region","isPersonal":false,"purpose":"compares regions","treatment":"kept"}"#
            ))
        #expect(text.hasSuffix(#""format":"personal-data-policy/1"}"#))
        #expect(
            refusal(of: PersonalDataPolicy.self, #"{"format":"personal-data-policy/1","entries":[]}"#)
                == #"entries: "no customer.identifier" is not accepted; expected an entry for each field"#)
    }
}
