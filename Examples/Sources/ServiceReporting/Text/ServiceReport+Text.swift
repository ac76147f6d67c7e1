import ServiceTime

extension ServiceReport {
    /// How wide the text is at most, but for long names.
    static let textWidth = 100

    /// The report as plain text.
    public func text() -> String {
        let sections = [
            head, agreementSection, volumeSection, policySection, openSection, metRateSection, timeToCloseSection,
            breachSection, clockSection, unusableSection,
        ]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    /// A section with its heading; nothing where it has no lines.
    static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [title, String(repeating: "═", count: title.displayWidth)] + lines
    }

    private var head: [String] {
        Self.section(
            title ?? "Service report",
            [
                "source  " + records.source,
                "rows    " + rowText,
                "as of   " + asOf.local + ", local times of " + timeZone.rawValue,
            ])
    }

    private var rowText: String {
        var parts = [records.rows.of("row"), records.used.grouped + " used"]
        if !records.unusable.isEmpty { parts.append(records.unusable.count.grouped + " unusable (listed below)") }
        if records.openedLater > 0 { parts.append(records.openedLater.grouped + " opened later and left out") }
        return parts.joined(separator: ", ")
    }

    // MARK: Records

    /// How many findings the text lists; the JSON lists all.
    private static let listed = 20

    private var clockSection: [String] {
        let skipped = records.clockFindings.count { $0.kind == .skipped }
        let lines = records.clockFindings.prefix(Self.listed).map {
            "line \($0.line.grouped): \($0.column) \($0.text) (\($0.kind.rawValue))"
        }
        guard !lines.isEmpty else { return [] }
        return Self.section(
            "Local times that clocks skipped or repeated",
            [
                "skipped, moved forward by as much as the clocks: " + skipped.grouped,
                "repeated, taken for the first of the two: " + (records.clockFindings.count - skipped).grouped,
            ]
                + lines + Self.rest(of: records.clockFindings.count))
    }

    private var unusableSection: [String] {
        let lines = records.unusable.prefix(Self.listed).map { "line \($0.line.grouped): \($0.reason)" }
        return Self.section(
            "Rows that could not be used: " + records.unusable.count.grouped,
            lines + Self.rest(of: records.unusable.count))
    }

    private static func rest(of count: Int) -> [String] {
        count > listed ? ["and \((count - listed).grouped) more, all listed by --json"] : []
    }

    // MARK: Agreement

    private var agreementSection: [String] {
        guard let agreement else { return [] }
        var lines: [String] = []
        if let due = agreement.due {
            lines.append(
                "due within \(Agreement.tolerance.wholeSeconds) s: \(due.equal.grouped) of \(due.compared.grouped)")
        }
        if let verdict = agreement.verdict {
            lines.append("verdict equal: \(verdict.equal.grouped) of \(verdict.compared.grouped)")
            lines.append("open, no verdict to compare: \(agreement.open.grouped)")
        }
        let differences = agreement.dueDifferences + agreement.verdictDifferences
        lines += differences.prefix(Self.listed).map {
            "\($0.identifier): the records say \($0.expected), the policies \($0.found)"
        }
        return Self.section("Agreement with the records", lines + Self.rest(of: differences.count))
    }
}
