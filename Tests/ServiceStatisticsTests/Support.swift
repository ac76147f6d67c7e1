import Foundation
import TestSupport

/// The encoding that "the same bytes" means.
func bytes(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Decodes a JSON text.
func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
}

/// |got − expected| ÷ |expected|, or the absolute difference where 0 is expected.
func relativeError(_ got: Double, _ expected: Double) -> Double {
    if got == expected { return 0 }
    return abs(got - expected) / (expected == 0 ? 1 : abs(expected))
}

/// Partial results of a random split of the values, merged two by two in random order.
func mergedInRandomOrder<Value, Part>(
    _ values: [Value], using generator: inout SplitMix64, accumulate: ([Value]) throws -> Part,
    merge: (inout Part, Part) throws -> Void
) throws -> Part {
    var groups = [[Value]](repeating: [], count: Int.random(in: 1...max(values.count, 1), using: &generator))
    for value in values { groups[Int.random(in: groups.indices, using: &generator)].append(value) }
    var parts = try groups.map(accumulate)
    while parts.count > 1 {
        let part = parts.remove(at: Int.random(in: parts.indices, using: &generator))
        try merge(&parts[Int.random(in: parts.indices, using: &generator)], part)
    }
    return parts[0]
}

extension SplitMix64 {
    /// A number of a standard normal distribution, by Box and Muller.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &self))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }

    /// A double with any bit pattern that is finite.
    mutating func anyFinite() -> Double {
        while true {
            let value = Double(bitPattern: next())
            if value.isFinite { return value }
        }
    }
}
