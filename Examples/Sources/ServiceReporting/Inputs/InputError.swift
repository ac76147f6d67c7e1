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
        let failure = DecodingFailure(error)
        let place = failure.codingPath.isEmpty ? "" : "at \(failure.codingPath): "
        self.init("\(name): \(place)\(failure.message)")
    }
}
