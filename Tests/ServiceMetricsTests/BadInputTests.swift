import ServiceMetrics
import ServiceStatistics
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Bad input is refused or undefined, never zero and never a trap")
struct BadInputTests {
    @Test("contacts that cannot be")
    func contacts() {
        let minute = TimeSpan.minutes(1)
        let back = TimeSpan(microseconds: -1)
        #expect(throws: InvalidValue.self) { try ContactObservation(wait: back, outcome: .abandoned) }
        #expect(throws: InvalidValue.self) { try ContactObservation(wait: .zero, outcome: .answered, talk: back) }
        #expect(throws: InvalidValue.self) { try ContactObservation(wait: .zero, outcome: .abandoned, talk: minute) }
        #expect(throws: InvalidValue.self) { try ContactObservation(wait: .zero, outcome: .answered, concurrency: 0) }
        #expect(throws: InvalidValue.self) { try ContactObservation(wait: .zero, outcome: .answered, transfers: -1) }
        let endless = TimeSpan(microseconds: .max)
        #expect(throws: InvalidValue.self) {
            try ContactObservation(wait: .zero, outcome: .answered, talk: endless, hold: endless)
        }
    }

    @Test("answers off the scale leave the tally as it was", arguments: [-1, 0, 6, 8, 100, Int.min, Int.max])
    func offScale(answer: Int) throws {
        var tally = ContactTally(.assumed)
        let before = tally
        let contact = try ContactObservation(wait: .zero, outcome: .answered, satisfaction: answer)
        #expect(throws: InvalidValue.self) { try tally.add(contact) }
        #expect(tally == before)
        var effort = RatingAccumulator(.effort2Mean)
        // An effort of 8 was published for a scale of seven points.
        if answer != 6 { #expect(throws: InvalidValue.self) { try effort.add(answer) } }
    }

    @Test("columns out of range name the row")
    func columns() throws {
        let error = #expect(throws: InvalidValue.self) { try ContactColumns(count: 3, waits: [0, 5, -1]) }
        #expect(error?.field == "waits[2]")
        #expect(throws: InvalidValue.self) { try ContactColumns(count: 2, waits: [1]) }
        #expect(throws: InvalidValue.self) { try ContactColumns(count: -1) }
        #expect(throws: InvalidValue.self) { try ContactColumns(count: 1, outcomes: [9]) }
        #expect(throws: InvalidValue.self) { try ContactColumns(count: 1, outcomes: [1], talks: [4]) }
        #expect(throws: InvalidValue.self) { try ContactColumns(count: 1, tick: .zero) }
        let half = try ContactObservation(wait: TimeSpan(microseconds: 500_000), outcome: .answered)
        #expect(throws: InvalidValue.self) { try ContactColumns([half]) }
        #expect(try ContactColumns([half], tick: TimeSpan(microseconds: 1000)).waits == [500])
        let columns = try ContactColumns(count: 2, satisfactions: [-1, 6])
        var tally = ContactTally(.assumed)
        let before = tally
        #expect(throws: InvalidValue.self) { try tally.add(columns) }
        #expect(tally == before)
        #expect(throws: InvalidValue.self) { try DimensionColumn("team", codes: [0, 3], labels: ["a"]) }
        #expect(throws: InvalidValue.self) { try ContactGrouping(by: []) }
        let three = try ContactGrouping(by: [DimensionColumn("team", codes: [0, 0, 0], labels: ["a"])])
        #expect(throws: InvalidValue.self) { try columns.tallies(by: three, .assumed) }
        #expect(throws: InvalidValue.self) { try columns.handlingTimes(by: three) }
        #expect(throws: InvalidValue.self) { try MatterColumns(customers: [-1], matters: [0]) }
        #expect(throws: InvalidValue.self) { try MatterColumns(customers: [1, 2], matters: [0]) }
    }

    @Test("nothing counted is undefined in every figure of contacts")
    func empty() throws {
        let tally = ContactTally(.assumed)
        for metric in ContactMetric.standard {
            let result = try tally.result(metric)
            #expect(result.value == nil, "\(result.definition)")
            #expect(result.interval == nil)
            #expect(result.count == 0)
        }
        let columns = try ContactColumns(count: 0)
        #expect(try columns.handlingTimes().mean(of: 0) == nil)
        #expect(try columns.handlingTimes().quantile(.p90, of: 0) == nil)
        let matters = try MatterColumns(customers: [], matters: [])
        let repeats = try columns.repeats(of: matters, within: RepeatWindow(ticks: 10, periodEnd: 0))
        #expect(repeats == [RepeatCounts()])
        #expect(try tally.occupancy(available: .zero).value == nil)
    }

    @Test("one observation has a mean and no interval of it")
    func single() throws {
        var tally = ContactTally(.assumed)
        try tally.add(ContactObservation(wait: .seconds(30), outcome: .answered, talk: .minutes(2)))
        let wait = try tally.result(.speedOfAnswer)
        #expect(wait.value == 30)
        #expect(wait.interval == nil)
        let level = try tally.result(.serviceLevel(.metOverOffered))
        #expect(level.value == 0)
        #expect(level.interval?.lower == 0)
    }

    @Test("weights must be finite and at least 0", arguments: [-1, Double.nan, .infinity, 1e300])
    func weights(weight: Double) throws {
        var answers = RatingAccumulator(.netPromoterScore, isWeighted: true)
        #expect(throws: InvalidValue.self) { try answers.add(9, weight: weight) }
        #expect(answers.answers.count == 0)
        try answers.add(9, weight: 0)
        #expect(try answers.weightedResult()?.value == nil)
        var plain = RatingAccumulator(.netPromoterScore)
        #expect(throws: InvalidValue.self) { try plain.add(9, weight: 2) }
    }

    @Test("parts of other definitions and versions are not merged, and both are named")
    func otherDefinitions() throws {
        var twenty = ContactTally(.assumed)
        let thirty = ContactTally(
            ContactRules(threshold: try MetricThreshold(.seconds(30)), shortAbandon: try MetricThreshold(.seconds(5))))
        let error = #expect(throws: InvalidValue.self) { try twenty.merge(thirty) }
        #expect(error?.value.contains("30") == true)
        #expect(error?.accepted.contains("20") == true)
        func definition(_ version: Int) throws -> MetricDefinition {
            try MetricDefinition(
                "callbacks", version: version, unit: .fraction, direction: .neutral, aggregate: .share, counted: "a",
                over: "b", placing: .arrival)
        }
        var first = try ShareAccumulator(definition(1))
        let second = try ShareAccumulator(definition(2))
        let versions = #expect(throws: InvalidValue.self) { try first.merge(second) }
        #expect(versions?.value.contains("v2") == true)
        #expect(versions?.accepted.contains("v1") == true)
        var score = RatingAccumulator(.satisfactionMean5)
        #expect(throws: InvalidValue.self) { try score.merge(RatingAccumulator(.satisfactionIndex5)) }
        #expect(throws: InvalidValue.self) { try ShareAccumulator(.speedOfAnswer) }
        #expect(throws: InvalidValue.self) { try MeanAccumulator(.transferRate) }
        #expect(throws: InvalidValue.self) { try RatioAccumulator(.transferRate) }
        #expect(throws: InvalidValue.self) { try QuantileAccumulator(.transferRate) }
    }

    @Test("counts above their whole are refused")
    func counts() throws {
        #expect(throws: InvalidValue.self) {
            try QueueCounts(answered: 5, abandoned: 1, answeredWithin: 6, abandonedWithin: 0, shortAbandons: 0)
        }
        #expect(throws: InvalidValue.self) {
            try QueueCounts(answered: .max, abandoned: 1, answeredWithin: 0, abandonedWithin: 0, shortAbandons: 0)
        }
        var share = try ShareAccumulator(.compliance)
        #expect(throws: InvalidValue.self) { try share.add(successes: 3, of: 2) }
        var full = RatingCounts(on: .satisfaction5)
        try full.add(5, times: .max)
        #expect(throws: InvalidValue.self) { try full.add(1) }
        #expect(throws: InvalidValue.self) { try RatingMetric(.effort, on: .effort2, .box(7...8)) }
        #expect(throws: InvalidValue.self) { try RatingMetric(.effort, on: .effort2, .net(top: 5...7, bottom: 1...5)) }
        #expect(throws: InvalidValue.self) { try RatingScale(5...5) }
    }

    @Test("damaged encodings are refused")
    func damaged() throws {
        var generator = SplitMix64(seed: 21)
        var tally = ContactTally(.assumed)
        for contact in try generator.contacts(50) { try tally.add(contact.observation) }
        let text = try tally.json()
        for (old, new) in [
            ("contact-tally/1", "contact-tally/2"), ("\"transferred\":", "\"transferred\":-"),
            ("\"wrapUp\":\"", "\"wrapUp\":\"9999999999999999"), ("\"answered\":", "\"answered\":1"),
            ("\"escalated\":", "\"escalated\":99"),
        ] {
            let damaged = text.replacing(old, with: new, maxReplacements: 1)
            #expect(damaged != text)
            #expect(throws: DecodingError.self, "\(new)") { try ContactTally(json: damaged) }
        }
    }

    @Test("random records and parts neither trap nor give a figure out of range")
    func random() throws {
        var generator = SplitMix64(seed: 31)
        let count = TestEnvironment.trials(default: 4000)
        var tally = ContactTally(.assumed)
        var refused = 0
        for index in 0..<count {
            func span(_ generator: inout SplitMix64) -> TimeSpan {
                let bits = Int64.random(in: 0...62, using: &generator)
                return TimeSpan(
                    microseconds: Int64(truncatingIfNeeded: generator.next() >> UInt64(bits)) - (bits > 60 ? 1 : 0))
            }
            func answer(_ generator: inout SplitMix64) -> Int? {
                Bool.random(using: &generator) ? Int.random(in: -1...11, using: &generator) : nil
            }
            let outcome = ContactOutcome.allCases[Int.random(in: 0...3, using: &generator)]
            do throws(InvalidValue) {
                try tally.add(
                    ContactObservation(
                        wait: span(&generator), outcome: outcome, talk: outcome == .answered ? span(&generator) : .zero,
                        hold: index % 3 == 0 ? span(&generator) : .zero,
                        concurrency: Int.random(in: 0...1001, using: &generator), satisfaction: answer(&generator),
                        recommendation: answer(&generator), effort: answer(&generator)))
            } catch {
                refused += 1
            }
        }
        #expect(refused > 0 && refused < count)
        #expect(tally.queue.total == count - refused)
        for metric in ContactMetric.standard {
            let result = try tally.result(metric)
            guard let value = result.value else { continue }
            #expect(value.isFinite)
            switch result.definition.unit {
            case .fraction: #expect((0...1).contains(value))
            case .points: #expect((-100...100).contains(value))
            case .index: #expect((0...100).contains(value))
            default: #expect(value >= 0)
            }
            if let interval = result.interval { #expect(interval.lower <= interval.upper) }
        }
        #expect(try ContactTally(json: tally.json()) == tally)
    }
}
