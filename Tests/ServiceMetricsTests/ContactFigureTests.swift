import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Figures of contacts by their formulas")
struct ContactFigureTests {
    private let day = try? QueueCounts(
        answered: 1000, abandoned: 60, answeredWithin: 860, abandonedWithin: 20, shortAbandons: 10, flowedOut: 40,
        calledBack: 30)

    @Test(
        "one day, seven service levels",
        arguments: [
            (ServiceLevelFormula.metOverOffered, 860, 1060), (.metPlusAbandonedWithinOverOffered, 880, 1060),
            (.metOverAnswered, 860, 1000), (.metOverAnsweredPlusAbandonedAfter, 860, 1040),
            (.metOverOfferedMinusShortAbandons, 860, 1050), (.metPlusShortOverOffered, 870, 1060),
            (.metOverOfferedPlusFlowOutsMinusShort, 860, 1090),
        ])
    func serviceLevels(formula: ServiceLevelFormula, part: Int, whole: Int) throws {
        let share = try #require(day).serviceLevel(formula)
        #expect(share == (try Proportion(successes: part, count: whole)))
    }

    @Test("callbacks and flow-outs are queued, not abandoned")
    func abandonment() throws {
        let day = try #require(day)
        #expect(day.abandonment(.overOffered) == (try Proportion(successes: 60, count: 1060)))
        #expect(day.abandonment(.excludingShortBoth) == (try Proportion(successes: 50, count: 1050)))
        #expect(day.abandonment(.overQueued) == (try Proportion(successes: 60, count: 1130)))
    }

    @Test(
        "a wait of exactly the limit counts where the limit is inside, in rows and in columns",
        arguments: [true, false])
    func thresholds(isInclusive: Bool) throws {
        let rules = ContactRules(
            threshold: try MetricThreshold(.seconds(20), isInclusive: isInclusive),
            shortAbandon: try MetricThreshold(TimeSpan(microseconds: 5_500_000), isInclusive: isInclusive))
        var rows = ContactTally(rules)
        for (wait, outcome) in [
            (19, ContactOutcome.answered), (20, .answered), (21, .answered), (5, .abandoned), (6, .abandoned),
        ] {
            try rows.add(ContactObservation(wait: .seconds(Int32(wait)), outcome: outcome))
        }
        #expect(rows.queue.answeredWithin == (isInclusive ? 2 : 1))
        #expect(rows.queue.shortAbandons == 1)
        for (tick, factor) in [(TimeSpan.seconds(1), Int32(1)), (TimeSpan(microseconds: 1000), 1000)] {
            var columns = ContactTally(rules)
            let waits: [Int32] = [19, 20, 21, 5, 6]
            try columns.add(
                ContactColumns(count: 5, tick: tick, waits: waits.map { $0 * factor }, outcomes: [0, 0, 0, 1, 1]))
            #expect(columns == rows)
        }
    }

    @Test("handling per contact, per leg, without wrap-up, and as the time of an agent with three chats")
    func handling() throws {
        var tally = ContactTally(.assumed)
        try tally.add(
            ContactObservation(
                wait: .zero, outcome: .answered, talk: .seconds(500), hold: .seconds(40), wrapUp: .seconds(60),
                concurrency: 3))
        try tally.add(
            ContactObservation(wait: .zero, outcome: .answered, talk: .seconds(180), wrapUp: .seconds(20), transfers: 2)
        )
        #expect(try tally.result(.handlingTime(.perContact)).value == 400)
        #expect(try tally.result(.handlingTime(.perLeg)).value == 200)
        #expect(try tally.result(.handlingTime(.withoutWrapUp)).value == 360)
        #expect(try tally.result(.handlingTime(.agentTime)).value == 200)
        #expect(try tally.result(.transferRate).value == 0.5)
        #expect(try tally.occupancy(available: .seconds(1000)).value == 0.8)
        #expect(throws: InvalidValue.self) { try tally.occupancy(available: .seconds(799)) }
        let cost = Money(minor: 5000, currency: try CurrencyCode("CNY"))
        #expect(tally.costPerContact(cost).value == 2500)
    }

    @Test("first contact resolution as stated, gross and net")
    func stated() throws {
        var tally = ContactTally(.assumed)
        for resolution in [StatedResolution.resolved, .resolved, .unresolved, .beyondFirstLevel, .unstated] {
            try tally.add(ContactObservation(wait: .zero, outcome: .answered, resolution: resolution))
        }
        let gross = try tally.result(.statedFirstContactResolution(isNet: false))
        let net = try tally.result(.statedFirstContactResolution(isNet: true))
        #expect((gross.value, gross.count) == (0.5, 4))
        #expect(net.count == 3)
        #expect(net.value == 2.0 / 3)
        #expect(gross.definition != net.definition)
    }

    @Test("contacts of two identities of one customer repeat each other, those without a matter do not count")
    func ledgerOfRecord() throws {
        func contact(
            _ name: Int, _ customer: CustomerIdentifier, _ matter: MatterIdentifier?, _ hours: Int32
        ) throws -> Contact {
            Contact(
                ContactIdentifier("\(name)"), customer: customer, channel: .phone, matter: matter,
                arrivedAt: try .epoch + .hours(hours))
        }
        let joined = IdentityEvent(identifier: "1", occurredAt: .epoch, kind: .joined("web", "phone"))
        let record = try ContactRecord(
            [
                contact(1, "web", "bill", 0), contact(2, "phone", "bill", 24), contact(3, "phone", nil, 25),
                contact(4, "other", "bill", 30),
            ], identities: IdentityResolver([joined]))
        let rules = try RepeatRules(window: .hours(48), periodEnd: .epoch + .hours(500))
        let counts = MatterLedger(record).counts(rules)
        #expect((counts.answered, counts.matureFirst, counts.resolved) == (3, 2, 1))
        let rate = try counts.firstContactResolution(rules)
        #expect(rate.value == 0.5)
        #expect(rate.definition.window == .hours(48))
    }

    @Test("durations by group: counted, gathered and selected give what a sorted copy gives")
    func durations() throws {
        var generator = SplitMix64(seed: 71)
        let levels: [QuantileLevel] = [.minimum, .median, .p90, .p99, .maximum]
        for (groups, stretch) in [(1, 1), (3, 1), (400, 1), (2, 100_000), (40, 100_000)] {
            let contacts = try generator.contacts(1500)
            let codes = contacts.map { _ in Int32.random(in: 0..<Int32(groups), using: &generator) }
            let columns = try ContactColumns(
                count: contacts.count, waits: contacts.map { Int32($0.observation.wait.wholeSeconds) * Int32(stretch) },
                outcomes: contacts.map { $0.observation.outcome.rawValue })
            let grouping = try ContactGrouping(by: [
                DimensionColumn("group", codes: codes, labels: (0..<groups).map { "\($0)" })
            ])
            for definition in QuantileDefinition.allCases {
                let times = try columns.times(of: .wait, by: grouping, levels, definition)
                for group in 0..<groups {
                    let values = contacts.indices.filter {
                        Int(codes[$0]) == group && contacts[$0].observation.outcome == .answered
                    }.map { Double(columns.waits[$0]) }
                    let expected = try Quantiles.quantiles(levels, of: values, definition)
                    #expect(levels.compactMap { times.quantile($0, of: group) } == expected ?? [])
                    let sum = values.reduce(0, +)
                    #expect(times.mean(of: group) == (values.isEmpty ? nil : sum / Double(values.count)))
                }
            }
        }
    }
}
