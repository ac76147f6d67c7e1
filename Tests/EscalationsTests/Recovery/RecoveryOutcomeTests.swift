import Escalations
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("What recovery brings")
struct RecoveryOutcomeTests {
    @Test("recovered customers stand beside those who saw no failure, as exact counts of who was asked and observed")
    func counts() throws {
        var outcomes = RecoveryOutcomes()
        let complete = try #require(
            RecoveryHistory("R", events: RecoveryTests.events(RecoveryTests.whole)).replay().state)
        let half = try #require(
            RecoveryHistory("R", events: Array(RecoveryTests.events(RecoveryTests.whole)[...2])).replay().state)
        try outcomes.add(complete, isRetained: true)
        try outcomes.add(complete, isRetained: nil)
        try outcomes.add(half, isRetained: false)
        try outcomes.withoutFailure.merge(CustomerOutcomes(satisfied: 80, ofAsked: 100, retained: 90, ofObserved: 120))
        #expect(outcomes.recovered.satisfaction == (try CountShare(2, of: 2)))
        #expect(outcomes.recovered.retention == (try CountShare(1, of: 1)))
        #expect(outcomes.unrecovered.satisfaction == nil)
        #expect(outcomes.unrecovered.retention == (try CountShare(0, of: 1)))
        #expect(outcomes.withoutFailure.satisfaction == (try CountShare(80, of: 100)))
        #expect(outcomes.withoutFailure.retention == (try CountShare(90, of: 120)))
    }

    @Test("counts add up in any order and grouping")
    func merging() throws {
        for seed in 0..<UInt64(TestEnvironment.trials(default: 100)) {
            var random = SplitMix64(seed: seed)
            let parts = try (0..<3).map { _ in
                var outcomes = RecoveryOutcomes()
                for _ in 0..<random.number(0...9) {
                    let answers: [Bool?] = [true, false, nil]
                    let (isSatisfied, isRetained) = (answers[random.number(0...2)], answers[random.number(0...2)])
                    if random.chance(1, in: 2) {
                        try outcomes.recovered.add(isSatisfied: isSatisfied, isRetained: isRetained)
                    } else {
                        try outcomes.withoutFailure.add(isSatisfied: isSatisfied, isRetained: isRetained)
                    }
                }
                return outcomes
            }
            var left = parts[0]
            try left.merge(parts[1])
            try left.merge(parts[2])
            var right = parts[1]
            try right.merge(parts[2])
            var other = parts[0]
            try other.merge(right)
            #expect(left == other)
            try right.merge(parts[0])
            #expect(try LoopWire.text(right) == LoopWire.text(left))
        }
    }

    @Test("what cannot be is refused")
    func refusals() throws {
        #expect(throws: InvalidValue.self) { try CustomerOutcomes(satisfied: 2, ofAsked: 1) }
        #expect(throws: InvalidValue.self) { try CustomerOutcomes(satisfied: -1, ofAsked: 1) }
        #expect(throws: InvalidValue.self) { try CustomerOutcomes(satisfied: 0, ofAsked: -1) }
        #expect(throws: InvalidValue.self) { try CustomerOutcomes(retained: 3, ofObserved: 2) }
        var most = try CustomerOutcomes(satisfied: .max, ofAsked: .max)
        let before = most
        #expect(throws: InvalidValue.self) { try most.add(isSatisfied: false, isRetained: nil) }
        #expect(most == before)
    }

    @Test("menu, history, budget and outcomes are stored like their golden files, and come back from them")
    func golden() throws {
        try LoopWire.expectGolden(try CompensationTests.menu(), in: "compensation-menu")
        var events = try RecoveryTests.events(RecoveryTests.whole)
        events[3] = RecoveryEvent(
            identifier: "r-3", occurredAt: events[3].occurredAt,
            happening: .compensated(try CompensationTests.coupon(50)))
        try LoopWire.expectGolden(RecoveryHistory("R-1", events: events), in: "recovery-history")
        try LoopWire.expectGolden(
            try CompensationBudget(limit: CompensationTests.yuan(100), spent: CompensationTests.yuan(5)),
            in: "compensation-budget")
        var outcomes = RecoveryOutcomes()
        try outcomes.recovered.add(isSatisfied: true, isRetained: nil)
        try LoopWire.expectGolden(outcomes, in: "recovery-outcomes")
    }

    @Test("damaged forms are refused, or read as what they say, and never trap")
    func damage() throws {
        let results = [
            try LoopWire.damage(try CompensationTests.menu(), seed: 1),
            try LoopWire.damage(RecoveryHistory("R-1", events: RecoveryTests.events(RecoveryTests.whole)), seed: 2),
            try LoopWire.damage(try CompensationBudget(limit: CompensationTests.yuan(9)), seed: 3),
            try LoopWire.damage(RecoveryOutcomes(), seed: 4),
        ]
        #expect(results.allSatisfy { $0.refused > 0 })
        #expect(results.contains { $0.read > 0 })
    }
}
