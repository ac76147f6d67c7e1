import CustomerValue
import Foundation
import ServiceVocabulary
import TestSupport
import Testing
import Ticketing

@Suite("Rankings and segments")
struct SegmentTests {
    private func ranking(_ values: [Double]) throws -> CustomerRanking {
        var customers: [CustomerIdentifier: Double] = [:]
        for (index, value) in values.enumerated() { customers[CustomerIdentifier("c\(index)")] = value }
        return try CustomerRanking(customers)
    }

    @Test(
        "equal values at a cut stay together or are split as the rule says",
        arguments: [(TieRule.togetherAbove, 5), (.togetherBelow, 1), (.splitByIdentifier, 2)])
    func ties(rule: TieRule, expected: Int) throws {
        let ranking = try ranking([9, 5, 5, 5, 5, 1, 1, 1, 1, 1])
        #expect(try ranking.count(ofTop: CountShare(2, of: 10), ties: rule) == expected)
    }

    @Test("a share is cut at the nearest whole number of customers", arguments: [(1, 3), (2, 5), (3, 8), (4, 10)])
    func rounding(quarters: Int64, expected: Int) throws {
        let ranking = try ranking((0..<10).map { Double($0) })
        #expect(try ranking.count(ofTop: CountShare(quarters, of: 4), ties: .togetherAbove) == expected)
    }

    @Test("a share of the value takes as many customers as hold it, those at or below zero never")
    func shareOfValue() throws {
        let ranking = try ranking([50, 30, 10, 10, 0, -40])
        func count(_ part: Int64, _ ties: TieRule = .togetherAbove) throws -> Int {
            ranking.count(holding: try CountShare(part, of: 100), ties: ties)
        }
        #expect(try [count(50), count(51), count(80), count(100)] == [1, 2, 2, 4])
        #expect(try [count(90), count(90, .splitByIdentifier), count(90, .togetherBelow)] == [4, 3, 2])
        #expect(try self.ranking([-1, 0]).count(holding: CountShare(1, of: 2), ties: .togetherAbove) == 0)
    }

    @Test("groups never depend on the order of input, and ties never part unless they are told to")
    func groups() throws {
        var random = SplitMix64(seed: 51)
        for _ in 0..<TestEnvironment.trials(default: 200) {
            let count = Int.random(in: 0...40, using: &random)
            let values = (0..<count).map { _ in Double(Int.random(in: 0...6, using: &random)) }
            let pairs = values.enumerated().map { (CustomerIdentifier("c\($0)"), $1) }
            let parts = Int.random(in: 1...6, using: &random)
            let one = try CustomerRanking(Dictionary(uniqueKeysWithValues: pairs))
            let two = try CustomerRanking(Dictionary(uniqueKeysWithValues: pairs.shuffled(using: &random)))
            for rule in TieRule.allCases {
                let groups = try one.groups(parts, ties: rule)
                #expect(try two.groups(parts, ties: rule) == groups)
                #expect(groups.count == count && groups.values.allSatisfy { (0..<parts).contains($0) })
                for (customer, value) in pairs {
                    for (other, otherValue) in pairs {
                        let (mine, its) = (groups[customer] ?? -1, groups[other] ?? -1)
                        if value == otherValue, rule != .splitByIdentifier { #expect(mine == its) }
                        if value > otherValue { #expect(mine <= its) }
                    }
                }
            }
        }
    }

    @Test("RFM scores rise with recent, frequent and large purchases")
    func scores() throws {
        let measures: [CustomerIdentifier: RecencyFrequencyValue.Measures] = [
            "a": .init(sinceLastPurchase: 1, purchases: 9, value: 900),
            "b": .init(sinceLastPurchase: 5, purchases: 4, value: 1000),
            "c": .init(sinceLastPurchase: 9, purchases: 4, value: 10),
            "d": .init(sinceLastPurchase: 30, purchases: 1, value: -5),
        ]
        let scores = try RecencyFrequencyValue.scores(of: measures, groups: 4, ties: .togetherAbove)
        #expect([scores["a"]?.recency, scores["a"]?.frequency, scores["a"]?.value] == [4, 4, 3])
        #expect([scores["b"]?.recency, scores["b"]?.frequency, scores["b"]?.value] == [3, 3, 4])
        #expect([scores["c"]?.recency, scores["c"]?.frequency, scores["c"]?.value] == [2, 3, 2])
        #expect([scores["d"]?.recency, scores["d"]?.frequency, scores["d"]?.value] == [1, 1, 1])
        #expect(throws: InvalidValue.self) {
            try RecencyFrequencyValue.scores(of: measures, groups: 0, ties: .togetherAbove)
        }
        #expect(throws: InvalidValue.self) { try CustomerRanking(["a": .nan]) }
    }

    @Test("the first rule that fits names the segment; rules that nothing reaches are reported")
    func segmentation() throws {
        let segmentation = try CustomerSegmentation(
            groups: 5,
            rules: [
                .init("champions", recency: 4...5, frequency: 4...5, value: 4...5),
                .init("at-risk", recency: 1...2, frequency: 3...5, value: 3...5),
                .init("best", recency: 5...5, frequency: 5...5, value: 5...5),
            ], otherwise: "others")
        let scores = try RecencyFrequencyValue.scores(
            of: [
                "a": .init(sinceLastPurchase: 1, purchases: 5, value: 5),
                "b": .init(sinceLastPurchase: 2, purchases: 4, value: 4),
                "c": .init(sinceLastPurchase: 3, purchases: 3, value: 1),
                "d": .init(sinceLastPurchase: 4, purchases: 2, value: 2),
                "e": .init(sinceLastPurchase: 5, purchases: 3, value: 3),
            ], groups: 5, ties: .togetherAbove)
        #expect(
            scores.mapValues { segmentation.segment(of: $0) } == [
                "a": "champions", "b": "champions", "c": "others", "d": "others", "e": "at-risk",
            ])
        #expect(segmentation.unreachableRules == [2])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(segmentation), as: UTF8.self)
        #expect(text.contains(#"{"frequency":[3,5],"recency":[1,2],"segment":"at-risk","value":[3,5]}"#))
        #expect(try JSONDecoder().decode(CustomerSegmentation.self, from: Data(text.utf8)) == segmentation)
        for broken in ["[2,1]", "[0,2]", "[1]"] {
            let damaged = text.replacingOccurrences(of: "[1,2]", with: broken)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(CustomerSegmentation.self, from: Data(damaged.utf8))
            }
        }
        #expect(throws: InvalidValue.self) {
            try CustomerSegmentation(
                groups: 5, rules: [.init("x", recency: 0...5, frequency: 1...5, value: 1...5)], otherwise: "y")
        }
    }
}
