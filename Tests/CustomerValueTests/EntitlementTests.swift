import CustomerValue
import Foundation
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@Suite("Entitlements and memberships")
struct EntitlementTests {
    private var high: ServiceTreatment {
        get throws {
            ServiceTreatment(
                by: "tier high", package: "vip", policySet: "fast", calendar: "always", routing: [.preferredChannel],
                agentRatio: .oneForTen, care: try ProactiveCare(callEvery: .hours(24 * 30)))
        }
    }

    private var bought: ServiceTreatment {
        get throws {
            ServiceTreatment(
                by: "package premium", package: "premium", calendar: "7x12",
                agentRatio: try AgentRatio(agents: 1, customers: 8),
                care: try ProactiveCare(callEvery: .hours(24 * 90)))
        }
    }

    private let ranking = TreatmentRanking(packages: ["vip", "premium", "basic"])

    @Test("of two grants the better counts, unless the policy orders them")
    func joining() throws {
        let (better, reasons) = try high.joined(with: bought, order: .betterWins(ranking))
        #expect(better.package == "vip")
        #expect(try better.agentRatio == AgentRatio(agents: 1, customers: 8))
        #expect(better.calendar == "always" && better.policySet == "fast")
        #expect(better.care == (try ProactiveCare(callEvery: .hours(24 * 30))))
        #expect(reasons.map { $0.part } == [.package, .policySet, .calendar, .routing, .agentRatio, .care])
        #expect(
            reasons.map { $0.reason } == [.better, .onlyGrant, .notComparable, .onlyGrant, .better, .better])
        #expect(reasons[4].grantor == "package premium")
        let (ordered, orders) = try bought.joined(with: high, order: .firstWins)
        #expect(ordered.package == "premium" && ordered.policySet == "fast")
        #expect(orders[0].reason == .ordered && orders[1].reason == .onlyGrant)
        let (same, equals) = try high.joined(with: high, order: .betterWins(ranking))
        #expect(same.package == "vip" && equals.allSatisfy { $0.reason == .equal })
    }

    @Test(
        "one agent for ten customers", arguments: [(0, 0), (1, 1), (10, 1), (11, 2), (.max, 922_337_203_685_477_581)])
    func agents(customers: Int, agents: Int) {
        #expect(AgentRatio.oneForTen.agents(for: customers) == agents)
    }

    @Test("tiers without a treatment and treatments without a tier are reported")
    func diagnostics() throws {
        let scheme = try TierScheme([.high, .middle, .low], cuts: .amounts([10, 5]), ties: .togetherAbove)
        let entitlements = try TierEntitlements([
            .high: high, .low: ServiceTreatment(by: "tier low", agentRatio: AgentRatio(agents: 1, customers: 500)),
            "old": ServiceTreatment(by: "tier old"),
        ])
        #expect(
            entitlements.diagnostics(under: scheme).map { $0.code } == [
                "entitlements.missing", "entitlements.unknown-tier",
            ])
        let reversed = try TierEntitlements([
            .high: ServiceTreatment(by: "h", agentRatio: AgentRatio(agents: 1, customers: 500)),
            .middle: ServiceTreatment(by: "m", agentRatio: .oneForTen), .low: ServiceTreatment(by: "l"),
        ])
        #expect(reversed.diagnostics(under: scheme).map { $0.code } == ["entitlements.fewer-agents"])
        let review = try TierReview(
            scheme, (0..<25).map { try CustomerStanding(CustomerIdentifier("c\($0)"), value: Double($0)) },
            memberships: [TierMembership](), stability: .none, at: .epoch)
        #expect(entitlements.agents(for: review).map { $0.agents } == [2, 1])
        #expect(throws: InvalidValue.self) { try TierEntitlements([:]) }
        #expect(throws: InvalidValue.self) { try AgentRatio(agents: 0, customers: 10) }
        #expect(throws: InvalidValue.self) { try ProactiveCare(callEvery: .zero) }
    }

    @Test("entitlements are stored, and checked when they are read")
    func storedEntitlements() throws {
        let entitlements = try TierEntitlements([.high: high, .low: ServiceTreatment(by: "tier low")])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(entitlements)
        #expect(try JSONDecoder().decode(TierEntitlements.self, from: data) == entitlements)
        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"format":"tier-entitlements/1","treatments":{"high":{"agentRatio":{"agents":1,"customers":10},"#
                + #""calendar":"always","care":{"callEverySeconds":2592000},"grantor":"tier high","package":"vip","#
                + #""policySet":"fast","routing":["preferredChannel"]},"low":{"grantor":"tier low"}}}"#)
        let broken = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "2592000", with: "0")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(TierEntitlements.self, from: Data(broken.utf8))
        }
    }

    @Test("the faults of a membership program")
    func program() throws {
        let bronze = try MembershipLevel(
            "bronze", threshold: 0, periodDays: 365, benefits: [.points, .birthdayCare],
            cost: Money(minor: 100, currency: .cny), createdValue: Money(minor: 300, currency: .cny))
        let silver = try MembershipLevel(
            "silver", threshold: 1000, periodDays: 365, benefits: [.points, .birthdayCare, .events])
        #expect(try MembershipProgram([bronze, silver]).diagnostics.isEmpty)
        let gold = try MembershipLevel(
            "gold", threshold: 1000, periodDays: 365, benefits: [.events], givingUp: [.points, "lounge"],
            cost: Money(minor: 500, currency: .cny), createdValue: Money(minor: 400, currency: .cny))
        let program = try MembershipProgram([bronze, silver, gold])
        #expect(
            program.diagnostics.map { $0.code } == [
                "membership.cost", "membership.threshold", "membership.lost-benefit", "membership.given-up",
                "membership.no-reason",
            ])
        #expect(program.diagnostics.allSatisfy { $0.path == "levels[2]" })
        #expect(program.level(for: 999)?.name == "bronze" && program.level(for: 1000)?.name == "gold")
        #expect(program.level(for: -1) == nil && program.missing(from: 1000) == nil)
        #expect(program.missing(from: 400)?.amount == 600 && program.missing(from: .min)?.amount == .max)
        #expect(throws: InvalidValue.self) { try MembershipProgram([bronze, bronze]) }
        #expect(throws: InvalidValue.self) {
            try MembershipLevel("x", threshold: -1, periodDays: 365, benefits: [])
        }
        #expect(throws: InvalidValue.self) {
            try MembershipLevel("x", threshold: 1, periodDays: 365, benefits: [.points], givingUp: [.points])
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try JSONDecoder().decode(MembershipProgram.self, from: encoder.encode(program)) == program)
        #expect(
            String(decoding: try encoder.encode(silver), as: UTF8.self)
                == #"{"benefits":["birthday-care","events","points"],"name":"silver","periodDays":365,"threshold":1000}"#
        )
    }

    @Test("points are earned and spent, never more than there are")
    func points() throws {
        var account = PointsAccount()
        try account.earn(500)
        try account.spend(200)
        #expect(account.balance == 300 && account.earned == 500)
        #expect(throws: InvalidValue.self) { try account.spend(301) }
        #expect(throws: InvalidValue.self) { try account.earn(-1) }
        #expect(throws: InvalidValue.self) { try account.earn(.max) }
        #expect(account.balance == 300)
    }
}
