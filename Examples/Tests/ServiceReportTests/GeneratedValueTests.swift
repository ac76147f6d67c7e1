import ServiceVocabulary
import Testing

@testable import ServiceReporting

@Suite("Generated values")
struct GeneratedValueTests {
    @Test("Handling times have the median and the tail of their distribution")
    func handlingTimes() {
        var generator = SplitMix64(seed: 7)
        let count = 20_000
        let times = (0..<count).map { _ in HandlingTime.draw(median: 10_000, using: &generator) }.sorted()
        #expect((9_700...10_300).contains(times[count / 2]))
        #expect((26_500...29_500).contains(times[count * 9 / 10]))
        #expect((58_000...71_000).contains(times[count * 99 / 100]))
        #expect(times.allSatisfy { (610...164_450).contains($0) })
    }

    @Test("A choice draws in proportion to its weights, and never what has none")
    func weights() throws {
        let choice = try WeightedChoice([("never", 0), ("often", 3), ("not", 0), ("seldom", 1)])
        var generator = SplitMix64(seed: 7)
        var counts: [String: Int] = [:]
        for _ in 0..<8000 { counts[choice.draw(using: &generator), default: 0] += 1 }
        #expect(counts.keys.sorted() == ["often", "seldom"])
        #expect((5800...6200).contains(counts["often"] ?? 0))
    }

    @Test("Weights that leave nothing to choose are refused", arguments: [[], [0, 0], [1, -1], [Int.max, 1]])
    func refusedWeights(_ weights: [Int]) {
        #expect(throws: InvalidValue.self) { try WeightedChoice(weights.map { ("", $0) }) }
    }
}
