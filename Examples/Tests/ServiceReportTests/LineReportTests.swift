import Escalations
import Foundation
import PolicyFiles
import ServiceTime
import ServiceVocabulary
import Testing
import Ticketing

@testable import ServiceReporting

@Suite("Report of support lines")
struct LineReportTests {
    private static let rows = [
        "A,2024-01-08 09:00,L1", "B,2024-01-08 09:05,L2", "A,2024-01-08 09:10,L1", "A,2024-01-08 10:00,L2",
        "A,2024-01-08 10:30,?", "A,2024-01-08 11:00,L1", "B,2024-01-08 12:05,L2", "C,2024-01-08 12:10,?",
        "A,2024-01-08 10:50,L3", "A,2024-01-08 10:55,L3", "A,soon,L1", "D,2024-01-08 13:00,L1",
        "D,2024-01-08 14:00,L3",
    ]

    private func definition(_ more: String = #""order": ["L1", "L2", "L3"],"#) throws -> LineDefinition {
        try LineDefinition(file(Self.definitionText(more)))
    }

    private static func definitionText(_ more: String, columns: String = #""line": "line""#) -> String {
        """
        {"format": "line-report/1", \(more)
         "records": {"kind": "lines", "format": "csv", "missing": ["", "?"], "timeFormat": "yyyy-MM-dd HH:mm",
          "timeZone": "UTC", "columns": {"case": "case", "instant": "at", \(columns)}}}
        """
    }

    private func file(_ text: String) -> InputFile { InputFile(name: "lines.json", bytes: Array(text.utf8)) }

    private func report(
        _ text: String, by definition: LineDefinition, asOf: Instant? = nil
    ) throws -> LineReport {
        var progress = ProgressMeter(.silent, label: "") { _ in }
        let zones = try TimeZoneTable(foundationZones: [definition.timeZone])
        let log = try LineLog(
            in: InputFile(name: "lines.csv", bytes: Array(text.utf8)), by: definition, zones: zones, asOf: asOf,
            progress: &progress)
        return try LineReport(of: log, from: "lines.csv", by: definition, zones: zones, asOf: asOf)
    }

    private func small(asOf: Instant? = nil, by definition: LineDefinition? = nil) throws -> LineReport {
        try report(
            (["case,at,line"] + Self.rows).joined(separator: "\n"), by: try definition ?? self.definition(),
            asOf: asOf)
    }

    @Test("Moves, ping-pong, touches, skips and times are counted; a missing line says nothing")
    func counts() throws {
        let report = try small()
        #expect(report.figures.cases == 4)
        #expect(report.figures.withoutLine == 1)
        #expect(report.records.events == 12)
        #expect(report.records.eventsWithoutLine == 2)
        #expect(report.figures.moveCount == 4)
        #expect(report.figures.pingPongs == [LineMove(from: "L1", to: "L2"): 1])
        #expect(report.moved.part == 2)
        #expect(report.touched["L1"]?.part == 2)
        #expect(report.touched["L3"]?.value == 0.5)
        #expect(report.skips?.counts == ["L1": 1, "L2": 2])
        #expect(report.figures.lines["L1"]?.timeMicroseconds == Int128(120 * 60_000_000))
        #expect(report.figures.lines["L2"]?.timeMicroseconds == Int128(240 * 60_000_000))
    }

    @Test("What is not as one expects is listed with its line: bad rows, and instants before the row before")
    func observations() throws {
        let report = try small()
        #expect(report.records.unusable.map(\.line) == [12])
        #expect(report.records.outOfOrder.map(\.line) == [10])
        #expect(report.figures.lines["L3"]?.timeMicroseconds == Int128(0))
        let text = report.text()
        #expect(text.contains("line 10, A: 2024-01-08T10:50:00Z, after 2024-01-08T11:00:00Z"))
        #expect(text.contains("Rows that could not be used: 1"))
    }

    @Test("Rows later than the instant of the report are left out and counted")
    func asOf() throws {
        let report = try small(asOf: Instant("2024-01-08T10:00:00Z"))
        #expect(report.records.later == 8)
        #expect(report.figures.cases == 2)
        #expect(report.figures.moveCount == 1)
    }

    @Test("Without an order no line is skipped, and without moves there is no ping-pong to list")
    func plain() throws {
        let report = try report("case,at,line\nA,2024-01-08 09:00,L1\n", by: definition(""))
        #expect(report.skips == nil)
        #expect(!report.text().contains("Ping-pong by pair"))
        #expect(!report.text().contains("Skipped"))
    }

    @Test("The text is as wide as a page, and the data comes back from its JSON")
    func output() throws {
        let report = try small()
        #expect(report.text().split(separator: "\n").allSatisfy { $0.count <= Layout.width })
        #expect(try JSONDecoder().decode(LineReport.self, from: report.json()) == report)
    }

    @Test(
        "A mapping that says something else is refused with what is accepted",
        arguments: [
            (definitionText(#""colour": 1,"#), "colour"),
            (definitionText(#""order": ["L1", "L1"],"#), "a line stands there twice"),
            (definitionText("", columns: #""line": "line", "team": "x""#), "team"),
            (definitionText("", columns: #""lines": "line""#), "lines"),
            (definitionText("").replacing("line-report/1", with: "line-report/2"), "line-report/2"),
            (definitionText("").replacing(#""kind": "lines""#, with: #""kind": "tiers""#), "tiers"),
        ])
    func refusals(text: String, word: String) throws {
        let error = #expect(throws: InputError.self) { try LineDefinition(file(text)) }
        #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }

    @Test("A file without a mapped column, or without a usable row, is refused")
    func badFiles() throws {
        #expect(throws: InputError.self) { try report("case,at\nA,2024-01-08 09:00\n", by: definition()) }
        #expect(throws: InputError.self) { try report("case,at,line\nA,soon,L1\n", by: definition()) }
        #expect(throws: InputError.self) { try report("case,at,line\n", by: definition()) }
    }

    @Test("A policy file that maps events with a team is a mapping of lines too; one of requests is not")
    func policyFiles() throws {
        func definition(_ name: String) throws -> LineDefinition {
            try LineDefinition(InputFile(path: ExampleFiles.policies.appending(path: name).path))
        }
        let events = try definition("servicenow-incidents.json")
        let lines = try definition("servicenow-lines.json")
        #expect(events.columns.line == lines.columns.line)
        #expect(events.columns.case == lines.columns.case)
        #expect(events.columns.instant == lines.columns.instant)
        let error = #expect(throws: InputError.self) { try definition("boston-311.json") }
        #expect(error?.message.contains("--requests") == true)
    }

    @Test("A generated log is the same for the same seed, and stored as a file it gives the same figures")
    func generated() throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "lines.csv").path
        var progress = ProgressMeter(.silent, label: "") { _ in }
        var run = ReportRun()
        run.exportPath = path
        let first = try run.lineReport(of: nil, progress: &progress)
        run.exportPath = nil
        #expect(try run.lineReport(of: nil, progress: &progress) == first)
        #expect(try run.lineReport(of: path, progress: &progress).figures == first.figures)
        run.seed = 7
        #expect(try run.lineReport(of: nil, progress: &progress).figures != first.figures)
        #expect(first.figures.cases == 3000)
        #expect(first.figures.pingPongCases > 0)
        #expect(first.order == ["L1", "L2", "L3", "CSO"])
    }

    // MARK: Real records

    private struct Reference: Decodable {
        struct Groups: Decodable {
            let cases_with_more_than_one_group: Int
            let cases_with_ABA: Int
            let ABA_total: Int
            let group_changes_total: Int

            private enum CodingKeys: String, CodingKey {
                case cases_with_more_than_one_group
                case cases_with_ABA = "cases_with_A-B-A"
                case ABA_total = "A-B-A_total"
                case group_changes_total
            }
        }

        let cases: Int
        let events: Int
        let assignment_group: Groups
    }

    @Test(
        "Of the incidents, group changes and ping-pong are those of the reference",
        arguments: [
            ("sample_first_2000_cases.csv.gz", "reference_sample.json"),
            ("incident_event_log.csv.gz", "reference.json"),
        ])
    func incidents(log: String, reference: String) throws {
        guard let bytes = try ExampleFiles.incidents(log), let counted = try ExampleFiles.incidents(reference) else {
            return
        }
        let expected = try JSONDecoder().decode(Reference.self, from: counted)
        let mapping = ExampleFiles.policies.appending(path: "servicenow-lines.json").path
        let report = try report(
            String(decoding: bytes, as: UTF8.self), by: LineDefinition(InputFile(path: mapping)))
        #expect(report.figures.cases == Int64(expected.cases))
        #expect(report.records.events == expected.events)
        #expect(report.records.unusable.isEmpty)
        #expect(report.figures.moveCount == Int64(expected.assignment_group.group_changes_total))
        #expect(report.figures.movedCases == Int64(expected.assignment_group.cases_with_more_than_one_group))
        #expect(report.figures.pingPongCases == Int64(expected.assignment_group.cases_with_ABA))
        #expect(report.figures.pingPongCount == Int64(expected.assignment_group.ABA_total))
        if expected.cases == 24_918 {
            #expect(report.figures.moveCount == 19_087)
            #expect(report.figures.pingPongCases == 2216)
            #expect(report.figures.pingPongCount == 3675)
            #expect(report.records.outOfOrder.map(\.ticket) == ["INC0000137"])
        }
        print(
            "incidents \(log): \(report.figures.moveCount) moves, ping-pong in \(report.figures.pingPongCases), "
                + "\(report.figures.pingPongCount) times")
    }
}
