import Escalations
import ServiceLevels
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Compensation within authority and budget")
struct CompensationTests {
    static func yuan(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .cny) }

    static func coupon(_ amount: Int64) throws -> CompensationOffer {
        try CompensationOffer(
            CompensationOfferName("coupon-\(amount)"), .coupon(.fixed(yuan(amount))), cost: yuan(amount))
    }

    static func menu() throws -> CompensationMenu {
        try CompensationMenu(
            [
                .init(coupon(50)), .init(coupon(200)), .init(coupon(300), grades: [.serious]),
                .init(
                    CompensationOffer("week", .freeExtension(days: 7), cost: yuan(80)), failures: [.availability]),
                .init(CompensationOffer("vip-month", .serviceUpgrade("vip", days: 30), cost: yuan(200))),
            ], currency: .cny)
    }

    private func names(_ offers: [CompensationOffer]) -> [String] { offers.map { $0.name.rawValue } }

    @Test("offers fit the failure and its grade, the costliest first; the ceiling is inclusive")
    func ceiling() throws {
        let menu = try Self.menu()
        let minor = try menu.proposal(for: .availability, grade: .minor, ceiling: Self.yuan(200))
        #expect(names(minor.offers) == ["coupon-200", "vip-month", "week", "coupon-50"])
        #expect(minor.needingApproval.isEmpty)
        let serious = try menu.proposal(for: .attitude, grade: .serious, ceiling: Self.yuan(200))
        #expect(names(serious.offers) == ["coupon-200", "vip-month", "coupon-50"])
        #expect(names(serious.needingApproval) == ["coupon-300"])
        #expect(serious.lines.first?.aboveAuthority == Self.yuan(100))
    }

    @Test("what was granted in the window before counts against the ceiling, so that splitting does not defeat it")
    func window() throws {
        let proposal = try Self.menu()
            .proposal(for: .attitude, grade: .minor, ceiling: Self.yuan(200), granted: Self.yuan(150))
        #expect(names(proposal.offers) == ["coupon-50"])
        #expect(proposal.lines.map(\.aboveAuthority) == [Self.yuan(150), Self.yuan(150), nil])
    }

    @Test("what the budget does not allow is not offered, whoever approves")
    func budget() throws {
        let budget = try CompensationBudget(limit: Self.yuan(1000), spent: Self.yuan(780))
        let proposal = try Self.menu()
            .proposal(for: .attitude, grade: .serious, ceiling: Self.yuan(100), budget: budget)
        #expect(names(proposal.offers) == ["coupon-50"])
        #expect(names(proposal.needingApproval) == ["coupon-200", "vip-month"])
        #expect(proposal.lines.first?.aboveBudget == Self.yuan(80))
    }

    @Test("a budget is spent to the last fen and no further")
    func spending() throws {
        var budget = try CompensationBudget(limit: Self.yuan(100))
        try budget.spend(Self.yuan(99))
        try budget.spend(Self.yuan(1))
        #expect(budget.remaining == Self.yuan(0))
        let before = budget
        for amount in [
            Money(minor: 1, currency: .cny), Money(minor: -1, currency: .cny), Money(minor: 0, currency: .eur),
        ] {
            #expect(throws: InvalidValue.self) { try budget.spend(amount) }
        }
        #expect(budget == before)
    }

    @Test("currencies do not mix, and amounts are not negative")
    func refusals() throws {
        let euro = Money(minor: 5000, currency: .eur)
        let menu = try Self.menu()
        func field(_ make: () throws -> Void) -> String? { #expect(throws: InvalidValue.self, performing: make)?.field }
        #expect(field { _ = try menu.proposal(for: .attitude, grade: .minor, ceiling: euro) } == "ceiling.currency")
        #expect(
            field { _ = try menu.proposal(for: .attitude, grade: .minor, ceiling: Self.yuan(1), granted: euro) }
                == "granted.currency")
        #expect(
            field {
                _ = try menu.proposal(
                    for: .attitude, grade: .minor, ceiling: Self.yuan(1), budget: CompensationBudget(limit: euro))
            } == "budget.currency")
        #expect(
            field { _ = try menu.proposal(for: .attitude, grade: .minor, ceiling: Self.yuan(-1)) } == "ceiling.minor")
        #expect(
            field {
                _ = try menu.proposal(
                    for: .attitude, grade: .minor, ceiling: Self.yuan(1),
                    granted: Money(minor: .max, currency: .cny))
            } == "minor")
        #expect(
            field { _ = try CompensationMenu([.init(Self.coupon(5))], currency: .eur) } == "entries[0].cost.currency")
        #expect(
            field { _ = try CompensationMenu([.init(Self.coupon(5)), .init(Self.coupon(5))], currency: .cny) }
                == "entries[1].name")
        #expect(field { _ = try CompensationOffer("a", .coupon(.fixed(euro)), cost: Self.yuan(1)) } == "cost")
        #expect(field { _ = try CompensationOffer("a", .freeExtension(days: 0), cost: Self.yuan(1)) } == "days")
        #expect(field { _ = try CompensationOffer("a", .freeExtension(days: 1), cost: Self.yuan(-1)) } == "cost.minor")
        #expect(
            field { _ = try CompensationOffer("a", .coupon(.shareOfFee(CountShare(2, of: 1))), cost: Self.yuan(1)) }
                == "amount.share")
        #expect(field { _ = try CompensationBudget(limit: Self.yuan(1), spent: euro) } == "spent.currency")
        #expect(field { _ = try CompensationBudget(limit: Self.yuan(1), spent: Self.yuan(2)) } == "spent.minor")
        #expect(field { _ = try CompensationBudget(limit: Self.yuan(-1)) } == "limit.minor")
    }

    @Test("a proposal never exceeds authority or budget, and leaves out nothing that fits")
    func law() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 300)) {
            var random = SplitMix64(seed: seed)
            func amount(_ most: Int) -> Money { Money(minor: Int64(random.number(0...most)), currency: .cny) }
            let grades: [RecoveryGrade] = [.serious, .moderate, .minor]
            let entries = try (0..<random.number(0...6)).map { index in
                CompensationMenu.Entry(
                    try CompensationOffer(
                        CompensationOfferName("o-\(index)"), .freeExtension(days: 1 + index), cost: amount(20)),
                    grades: random.chance(1, in: 2) ? nil : Set(grades.filter { _ in random.chance(1, in: 2) }))
            }
            let menu = try CompensationMenu(entries, currency: .cny)
            let (ceiling, granted) = (amount(30), amount(15))
            let limit = amount(30)
            let budget = try CompensationBudget(
                limit: limit, spent: Money(minor: Int64(random.number(0...Int(limit.minor))), currency: .cny))
            let proposal = try menu.proposal(
                for: .attitude, grade: .minor, ceiling: ceiling, granted: granted, budget: budget)
            let expected = entries.filter { entry in
                entry.grades.map { $0.contains(.minor) } ?? true
                    && granted.minor + entry.offer.cost.minor <= ceiling.minor
                    && entry.offer.cost.minor <= budget.remaining.minor
            }
            #expect(Set(proposal.offers) == Set(expected.map(\.offer)), "seed \(seed)")
            #expect(proposal.lines.map(\.offer.cost.minor) == proposal.lines.map(\.offer.cost.minor).sorted(by: >))
        }
    }
}
