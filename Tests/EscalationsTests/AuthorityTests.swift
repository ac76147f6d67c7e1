import Escalations
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Authority and duty")
struct AuthorityTests {
    private let now = Instant.epoch

    private func yuan(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .cny) }

    private func chain(
        _ kind: MoneyKind, _ amount: Int64, given: [AuthorityWindow: Money] = [:], raises: [AuthorityRaise] = [],
        absent: Set<SupportTier> = []
    ) throws -> ApprovalChain {
        try SupportLadder.standard().approvals(
            of: ApprovalRequest(kind, yuan(amount), problem: .repair, given: given), askedBy: .level1, at: now,
            raises: raises
        ) { absent.contains($0.tier) ? nil : AgentIdentifier($0.tier.rawValue) }
    }

    @Test(
        "the ceiling is included, and above it the next tier that may is asked",
        arguments: [(0, 0), (500, 0), (501, 1), (2_000, 1), (2_001, 2), (5_001, 3), (50_000, 3)] as [(Int64, Int)])
    func lengths(amount: Int64, length: Int) throws {
        let chain = try chain(.refund, amount)
        #expect(chain.isApprovable && chain.length == length)
        if length > 0, case .aboveCeiling(let ceiling, let total)? = chain.links.first?.decision {
            #expect(ceiling.amount == yuan(500) && total == yuan(amount))
        } else {
            #expect(length == 0)
        }
    }

    @Test("above the highest ceiling nobody may, and every tier says why")
    func nobody() throws {
        let chain = try chain(.refund, 50_001)
        #expect(!chain.isApprovable && chain.links.count == 4)
        #expect(try !self.chain("gift", 1).isApprovable)
        #expect(try self.chain("gift", 1).links.allSatisfy { $0.decision == .noCeiling })
    }

    @Test("refund and compensation are separate, and what was given for the ticket adds up")
    func windows() throws {
        #expect(try chain(.compensation, 200).length == 0)
        #expect(try chain(.compensation, 201).length == 1)
        #expect(try chain(.refund, 100, given: [.ticket: yuan(400)]).length == 0)
        #expect(try chain(.refund, 101, given: [.ticket: yuan(400)]).length == 1)
        #expect(try chain(.refund, 500, given: [.customerAndDay: yuan(400)]).length == 0)
    }

    @Test("a tier in which nobody is on duty passes on")
    func absent() throws {
        let chain = try chain(.refund, 600, absent: [.level2])
        #expect(chain.length == 2)
        #expect(chain.links[1].decision == .nobodyOnDuty && chain.links[1].agent == nil)
    }

    @Test("an approver past the next tier makes the chain shorter")
    func shortest() throws {
        let ceiling = try AuthorityCeiling(.refund, upTo: yuan(9_000))
        let ladder = try SupportLadder([
            EscalationTier("a", moreAuthority: "b", approvers: ["d"]), EscalationTier("b", moreAuthority: "c"),
            EscalationTier("c", moreAuthority: "d"), EscalationTier("d", authority: try Authority(ceilings: [ceiling])),
        ])
        let chain = try ladder.approvals(
            of: ApprovalRequest(.refund, yuan(1), problem: .repair), askedBy: "a", at: now
        ) { _ in "somebody" }
        #expect(chain.links.map { $0.tier } == ["a", "d"])
        #expect(throws: InvalidValue.self) {
            try ladder.approvals(
                of: ApprovalRequest(.refund, yuan(1), problem: .repair), askedBy: "z", at: now
            ) { _ in "somebody" }
        }
    }

    @Test("while a plan runs ceilings are higher, and no longer")
    func raised() throws {
        let raise = try AuthorityRaise(
            tiers: [.level1], ceilings: [AuthorityCeiling(.refund, upTo: yuan(1_000))], from: now,
            until: now + .hours(1))
        #expect(try chain(.refund, 1_000, raises: [raise]).length == 0)
        let before = try AuthorityRaise(
            ceilings: [AuthorityCeiling(.refund, upTo: yuan(1_000))], from: now - .hours(1), until: now)
        #expect(try chain(.refund, 1_000, raises: [before]).length == 1)
        #expect(throws: InvalidValue.self) { try AuthorityRaise(ceilings: [], from: now, until: now) }
    }

    @Test("a tier may decide some kinds of problem, and only in its currency")
    func kinds() throws {
        let ceiling = try AuthorityCeiling(.refund, upTo: yuan(9_000))
        let ladder = try SupportLadder([
            EscalationTier("a", authority: try Authority(problems: [.repair], ceilings: [ceiling]))
        ])
        func decision(_ money: Money, _ problem: ServiceType) throws -> ApprovalChain.Decision? {
            try ladder.approvals(
                of: ApprovalRequest(.refund, money, problem: problem), askedBy: "a", at: now
            ) { _ in "somebody" }
            .links.first?.decision
        }
        #expect(try decision(yuan(1), .repair) == .mayGive(ceiling))
        #expect(try decision(yuan(1), "gardening") == .otherProblems)
        #expect(try decision(Money(minor: 1, currency: .eur), .repair) == .otherCurrency(ceiling))
    }

    @Test("sums that make no sense are refused")
    func refused() {
        #expect(throws: InvalidValue.self) { try ApprovalRequest(.refund, yuan(-1), problem: .repair) }
        #expect(throws: InvalidValue.self) { try AuthorityCeiling(.refund, upTo: yuan(-1)) }
        #expect(throws: InvalidValue.self) {
            try ApprovalRequest(.refund, yuan(1), problem: .repair, given: [.ticket: Money(minor: 1, currency: .eur)])
        }
        #expect(throws: InvalidValue.self) {
            try ApprovalRequest(
                .refund, yuan(1), problem: .repair, given: [.ticket: Money(minor: .max, currency: .cny)])
        }
        #expect(throws: InvalidValue.self) {
            let ceiling = try AuthorityCeiling(.refund, upTo: yuan(1))
            _ = try Authority(ceilings: [ceiling, ceiling])
        }
    }

    @Test("agents take turns, while their calendar is open, and somebody is there to fall back on")
    func rota() throws {
        let start = try Instant("2024-01-01T00:00:00Z")
        let office = try CompiledCalendar(
            WorkingCalendar(timeZone: "UTC", weekly: .weekdays(Shift("09:00", "17:00"))),
            zones: TimeZoneTable(["UTC": TimeZoneRules(fixedOffsetSeconds: 0)]), span: 2024...2024)
        let turn = try DutyRota.Turn(agents: ["a", "b", "c"], from: start, length: .hours(24), calendar: "office")
        let rota = DutyRota(turns: [turn], fallback: "z")
        func onDuty(_ text: String) throws -> AgentIdentifier? {
            rota.onDuty(at: try Instant(text), calendars: ["office": office])
        }
        #expect(try onDuty("2024-01-01T09:00:00Z") == "a")
        #expect(try onDuty("2024-01-02T09:00:00Z") == "b")
        #expect(try onDuty("2024-01-04T16:59:59Z") == "a")
        #expect(try onDuty("2024-01-04T17:00:00Z") == "z")
        #expect(try onDuty("2023-12-29T10:00:00Z") == "z")
        #expect(throws: InvalidValue.self) { try DutyRota.Turn(agents: [], from: start, length: .hours(1)) }
        #expect(throws: InvalidValue.self) { try DutyRota.Turn(agents: ["a"], from: start, length: .zero) }
    }
}
