import Escalations
import ServiceTime
import ServiceVocabulary
import Ticketing

extension LineReport {
    /// The report as plain text.
    public func text() -> String {
        Layout.text([
            head, moveSection, lineSection, moveTable, pingPongTable, skipSection, orderSection,
            records.clockFindings.section, records.unusable.section,
        ])
    }

    private var head: [String] {
        var log = "\(records.events.of("event")) of \(Int(figures.cases).of("case"))"
        if records.eventsWithoutLine > 0 {
            log += ", \(records.eventsWithoutLine.of("event")) without a line"
        }
        if figures.withoutLine > 0 { log += ", \(Int(figures.withoutLine).of("case")) without any" }
        return Layout.section(
            title ?? "Support lines",
            [
                "source  " + records.source, "rows    " + rowText, "log     " + log,
                "as of   " + asOf.local + ", local times of " + timeZone.rawValue,
                "Each case ends with its last row; shares are of all cases, with Wilson intervals at 95 %.",
            ])
    }

    private var rowText: String {
        var parts = [records.rows.of("row")]
        if !records.unusable.isEmpty { parts.append(records.unusable.count.grouped + " unusable (listed below)") }
        if records.later > 0 { parts.append(records.later.grouped + " later and left out") }
        return parts.joined(separator: ", ")
    }

    // MARK: Figures

    private var moveSection: [String] {
        var table = TextTable(
            .words("what"), .numbers("times"), .numbers("cases"), .numbers("share"), .numbers("95 % interval"))
        for (name, times, share) in [
            ("line moves", figures.moveCount, moved), ("ping-pong (A-B-A)", figures.pingPongCount, pingPong),
        ] {
            table.add([name, Int(times).grouped] + share.texts)
        }
        return Layout.section("Moves between lines", table.lines)
    }

    /// The lines in their order, then the others by how many cases touched them.
    private var lines: [SupportLine] {
        let touched = order.filter { figures.lines[$0] != nil }
        return touched + figures.ranking.filter { !order.contains($0) }
    }

    private var lineSection: [String] {
        var table = TextTable(
            .words("line"), .numbers("cases"), .numbers("share"), .numbers("95 % interval"), .numbers("first"),
            .numbers("stays"), .numbers("time in all"), .numbers("per stay"), .numbers("reached after"))
        let shown = lines.prefix(Layout.listed)
        for line in shown {
            guard let counts = figures.lines[line], let share = touched[line] else { continue }
            table.add(
                [line.rawValue] + share.texts + [
                    Int(counts.first).grouped, Int(counts.visits).grouped, counts.time?.inDays ?? "",
                    counts.meanVisit?.inDays ?? "", counts.meanTimeToReach?.inDays ?? "",
                ])
        }
        return Layout.section("Lines: \(lines.count.grouped)", table.lines + rest(lines.count))
    }

    private var moveTable: [String] {
        let moves = figures.moves.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var table = TextTable(.words("from"), .words("to"), .numbers("moves"))
        for (move, count) in moves.prefix(Layout.listed) {
            table.add([move.from.rawValue, move.to.rawValue, Int(count).grouped])
        }
        guard !moves.isEmpty else { return [] }
        return Layout.section("Moves by kind: \(moves.count.grouped)", table.lines + rest(moves.count))
    }

    private var pingPongTable: [String] {
        let pairs = figures.pingPongs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var table = TextTable(.words("home"), .words("sent to, and back from"), .numbers("times"))
        for (pair, count) in pairs.prefix(Layout.listed) {
            table.add([pair.from.rawValue, pair.to.rawValue, Int(count).grouped])
        }
        guard !pairs.isEmpty else { return [] }
        return Layout.section("Ping-pong by pair: \(pairs.count.grouped)", table.lines + rest(pairs.count))
    }

    private var skipSection: [String] {
        guard let skips else { return [] }
        var table = TextTable(.words("line"), .numbers("skipped"))
        for line in order { table.add([line.rawValue, Int(skips.counts[line] ?? 0).grouped]) }
        return Layout.section(
            "Skipped lines, by moves past them and by cases that came in above them", table.lines)
    }

    private var orderSection: [String] {
        guard !records.outOfOrder.isEmpty else { return [] }
        return Layout.section(
            "Events earlier than the one before: " + records.outOfOrder.count.grouped,
            Layout.list(records.outOfOrder) { "line \($0.line.grouped), \($0.ticket): \($0.detail)" })
    }

    private func rest(_ count: Int) -> [String] {
        count > Layout.listed ? ["and \((count - Layout.listed).grouped) more, all listed by --json"] : []
    }
}

extension LineReport.Share {
    /// How many, the share and its interval.
    fileprivate var texts: [String] { [part.grouped, value?.percent ?? "", interval?.percent ?? ""] }
}

extension LineCounts {
    /// The time of all stays; nil above 64 bits.
    fileprivate var time: TimeSpan? { Int64(exactly: timeMicroseconds).map { TimeSpan(microseconds: $0) } }
}
