import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Credits for breaches")
struct CreditTests {
    private func cny(_ minor: Int64) -> Money { Money(minor: minor, currency: .cny) }

    private func quarter() throws -> Range<Instant> {
        try Instant("2024-01-01T00:00:00Z")..<Instant("2024-04-01T00:00:00Z")
    }

    private func cycle(
        _ ticket: Int, _ metric: ServiceLevelMetric = .resolution, overdueMinutes: Int32? = nil,
        isExcused: Bool = false
    ) throws -> CreditedCycle {
        try CreditedCycle(
            ticket: TicketIdentifier("\(ticket)"), metric: metric,
            endedAt: Instant("2024-02-01T00:00:00Z") + .minutes(Int32(ticket)),
            overdue: overdueMinutes.map { .minutes($0) }, isExcused: isExcused)
    }

    private func schedule(
        cap: CreditCap? = nil, rounding: CreditRounding = .halfEven,
        excused: CreditSchedule.ExcusedBreaches = .leftOut
    ) throws -> CreditSchedule {
        try CreditSchedule(
            currency: .cny,
            breaches: [
                BreachCredit(of: .resolution, gives: [.coupon(.fixed(cny(2000)))]),
                BreachCredit(
                    of: .resolution, overdueFrom: .hours(4),
                    gives: [.delayPayment(.shareOfFee(CountShare(1, of: 100))), .freeExtension(days: 7)]),
                BreachCredit(gives: [.serviceUpgrade("premium", days: 30)]),
            ],
            attainments: [
                AttainmentCredit(
                    of: .resolution, below: CountShare(95, of: 100),
                    gives: [.delayPayment(.shareOfFee(CountShare(1, of: 10)))]),
                AttainmentCredit(
                    of: .resolution, below: CountShare(9, of: 10),
                    gives: [.delayPayment(.shareOfFee(CountShare(1, of: 4)))]),
            ],
            cap: cap, rounding: rounding, excused: excused)
    }

    @Test("the tier with the greatest overdue time that is reached counts, at its edge inclusive")
    func tiers() throws {
        let cycles = [
            try cycle(1, overdueMinutes: 1), try cycle(2, overdueMinutes: 239), try cycle(3, overdueMinutes: 240),
            try cycle(4, .firstResponse, overdueMinutes: 1),
        ]
        let statement = try schedule().statement(of: cycles, in: quarter(), fee: cny(100_000))
        let breaches = statement.lines.filter { if case .breach = $0.cause { true } else { false } }
        #expect(
            breaches.map { $0.owed } == [
                .money(cny(2000)), .money(cny(2000)), .money(cny(1000)), .days(7), .days(30),
            ])
        #expect(statement.totals.coupons == cny(4000))
        #expect(statement.totals.extensionDays == 7)
    }

    @Test("a share of promises kept is compared exactly: at a tier's share nothing is owed, just below it is")
    func attainment() throws {
        func owed(kept: Int, missed: Int) throws -> Int64 {
            var cycles: [CreditedCycle] = []
            for number in 0..<kept { cycles.append(try cycle(number)) }
            for number in 0..<missed { cycles.append(try cycle(kept + number, overdueMinutes: 0)) }
            let only = try CreditSchedule(currency: .cny, attainments: schedule().attainments)
            return try only.statement(of: cycles, in: quarter(), fee: cny(100_000)).totals.payments.minor
        }
        #expect(try owed(kept: 19, missed: 1) == 0)
        #expect(try owed(kept: 189, missed: 10) == 10_000)
        #expect(try owed(kept: 9, missed: 1) == 10_000)
        #expect(try owed(kept: 89, missed: 10) == 25_000)
        #expect(try owed(kept: 0, missed: 0) == 0)
        #expect(try owed(kept: 0, missed: 1) == 25_000)
    }

    @Test(
        "a fraction of a coin is rounded once for each amount, as the rule says",
        arguments: [
            (CreditRounding.down, [0, 1, 1, 2, 2]), (.up, [1, 2, 2, 3, 3]), (.halfUp, [0, 1, 2, 2, 3]),
            (.halfEven, [0, 1, 2, 2, 2]),
        ])
    func rounding(rule: CreditRounding, expected: [Int64]) throws {
        // A hundredth of 49, 149, 150, 249 and 250 coins.
        for (fee, coins) in zip([49, 149, 150, 249, 250] as [Int64], expected) {
            let only = try CreditSchedule(
                currency: .cny,
                breaches: [BreachCredit(gives: [.delayPayment(.shareOfFee(CountShare(1, of: 100)))])], rounding: rule)
            let statement = try only.statement(
                of: [cycle(1, overdueMinutes: 1)], in: quarter(), fee: cny(fee))
            #expect(statement.totals.payments.minor == coins, "\(rule) of \(fee)")
        }
        let all = try CreditSchedule(
            currency: .cny, breaches: [BreachCredit(gives: [.delayPayment(.shareOfFee(CountShare(.max, of: .max)))])],
            rounding: rule)
        let statement = try all.statement(of: [cycle(1, overdueMinutes: 1)], in: quarter(), fee: cny(.max))
        #expect(statement.totals.payments == cny(.max))
    }

    @Test("a cap cuts the lines in their order; the figure before it is kept")
    func cap() throws {
        let cap = CreditCap(amount: cny(3500), shareOfFee: try CountShare(1, of: 2), extensionDays: 10)
        let cycles =
            try (1...3).map { try cycle($0, overdueMinutes: 1) } + [
                try cycle(4, overdueMinutes: 300), try cycle(5, overdueMinutes: 300),
            ]
        let statement = try schedule(cap: cap).statement(of: cycles, in: quarter(), fee: cny(100_000))
        #expect(
            statement.lines.map { $0.owed } == [
                .money(cny(2000)), .money(cny(1500)), .money(cny(0)), .money(cny(0)), .days(7), .money(cny(0)),
                .days(3), .money(cny(0)),
            ])
        #expect(statement.totals.beforeCap == cny(6000 + 2000 + 25_000))
        #expect(statement.totals.coupons == cny(3500))
        #expect(statement.totals.extensionDays == 10)
        #expect(statement.lines[1].description.contains("cut by the cap from 2000"))
        let halved = try schedule(cap: cap).statement(of: cycles, in: quarter(), fee: cny(4000))
        #expect(halved.totals.coupons == cny(2000))
    }

    @Test("an excused breach owes nothing and stays in the figure beside it")
    func excused() throws {
        let cycles =
            try (1...18).map { try cycle($0) } + [
                try cycle(19, overdueMinutes: 10, isExcused: true), try cycle(20, overdueMinutes: 10),
            ]
        let statement = try schedule().statement(of: cycles, in: quarter(), fee: cny(100_000))
        let attainment = try #require(statement.attainments.first)
        #expect(attainment.rate == (try CountShare(18, of: 19)))
        #expect(attainment.unadjustedRate == (try CountShare(18, of: 20)))
        #expect(attainment.excused == 1)
        #expect(statement.excusedLines.map { $0.owed } == [.money(cny(2000))])
        #expect(statement.totals.coupons == cny(2000))
        #expect(statement.unadjustedTotals.coupons == cny(4000))
        // 18 of 19 is below 95 in a hundred, 18 of 20 is not below 9 in ten.
        #expect(statement.totals.payments == cny(10_000))
        #expect(statement.unadjustedTotals.payments == cny(10_000))
        let asMet = try schedule(excused: .asMet).statement(of: cycles, in: quarter(), fee: cny(100_000))
        #expect(asMet.attainments.first?.rate == (try CountShare(19, of: 20)))
        #expect(asMet.totals.payments == cny(0))
        try GoldenFile.expect(statement, in: "credit-statement")
    }

    @Test("only cycles that ended in the period count, its end excluded")
    func period() throws {
        let edge = try quarter()
        for (at, counts) in [
            (edge.lowerBound, true), (edge.upperBound, false), (try edge.lowerBound - .seconds(1), false),
            (try edge.upperBound - TimeSpan(microseconds: 1), true),
        ] {
            let cycle = try CreditedCycle(ticket: "1", metric: .resolution, endedAt: at, overdue: .zero)
            let statement = try schedule().statement(of: [cycle], in: edge, fee: cny(0))
            #expect(statement.lines.isEmpty != counts)
        }
    }

    @Test("currencies never mix, and amounts that mean nothing are refused")
    func refusals() throws {
        let euro = Money(minor: 1, currency: .eur)
        #expect(throws: InvalidValue.self) {
            try CreditSchedule(currency: .cny, breaches: [BreachCredit(gives: [.coupon(.fixed(euro))])])
        }
        #expect(throws: InvalidValue.self) { try CreditSchedule(currency: .cny, cap: CreditCap(amount: euro)) }
        #expect(throws: InvalidValue.self) { try schedule().statement(of: [], in: quarter(), fee: euro) }
        #expect(throws: InvalidValue.self) { try schedule().statement(of: [], in: quarter(), fee: cny(-1)) }
        for bad: Compensation in [
            .freeExtension(days: 0), .coupon(.fixed(cny(-1))), .delayPayment(.shareOfFee(try CountShare(3, of: 2))),
        ] {
            #expect(throws: InvalidValue.self) {
                try CreditSchedule(currency: .cny, breaches: [BreachCredit(gives: [bad])])
            }
        }
        let twice = BreachCredit(of: .resolution, gives: [.freeExtension(days: 1)])
        #expect(throws: InvalidValue.self) { try CreditSchedule(currency: .cny, breaches: [twice, twice]) }
        // Sums beyond 64 bits are refused too.
        let greatest = try CreditSchedule(
            currency: .cny, breaches: [BreachCredit(gives: [.delayPayment(.fixed(cny(.max)))])])
        #expect(throws: InvalidValue.self) {
            try greatest.statement(
                of: [cycle(1, overdueMinutes: 1), cycle(2, overdueMinutes: 1)], in: quarter(), fee: cny(0))
        }
    }

    @Test("the order of the cycles does not matter, the lines add up to the totals, and no cap is exceeded")
    func laws() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<TestEnvironment.trials(default: 200) {
            let cycles = try (0..<Int.random(in: 0...12, using: &random)).map {
                try cycle(
                    $0, Bool.random(using: &random) ? .resolution : .firstResponse,
                    overdueMinutes: Bool.random(using: &random) ? Int32.random(in: 0...600, using: &random) : nil,
                    isExcused: Int.random(in: 0...4, using: &random) == 0)
            }
            let cap = CreditCap(
                amount: cny(Int64.random(in: 0...9000, using: &random)),
                extensionDays: Int.random(in: 0...20, using: &random))
            let schedule = try schedule(
                cap: cap, rounding: CreditRounding.allCases.randomElement(using: &random) ?? .up)
            let fee = cny(Int64.random(in: 0...100_000, using: &random))
            let one = try schedule.statement(of: cycles, in: quarter(), fee: fee)
            #expect(try schedule.statement(of: cycles.shuffled(using: &random), in: quarter(), fee: fee) == one)
            let sum = one.lines.reduce(Int64(0)) {
                if case .money(let money) = $1.owed { $0 + money.minor } else { $0 }
            }
            #expect(sum == one.totals.payments.minor + one.totals.coupons.minor)
            #expect(sum <= cap.amount?.minor ?? 0)
            #expect(one.totals.extensionDays <= cap.extensionDays ?? 0)
            #expect(sum <= one.totals.beforeCap.minor)
            #expect(one.lines.allSatisfy { !$0.description.isEmpty })
        }
    }

    @Test("the record of a cycle says how long it was overdue, in the time of its clock")
    func records() throws {
        let set = try ServiceLevelPolicySet(
            policies: [
                ServiceLevelPolicy(
                    identifier: "p", clocks: [.resolution([TargetRule(.workingTime(.hours(1)), on: "office")])])
            ], calendars: GeneratedWorld.calendars())
        let levels = try CompiledServiceLevels(set, zones: GeneratedWorld.zones(), span: 2024...2024)
        var state = try levels.open(
            "1",
            TicketEvent(
                identifier: "0", occurredAt: Instant("2024-03-07T21:30:00Z"),
                kind: .opened(TicketOpening(type: .repair)))
        ).get().state
        let step = try levels.apply(
            TicketEvent(identifier: "1", occurredAt: Instant("2024-03-08T14:30:00Z"), kind: .resolved), to: &state
        ).get()
        let cycles = step.occurrences.compactMap { occurrence -> CreditedCycle? in
            guard case .finished(let record) = occurrence.kind else { return nil }
            return CreditedCycle(ticket: "1", metric: occurrence.metric, record: record)
        }
        // Of the hour one half was left at 22:30; the next day one hour passed from 09:00 local, half of it too much.
        #expect(cycles.map { $0.overdue } == [.minutes(30)])
    }

    @Test("a schedule is stored like its golden file")
    func stored() throws {
        let cap = CreditCap(amount: cny(3500), shareOfFee: try CountShare(1, of: 2), extensionDays: 10)
        try GoldenFile.expectRoundTrip(schedule(cap: cap), in: "credit-schedule")
    }
}
