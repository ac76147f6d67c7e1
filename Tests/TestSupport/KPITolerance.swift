/// How far a number of a group of `kpi.json` may be from the expected one, and how values are compared.
///
/// A number agrees when |got − expected| ≤ max(absolute, relative × |expected|), through arrays and nested objects.
/// Keys in `exact`, booleans, texts and null must be equal. `*` in a path stands for any one key.
public struct KPITolerance: Sendable {
    /// A relative and an absolute bound, of which the wider one counts.
    public struct Bounds: Sendable {
        /// The bound as a part of the expected size.
        public let relative: Double
        /// The bound in the unit of the number.
        public let absolute: Double

        func accepts(_ got: Double, for expected: Double) -> Bool {
            got == expected || abs(got - expected) <= max(absolute, relative * abs(expected))
        }
    }

    let bounds: Bounds
    let exact: [[String]]
    let perField: [(path: [String], bounds: Bounds)]

    /// Reads `{relative, absolute, exact, perField?}`.
    public init(_ value: JSONValue) throws {
        func bounds(_ value: JSONValue) throws -> Bounds {
            Bounds(relative: try value["relative"].double(), absolute: try value["absolute"].double())
        }
        func path(_ text: String) -> [String] {
            text.split(separator: ".").map(String.init)
        }
        self.bounds = try bounds(value)
        exact = try value["exact"].isNull ? [] : value["exact"].elements().map { path(try $0.string()) }
        perField =
            try value["perField"].isNull
            ? [] : value["perField"].members().map { (path($0.key), try bounds($0.value)) }
    }

    /// What differs, as sentences with the path; empty when the two agree.
    public func differences(got: JSONValue, expected: JSONValue, at path: [String] = []) -> [String] {
        let place = path.joined(separator: ".")
        switch (got, expected) {
        case (.object(let got), .object(let expected)):
            return expected.keys.sorted().flatMap { key -> [String] in
                guard let value = got[key] else { return ["\(place).\(key): missing"] }
                return differences(got: value, expected: expected[key] ?? .null, at: path + [key])
            }
        case (.array(let got), .array(let expected)):
            guard got.count == expected.count else {
                return ["\(place): \(got.count) elements, expected \(expected.count)"]
            }
            return zip(got, expected).flatMap { differences(got: $0, expected: $1, at: path) }
        default:
            guard let number = try? got.double(), let wanted = try? expected.double() else {
                return got == expected ? [] : ["\(place): \(got), expected \(expected)"]
            }
            return accepts(number, wanted, at: path) ? [] : ["\(place): \(number), expected \(wanted)"]
        }
    }

    private func accepts(_ got: Double, _ expected: Double, at path: [String]) -> Bool {
        if exact.contains(where: { Self.matches($0, path) }) { return got == expected }
        let special = perField.first { Self.matches($0.path, path) }
        return (special?.bounds ?? bounds).accepts(got, for: expected)
    }

    /// Whether the pattern names the key or one of the objects around it.
    private static func matches(_ pattern: [String], _ path: [String]) -> Bool {
        pattern.count <= path.count && zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
