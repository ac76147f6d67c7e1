public import ServiceVocabulary

/// Something a validation found out about a policy set, with the ticket that shows it.
public struct ServiceLevelFinding: Hashable, Sendable {
    /// Whether a finding is certain.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// It was shown for all tickets, or by the counterexample.
        case proven
        /// The budget did not suffice to show or refute it; the policy set may be sound in this respect or not.
        case undecided
    }

    /// What kind of finding it is; the diagnostic has the code's text.
    public let code: ServiceLevelFindingCode
    /// The finding: code, severity, path into the policy set and message.
    public let diagnostic: Diagnostic
    /// A ticket, told by its events, on which the finding can be seen; nil where no ticket is concerned.
    public let counterexample: ServiceLevelCounterexample?
    /// Whether the finding is certain.
    public let verdict: Verdict

    init(
        _ code: ServiceLevelFindingCode, _ severity: Diagnostic.Severity, at path: String, _ message: String,
        _ counterexample: ServiceLevelCounterexample? = nil
    ) {
        self.code = code
        diagnostic = Diagnostic(code: code.rawValue, severity: severity, path: path, message: message)
        self.counterexample = counterexample
        verdict = .proven
    }

    /// Says that the budget did not suffice for a question.
    init(undecided code: ServiceLevelFindingCode, at path: String) {
        self.code = code
        diagnostic = Diagnostic(
            code: code.rawValue, severity: .warning, path: path,
            message: "not decided within the budget: there may be such a finding here")
        counterexample = nil
        verdict = .undecided
    }
}

extension ServiceLevelFinding: CustomStringConvertible {
    /// The diagnostic as one line.
    public var description: String { diagnostic.description }
}
