import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Exact quantiles")
struct QuantileTests {
    @Test(
        "levels are exact decimals and print as the shortest one", arguments: ["0", "0.1", "0.95", "0.999999999", "1"])
    func levels(_ text: String) throws {
        let level = try QuantileLevel(text)
        #expect(level.description == text)
        #expect(try decoded([QuantileLevel].self, bytes([level])) == [level])
        #expect(try QuantileLevel(billionths: level.billionths) == level)
    }

    @Test("equal levels are equal, however they are written")
    func equalLevels() throws {
        #expect(try QuantileLevel("0.950") == .p95)
        #expect(try QuantileLevel("1.0") == .maximum)
        #expect(QuantileLevel.p99 < .p999)
    }

    @Test(
        "what is not a decimal from 0 to 1 is refused",
        arguments: ["", "1.1", "-0.5", "0.", ".5", "0.1234567890", "1e-1", "NaN", "0,5", "2", "00.5", " 0.5"])
    func badLevels(_ text: String) {
        #expect(throws: InvalidValue.self) { try QuantileLevel(text) }
        #expect(throws: DecodingError.self) { try decoded([QuantileLevel].self, bytes([text])) }
    }

    @Test("levels beyond a billion billionths are refused", arguments: [-1, 1_000_000_001, .max, .min] as [Int64])
    func badBillionths(_ billionths: Int64) {
        #expect(throws: InvalidValue.self) { try QuantileLevel(billionths: billionths) }
    }

    @Test("h is exact: 0.9 of eleven values is the tenth, where a double would interpolate")
    func exactPosition() throws {
        let values = (0...10).map { Double($0) * 1e15 }
        #expect(try Quantiles.quantile(.p90, of: values.shuffled()) == 9e15)
        #expect(Quantiles.exactQuantile(.p90, of: Array(0...10))?.description == "9")
    }

    @Test("integers give exact fractions, also at the ends of their range")
    func integers() throws {
        #expect(Quantiles.exactQuantile(.p90, of: [15, 20, 35, 40, 50])?.description == "46")
        #expect(try Quantiles.exactQuantile(QuantileLevel("0.001"), of: [.min, .max])?.value == -9.204925292781066e18)
        #expect(Quantiles.exactQuantile(.median, of: [.min, .max])?.description == "-1/2")
        #expect(Quantiles.exactQuantile(.median, of: [2, 1], .medianUnbiased)?.description == "3/2")
        #expect(Quantiles.exactQuantile(.median, of: []) == nil)
    }

    @Test("an empty sample has no quantile, a value that is not finite is refused with its place")
    func undefined() throws {
        for definition in QuantileDefinition.allCases {
            #expect(try Quantiles.quantile(.p95, of: [Double](), definition) == nil)
            for bad in [Double.nan, .infinity, -.infinity] {
                #expect(throws: InvalidValue(field: "values[1]", value: "\(bad)", accepted: "a finite number")) {
                    try Quantiles.quantile(.p95, of: [1, bad], definition)
                }
            }
        }
        #expect(try Quantiles.interval(.p95, of: []) == nil)
        #expect(throws: InvalidValue.self) { try Quantiles.interval(.p95, of: [.nan]) }
        #expect(throws: InvalidValue.self) { try Quantiles.interval(.p95, of: [1], confidence: 1) }
    }

    @Test("values of opposite sign and huge size do not overflow")
    func extremes() throws {
        let huge = Double.greatestFiniteMagnitude
        #expect(try Quantiles.quantile(.median, of: [-huge, huge]) == 0)
        #expect(try Quantiles.quantile(.p75, of: [huge, huge]) == huge)
        let quarter = try #require(try Quantiles.quantile(.p25, of: [huge, -huge]))
        #expect(relativeError(quarter, -huge / 2) < 1e-15)
    }

    @Test("selection agrees with sorting for every definition, for samples with many ties and for sorted ones")
    func selection() throws {
        var generator = SplitMix64(seed: 31)
        for trial in 0..<TestEnvironment.trials(default: 60) {
            let count = Int.random(in: 1...400, using: &generator)
            let distinct = Int64.random(in: 1...500, using: &generator)
            var values = (0..<count).map { _ in Int64.random(in: -distinct...distinct, using: &generator) }
            if trial % 3 == 0 { values.sort() }
            if trial % 7 == 0 { values.sort(by: >) }
            let sorted = values.sorted()
            let levels = try (0..<5).map { _ in
                try QuantileLevel(billionths: Int64.random(in: 0...1_000_000_000, using: &generator))
            }
            for definition in QuantileDefinition.allCases {
                let exact = try #require(Quantiles.exactQuantiles(levels, of: values, definition))
                let doubles = try #require(try Quantiles.quantiles(levels, of: values.map { Double($0) }, definition))
                for (index, level) in levels.enumerated() {
                    #expect(exact[index] == reference(level, sorted, definition))
                    #expect(abs(doubles[index] - exact[index].value) <= 1e-13 * Double(distinct))
                }
            }
        }
    }

    /// The definitions of Hyndman and Fan, from a sorted sample.
    private func reference(
        _ level: QuantileLevel, _ sorted: [Int64], _ definition: QuantileDefinition
    ) -> ExactFraction? {
        let n = Int128(sorted.count)
        let p = Int128(level.billionths)
        let unit: Int128 = 3_000_000_000
        // The 1-based position in units of 1/3,000,000,000.
        let position: Int128 =
            switch definition {
            case .nearestRank: (n * p + 999_999_999) / 1_000_000_000 * unit
            case .exclusive: 3 * (n + 1) * p
            case .inclusive: unit + 3 * (n - 1) * p
            case .medianUnbiased: (3 * n + 1) * p + unit / 3
            }
        let clipped = min(max(position, unit), n * unit)
        let rank = Int(clipped / unit)
        let low = Int128(sorted[rank - 1])
        let high = Int128(sorted[min(rank, sorted.count - 1)])
        return try? ExactFraction(low * unit + (high - low) * (clipped % unit), over: unit)
    }

    @Test("ranks of a percentile's interval cover at least the confidence, and no narrower pair of equal tails does")
    func ranks() throws {
        let ranks = try QuantileInterval(.p90, count: 100)
        #expect(ranks.lowerRank == 84)
        #expect(ranks.upperRank == 96)
        #expect(ranks.coverage >= 0.95)
        // With five values nothing bounds the 95th percentile from above.
        let few = try QuantileInterval(.p95, count: 5)
        #expect(few.upperRank == nil)
        #expect(few.coverage >= 0.95)
        #expect(try QuantileInterval(.median, count: 0).lowerRank == nil)
        #expect(try QuantileInterval(.minimum, count: 10).lowerRank == nil)
        #expect(throws: InvalidValue.self) { try QuantileInterval(.median, count: -1) }
        #expect(throws: InvalidValue.self) { try QuantileInterval(.median, count: 3, confidence: .nan) }
        for count in [1, 2, 6, 20, 75, 1_000_000] {
            for level in [QuantileLevel.p25, .median, .p90, .p99] {
                let ranks = try QuantileInterval(level, count: count, confidence: 0.9)
                #expect(ranks.coverage >= 0.9)
                if let low = ranks.lowerRank, let high = ranks.upperRank { #expect(low < high) }
            }
        }
    }
}
