import ServiceStatistics
import ServiceVocabulary
import TestSupport
import Testing

@Suite("Quantile sketch")
struct QuantileSketchTests {
    @Test("the answer is within the accuracy of the exact quantile at every level, for every size of value")
    func guarantee() throws {
        var generator = SplitMix64(seed: 51)
        let levels: [QuantileLevel] = [.minimum, .p25, .median, .p90, .p99, .p999, .maximum]
        for trial in 0..<TestEnvironment.trials(default: 40) {
            let accuracy = [0.0001, 0.001, 0.01, 0.05, 0.25][trial % 5]
            let spread = accuracy < 0.01 ? 1.0 : 300.0
            let values = (0..<Int.random(in: 1...200, using: &generator)).map { _ -> Double in
                if Int.random(in: 0..<10, using: &generator) == 0 { return 0 }
                return Maths.exp(Double.random(in: -spread...spread, using: &generator))
            }
            var sketch = try QuantileSketch(relativeAccuracy: accuracy)
            for value in values { try sketch.add(value) }
            for level in levels {
                let exact = try #require(try Quantiles.quantile(level, of: values))
                let answer = try #require(sketch.quantile(level))
                #expect(abs(answer - exact) <= accuracy * exact, "\(level) at \(accuracy)")
            }
            #expect(sketch.quantile(.minimum) == values.min())
            #expect(sketch.quantile(.maximum) == values.max())
        }
    }

    @Test("smallest and largest doubles have bins", arguments: [0.01, 0.25])
    func extremes(_ accuracy: Double) throws {
        var sketch = try QuantileSketch(relativeAccuracy: accuracy)
        for value in [Double.leastNonzeroMagnitude, 1, .greatestFiniteMagnitude] { try sketch.add(value) }
        #expect(sketch.quantile(.median).map { relativeError($0, 1) <= accuracy } == true)
        #expect(sketch.quantile(.maximum) == .greatestFiniteMagnitude)
        #expect(try decoded(QuantileSketch.self, bytes(sketch)) == sketch)
    }

    @Test("parts merge to the same bytes in any order and grouping, and the encoding comes back")
    func law() throws {
        var generator = SplitMix64(seed: 52)
        for _ in 0..<TestEnvironment.trials(default: 40) {
            let values = (0..<Int.random(in: 1...80, using: &generator)).map { _ in
                (Maths.exp(Double.random(in: -4...9, using: &generator)) - 1).rounded(.up).magnitude
            }
            func sketch(_ values: [Double]) throws -> QuantileSketch {
                var sketch = try QuantileSketch(relativeAccuracy: 0.02)
                for value in values { try sketch.add(value) }
                return sketch
            }
            let whole = try sketch(values)
            let merged = try mergedInRandomOrder(
                values, using: &generator, accumulate: sketch, merge: { try $0.merge($1) })
            #expect(merged == whole)
            #expect(try bytes(merged) == bytes(whole))
            #expect(try decoded(QuantileSketch.self, bytes(whole)) == whole)
            var counted = try QuantileSketch(relativeAccuracy: 0.02)
            for (value, times) in Dictionary(grouping: values, by: { $0 }) {
                try counted.add(value, times: times.count)
            }
            #expect(counted == whole)
        }
    }

    @Test("bins do not depend on the platform: this encoding is fixed")
    func golden() throws {
        var sketch = try QuantileSketch()
        for value in [0, 0.5, 1, 7, 12, 12, 340, 86400] as [Double] { try sketch.add(value) }
        #expect(
            try bytes(sketch)
                == #"{"bins":[[-34,1],[0,1],[98,1],[125,2],[292,1],[569,1]],"maximum":86400,"minimum":0,"relativeAccuracy":0.01,"zeros":1}"#
        )
    }

    @Test("negative values, NaN and infinities are refused, and leave the sketch as it was")
    func badValues() throws {
        var sketch = try QuantileSketch()
        #expect(sketch.quantile(.median) == nil)
        #expect(sketch.minimum == nil)
        for bad in [-1, -Double.leastNonzeroMagnitude, .nan, .infinity, -.infinity] {
            #expect(throws: InvalidValue.self) { try sketch.add(bad) }
        }
        #expect(throws: InvalidValue.self) { try sketch.add(1, times: -1) }
        try sketch.add(-0.0)
        try sketch.add(3, times: 0)
        #expect(sketch.quantile(.median)?.sign == .plus)
        #expect(sketch.count == 1)
        try sketch.add(2, times: .max - 1)
        #expect(throws: InvalidValue.self) { try sketch.add(2) }
        let full = sketch
        #expect(throws: InvalidValue.self) { try sketch.merge(full) }
        #expect(sketch == full)
        #expect(sketch.quantile(.p999).map { relativeError($0, 2) <= 0.01 } == true)
    }

    @Test("different accuracies do not merge, and the refusal names both")
    func accuracies() throws {
        var fine = try QuantileSketch(relativeAccuracy: 0.01)
        let coarse = try QuantileSketch(relativeAccuracy: 0.02)
        #expect(
            throws: InvalidValue(
                field: "relativeAccuracy", value: "0.02", accepted: "the accuracy of the sketch it is merged into, 0.01"
            )
        ) { try fine.merge(coarse) }
        for bad in [0, -0.01, 0.3, 1e-5, .nan, .infinity] {
            #expect(throws: InvalidValue.self) { try QuantileSketch(relativeAccuracy: bad) }
        }
    }

    @Test(
        "encodings that contradict themselves are refused",
        arguments: [
            #"{"bins":[[1,1]],"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[],"relativeAccuracy":0.01,"zeros":1}"#,
            #"{"bins":[],"maximum":0,"minimum":0,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0,1]],"maximum":1,"minimum":0,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0,1]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":1}"#,
            #"{"bins":[[0,0]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0,1],[0,1]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[1,1]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0,1],[9000000000,1]],"maximum":2,"minimum":1,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0,9223372036854775807],[1,1]],"maximum":1.01,"minimum":1,"relativeAccuracy":0.01,"zeros":0}"#,
            #"{"bins":[[0,1]],"maximum":1,"minimum":1,"relativeAccuracy":0.5,"zeros":0}"#,
            #"{"bins":[[0,1]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":-1}"#,
            #"{"bins":[[0,1]],"maximum":1,"minimum":1,"relativeAccuracy":0.01,"zeros":0,"more":0}"#,
        ])
    func badEncodings(_ json: String) {
        #expect(throws: DecodingError.self) { try decoded(QuantileSketch.self, json) }
    }
}
