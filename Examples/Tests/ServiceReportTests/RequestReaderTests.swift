import ServiceLevels
import ServiceTime
import ServiceVocabulary
import Ticketing
import Testing

@testable import ServiceReporting

@Suite("Requests of a file")
struct RequestReaderTests {
    private static let header = "no,type,opened,closed,region,due,verdict"

    private func definition() throws -> ReportDefinition {
        try ExampleFiles.definition(
            """
            {"format": "service-report/1",
             "serviceLevels": {"format": "service-levels/1", "calendars": {}, "policies": []},
             "records": {"kind": "requests", "format": "csv", "missing": ["", "?"],
              "timeFormat": "yyyy-MM-dd HH:mm", "timeZone": "America/New_York",
              "columns": {"identifier": "no", "openedAt": "opened", "closedAt": "closed", "type": "type",
               "attributes": {"region": "region"}, "expectedDueAt": "due",
               "expectedVerdict": {"column": "verdict", "met": ["Y"], "breached": ["N"]}}}}
            """)
    }

    private func read(_ rows: String...) throws -> RequestRecords {
        try ExampleFiles.requests(in: ([Self.header] + rows).joined(separator: "\n"), by: definition())
    }

    @Test("The mapped columns make a ticket, with what the other system found")
    func ticket() throws {
        let records = try read("7,repair,2015-01-05 08:30,2015-01-06 09:00,\"north, far\",2015-01-07 08:30,Y")
        let ticket = try Ticket(
            identifier: "7", openedAt: Instant("2015-01-05T13:30:00Z"), closedAt: Instant("2015-01-06T14:00:00Z"),
            type: "repair", attributes: ["region": "north, far"])
        #expect(
            records.requests == [
                Request(ticket: ticket, expectedDue: try Instant("2015-01-07T13:30:00Z"), expectedVerdict: .met)
            ])
        #expect(records.unusableRows.isEmpty)
    }

    @Test("A missing value is no value: an open request, no attribute, nothing to compare")
    func missing() throws {
        let request = try #require(try read("7,repair,2015-01-05 08:30,?,,?,").requests.first)
        #expect(request.ticket.closedAt == nil)
        #expect(request.ticket.attributes.isEmpty)
        #expect(request.expectedDue == nil)
        #expect(request.expectedVerdict == nil)
    }

    @Test(
        "A row that cannot be used is kept with its line and the reason",
        arguments: [
            ("?,repair,2015-01-05 08:30,,,,", "no: \"?\" is not accepted; expected a value"),
            ("7,,2015-01-05 08:30,,,,", "type: \"\" is not accepted; expected a value"),
            ("7,repair,,,,,", "opened: \"\" is not accepted; expected a value"),
            (
                "7,repair,5.1.2015,,,,",
                "opened: \"5.1.2015\" is not accepted; expected an existing time as yyyy-MM-dd HH:mm"
            ),
            ("7,repair,2015-01-05 08:30,2015-02-29 10:00,,,", "closed: \"2015-02-29 10:00\" is not accepted"),
            ("7,repair,2015-01-05 08:30,2015-01-05 08:29,,,", "closedAt: \"2015-01-05T13:29:00Z\" is not accepted"),
            ("7,repair,2015-01-05 08:30,,,soon,", "due: \"soon\" is not accepted"),
            ("7,repair,2015-01-05 08:30,,,,maybe", "verdict: \"maybe\" is not accepted; expected Y, N"),
            (
                "1,repair,2015-01-05 08:30,,,,",
                "no: \"1\" is not accepted; expected an identifier of its own; line 2 has the same"
            ),
            ("7,repair,2015-01-05 08:30", "the row has 3 fields, the header 7"),
            ("7,repair,2015-01-05 08:30,,,,,", "the row has 8 fields, the header 7"),
            ("", "the line is empty"),
            ("7,5\" pipe,2015-01-05 08:30,,,,", "a quote stands inside a field that does not start with one"),
        ])
    func unusable(_ row: String, _ reason: String) throws {
        let usable = "1,repair,2015-01-05 08:30,,,,"
        let records = try read(usable, row, usable.replacing("1,", with: "2,", maxReplacements: 1))
        #expect(records.requests.map(\.ticket.identifier) == ["1", "2"])
        #expect(records.unusableRows.map(\.line) == [3])
        #expect(records.unusableRows.first?.reason.hasPrefix(reason) == true, "\(records.unusableRows)")
        #expect(records.rowCount == 3)
    }

    @Test("Text that is not UTF-8 makes a row unusable")
    func encoding() throws {
        let mapping = try definition().recordMapping()
        guard case .requests(let columns) = mapping.content else { return }
        let bytes =
            Array("\(Self.header)\n1,repair,2015-01-05 08:30,,,,\n2,".utf8) + [0xE9]
            + Array(",2015-01-05 08:30,,,,".utf8)
        var progress = ProgressMeter(.silent, label: "") { _ in }
        let records = try RequestReader.requests(
            in: InputFile(name: "latin.csv", bytes: bytes), mapping: mapping, columns: columns,
            zones: TimeZoneTable(for: definition()), progress: &progress)
        #expect(records.unusableRows.map(\.reason) == ["type: \"\u{FFFD}\" is not accepted; expected text in UTF-8"])
    }

    @Test("The text lists twenty unusable rows and counts the rest, the data lists all")
    func listing() throws {
        let definition = try definition()
        let rows = ["1,repair,2015-01-05 08:30,,,,"] + Array(repeating: "?", count: 1030)
        let records = try ExampleFiles.requests(
            in: ([Self.header] + rows).joined(separator: "\n"), by: definition)
        let report = try ServiceReport(
            of: records, from: "test", by: definition, zones: TimeZoneTable(for: definition), asOf: nil)
        let lines = report.text().split(separator: "\n")
        #expect(lines.contains("rows    1,031 rows, 1 used, 1,030 unusable (listed below)"))
        #expect(lines.contains("Rows that could not be used: 1,030"))
        #expect(lines.count { $0.hasSuffix("the row has 1 field, the header 7") } == 20)
        #expect(lines.last == "and 1,010 more, all listed by --json")
        #expect(report.records.unusable.count == 1030)
    }

    @Test("Local times that clocks skipped or repeated are used and listed")
    func clocks() throws {
        let records = try read(
            "1,repair,2015-03-08 02:30,2015-11-01 01:30,,,", "2,repair,2015-03-08 02:30,2015-03-01 01:30,,,")
        #expect(records.requests.count == 1)
        #expect(
            records.clockFindings == [
                ClockFinding(line: 2, column: "opened", text: "2015-03-08 02:30", kind: .skipped),
                ClockFinding(line: 2, column: "closed", text: "2015-11-01 01:30", kind: .repeated),
            ])
    }

    @Test(
        "A file that cannot be used as a whole is refused",
        arguments: [
            ("", "requests.csv is empty; expected a line with the names of the columns"),
            (
                "no,type,opened\n",
                "requests.csv has no column \"closed\", \"region\", \"due\", \"verdict\", which the policy file maps; the columns found are \"no\", \"type\", \"opened\""
            ),
            ("no,type,opened,closed,region,due,verdict,no\n", "requests.csv has more than one column \"no\""),
            ("no,type,opened,closed,region,due,verdict\n", "requests.csv has no rows below its header"),
            (
                "no,type,opened,closed,region,due,verdict\n1\n2\n",
                "requests.csv: none of the 2 rows can be used; the first is line 2: the row has 1 field, the header 7"
            ),
            ("no,\"type\n", "requests.csv, line 1: a quote opens a field and is never closed"),
        ])
    func refused(_ text: String, _ message: String) throws {
        let error = try #require(throws: InputError.self) { try ExampleFiles.requests(in: text, by: definition()) }
        #expect(error.message == message)
    }

    @Test("Progress is told once for each percent, or for each tenth in a log, and taken back from a terminal")
    func progress() {
        func shown(_ style: ProgressMeter.Style, total: Int) -> [String] {
            var texts: [String] = []
            var meter = ProgressMeter(style, label: "reading") { texts.append($0) }
            for done in 0...total { meter.update(done: done, of: total) }
            meter.finish()
            return texts
        }
        #expect(shown(.silent, total: 1000).isEmpty)
        #expect(shown(.terminalForLongInput, total: 1000).isEmpty)
        #expect(shown(.lines, total: 1000) == (0...10).map { "reading: \($0 * 10) %\n" })
        #expect(shown(.terminal, total: 1000) == (0...100).map { "\rreading: \($0) %" } + ["\r\u{1B}[K"])
    }
}
