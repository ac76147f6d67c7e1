/// One finding about a definition: what it is, how bad it is, where it stands and what it says.
public struct Diagnostic: Hashable, Sendable {
    /// How bad a finding is.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// The definition cannot mean what it says; it must not go live.
        case error
        /// The definition works, but hardly as meant.
        case warning
        /// Worth knowing.
        case note
    }

    /// The name of the kind of finding, stable over releases, such as `calendar.never-open`.
    public let code: String
    /// How bad the finding is.
    public let severity: Severity
    /// Where in the definition the finding stands, such as `policies[2].target`.
    public let path: String
    /// The finding in words.
    public let message: String

    /// Creates a finding.
    ///
    /// - Parameters:
    ///   - code: The stable name of the kind of finding.
    ///   - severity: How bad it is.
    ///   - path: Where it stands.
    ///   - message: What it says.
    public init(code: String, severity: Severity, path: String, message: String) {
        self.code = code
        self.severity = severity
        self.path = path
        self.message = message
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The finding as one line: `error: [code] path: message`.
    public var description: String {
        severity.rawValue + ": [" + code + "] " + path + ": " + message
    }
}

#if !hasFeature(Embedded)
extension Diagnostic.Severity: Codable {}
extension Diagnostic: Codable {}
#endif
