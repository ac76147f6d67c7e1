public import Foundation

/// Why the input as a whole cannot be used, in words for the one who gave it.
public struct InputError: Error, Hashable, Sendable {
    /// What is wrong, and what to do about it.
    public let message: String

    /// Creates an error.
    ///
    /// - Parameter message: What is wrong, and what to do about it.
    public init(_ message: String) {
        self.message = message
    }
}

extension InputError: LocalizedError, CustomStringConvertible {
    /// What is wrong, and what to do about it.
    public var errorDescription: String? { message }

    /// What is wrong, and what to do about it.
    public var description: String { message }
}

extension InputError {
    /// The error of a definition that does not decode.
    ///
    /// - Parameters:
    ///   - error: What the decoder threw.
    ///   - name: The name of the file.
    init(undecodable error: any Error, in name: String) {
        guard let error = error as? DecodingError else {
            self.init("\(name): \(error)")
            return
        }
        let (context, message) = Self.explanation(of: error)
        let path = Self.text(ofPath: context.codingPath)
        self.init(path.isEmpty ? "\(name): \(message)" : "\(name): at \(path): \(message)")
    }

    private static func explanation(of error: DecodingError) -> (DecodingError.Context, String) {
        switch error {
        case .keyNotFound(let key, let context):
            return (context, "the key \"\(key.stringValue)\" is missing")
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            return (context, context.debugDescription)
        @unknown default:
            return (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
        }
    }

    /// A path such as `serviceLevels.policies[2].target`.
    private static func text(ofPath path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
}
