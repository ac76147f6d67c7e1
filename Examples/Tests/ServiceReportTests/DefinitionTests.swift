import Foundation
import ServiceTime
import ServiceVocabulary
import Testing

@testable import ServiceReporting

@Suite("Policy files")
struct DefinitionTests {
    @Test("Every shipped file is read, and its zones are known", arguments: ["service-center.json", "boston-311.json"])
    func shipped(_ name: String) throws {
        let definition = try ReportDefinition(InputFile(path: ExampleFiles.policies.appending(path: name).path))
        #expect(definition.records != nil)
        for zone in definition.timeZones { #expect(try TimeZoneTable(for: definition)[zone] != nil) }
    }

    @Test(
        "What is not understood is refused with its place and what is accepted",
        arguments: [
            (
                "service-report/1", "service-report/2",
                "at format: \"service-report/2\" is not known; accepted: \"service-report/1\""
            ),
            (
                "service-levels/1", "service-levels/9",
                "at serviceLevels: format: \"service-levels/9\" is not accepted; expected service-levels/1"
            ),
            (
                "\"title\"", "\"titel\"",
                "the key \"titel\" is not known; the keys are format, title, timeZone, serviceLevels, records"
            ),
            (
                "\"columns\"", "\"colums\"",
                "at records: the key \"colums\" is not known; the keys are kind, format, delimiter, missing"
            ),
            (
                "\"kind\": \"requests\"", "\"kind\": \"surveys\"",
                "at records.kind: \"surveys\" is not known; accepted: \"requests\""
            ),
            (
                "\"format\": \"csv\"", "\"format\": \"xls\"",
                "at records.format: \"xls\" is not known; accepted: \"csv\""
            ),
            (
                "\"format\": \"csv\"", "\"format\": \"csv\", \"delimiter\": \"::\"",
                "at records.delimiter: \"::\" is not accepted; expected one ASCII character"
            ),
            ("\"format\": \"csv\"", "\"format\": \"csv\", \"delimiter\": \"\\n\"", "at records.delimiter"),
            ("HH:mm:ss", "HH:MM:ss", "at records.timeFormat: \"yyyy-MM-dd HH:MM:ss\" is not accepted"),
            (
                "\"identifier\": \"ticket\"", "\"id\": \"ticket\"",
                "at records.columns: the key \"id\" is not known; the keys are identifier, openedAt"
            ),
            ("\"type\": \"type\",", "", "at records.columns: the key \"type\" is missing"),
            ("\"type\": \"type\",", "\"type\": 1,", "at records.columns.type"),
            (
                "\"type\": \"type\",",
                "\"type\": \"type\", \"expectedVerdict\": {\"column\": \"v\", \"met\": [\"Y\"], \"breached\": [\"Y\"]},",
                "\"Y\" cannot mean both met and breached"
            ),
            ("\"seconds\": 14400", "\"hours\": 4", "at serviceLevels.policies[0].clocks[0].targets[0].target: hours"),
            (
                "\"calendar\": \"office\"", "\"calendar\": \"offices\"",
                "at serviceLevels: policies[3].clocks[0].targets[0].calendar: \"offices\" is not accepted"
            ),
            ("\"records\": {", "\"records\": {{", "policy.json is not JSON: "),
        ])
    func refused(_ old: String, _ new: String, _ message: String) throws {
        let text = ExampleFiles.serviceCenter
        try #require(text.contains(old))
        let error = try #require(throws: InputError.self) {
            try ExampleFiles.definition(text.replacingOccurrences(of: old, with: new))
        }
        #expect(error.message.contains(message), "\(error.message)")
    }

    @Test("A zone that the machine does not know is named")
    func unknownZone() throws {
        let text = ExampleFiles.serviceCenter.replacingOccurrences(of: "Asia/Shanghai", with: "Asia/Shangai")
        let definition = try ExampleFiles.definition(text)
        let error = try #require(throws: InputError.self) { try TimeZoneTable(for: definition) }
        #expect(error.message.contains("Asia/Shangai"))
    }

    @Test("Without a zone of its own the report speaks in that of the records, or else of the first calendar")
    func reportZone() throws {
        func definition(without keys: String...) throws -> ReportDefinition {
            let data = Data(ExampleFiles.serviceCenter.utf8)
            var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            var records = try #require(object["records"] as? [String: Any])
            records["timeZone"] = "Europe/Paris"
            object["records"] = records
            for key in keys { object[key] = nil }
            return try ExampleFiles.definition(
                String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self))
        }
        #expect(try definition().timeZone == "Asia/Shanghai")
        #expect(try definition(without: "timeZone").timeZone == "Europe/Paris")
        #expect(try definition(without: "timeZone", "records").timeZone == "Asia/Shanghai")
    }

    @Test("A missing file, a folder and a compressed file are told apart")
    func files() throws {
        func message(_ path: String) throws -> String {
            try #require(throws: InputError.self) { try InputFile(path: path) }.message
        }
        let folder = FileManager.default.temporaryDirectory
        let compressed = folder.appending(path: "\(UUID()).csv.gz")
        try Data([0x1F, 0x8B, 0x08]).write(to: compressed)
        defer { try? FileManager.default.removeItem(at: compressed) }
        #expect(try message("nowhere.csv") == "there is no file nowhere.csv")
        #expect(try message(folder.path).hasSuffix("is a folder, not a file"))
        #expect(try message(compressed.path).contains("gunzip -c FILE | service-report --requests -"))
    }
}
