import ServiceTime

extension ServiceReport {
    /// The report as plain text.
    public func text() -> String {
        Layout.text([
            head, agreementSection, volumeSection, policySection, openSection, metRateSection, keyFigures.section,
            timeToCloseSection, breachSection, records.clockFindings.section, records.unusable.section,
        ])
    }

    private var head: [String] {
        Layout.section(
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

    // MARK: Agreement

    private var agreementSection: [String] {
        guard let agreement else { return [] }
        var lines: [String] = []
        if let due = agreement.due {
            lines.append("due within \(Agreement.tolerance.wholeSeconds) s: " + due.text)
        }
        if let verdict = agreement.verdict {
            lines.append("verdict equal: " + verdict.text)
            lines.append("open, no verdict to compare: \(agreement.open.grouped)")
        }
        let differences = agreement.dueDifferences + agreement.verdictDifferences
        lines += Layout.list(differences, \.text)
        return Layout.section("Agreement with the records", lines)
    }
}
