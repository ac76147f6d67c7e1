public import Foundation

/// A JSON value as the vector files hold it, with accessors that throw what is missing.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    /// An integer from 2^53 on, which a double would round.
    case bigInteger(UInt64)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// A value that is not of the expected kind: the test is wrong, not the library.
    public struct Mismatch: Error, CustomStringConvertible {
        /// What was found and what was expected.
        public let description: String

        /// Creates the error.
        public init(description: String) {
            self.description = description
        }
    }

    /// The value of a key of an object; null where the key is missing.
    public subscript(_ key: String) -> JSONValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// Whether the value is null.
    public var isNull: Bool { self == .null }

    /// The number, or nil for null.
    public func optionalDouble() throws -> Double? {
        isNull ? nil : try double()
    }

    /// The number, or nil for null.
    public func optionalInt() throws -> Int? {
        isNull ? nil : try int()
    }

    /// The number.
    public func double() throws -> Double {
        switch self {
        case .number(let value): return value
        case .bigInteger(let value): return Double(value)
        default: throw mismatch("a number")
        }
    }

    /// The number as an integer.
    public func int() throws -> Int {
        switch self {
        case .number(let value):
            guard let integer = Int(exactly: value) else { throw mismatch("an integer") }
            return integer
        case .bigInteger(let value):
            guard let integer = Int(exactly: value) else { throw mismatch("an integer of 64 bits") }
            return integer
        default: throw mismatch("an integer")
        }
    }

    /// The number as an unsigned integer.
    public func uint64() throws -> UInt64 {
        if case .bigInteger(let value) = self { return value }
        guard let integer = UInt64(exactly: try double()) else { throw mismatch("an unsigned integer") }
        return integer
    }

    /// The text.
    public func string() throws -> String {
        guard case .text(let value) = self else { throw mismatch("a text") }
        return value
    }

    /// The elements of an array.
    public func elements() throws -> [JSONValue] {
        guard case .array(let values) = self else { throw mismatch("an array") }
        return values
    }

    /// The members of an object.
    public func members() throws -> [String: JSONValue] {
        guard case .object(let members) = self else { throw mismatch("an object") }
        return members
    }

    /// The elements of an array of numbers.
    public func doubles() throws -> [Double] { try elements().map { try $0.double() } }
    /// The elements of an array of integers.
    public func ints() throws -> [Int] { try elements().map { try $0.int() } }

    private func mismatch(_ expected: String) -> Mismatch {
        Mismatch(description: "\(self) is not \(expected)")
    }

    /// Reads a file.
    public static func read(_ file: URL) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
    }

    /// What the library returns, nil as null.
    public static func of(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    /// What the library returns, nil as null.
    public static func of(_ value: Int?) -> JSONValue { value.map { .number(Double($0)) } ?? .null }
    /// What the library returns, nil as null.
    public static func of(_ values: [Double]?) -> JSONValue { values.map { .array($0.map { .number($0) }) } ?? .null }
    /// What the library returns, nil as null.
    public static func of(_ values: [Int]?) -> JSONValue { values.map { .array($0.map { of($0) }) } ?? .null }
}

extension JSONValue: Decodable {
    /// Decodes any value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Double.self) {
            // What most values are comes first: a failed attempt is slow.
            if value >= 0x1p53, let integer = try? container.decode(UInt64.self) {
                self = .bigInteger(integer)
            } else {
                self = .number(value)
            }
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}
