import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Partial results merge to the same bytes")
struct MergeTests {
    @Test("tallies of contacts: any partition, rows or columns, equals one pass")
    func tallies() throws {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<TestEnvironment.trials(default: 12) {
            let contacts = try generator.contacts(Int.random(in: 0...300, using: &generator))
            var whole = ContactTally(.assumed)
            for contact in contacts { try whole.add(contact.observation) }
            var useColumns = false
            let merged = try mergedInRandomOrder(contacts, using: &generator) { part in
                useColumns.toggle()
                var tally = ContactTally(.assumed)
                if useColumns {
                    try tally.add(ContactColumns(part))
                } else {
                    for contact in part { try tally.add(contact.observation) }
                }
                return tally
            } merge: {
                try $0.merge($1)
            }
            #expect(merged == whole)
            #expect(try merged.json() == whole.json())
            #expect(try ContactTally(json: whole.json()) == whole)
        }
    }

    @Test("groups add up to the total, dense and sparse", arguments: [1, 40_000])
    func rollUp(agents: Int) throws {
        var generator = SplitMix64(seed: 2)
        let contacts = try generator.contacts(400)
        let columns = try ContactColumns(contacts)
        let channel = try DimensionColumn(
            "channel", codes: contacts.map { $0.channel }, labels: ["phone", "chat", "mail"])
        let agent = try DimensionColumn(
            "agent", codes: contacts.map { $0.agent * Int32(agents) },
            labels: (0..<13 * agents).map { "agent \($0)" })
        let grouping = try ContactGrouping(by: [channel, agent])
        var total = ContactTally(.assumed)
        for part in try columns.tallies(by: grouping, .assumed) { try total.merge(part) }
        var whole = ContactTally(.assumed)
        try whole.add(columns)
        #expect(try total.json() == whole.json())
        for (row, contact) in contacts.enumerated() {
            let labels = grouping.labels(of: Int(grouping.codes[row]))
            #expect(labels == [channel.labels[Int(contact.channel)], "agent \(Int(contact.agent) * agents)"])
        }
    }

    @Test("weighted answers: any partition equals one pass")
    func ratings() throws {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<TestEnvironment.trials(default: 12) {
            let answers = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                (Int.random(in: 0...10, using: &generator), Double.random(in: 0...3, using: &generator))
            }
            func accumulate(_ part: [(Int, Double)]) throws -> RatingAccumulator {
                var sum = RatingAccumulator(.netPromoterScore, isWeighted: true)
                for (answer, weight) in part { try sum.add(answer, weight: weight) }
                try sum.addUnanswered(part.count)
                return sum
            }
            let whole = try accumulate(answers)
            let merged = try mergedInRandomOrder(answers, using: &generator, accumulate: accumulate) {
                try $0.merge($1)
            }
            #expect(try merged.json() == whole.json())
            #expect(merged == whole)
            #expect(try RatingAccumulator(json: whole.json()) == whole)
            #expect(try merged.weightedResult() == whole.weightedResult())
        }
    }

    @Test("quantiles, exact and sketched: any partition equals one pass", arguments: [false, true])
    func quantiles(isSketch: Bool) throws {
        var generator = SplitMix64(seed: 4)
        for _ in 0..<TestEnvironment.trials(default: 8) {
            let spans = (0..<Int.random(in: 0...3000, using: &generator)).map { _ in
                TimeSpan(microseconds: Int64.random(in: 0...4000, using: &generator) * 250_000)
            }
            func accumulate(_ part: [TimeSpan]) throws -> QuantileAccumulator {
                let definition = MetricDefinition.handlingTime(quantile: .p90)
                var sum =
                    try isSketch
                    ? QuantileAccumulator(definition, relativeAccuracy: 0.01) : QuantileAccumulator(definition)
                for span in part { try sum.add(span) }
                return sum
            }
            let whole = try accumulate(spans)
            let merged = try mergedInRandomOrder(spans, using: &generator, accumulate: accumulate) { try $0.merge($1) }
            #expect(try merged.json() == whole.json())
            #expect(merged == whole)
            #expect(try QuantileAccumulator(json: whole.json()) == whole)
            let exact = try Quantiles.quantile(.p90, of: spans.map { Double($0.microseconds) / 1_000_000 })
            let value = try whole.result().value
            if !isSketch {
                #expect(value.map { $0 * 4 } == exact.map { $0 * 4 } || abs((value ?? 0) - (exact ?? 0)) < 1e-9)
            }
            #expect((value == nil) == spans.isEmpty)
        }
    }

    @Test("shares, means, ratios and ledgers: any partition equals one pass")
    func plain() throws {
        var generator = SplitMix64(seed: 5)
        for _ in 0..<TestEnvironment.trials(default: 12) {
            let contacts = try generator.contacts(Int.random(in: 0...200, using: &generator))
            func share(_ part: [GeneratedContact]) throws -> ShareAccumulator {
                var sum = try ShareAccumulator(.complaintRate)
                for contact in part { try sum.add(contact.observation.isEscalated) }
                return sum
            }
            func mean(_ part: [GeneratedContact]) throws -> MeanAccumulator {
                var sum = try MeanAccumulator(.resolutionTime())
                for contact in part { try sum.add(contact.observation.handling) }
                return sum
            }
            func ratio(_ part: [GeneratedContact]) throws -> RatioAccumulator {
                var sum = try RatioAccumulator(.occupancy)
                for contact in part { try sum.add(contact.observation.handling, of: .hours(1)) }
                return sum
            }
            func ledger(_ part: [GeneratedContact]) throws -> MatterLedger {
                MatterLedger(
                    try part.map {
                        MatterContact(
                            customer: CustomerIdentifier("\($0.customer)"), matter: MatterIdentifier("\($0.matter)"),
                            arrivedAt: try Instant(secondsSinceEpoch: $0.arrival),
                            contact: ContactIdentifier("\($0.agent)"))
                    })
            }
            #expect(
                try mergedInRandomOrder(contacts, using: &generator, accumulate: share) { try $0.merge($1) }.json()
                    == share(contacts).json())
            #expect(
                try mergedInRandomOrder(contacts, using: &generator, accumulate: mean) { try $0.merge($1) }.json()
                    == mean(contacts).json())
            #expect(
                try mergedInRandomOrder(contacts, using: &generator, accumulate: ratio) { try $0.merge($1) }.json()
                    == ratio(contacts).json())
            #expect(
                try mergedInRandomOrder(contacts, using: &generator, accumulate: ledger) { $0.merge($1) }.json()
                    == ledger(contacts).json())
            #expect(try ShareAccumulator(json: share(contacts).json()) == share(contacts))
            #expect(try MeanAccumulator(json: mean(contacts).json()) == mean(contacts))
            #expect(try RatioAccumulator(json: ratio(contacts).json()) == ratio(contacts))
            #expect(try MatterLedger(json: ledger(contacts).json()) == ledger(contacts))
        }
    }

    @Test(
        "repeats in columns are those of the ledger, in any order of the rows, in one word or not", arguments: [0, 38])
    func repeats(shift: Int64) throws {
        var generator = SplitMix64(seed: 6)
        for _ in 0..<TestEnvironment.trials(default: 10) {
            var contacts = try generator.contacts(Int.random(in: 0...400, using: &generator))
            if Bool.random(using: &generator) { contacts.sort { $0.arrival < $1.arrival } }
            let stretch: Int64 = 1 << shift
            let columns = try ContactColumns(
                count: contacts.count, arrivals: contacts.map { $0.arrival * stretch },
                outcomes: contacts.map { $0.observation.outcome.rawValue })
            let matters = try MatterColumns(
                customers: contacts.map { $0.customer }, matters: contacts.map { $0.matter },
                identifiers: contacts.indices.map { Int64($0) })
            let channel = try DimensionColumn("channel", codes: contacts.map { $0.channel }, labels: ["a", "b", "c"])
            let groups = try columns.repeats(
                of: matters, within: RepeatWindow(ticks: 604_800 * stretch, periodEnd: 2_592_000 * stretch),
                by: ContactGrouping(by: [channel]))
            var total = RepeatCounts()
            for group in groups { total = try total.adding(group) }
            let ledger = MatterLedger(
                try contacts.enumerated().filter { $0.element.observation.outcome == .answered }.map { row, contact in
                    MatterContact(
                        customer: CustomerIdentifier("\(contact.customer)"),
                        matter: MatterIdentifier("\(contact.matter)"),
                        arrivedAt: try Instant(secondsSinceEpoch: contact.arrival),
                        contact: ContactIdentifier("\(row + 100_000)"))
                })
            let rules = try RepeatRules(
                window: TimeSpan(seconds: 604_800), periodEnd: Instant(secondsSinceEpoch: 2_592_000))
            #expect(total == ledger.counts(rules))
        }
    }
}
