import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Routing (A7)")
struct RoutingTests {
    private func staff() throws -> [RoutingCandidate] {
        [
            try RoutingCandidate(.bot("robo"), load: 12, capacity: 300),
            try RoutingCandidate(
                .person("amy"), skills: ["billing"], languages: ["zh-CN"], dedicatedTo: ["c-1"], load: 2, capacity: 3),
            try RoutingCandidate(.person("bob"), skills: ["billing", "network"], load: 1, capacity: 3),
            try RoutingCandidate(.person("cid"), load: 1, capacity: 3),
            try RoutingCandidate(.person("dan"), load: 3, capacity: 3),
            try RoutingCandidate(.team("blue"), capacity: 50),
        ]
    }

    private func decide(
        _ opening: TicketOpening, _ needs: RoutingNeeds = RoutingNeeds(), angry: Bool = false,
        policy: RoutingPolicy = .standard, among candidates: [RoutingCandidate]? = nil
    ) throws -> RoutingDecision {
        var ticket = try Ticket.opened(opening)
        if angry { try ticket.take(.sentimentNoted(.angry)) }
        return policy.decide(ticket, needs: needs, among: try candidates ?? staff(), at: try at(100))
    }

    private func reason(
        against assignee: RoutingCandidate.Assignee, in decision: RoutingDecision
    ) -> RoutingDecision.Reason? {
        decision.passedOver.first { $0.assignee == assignee }?.reason
    }

    @Test("a customer of high value goes to the agent who is dedicated to him, however loaded the others")
    func highValue() throws {
        let decision = try decide(TicketOpening(type: .consultation, customer: "c-1", customerTier: .high))
        #expect(decision.rule == "high-value")
        #expect(decision.outcome == .assigned(.person("amy"), as: .dedicatedPerson))
        #expect(!decision.raisesPriority && !decision.promptsSupervisor)
        #expect(decision.passedRules == [.notForTicket("anger"), .notForTicket("bot-unsure-or-system-at-fault")])
        #expect(decision.passedOver.map(\.assignee.name) == ["robo", "bob", "cid", "dan", "blue"])
        #expect(
            decision.passedOver.map(\.reason) == [
                .notTargeted, .otherTargetPreferred(.dedicatedPerson), .otherTargetPreferred(.dedicatedPerson), .full,
                .notTargeted,
            ])
    }

    @Test("a standard question goes to a bot, and to a person where no bot has room")
    func standardQuestion() throws {
        let opening = TicketOpening(type: .consultation, tags: [.standardQuestion])
        #expect(try decide(opening).outcome == .assigned(.bot("robo"), as: .bot))
        let people = try staff().filter { $0.assignee != .bot("robo") }
        let decision = try decide(opening, among: people)
        #expect(decision.rule == "otherwise")
        #expect(decision.passedRules.last == .nobodyAvailable("standard-question"))
        #expect(decision.outcome == .assigned(.person("cid"), as: .person))
    }

    @Test("anger goes to a person, raises the priority once and prompts a supervisor")
    func anger() throws {
        let opening = TicketOpening(type: .complaint, priority: .normal, customer: "c-1", tags: [.standardQuestion])
        let decision = try decide(opening, angry: true)
        #expect(decision.rule == "anger")
        #expect(decision.outcome == .assigned(.person("amy"), as: .dedicatedPerson))
        #expect(decision.raisesPriority && decision.promptsSupervisor)
        var ticket = try Ticket.opened(opening)
        for (index, kind) in decision.changes(of: ticket, matrix: .assumed).enumerated() {
            _ = try ticket.apply(try .event(EventIdentifier("r-\(index)"), 5, kind)).get()
        }
        #expect(ticket.priority == .high)
        #expect(ticket.agent == "amy")
        #expect(decision.changes(of: ticket, matrix: .assumed) == [.assigned(team: nil, agent: "amy")])
    }

    @Test(
        "a person takes over from an unsure bot and from a system at fault",
        arguments: [Ticketing.Tag.botUnsure, .systemAtFault])
    func fallback(tag: Ticketing.Tag) throws {
        let decision = try decide(TicketOpening(type: .consultation, tags: [tag, .standardQuestion]))
        #expect(decision.rule == "bot-unsure-or-system-at-fault")
        #expect(decision.outcome == .assigned(.person("cid"), as: .person))
    }

    @Test("the first preference that tells two candidates apart decides, and is named")
    func ties() throws {
        let decision = try decide(TicketOpening(type: .repair))
        #expect(decision.outcome == .assigned(.person("cid"), as: .person))
        #expect(reason(against: .person("amy"), in: decision) == .notPreferred(.loadShare))
        #expect(reason(against: .person("bob"), in: decision) == .notPreferred(.skills))
        #expect(reason(against: .team("blue"), in: decision) == .otherTargetPreferred(.person))
        let twins = [
            try RoutingCandidate(.person("zoe"), channels: [.chat], capacity: 1),
            try RoutingCandidate(.person("ann"), channels: [.phone], capacity: 1),
            try RoutingCandidate(.person("bea"), channels: [.phone], capacity: 1),
        ]
        let byName = try decide(TicketOpening(type: .repair), among: twins)
        #expect(byName.outcome == .assigned(.person("ann"), as: .person))
        #expect(byName.passedOver.last?.reason == .notPreferred(.identifier))
        let byChannel = try decide(TicketOpening(type: .repair), RoutingNeeds(preferredChannel: .chat), among: twins)
        #expect(byChannel.outcome == .assigned(.person("zoe"), as: .person))
        #expect(byChannel.passedOver.first?.reason == .notPreferred(.preferredChannel))
    }

    @Test("each reason against a candidate is stated")
    func reasons() throws {
        func reason(
            _ candidate: RoutingCandidate
        ) throws -> RoutingDecision.Reason? {
            let opening = TicketOpening(type: .repair, channel: .phone, supportTier: .level2)
            let needs = RoutingNeeds(skills: ["b", "a"], language: "en")
            let decision = try decide(opening, needs, among: [candidate])
            #expect(decision.outcome == .nobodyAvailable || decision.passedOver.isEmpty)
            return decision.passedOver.first?.reason
        }
        #expect(try reason(RoutingCandidate(.bot("x"), capacity: 1)) == .notTargeted)
        #expect(
            try reason(RoutingCandidate(.person("x"), channels: [.chat], capacity: 1)) == .doesNotServe(.phone))
        #expect(
            try reason(RoutingCandidate(.person("x"), languages: ["zh"], capacity: 1)) == .doesNotSpeak("en"))
        #expect(try reason(RoutingCandidate(.person("x"), skills: ["c"], capacity: 1)) == .lacks(["a", "b"]))
        #expect(
            try reason(RoutingCandidate(.person("x"), skills: ["a", "b"], supportTier: .level1, capacity: 1))
                == .otherTier(.level1))
        #expect(try reason(RoutingCandidate(.person("x"), skills: ["a", "b"], load: 1, capacity: 1)) == .full)
        #expect(
            try reason(
                RoutingCandidate(
                    .person("x"), skills: ["a", "b"], languages: ["en"], channels: [.phone], supportTier: .level2,
                    capacity: 1)) == nil)
    }

    @Test("nobody, and no rule, are decisions too")
    func nobody() throws {
        let nobody = try decide(TicketOpening(type: .repair), among: [])
        #expect(nobody.outcome == .nobodyAvailable)
        #expect(nobody.rule == "otherwise")
        #expect(nobody.changes(of: try .opened(), matrix: .assumed).isEmpty)
        let policy = try RoutingPolicy(rules: [try RoutingRule("old", if: .age(atLeast: .hours(1)), to: [.person])])
        let none = try decide(TicketOpening(type: .repair), policy: policy)
        #expect(none.outcome == .noRule)
        #expect(none.rule == nil)
        #expect(none.passedRules == [.notForTicket("old")])
    }

    @Test("a rule that goes on keeps what it asked for")
    func accumulated() throws {
        let policy = try RoutingPolicy(rules: [
            try RoutingRule("first", if: .always, to: [.bot], raisesPriority: true, fallback: .nextRule),
            try RoutingRule("second", if: .always, to: [.team], promptsSupervisor: true),
            try RoutingRule("never", if: .always, to: [.team]),
        ])
        let decision = try decide(
            TicketOpening(type: .repair), policy: policy, among: [try RoutingCandidate(.team("blue"), capacity: 1)])
        #expect(decision.rule == "second")
        #expect(decision.raisesPriority && decision.promptsSupervisor)
        #expect(policy.diagnostics().map(\.path) == ["rules[2]"])
    }

    @Test("the standard policy is sound; rules behind one that takes all, and tickets without a rule, are reported")
    func diagnostics() throws {
        #expect(RoutingPolicy.standard.diagnostics().isEmpty)
        let open = try RoutingPolicy(rules: [try RoutingRule("a", if: .tag("x"), to: [.person])])
        #expect(open.diagnostics().map(\.code) == ["routing.no-catch-all"])
        #expect(throws: InvalidValue.self) {
            try RoutingPolicy(rules: [
                try RoutingRule("a", if: .always, to: [.bot]), try RoutingRule("a", if: .always, to: [.bot]),
            ])
        }
        #expect(throws: InvalidValue.self) { try RoutingRule("a", if: .always, to: []) }
        #expect(throws: InvalidValue.self) { try RoutingRule("a", if: .always, to: [.bot, .bot]) }
        #expect(throws: InvalidValue.self) { try RoutingCandidate(.bot("x"), load: -1, capacity: 1) }
        #expect(throws: InvalidValue.self) { try RoutingCandidate(.bot("x"), capacity: -1) }
    }

    @Test(
        "the order of the candidates decides nothing, who is chosen can take the ticket, and all others have a reason")
    func laws() throws {
        var random = SplitMix64(seed: 21)
        let skills: [Skill] = ["a", "b", "c"]
        for trial in 0..<TestEnvironment.trials(default: 80) {
            var candidates: [RoutingCandidate] = []
            for index in 0..<8 {
                let name = "n-\(index)"
                let assignee: RoutingCandidate.Assignee =
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: .bot(AgentIdentifier(name))
                    case 1: .team(TeamIdentifier(name))
                    default: .person(AgentIdentifier(name))
                    }
                candidates.append(
                    try RoutingCandidate(
                        assignee, skills: Set(skills.filter { _ in Bool.random(using: &random) }),
                        dedicatedTo: Bool.random(using: &random) ? ["c-1"] : [],
                        load: Int.random(in: 0...2, using: &random), capacity: Int.random(in: 0...3, using: &random)))
            }
            let opening = TicketOpening(
                type: .repair, customer: "c-1", customerTier: Bool.random(using: &random) ? .high : .low,
                tags: Bool.random(using: &random) ? [.standardQuestion] : [])
            let needs = RoutingNeeds(skills: Bool.random(using: &random) ? ["a"] : [])
            let decision = try decide(opening, needs, angry: trial % 3 == 0, among: candidates)
            let shuffled = try decide(
                opening, needs, angry: trial % 3 == 0, among: candidates.shuffled(using: &random))
            #expect(shuffled.outcome == decision.outcome)
            #expect(shuffled.rule == decision.rule)
            #expect(Set(shuffled.passedOver) == Set(decision.passedOver))
            if case .assigned(let assignee, _) = decision.outcome {
                let chosen = try #require(candidates.first { $0.assignee == assignee })
                #expect(chosen.load < chosen.capacity && chosen.skills.isSuperset(of: needs.skills))
                #expect(decision.passedOver.count == candidates.count - 1)
            } else {
                #expect(decision.passedOver.count == candidates.count)
            }
        }
    }

    @Test("a policy has a stored form")
    func wire() throws {
        try expectStored(
            try RoutingPolicy(
                rules: [
                    try RoutingRule("q", if: .tag(.standardQuestion), to: [.bot], fallback: .nextRule),
                    try RoutingRule("rest", if: .always, to: [.person], raisesPriority: true, promptsSupervisor: true),
                ], preferences: [.loadShare]),
            as: #"{"format":"routing-policy/1","preferences":["loadShare"],"rules":[{"condition":{"kind":"tag","#
                + #""tag":"standard-question"},"fallback":"nextRule","name":"q","targets":["bot"]},"#
                + #"{"name":"rest","promptsSupervisor":true,"raisesPriority":true,"targets":["person"]}]}"#)
        try expectStored(RoutingPolicy.standard, as: try stored(RoutingPolicy.standard))
        let text = try stored(RoutingPolicy.standard)
        #expect(refusal(of: RoutingPolicy.self, text.replacing(#""high-value""#, with: #""anger""#)) != nil)
        #expect(
            refusal(of: RoutingPolicy.self, text.replacing(#""team""#, with: #""crowd""#))?.contains("one of") == true)
    }
}
