import Foundation
import TestSupport
import Testing

/// The stored forms of loops: as text, from text, and as files that must not change.
enum LoopWire {
    /// The value that a text tells.
    static func read<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// The stored form of a value, with sorted keys.
    static func text(_ value: some Encodable, pretty: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Compares a value with its file in `Tests/Golden/Escalations`, and the value that the file tells with the value.
    ///
    /// With `SERVICE_CENTER_GOLDEN=write` in the environment the files are written anew, to be looked at as a change.
    static func expectGolden<Value: Codable & Equatable>(
        _ value: Value, in name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = TestEnvironment.repository.appending(path: "Tests/Golden/Escalations/\(name).json")
        let text = try text(value, pretty: true) + "\n"
        if ProcessInfo.processInfo.environment["SERVICE_CENTER_GOLDEN"] == "write" {
            try Data(text.utf8).write(to: file)
        }
        let stored = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == stored, "\(name): the stored form has changed", sourceLocation: sourceLocation)
        #expect(
            try read(Value.self, stored) == value, "\(name): it tells another value", sourceLocation: sourceLocation)
    }

    /// The description of the refusal of a stored form; nil when it is read.
    static func refusal<Value: Decodable>(of type: Value.Type, _ text: String) -> String? {
        do {
            _ = try read(type, text)
            return nil
        } catch let error as DecodingError {
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                return context.debugDescription
            @unknown default:
                return "\(error)"
            }
        } catch {
            return "\(error)"
        }
    }

    /// Damages the stored form of a value again and again, and says how often it was read and refused.
    ///
    /// What is read is stored, and read again the same.
    static func damage<Value: Codable & Equatable>(_ value: Value, seed: UInt64) throws -> (read: Int, refused: Int) {
        var random = SplitMix64(seed: seed)
        let pieces = Array(#"{}[]":,0123456789-.eanulltrue\ "#.utf8)
        let original = Array(try text(value).utf8)
        var (read, refused) = (0, 0)
        for _ in 0..<TestEnvironment.trials(default: 60) {
            var bytes = original
            for _ in 0..<random.number(1...2) {
                let place = random.number(0...bytes.count - 1)
                switch random.number(0...2) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = pieces[random.number(0...pieces.count - 1)]
                default: bytes.insert(pieces[random.number(0...pieces.count - 1)], at: place)
                }
            }
            guard let damaged = try? JSONDecoder().decode(Value.self, from: Data(bytes)) else {
                refused += 1
                continue
            }
            read += 1
            #expect(try LoopWire.read(Value.self, text(damaged)) == damaged)
        }
        return (read, refused)
    }
}
