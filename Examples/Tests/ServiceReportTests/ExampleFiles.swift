import Foundation
import PolicyFiles
import ServiceTime

@testable import ServiceReporting

/// The files that the tests read, and small ones that they make.
enum ExampleFiles {
    /// The folder of policy files.
    static var policies: URL {
        package.appending(path: "Policies", directoryHint: .isDirectory)
    }

    /// The folder of surveys.
    static var surveys: URL {
        package.appending(path: "Surveys", directoryHint: .isDirectory)
    }

    /// The bytes of a file about the guest survey of an airport; nil, said on standard output, where it is absent.
    static func survey(_ name: String) throws -> Data? {
        try data("sfo-survey", name).map { try Data(contentsOf: $0) }
    }

    /// The file of real requests; nil, said on standard output, where it is absent.
    static var boston: URL? {
        data("boston-311", "boston_311_2015_exact_calendar.csv")
    }

    /// The bytes of a file about the incidents, unpacked; nil, said on standard output, where it is absent.
    static func incidents(_ name: String) throws -> Data? {
        guard let file = data("servicenow-incidents", name) else { return nil }
        guard file.pathExtension == "gz" else { return try Data(contentsOf: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        return bytes
    }

    /// A file of real records: below `SERVICE_CENTER_DATA`, or `shared/data` beside the repository.
    private static func data(_ folder: String, _ name: String) -> URL? {
        let root =
            ProcessInfo.processInfo.environment["SERVICE_CENTER_DATA"].map { URL(filePath: $0) }
            ?? package.appending(path: "../../shared/data").standardizedFileURL
        let file = root.appending(path: folder).appending(path: name)
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("data \(folder): absent")
            return nil
        }
        return file
    }

    private static var package: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// The text of the policy file that programs carry with them.
    static var serviceCenter: String { String(decoding: PolicyFile.serviceCenter, as: UTF8.self) }

    /// The definition in a text.
    static func definition(_ text: String = serviceCenter) throws -> ReportDefinition {
        try ReportDefinition(InputFile(name: "policy.json", bytes: Array(text.utf8)))
    }

    /// The requests in a text, read by the mapping of a definition.
    static func requests(in text: String, by definition: ReportDefinition) throws -> RequestRecords {
        let mapping = try definition.recordMapping()
        guard case .requests(let columns) = mapping.content else { return RequestRecords() }
        var progress = ProgressMeter(.silent, label: "") { _ in }
        return try RequestReader.requests(
            in: InputFile(name: "requests.csv", bytes: Array(text.utf8)), mapping: mapping, columns: columns,
            zones: TimeZoneTable(for: definition), progress: &progress)
    }

    /// The log in a text, read by the mapping of a definition.
    static func log(in text: String, by definition: ReportDefinition, asOf: Instant?) throws -> EventLog {
        let mapping = try definition.recordMapping()
        var progress = ProgressMeter(.silent, label: "") { _ in }
        return try EventLogReader.log(
            in: InputFile(name: "events.csv", bytes: Array(text.utf8)), mapping: mapping,
            columns: mapping.eventColumns(), zones: TimeZoneTable(for: definition), asOf: asOf, progress: &progress)
    }

    /// The report on the log in a text.
    static func eventReport(on text: String, by definition: ReportDefinition, asOf: Instant?) throws -> EventReport {
        try EventReport(
            of: log(in: text, by: definition, asOf: asOf), from: "events.csv",
            columns: definition.recordMapping().eventColumns(), by: definition, zones: TimeZoneTable(for: definition),
            asOf: asOf)
    }
}
