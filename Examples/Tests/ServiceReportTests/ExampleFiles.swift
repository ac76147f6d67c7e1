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

    /// The file of real requests: below `SERVICE_CENTER_DATA`, or `shared/data` beside the repository; nil, said on standard
    /// output, where it is absent.
    static var boston: URL? {
        let folder =
            ProcessInfo.processInfo.environment["SERVICE_CENTER_DATA"].map { URL(filePath: $0) }
            ?? package.appending(path: "../../shared/data").standardizedFileURL
        let file = folder.appending(path: "boston-311/boston_311_2015_exact_calendar.csv")
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("data boston-311: absent")
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
}
