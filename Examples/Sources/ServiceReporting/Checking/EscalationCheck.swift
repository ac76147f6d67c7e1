import Escalations
import Foundation
import ServiceTime
import ServiceVocabulary

/// What is wrong with an escalation policy file, and what holds of it in every course of events.
public struct EscalationCheck: PrintedReport, Hashable {
    /// The languages of drawings.
    public enum Drawing: String, Sendable, CaseIterable {
        case mermaid, graphviz
    }

    /// A finding about the file as it is written.
    struct Finding: Encodable, Hashable, Sendable {
        let line: Int
        let severity: Diagnostic.Severity
        let code: String
        let path: String
        let message: String
    }

    /// What was found out about a property.
    struct Property: Encodable, Hashable, Sendable {
        enum Verdict: String, Encodable {
            case holds, violated, unproven
        }

        let property: EscalationProperty
        let verdict: Verdict
        let message: String?
        /// The course of events that violates it, or the one that was tried, in words.
        let course: [String]?
    }

    /// A worst case.
    struct WorstCase: Encodable, Hashable, Sendable {
        let name: String
        let value: String
        /// Whether a replay attained it; otherwise it is an upper bound.
        let isAttained: Bool
    }

    /// The file, as it was named.
    let file: String
    /// The findings, in the order of the lines.
    let findings: [Finding]
    /// The properties; none where the file could not be read.
    let properties: [Property]
    let worstCases: [WorstCase]
    let states: Int
    let transitions: Int
    let milliseconds: Double
    /// The policy; nil where the file could not be read.
    let policy: EscalationPolicy?

    private enum CodingKeys: String, CodingKey {
        case file, findings, properties, worstCases, states, transitions, milliseconds
    }

    /// Whether the file must not go live.
    public var hasErrors: Bool {
        findings.contains { $0.severity == .error } || properties.contains { $0.verdict != .holds }
    }

    /// Checks an escalation policy file.
    ///
    /// - Parameters:
    ///   - path: The path; `-` for standard input.
    ///   - greatestStateCount: How many states are looked at.
    /// - Throws: ``InputError`` for a file that cannot be read.
    public init(path: String, greatestStateCount: Int) throws {
        let file = try InputFile(path: path)
        self.file = path == InputFile.standardInput ? file.name : path
        let lines = JSONLines(file.bytes)
        do {
            let policy = try JSONDecoder().decode(EscalationPolicy.self, from: Data(file.bytes))
            let clock = ContinuousClock()
            let start = clock.now
            let verification = try EscalationVerifier(greatestStateCount: greatestStateCount).verification(of: policy)
            milliseconds =
                Double((clock.now - start).components.attoseconds) / 1e15
                + Double((clock.now - start).components.seconds) * 1e3
            self.policy = policy
            findings = policy.diagnostics().map {
                Finding(
                    line: lines.line(of: $0.path), severity: $0.severity, code: $0.code, path: $0.path,
                    message: $0.message)
            }.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
            properties = verification.findings.map(Property.init)
            worstCases = Self.worstCases(of: verification)
            states = verification.stateCount
            transitions = verification.transitionCount
        } catch {
            let mistake = file.jsonSyntaxError
            let failure = DecodingFailure(error)
            findings = [
                Finding(
                    line: mistake.map { file.line(ofSyntaxError: $0) } ?? lines.line(of: failure.path),
                    severity: .error,
                    code: mistake == nil ? "file.refused" : "file.syntax", path: mistake == nil ? failure.path : "",
                    message: mistake ?? failure.message)
            ]
            properties = []
            worstCases = []
            states = 0
            transitions = 0
            milliseconds = 0
            policy = nil
        }
    }

    /// The machine as a drawing; nil where the file could not be read.
    public func drawing(_ language: Drawing) -> String? {
        policy.map { language == .mermaid ? $0.mermaid() : $0.graphviz() }
    }

    private static func worstCases(of verification: EscalationVerification) -> [WorstCase] {
        var cases: [WorstCase] = []
        if let bound = verification.longestRun {
            cases.append(.init(name: "steps without people", value: "\(bound.value)", isAttained: bound.isAttained))
        }
        if let bound = verification.mostNotifications {
            cases.append(
                .init(name: "notifications without people", value: "\(bound.value)", isAttained: bound.isAttained))
        }
        if let bound = verification.chiefReachedWithin {
            let (calendar, working) = (bound.value.calendarTime, bound.value.workingTime)
            let parts =
                (calendar > .zero || working == .zero ? ["\(calendar)"] : [])
                + (working > .zero ? ["\(working) of work"] : [])
            cases.append(
                .init(
                    name: "until the chief is told if nobody reacts", value: parts.joined(separator: " and "),
                    isAttained: bound.isAttained))
        }
        return cases
    }
}

extension EscalationCheck.Property {
    init(_ finding: EscalationVerification.Finding) {
        property = finding.property
        message = finding.message.isEmpty ? nil : finding.message
        switch finding.verdict {
        case .holds: (verdict, course) = (.holds, nil)
        case .violated(let counterexample): (verdict, course) = (.violated, counterexample.words)
        case .unproven(let words): (verdict, course) = (.unproven, words)
        }
    }
}

extension EscalationCheck {
    /// The findings as compilers print theirs, then the properties, with the course of events below each that fails.
    public func text() -> String {
        var lines = findings.map { finding in
            let place = finding.path.isEmpty ? "" : finding.path + ": "
            return "\(file):\(finding.line): \(finding.severity.rawValue): [\(finding.code)] \(place)\(finding.message)"
        }
        for property in properties {
            let message = property.message.map { ": " + $0 } ?? ""
            lines.append("\(file): \(property.property.rawValue) \(property.verdict.rawValue)\(message)")
            lines += (property.course ?? []).map { "    " + $0 }
        }
        for worst in worstCases {
            lines.append("\(file): \(worst.isAttained ? "exactly" : "at most") \(worst.value): \(worst.name)")
        }
        if policy != nil {
            lines.append(
                "\(file): \(states) states, \(transitions) transitions, \(String(format: "%.0f", milliseconds)) ms")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
