import Escalations
import ServiceTime
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("The figures of feedback")
struct FeedbackFigureTests {
    private func item(_ happenings: [FeedbackHappening]) throws -> FeedbackItem {
        try #require(FeedbackHistory("F", events: FeedbackTests.events(happenings)).replay().state)
    }

    /// A random item.
    private func item(_ random: inout SplitMix64) throws -> FeedbackItem {
        let urgencies: [Urgency] = [.high, .middle, .low]
        let sources: [FeedbackSource] = [.survey, .complaint, .mysteryShopper]
        let types: [FeedbackIssueType] = [.product, .service]
        var happenings: [FeedbackHappening] = [
            .registered(
                FeedbackTags(types[random.number(0...1)], urgency: urgencies[random.number(0...2)], scope: .group),
                source: sources[random.number(0...2)], text: "")
        ]
        if random.chance(1, in: 2) { happenings.append(.responded) }
        switch random.number(1...5) {
        case 1: happenings += [.decided(.adopted)]
        case 2: happenings += [.decided(.adopted), .landed, .customerTold(.result("")), .effectNoted("")]
        case 3: happenings += [.decided(.declined), .customerTold(.result(""))]
        case 4: happenings += [.decided(.backlog), .customerTold(.reason("", expected: .epoch))]
        default: break
        }
        return try item(happenings)
    }

    @Test("a heat map counts by type, urgency and scope, and sums over any of them")
    func heatMap() throws {
        var map = FeedbackHeatMap()
        try map.add(3, FeedbackTags(.product, urgency: .high, scope: .group))
        try map.add(2, FeedbackTags(.product, urgency: .low, scope: .individual))
        try map.add(5, FeedbackTags(.logistics, urgency: .high, scope: .individual))
        try map.add(0, FeedbackTags(.service, urgency: .high, scope: .individual))
        #expect(map.total == 10)
        #expect(map.count(.product, urgency: .high, scope: .group) == 3)
        #expect(map.count(.product) == 5)
        #expect(map.count(urgency: .high) == 8)
        #expect(map.count(scope: .individual) == 7)
        #expect(map.count() == 10)
        #expect(map.cells.map(\.count) == [5, 3, 2])
        #expect(map.counts.count == 3)
        #expect(throws: InvalidValue.self) { try map.add(-1, FeedbackTests.tags) }
        #expect(throws: InvalidValue.self) { try map.add(.max, FeedbackTests.tags) }
        #expect(map.total == 10)
    }

    @Test("adopted and landed are exact shares of all items, and landed also of the adopted")
    func rates() throws {
        var figures = FeedbackFigures()
        let registered = FeedbackTests.registered()
        for happenings in [
            try FeedbackTests.whole(), [registered, .decided(.adopted)], [registered, .decided(.backlog)],
            [registered], [registered, .decided(.declined), .customerTold(.result("No."))],
        ] {
            try figures.add(item(happenings))
        }
        #expect(figures.registered == 5)
        #expect(figures.adoptedShare == (try CountShare(2, of: 5)))
        #expect(figures.landedShare == (try CountShare(1, of: 5)))
        #expect(figures.landedShareOfAdopted == (try CountShare(1, of: 2)))
        #expect(figures.toldShare == (try CountShare(2, of: 5)))
        #expect(PopulationGoal.publishedAdoption.isMet(by: figures.adoptedShare) == false)
        #expect(PopulationGoal.publishedLanding.isMet(by: figures.landedShareOfAdopted) == true)
        #expect(PopulationGoal.publishedLaterLanding.isMet(by: figures.landedShareOfAdopted) == true)
        #expect(PopulationGoal.publishedLanding.isMet(by: FeedbackFigures().landedShare) == nil)
        #expect(figures.undecided == 1)
        #expect(figures.inBacklog == 1)
        #expect(figures.closed == 2)
        #expect(figures.withEffect == 1)
        #expect(figures.sources.counts == [.survey: 5])
    }

    @Test("figures of parts add up to the same bytes in any order and grouping")
    func merging() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 30)) {
            var random = SplitMix64(seed: seed)
            var all = FeedbackFigures()
            let parts = try (0..<3).map { _ in
                var part = FeedbackFigures()
                for _ in 0..<random.number(0...8) {
                    let item = try item(&random)
                    try part.add(item)
                    try all.add(item)
                }
                return part
            }
            var left = parts[2]
            try left.merge(parts[0])
            try left.merge(parts[1])
            var tail = parts[1]
            try tail.merge(parts[2])
            var right = parts[0]
            try right.merge(tail)
            #expect(left == right)
            #expect(try LoopWire.text(left) == LoopWire.text(all))
            #expect(try LoopWire.read(FeedbackFigures.self, LoopWire.text(all)) == all)
        }
    }

    @Test("100 visits of mystery shoppers a month and a panel of 20 a quarter: what is missing is counted")
    func quotas() throws {
        #expect(FeedbackQuota.published.map(\.count) == [100, 20])
        #expect(FeedbackQuota.published.map(\.period) == [.month, .quarter])
        #expect(FeedbackQuota.published[0].shortfall(after: 97) == 3)
        #expect(FeedbackQuota.published[0].shortfall(after: 100) == 0)
        #expect(FeedbackQuota.published[0].shortfall(after: .max) == 0)
        #expect(FeedbackQuota.published[0].shortfall(after: .min) == 100)
        #expect(throws: InvalidValue.self) { try FeedbackQuota(.survey, 0, each: .month) }
    }

    @Test("history, figures and quotas are stored like their golden files, and come back from them")
    func golden() throws {
        try LoopWire.expectGolden(
            FeedbackHistory(
                "F-1",
                events: FeedbackTests.events(FeedbackTests.whole() + [.decided(.backlog), .tagged(FeedbackTests.tags)])),
            in: "feedback-history")
        var figures = FeedbackFigures()
        try figures.add(item(FeedbackTests.whole()))
        try figures.add(item([FeedbackTests.registered(.low), .decided(.declined)]))
        try LoopWire.expectGolden(figures, in: "feedback-figures")
        try LoopWire.expectGolden(FeedbackQuota.published, in: "feedback-quotas")
    }

    @Test("figures whose counts do not fit together are refused, and so are cells that stand twice")
    func refusals() throws {
        var figures = FeedbackFigures()
        try figures.add(item(FeedbackTests.whole()))
        let text = try LoopWire.text(figures)
        for (good, bad) in [
            (#""adopted":1"#, #""adopted":0"#), (#""adopted":1"#, #""adopted":2"#), (#""told":1"#, #""told":0"#),
            (#""landed":1"#, #""landed":-1"#), (#""survey":1"#, #""survey":2"#), (#""declined":0"#, #""declined":1"#),
            (#""count":1"#, #""count":0"#),
        ] {
            #expect(text.contains(good))
            #expect(
                LoopWire.refusal(of: FeedbackFigures.self, text.replacing(good, with: bad)) != nil, "\(bad)")
        }
        let cell = #"{"type":"product","urgency":"high","scope":"group","count":1}"#
        #expect(LoopWire.refusal(of: FeedbackHeatMap.self, "[\(cell)]") == nil)
        #expect(LoopWire.refusal(of: FeedbackHeatMap.self, "[\(cell),\(cell)]") != nil)
    }

    @Test("damaged forms are refused, or read as what they say, and never trap")
    func damage() throws {
        var figures = FeedbackFigures()
        try figures.add(item(FeedbackTests.whole()))
        let results = [
            try LoopWire.damage(figures, seed: 1),
            try LoopWire.damage(FeedbackHistory("F-1", events: FeedbackTests.events(FeedbackTests.whole())), seed: 2),
            try LoopWire.damage(FeedbackQuota.published, seed: 3),
        ]
        #expect(results.allSatisfy { $0.refused > 0 })
        #expect(results.contains { $0.read > 0 })
    }
}
