import ServiceStatistics
import ServiceVocabulary
import Testing

@Suite("Proportion")
struct ProportionTests {
    @Test("keeps counts and shows their quotient; nothing measured is undefined, not zero")
    func values() throws {
        #expect(try Proportion(successes: 860, count: 1060).value == 860.0 / 1060)
        #expect(Proportion.empty.value == nil)
        #expect(try Proportion.empty.interval() == nil)
        #expect(try Proportion(successes: 1, count: 2).fraction == Proportion(successes: 2, count: 4).fraction)
    }

    @Test(
        "refuses counts that contradict each other",
        arguments: [(-1, 5), (6, 5), (0, -1), (1, 0), (Int.max, 0), (Int.min, Int.max)])
    func refusals(successes: Int, count: Int) {
        #expect(throws: InvalidValue.self) { try Proportion(successes: successes, count: count) }
    }

    @Test("merges by adding counts, refuses a sum beyond the integers")
    func merging() throws {
        let part = try Proportion(successes: 1, count: 3)
        #expect(try part.merging(Proportion(successes: 5, count: 5)) == Proportion(successes: 6, count: 8))
        #expect(try part.merging(.empty) == part)
        let full = try Proportion(successes: 0, count: .max)
        #expect(throws: InvalidValue(field: "count", value: "\(Int.max) + 3", accepted: "a sum within 64 bits")) {
            try full.merging(part)
        }
    }

    @Test("refuses a confidence that is not strictly between 0 and 1", arguments: [0, 1, -0.1, 1.5, .nan, .infinity])
    func confidence(_ confidence: Double) throws {
        let share = try Proportion(successes: 1, count: 3)
        for method in ProportionIntervalMethod.allCases {
            #expect(throws: InvalidValue.self) { try share.interval(method, confidence: confidence) }
            #expect(throws: InvalidValue.self) { try Proportion.empty.interval(method, confidence: confidence) }
        }
    }
}
