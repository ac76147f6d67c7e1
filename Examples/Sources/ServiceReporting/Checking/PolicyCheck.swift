import Foundation
import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing

/// What is wrong with a policy file, each finding with its line.
public struct PolicyCheck: PrintedReport, Hashable {
    /// A finding.
    struct Finding: Encodable, Hashable, Sendable {
        /// The line on which it stands; the first line of a file is 1.
        let line: Int
        /// How bad it is.
        let severity: Diagnostic.Severity
        /// The name of its kind, stable over releases.
        let code: String
        /// Where in the file it stands.
        let path: String
        /// What it says.
        let message: String
        /// A ticket that shows it, in words: its events, then the instant at which to look.
        let counterexample: [String]?
    }

    /// The file, as it was named.
    let file: String
    /// The findings, in the order of the lines.
    let findings: [Finding]

    /// Whether the file must not go live.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Checks a policy file.
    ///
    /// - Parameters:
    ///   - path: The path; `-` for standard input.
    ///   - zoneinfo: A folder of TZif files; nil for the zones that Foundation knows.
    ///   - years: The years in which tickets are opened.
    /// - Throws: ``InputError`` for a file that cannot be read.
    public init(path: String, zoneinfo: String?, years: ClosedRange<Int>) throws {
        let file = try InputFile(path: path)
        self.file = path == InputFile.standardInput ? file.name : path
        findings = Self.findings(in: file, zoneinfo: zoneinfo, years: years)
            .enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    private static func findings(in file: InputFile, zoneinfo: String?, years: ClosedRange<Int>) -> [Finding] {
        let definition: ReportDefinition
        do {
            definition = try ReportDefinition(undescribed: file)
        } catch {
            return [undecodable(error, file)]
        }
        let lines = JSONLines(file.bytes)
        let prefix = file.format == ServiceLevelPolicySet.format ? "" : "serviceLevels."
        do {
            let zones = try TimeZoneTable(for: definition, zoneinfo: zoneinfo)
            var lifeCycle = LifeCycle.standard
            if case .events(let columns)? = definition.records?.content { lifeCycle = columns.status.lifeCycle }
            let validator = ServiceLevelValidator(zones: zones, span: years, lifeCycle: lifeCycle)
            return try validator.findings(in: definition.serviceLevels).map { finding in
                let diagnostic = finding.diagnostic
                let path = prefix + diagnostic.path
                return Finding(
                    line: lines.line(of: path), severity: diagnostic.severity, code: diagnostic.code, path: path,
                    message: diagnostic.message, counterexample: finding.counterexample?.words)
            }
        } catch {
            let message = (error as? InputError)?.message ?? "\(error)"
            let path = prefix + "calendars"
            return [
                Finding(
                    line: lines.line(of: path), severity: .error, code: "file.zones", path: path, message: message,
                    counterexample: nil)
            ]
        }
    }

    private static func undecodable(_ error: any Error, _ file: InputFile) -> Finding {
        if let mistake = file.jsonSyntaxError {
            return Finding(
                line: file.line(ofSyntaxError: mistake), severity: .error, code: "file.syntax", path: "",
                message: mistake, counterexample: nil)
        }
        let failure = DecodingFailure(error)
        return Finding(
            line: JSONLines(file.bytes).line(of: failure.path), severity: .error, code: "file.refused",
            path: failure.path, message: failure.message, counterexample: nil)
    }
}

extension PolicyCheck: Encodable {
    private enum CodingKeys: String, CodingKey {
        case file
        case findings
    }
}

extension PolicyCheck {
    /// The findings as compilers print theirs, with the ticket that shows each below it.
    public func text() -> String {
        let lines = findings.flatMap { finding in
            let place = finding.path.isEmpty ? "" : finding.path + ": "
            return [
                "\(file):\(finding.line): \(finding.severity.rawValue): [\(finding.code)] \(place)\(finding.message)"
            ] + (finding.counterexample ?? []).map { "    " + $0 }
        }
        return (lines + [summary]).joined(separator: "\n") + "\n"
    }

    private var summary: String {
        let counts = Diagnostic.Severity.allCases.map { severity in
            findings.count { $0.severity == severity }.of(severity.rawValue)
        }
        return "\(file): " + (findings.isEmpty ? "no findings" : counts.joined(separator: ", "))
    }
}

extension InputFile {
    /// The line that a message about syntax is about, which counts lines on some platforms and bytes on others.
    func line(ofSyntaxError message: String) -> Int {
        if let line = message.firstMatch(of: /line (\d+)/).flatMap({ Int($0.output.1) }) { return line }
        guard let place = message.firstMatch(of: /character (\d+)/).flatMap({ Int($0.output.1) }) else { return 1 }
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        // What does not fit is what follows the blanks.
        let blanks = bytes.dropFirst(place).prefix(while: isSpace).count
        return bytes.prefix(place + blanks).count { $0 == UInt8(ascii: "\n") } + 1
    }
}
