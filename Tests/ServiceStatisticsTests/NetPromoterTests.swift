import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Net promoter score")
struct NetPromoterTests {
    @Test("answers fall into three groups; other answers are refused")
    func answers() throws {
        let counts = try NetPromoterCounts(answers: 0...10)
        #expect(counts == (try NetPromoterCounts(detractors: 7, passives: 2, promoters: 2)))
        #expect(counts.score.map { relativeError($0, -500.0 / 11) < 1e-15 } == true)
        for bad in [-1, 11, .max] {
            #expect(throws: InvalidValue.self) { try NetPromoterCounts(answers: [9, bad]) }
        }
    }

    @Test("no answer is undefined, one answer has no unbiased error")
    func undefined() throws {
        let none = try NetPromoterCounts(detractors: 0, passives: 0, promoters: 0)
        #expect(none.score == nil)
        #expect(none.variance == nil)
        #expect(none.standardError == nil)
        #expect(none.unbiasedStandardError == nil)
        #expect(try none.marginOfError() == nil)
        for method in NetPromoterIntervalMethod.allCases {
            #expect(try none.interval(method) == nil)
            #expect(throws: InvalidValue.self) { try none.interval(method, confidence: 2) }
        }
        let one = try NetPromoterCounts(detractors: 0, passives: 1, promoters: 0)
        #expect(one.standardError == 0)
        #expect(one.unbiasedStandardError == nil)
        for change in [NetPromoterChange(from: none, to: one), NetPromoterChange(from: one, to: none)] {
            #expect(change.difference == nil)
            #expect(change.test == nil)
            #expect(try change.interval() == nil)
        }
        #expect(NetPromoterChange(from: one, to: one).test == nil)
        #expect(NetPromoterChange(from: one, to: one).difference == 0)
    }

    @Test(
        "negative counts and sums beyond the integers are refused",
        arguments: [(-1, 0, 0), (0, -1, 0), (.max, 1, 0), (.max, 0, 1)])
    func refusals(detractors: Int, passives: Int, promoters: Int) {
        #expect(throws: InvalidValue.self) {
            try NetPromoterCounts(detractors: detractors, passives: passives, promoters: promoters)
        }
    }

    @Test("counts merge by addition, in any order, and come back from their encoding")
    func merging() throws {
        var generator = SplitMix64(seed: 71)
        let answers = (0..<200).map { _ in Int.random(in: 0...10, using: &generator) }
        let whole = try NetPromoterCounts(answers: answers)
        let merged = try mergedInRandomOrder(
            answers, using: &generator, accumulate: { try NetPromoterCounts(answers: $0) },
            merge: { $0 = try $0.merging($1) })
        #expect(merged == whole)
        #expect(try decoded(NetPromoterCounts.self, bytes(whole)) == whole)
        #expect(try bytes(whole).contains(#""detractors":"#))
        #expect(throws: DecodingError.self) {
            try decoded(NetPromoterCounts.self, #"{"detractors":-1,"passives":0,"promoters":0}"#)
        }
        #expect(throws: InvalidValue.self) {
            try whole.merging(NetPromoterCounts(detractors: 0, passives: .max, promoters: 0))
        }
    }
}
