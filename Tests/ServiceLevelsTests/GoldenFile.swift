import Foundation
import TestSupport
import Testing

/// The stored forms that must not change: files in `Tests/Golden`, compared byte by byte.
///
/// With `SERVICE_CENTER_GOLDEN=write` in the environment the files are written anew, to be looked at as a change.
enum GoldenFile {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    static func expect(
        _ value: some Encodable, in name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = TestEnvironment.repository.appending(path: "Tests/Golden/ServiceLevels/\(name).json")
        let text = try text(value)
        if ProcessInfo.processInfo.environment["SERVICE_CENTER_GOLDEN"] == "write" {
            try Data(text.utf8).write(to: file)
        }
        let stored = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == stored, "\(name): the stored form has changed", sourceLocation: sourceLocation)
    }

    /// Compares a value with its file, and the value that the file tells with the value.
    static func expectRoundTrip<Value: Codable & Equatable>(
        _ value: Value, in name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expect(value, in: name, sourceLocation: sourceLocation)
        let back = try JSONDecoder().decode(Value.self, from: Data(try text(value).utf8))
        #expect(back == value, "\(name): the stored form tells another value", sourceLocation: sourceLocation)
    }
}
