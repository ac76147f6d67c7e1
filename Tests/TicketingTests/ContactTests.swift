import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("One customer across channels (A5)")
struct ContactTests {
    private func joined(_ identifier: EventIdentifier, _ one: CustomerIdentifier, _ other: CustomerIdentifier) throws
        -> IdentityEvent
    {
        IdentityEvent(identifier: identifier, occurredAt: try at(0), kind: .joined(one, other))
    }

    private func split(_ identifier: EventIdentifier, _ leaving: CustomerIdentifier...) throws -> IdentityEvent {
        IdentityEvent(identifier: identifier, occurredAt: try at(0), kind: .split(leaving))
    }

    @Test("identities that were joined are one customer, named by the first of them")
    func join() throws {
        let identities = IdentityResolver([
            try joined("1", "web:b", "phone:c"), try joined("2", "phone:c", "app:a"),
        ])
        #expect(identities.customer(for: "web:b") == "app:a")
        #expect(identities.identities(with: "phone:c") == ["app:a", "phone:c", "web:b"])
        #expect(identities.customer(for: "web:z") == "web:z")
        #expect(identities.identities(with: "web:z") == ["web:z"])
    }

    @Test("a split takes some out together; the rest stays, and a later join brings them back")
    func splits() throws {
        var identities = IdentityResolver([
            try joined("1", "a", "b"), try joined("2", "b", "c"), try joined("3", "c", "d"),
        ])
        #expect(identities.apply(try split("4", "a", "b")))
        #expect(identities.joined == [["a", "b"], ["c", "d"]])
        #expect(identities.customer(for: "d") == "c")
        #expect(!identities.apply(try joined("1", "a", "c")))
        #expect(!identities.apply(try split("5", "c", "d")))
        #expect(!identities.apply(try split("6", "z")))
        #expect(!identities.apply(try joined("7", "a", "a")))
        #expect(identities.apply(try joined("8", "d", "b")))
        #expect(identities.joined == [["a", "b", "c", "d"]])
        #expect(identities.apply(try split("9", "a")))
        #expect(identities.joined == [["b", "c", "d"]])
        #expect(identities.customer(for: "a") == "a")
    }

    @Test("the resolver agrees with sets that are merged and parted by hand")
    func model() throws {
        var random = SplitMix64(seed: 9)
        let names: [CustomerIdentifier] = ["a", "b", "c", "d", "e", "f", "g"]
        for trial in 0..<TestEnvironment.trials(default: 60) {
            var sets = names.map { Set([$0]) }
            var identities = IdentityResolver()
            for step in 0..<20 {
                let before = Set(sets)
                let kind: IdentityEvent.Kind
                if Int.random(in: 0..<3, using: &random) > 0 {
                    let one = names.randomElement(using: &random) ?? "a"
                    let other = names.randomElement(using: &random) ?? "b"
                    kind = .joined(one, other)
                    let union = sets.filter { $0.contains(one) || $0.contains(other) }.reduce(into: Set()) {
                        $0.formUnion($1)
                    }
                    sets = sets.filter { $0.isDisjoint(with: union) } + [union]
                } else {
                    let leaving = names.filter { _ in Bool.random(using: &random) }
                    kind = .split(leaving)
                    sets = sets.flatMap { [$0.intersection(leaving), $0.subtracting(leaving)] }.filter { !$0.isEmpty }
                }
                let changed = identities.apply(
                    IdentityEvent(identifier: EventIdentifier("\(step)"), occurredAt: .epoch, kind: kind))
                #expect(changed == (before != Set(sets)), "trial \(trial), step \(step)")
                for name in names {
                    let set = try #require(sets.first { $0.contains(name) })
                    #expect(identities.identities(with: name) == set.sorted())
                    #expect(identities.customer(for: name) == set.min())
                }
            }
        }
    }

    private func contact(
        _ identifier: ContactIdentifier, _ seconds: Int64, _ customer: CustomerIdentifier?, _ channel: Channel,
        _ matter: MatterIdentifier? = "order 5", asked: [DataField] = [], given: Set<DataField> = []
    ) throws -> Contact {
        Contact(
            identifier, customer: customer, channel: channel, matter: matter, arrivedAt: try at(seconds), asked: asked,
            given: given)
    }

    @Test("contacts of one customer on one matter are one thread over all channels")
    func threads() throws {
        let record = try ContactRecord(
            [
                try contact("4", 400, "phone:1", .phone), try contact("1", 100, "web:amy", .chat),
                try contact("2", 200, "web:amy", .chat, "order 6"), try contact("3", 300, "web:bob", .chat),
                try contact("5", 500, nil, .phone), try contact("6", 600, "web:amy", .email, nil),
            ], identities: IdentityResolver([try joined("j", "web:amy", "phone:1")]))
        #expect(record.threads.map { $0.contacts.map(\.identifier) } == [["1", "4"], ["2"], ["3"]])
        #expect(record.threads.first?.customer == "phone:1")
        #expect(record.contacts(of: "phone:1").map(\.identifier) == ["1", "2", "4", "6"])
        let switches = ChannelSwitches(record)
        #expect(switches.count(from: .chat, to: .phone) == 1)
        #expect(switches.count(from: .phone, to: .chat) == 0)
        #expect(switches.steps == [.init(from: .chat, to: .phone)])
        #expect(switches.switchShare == (try CountShare(1, of: 1)))
        #expect(ChannelSwitches().switchShare == nil)
    }

    @Test("two contacts of one identifier are refused")
    func twice() throws {
        #expect(throws: InvalidValue(field: "contacts", value: "1", accepted: "each identifier once")) {
            try ContactRecord([try contact("1", 0, "a", .phone), try contact("1", 9, "b", .phone)])
        }
    }

    @Test("a contact 604,800 s later repeats within a week, one 604,801 s later does not")
    func window() throws {
        let week = TimeSpan.seconds(604_800)
        for (difference, count) in [(604_800, 1), (604_801, 0), (0, 1)] as [(Int64, Int)] {
            let record = try ContactRecord([
                try contact("1", 0, "a", .phone), try contact("2", difference, "a", .chat),
            ])
            let repeats = try record.repeats(within: week)
            #expect(repeats.count == count)
            #expect(repeats.first.map { $0.repeated == "1" && $0.contact == "2" && $0.changedChannel } ?? true)
        }
        #expect(throws: InvalidValue.self) { try ContactRecord([]).repeats(within: .seconds(-1)) }
    }

    @Test("repeats agree with a comparison of each contact with each")
    func bruteForce() throws {
        var random = SplitMix64(seed: 10)
        let window = TimeSpan.seconds(5)
        for _ in 0..<TestEnvironment.trials(default: 40) {
            var contacts: [Contact] = []
            for index in 0..<14 {
                contacts.append(
                    try contact(
                        ContactIdentifier("\(index)"), Int64.random(in: 0...30, using: &random),
                        ["a", "b", nil].randomElement(using: &random) ?? nil, .phone,
                        ["m", "n", nil].randomElement(using: &random) ?? nil))
            }
            let repeats = try ContactRecord(contacts).repeats(within: window)
            let expected = contacts.filter { later in
                contacts.contains {
                    $0.identifier != later.identifier && $0.precedes(later) && later.customer != nil
                        && later.matter != nil && $0.customer == later.customer && $0.matter == later.matter
                        && later.arrivedAt - $0.arrivedAt <= window
                }
            }
            #expect(Set(repeats.map(\.contact)) == Set(expected.map(\.identifier)))
            #expect(repeats.count == expected.count)
            let known = contacts.filter { $0.customer != nil && $0.matter != nil }.count
            #expect(
                try ContactRecord(contacts).repeatShare(within: window)
                    == (known == 0 ? nil : try CountShare(Int64(expected.count), of: Int64(known))))
        }
    }

    @Test("data that was given under one identity is asked again under another")
    func recollections() throws {
        let contacts = [
            try contact("1", 100, "web:amy", .chat, asked: [.name], given: [.name, .orderNumber]),
            try contact("2", 200, "phone:1", .phone, asked: [.orderNumber, .address, .orderNumber], given: [.address]),
            try contact("3", 300, "phone:1", .phone, asked: []),
            try contact("4", 400, "web:bob", .chat, asked: [.name]),
        ]
        let apart = try ContactRecord(contacts)
        #expect(apart.recollections().isEmpty)
        #expect(apart.recollectionShare() == (try CountShare(0, of: 1)))
        let together = try ContactRecord(
            contacts, identities: IdentityResolver([try joined("j", "web:amy", "phone:1")]))
        let found = together.recollections()
        #expect(found.map(\.contact) == ["2"])
        #expect(found.map(\.field) == [.orderNumber])
        #expect(found.map(\.givenIn) == ["1"])
        #expect(together.recollectionShare() == (try CountShare(1, of: 2)))
        #expect(try ContactRecord([]).recollectionShare() == nil)
    }

    @Test("contacts and identity events have a stored form")
    func wire() throws {
        try expectStored(
            try contact("1", 0, "web:amy", .chat, asked: [.name], given: [.orderNumber, .name]),
            as: #"{"arrivedAt":"2024-01-17T09:00:00Z","asked":["name"],"channel":"chat","customer":"web:amy","#
                + #""given":["name","order-number"],"identifier":"1","matter":"order 5"}"#)
        try expectStored(
            try joined("j", "a", "b"),
            as: #"{"actor":{"role":"system"},"identifier":"j","identities":["a","b"],"kind":"joined","#
                + #""occurredAt":"2024-01-17T09:00:00Z"}"#)
        try expectStored(try split("s", "a"), as: try stored(try split("s", "a")))
        let text = try stored(try joined("j", "a", "b"))
        #expect(refusal(of: IdentityEvent.self, text.replacing(#","b""#, with: ""))?.contains("the two") == true)
        #expect(refusal(of: IdentityEvent.self, text.replacing("joined", with: "odd")) != nil)
        #expect(refusal(of: Contact.self, #"{"identifier":"1","channel":"chat","when":1}"#) != nil)
    }
}
