import ServiceStatistics
import TestSupport
import Testing

@Suite("Vectors of the quantile sketch")
struct SketchVectorTests {
    private static let accuracy = 0.01

    /// The numbers of kpi.md 8.7.
    private func stream(_ input: JSONValue) throws -> [Double] {
        var generator = SplitMix64(seed: try input["seed"].uint64())
        let transform = try input["transform"].string()
        return try (0..<input["n"].int()).map { _ in
            let u = Double(generator.next() >> 11) / 9_007_199_254_740_992
            switch transform {
            case "uniformInt": return (86400 * u).rounded(.down)
            case "heavy": return (30 / (1 - u)).rounded(.down)
            case "fewValues": return 60 * (8 * u).rounded(.down)
            default: throw JSONValue.Mismatch(description: "unknown transform \(transform)")
            }
        }
    }

    private func sketch(of values: ArraySlice<Double>) throws -> QuantileSketch {
        var sketch = try QuantileSketch(relativeAccuracy: Self.accuracy)
        for value in values { try sketch.add(value) }
        return sketch
    }

    /// The stream in the given number of parts, merged in an order that is not the one of the stream.
    private func merged(_ values: [Double], parts: Int) throws -> QuantileSketch {
        let size = (values.count + parts - 1) / parts
        var sketches = try stride(from: 0, to: values.count, by: size).map {
            try sketch(of: values[$0..<min($0 + size, values.count)])
        }
        var generator = SplitMix64(seed: UInt64(parts))
        sketches.shuffle(using: &generator)
        var whole = try QuantileSketch(relativeAccuracy: Self.accuracy)
        for part in sketches { try whole.merge(part) }
        return whole
    }

    @Test("exact statistics agree, and the sketch keeps its guarantee however the stream is split")
    func streams() throws {
        let report = try KPIVectors.report("sketchStreams") { input in
            let values = try stream(input)
            let sum = try ExactSum(values)
            let whole = try merged(values, parts: 1)
            let split = try [7, 1000].map { try merged(values, parts: $0) }
            #expect(split.allSatisfy { $0 == whole })
            let levels = try ["0.5", "0.9", "0.99", "0.999"].map { try QuantileLevel($0) }
            let sorted = values.map { Int64($0) }.sorted()
            let exact = try #require(Quantiles.exactQuantiles(levels, of: sorted))
            var quantiles: [String: JSONValue] = [:]
            for (level, exact) in zip(levels, exact) {
                let neighbours = neighbours(level, of: sorted)
                let answer = try #require(whole.quantile(level))
                #expect(answer >= neighbours.lower * (1 - Self.accuracy))
                #expect(answer <= neighbours.upper * (1 + Self.accuracy))
                #expect(abs(answer - exact.value) <= Self.accuracy * exact.value)
                quantiles[level.description] = .object([
                    "type7": .of(exact.value), "lowerSample": .number(neighbours.lower),
                    "upperSample": .number(neighbours.upper),
                ])
            }
            return .object([
                "sum": .number(sum.value), "min": .of(whole.minimum), "max": .of(whole.maximum),
                "first3Unsorted": .of(Array(values.prefix(3))), "quantiles": .object(quantiles),
            ])
        }
        for disagreement in report.disagreements { Issue.record("\(disagreement)") }
    }

    /// The order statistics of 0-based rank ⌊h⌋ and ⌊h⌋ + 1, h = (n − 1)p.
    private func neighbours(_ level: QuantileLevel, of sorted: [Int64]) -> (lower: Double, upper: Double) {
        let index = Int(Int128(sorted.count - 1) * Int128(level.billionths) / 1_000_000_000)
        return (Double(sorted[index]), Double(sorted[min(index + 1, sorted.count - 1)]))
    }
}
