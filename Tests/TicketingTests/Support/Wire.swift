import Foundation
import Testing

/// The stored form of a value, with sorted keys: what "the same bytes" means.
func stored(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The value that a stored form tells.
func read<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

/// Checks that a value is stored as a text and that the text tells the value.
func expectStored<Value: Codable & Equatable>(
    _ value: Value, as text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    #expect(try stored(value) == text, sourceLocation: sourceLocation)
    #expect(try read(Value.self, text) == value, sourceLocation: sourceLocation)
}

/// The description of the refusal of a stored form; nil when it is read.
func refusal<Value: Decodable>(of type: Value.Type, _ text: String) -> String? {
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
