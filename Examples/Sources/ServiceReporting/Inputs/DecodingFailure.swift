import ServiceVocabulary

/// Where a decoder stopped, and why.
struct DecodingFailure: Hashable, Sendable {
    /// Where the decoder stood, such as `serviceLevels.policies[2].target`; empty for the whole.
    let codingPath: String
    /// The path down to the value that was refused, where a check of the value says more than the decoder.
    let path: String
    /// What is wrong.
    let message: String

    /// Takes an error of a decoder apart.
    ///
    /// - Parameter error: What the decoder threw.
    init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            codingPath = ""
            path = ""
            message = "\(error)"
            return
        }
        let context: DecodingError.Context
        switch error {
        case .keyNotFound(let key, let found):
            context = found
            message = "the key \"\(key.stringValue)\" is missing"
        case .valueNotFound(_, let found), .typeMismatch(_, let found), .dataCorrupted(let found):
            context = found
            message = found.debugDescription
        @unknown default:
            context = DecodingError.Context(codingPath: [], debugDescription: "")
            message = "\(error)"
        }
        codingPath = Self.text(ofPath: context.codingPath)
        let field = (context.underlyingError as? InvalidValue)?.field ?? ""
        path = [codingPath, field].filter { !$0.isEmpty }.joined(separator: ".")
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
