import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Exact accumulators")
struct AccumulatorTests {
    @Test("the sum of doubles is exact where plain addition loses everything")
    func cancellation() throws {
        #expect(try ExactSum([1e308, 1, -1e308]).value == 1)
        #expect(try ExactSum([.greatestFiniteMagnitude, .greatestFiniteMagnitude]).value == .infinity)
        #expect(
            try ExactSum([.greatestFiniteMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude]).value
                == .greatestFiniteMagnitude)
        #expect(try ExactSum([.leastNonzeroMagnitude, .leastNonzeroMagnitude]).value == 2 * .leastNonzeroMagnitude)
        #expect(try ExactSum([0.1, 0.2, -0.3]).value == 2.7755575615628914e-17)
        #expect(try ExactSum([1, 0x1p-53]).value == 1)
        #expect(try ExactSum([1, 0x1p-53, 0x1p-1074]).value == 1.0.nextUp)
        #expect(try ExactSum([-1, -0x1p-53, -0x1p-1074]).value == (-1.0).nextDown)
        #expect(try ExactSum([5, -5]).isZero)
        #expect(ExactSum().value == 0)
    }

    @Test("NaN and infinities are refused and leave the sum as it was", arguments: [Double.nan, .infinity, -.infinity])
    func badValues(_ bad: Double) throws {
        var sum = try ExactSum([2])
        #expect(throws: InvalidValue.self) { try sum.add(bad) }
        #expect(sum.value == 2)
    }

    @Test("sums merge to the same bytes in any order and grouping, over all sizes of doubles")
    func sumLaw() throws {
        var generator = SplitMix64(seed: 41)
        for _ in 0..<TestEnvironment.trials(default: 40) {
            let values = (0..<Int.random(in: 1...60, using: &generator)).map { _ in generator.anyFinite() }
            let whole = try ExactSum(values)
            for _ in 0..<3 {
                let merged = try mergedInRandomOrder(
                    values, using: &generator, accumulate: { try ExactSum($0) }, merge: { $0.merge($1) })
                #expect(merged == whole)
                #expect(merged.hashValue == whole.hashValue)
                #expect(try bytes(merged) == bytes(whole))
                #expect(merged.value == whole.value)
            }
            let back = try decoded(ExactSum.self, bytes(whole))
            #expect(back == whole)
            var zero = back
            zero.merge(try ExactSum(values.map { -$0 }))
            #expect(zero == ExactSum())
            #expect(try bytes(zero) == bytes(ExactSum()))
        }
    }

    @Test("the sum is the nearest double: it agrees with integers of 128 bits")
    func rounding() throws {
        var generator = SplitMix64(seed: 42)
        for _ in 0..<TestEnvironment.trials(default: 300) {
            let integers = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
                Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 10...40, using: &generator)
            }
            let exact = integers.reduce(Int128(0)) { $0 + Int128($1) }
            #expect(try ExactSum(integers.map { Double($0) }).value == Double(exact))
        }
    }

    @Test(
        "only canonical encodings of a sum are accepted",
        arguments: [
            #"{"digits":[0,1],"lowestDigit":3,"negative":false}"#,
            #"{"digits":[1,0],"lowestDigit":3,"negative":false}"#,
            #"{"digits":[],"lowestDigit":3,"negative":false}"#, #"{"digits":[],"lowestDigit":0,"negative":true}"#,
            #"{"digits":[1],"lowestDigit":-1,"negative":false}"#, #"{"digits":[1],"lowestDigit":68,"negative":false}"#,
            #"{"digits":[1,1],"lowestDigit":66,"negative":false}"#,
            #"{"digits":[4294967296],"lowestDigit":1,"negative":false}"#,
            #"{"digits":[1],"lowestDigit":9223372036854775807,"negative":false}"#,
            #"{"digits":[1],"lowestDigit":1,"negative":false,"extra":1}"#,
        ])
    func badSums(_ json: String) {
        #expect(throws: DecodingError.self) { try decoded(ExactSum.self, json) }
    }

    @Test("moments of integers are exact and do not cancel far from zero")
    func moments() throws {
        let far: Int64 = 1_700_000_000_000_000
        let moments = try ExactMoments([far + 1, far + 2, far + 4])
        #expect(moments.mean?.description == "5100000000000007/3")
        #expect(moments.variance == 7.0 / 3)
        #expect(moments.populationVariance == 14.0 / 9)
        #expect(moments.standardDeviation == (7.0 / 3).squareRoot())
        #expect(ExactMoments().mean == nil)
        #expect(ExactMoments().variance == nil)
        #expect(try ExactMoments([7]).variance == nil)
        #expect(try ExactMoments([7]).populationVariance == 0)
        #expect(try ExactMoments([.min, .max]).variance == 1.7014118346046923e38)
    }

    @Test("moments that do not fit are refused and leave the accumulator as it was")
    func overflow() throws {
        var moments = try ExactMoments([.min])
        moments = try decoded(
            ExactMoments.self, #"{"count":2,"sum":"0","sumOfSquares":"170141183460469231731687303715884105726"}"#)
        let before = moments
        #expect(throws: InvalidValue.self) { try moments.add(.min) }
        #expect(throws: InvalidValue.self) { try moments.merge(before) }
        #expect(moments == before)
    }

    @Test("moments merge to the same bytes in any order and grouping")
    func momentLaw() throws {
        var generator = SplitMix64(seed: 43)
        for _ in 0..<TestEnvironment.trials(default: 60) {
            let values = (0..<Int.random(in: 1...50, using: &generator)).map { _ in
                Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 4...60, using: &generator)
            }
            let whole = try ExactMoments(values)
            let merged = try mergedInRandomOrder(
                values, using: &generator, accumulate: { try ExactMoments($0) }, merge: { try $0.merge($1) })
            #expect(merged == whole)
            #expect(try bytes(merged) == bytes(whole))
            #expect(try decoded(ExactMoments.self, bytes(whole)) == whole)
        }
    }

    @Test(
        "moments that no integers have are refused",
        arguments: [
            #"{"count":1,"sum":"2","sumOfSquares":"2"}"#, #"{"count":2,"sum":"3","sumOfSquares":"4"}"#,
            #"{"count":0,"sum":"1","sumOfSquares":"1"}"#, #"{"count":-1,"sum":"1","sumOfSquares":"1"}"#,
            #"{"count":1,"sum":"01","sumOfSquares":"1"}"#, #"{"count":1,"sum":1,"sumOfSquares":"1"}"#,
            #"{"count":1,"sum":"x","sumOfSquares":"1"}"#, #"{"count":1,"sum":"1"}"#,
        ])
    func badMoments(_ json: String) {
        #expect(throws: DecodingError.self) { try decoded(ExactMoments.self, json) }
    }

    @Test("fractions are rounded once, to the nearest double, and compare exactly")
    func fractions() throws {
        #expect(try ExactFraction(1, over: 3).value == 1.0 / 3)
        #expect(try ExactFraction(-7, over: 14).description == "-1/2")
        #expect(try ExactFraction(2, over: 4) == ExactFraction(1, over: 2))
        #expect(try ExactFraction(.min, over: .max).value == -1)
        #expect(try ExactFraction(.min, over: .max) < ExactFraction(-1, over: 1))
        #expect(try ExactFraction(1, over: .max) > ExactFraction(0, over: 1))
        #expect(throws: InvalidValue.self) { try ExactFraction(1, over: 0) }
        #expect(throws: InvalidValue.self) { try ExactFraction(1, over: -1) }
        var generator = SplitMix64(seed: 44)
        for _ in 0..<TestEnvironment.trials(default: 500) {
            // Both are exact as doubles, and IEEE division rounds once too.
            let a = Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 11...60, using: &generator)
            let b = Int64(generator.next() >> UInt64.random(in: 11...60, using: &generator)) + 1
            #expect(try ExactFraction(Int128(a), over: Int128(b)).value == Double(a) / Double(b))
        }
    }
}
