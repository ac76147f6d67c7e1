import ServiceTime
import Ticketing

extension EventReport {
    /// The report as plain text.
    public func text() -> String {
        Layout.text([
            head, agreementSection, statusSection, stepSection, changeSection, prioritySection, clockSection,
            keyFigures.section, occurrenceSection, missingSection, observationSection, records.clockFindings.section,
            records.unusable.section,
        ])
    }

    private var head: [String] {
        var lines = [
            "source  " + records.source,
            "rows    " + rowText,
            "log     \(records.events.of("event")) of \(records.tickets.of("ticket"))",
            "as of   " + asOf.local + ", local times of " + timeZone.rawValue,
        ]
        if !records.fromLastRow.isEmpty {
            lines.append(
                "From each ticket's last row, known from the start: " + records.fromLastRow.joined(separator: ", "))
        }
        return Layout.section(title ?? "Event log", lines)
    }

    private var rowText: String {
        var parts = [records.rows.of("row")]
        if !records.unusable.isEmpty { parts.append(records.unusable.count.grouped + " unusable (listed below)") }
        if records.later > 0 { parts.append(records.later.grouped + " later and left out") }
        return parts.joined(separator: ", ")
    }

    // MARK: Agreement

    private var agreementSection: [String] {
        var lines: [String] = []
        for group in agreement?.groups ?? [] {
            let priority = group.priority.map { ", priority \($0)" } ?? ""
            lines.append("verdict equal: \(group.verdict.text) (policy \(group.policy)\(priority))")
        }
        if let agreement {
            lines.append("verdicts not compared: \(agreement.notCompared.grouped) (no policy, or pending)")
        }
        if let count = reopenings.agreement { lines.append("reopenings equal: \(count.text) tickets") }
        if let derivedPriority { lines.append("priority from impact and urgency: \(derivedPriority.text) rows") }
        return Layout.section("Agreement with the log", lines + Layout.list(agreement?.differences ?? [], \.text))
    }

    // MARK: Findings

    private var missingSection: [String] {
        Layout.section(
            "Missing values", records.missing.map { "\($0.column): " + $0.rows.of("row") })
    }

    private var observationSection: [String] {
        let kinds = LogObservation.Kind.allCases.map { kind in
            (kind: kind, found: records.observations.filter { $0.kind == kind })
        }.filter { !$0.found.isEmpty }
        return Layout.section(
            "Not as one expects",
            kinds.flatMap { kind, found in
                ["\(kind.text): \(found.count.grouped)"]
                    + Layout.list(found) { "  line \($0.line.grouped), \($0.ticket): \($0.detail)" }
            })
    }
}

extension LogObservation.Kind {
    fileprivate var text: String {
        switch self {
        case .outOfOrder: "events earlier than the one before"
        case .assumedStatus: "statuses whose meaning is assumed"
        case .unknownStatus: "statuses that the policy file does not know"
        case .refused: "events that the ticket refused"
        case .otherOpening: "opening times other than in the first row"
        case .otherChannel: "channels other than in the first row, which counts"
        case .otherPriority: "priorities other than by impact and urgency"
        case .noPriority: "impacts and urgencies without a priority"
        }
    }
}
