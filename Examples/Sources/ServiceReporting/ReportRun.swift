public import ServiceTime
import Foundation
import PolicyFiles
import ServiceVocabulary

/// One run of the program: what it reads, and the report that it makes of it.
public struct ReportRun {
    /// The path of a file of requests, `-` for standard input; nil for generated requests.
    public var requestsPath: String?
    /// The path of the policy file; nil for the one that the program carries with it.
    public var policyPath: String?
    /// The instant of the report; nil for the latest instant of the requests.
    public var asOf: Instant?
    /// The seed of the generated requests.
    public var seed: UInt64 = ReportRun.defaultSeed
    /// A path at which to store the generated requests; nil not to.
    public var exportPath: String?

    /// The seed of the generated requests where none is given.
    public static let defaultSeed: UInt64 = 2025

    /// Creates a run on generated requests.
    public init() {}

    /// Makes the report.
    ///
    /// - Parameter progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the input as a whole cannot be used.
    public func report(progress: inout ProgressMeter) throws -> ServiceReport {
        let definition = try ReportDefinition(policyFile())
        let zones = try TimeZoneTable(for: definition)
        let (records, source) =
            if let requestsPath {
                try read(requestsPath, definition: definition, zones: zones, progress: &progress)
            } else {
                try generate(definition: definition, zones: zones)
            }
        return try ServiceReport(of: records, from: source, by: definition, zones: zones, asOf: asOf)
    }

    /// Makes the report of an event log.
    ///
    /// - Parameters:
    ///   - path: The path of the log, `-` for standard input.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the input as a whole cannot be used.
    public func eventReport(of path: String, progress: inout ProgressMeter) throws -> EventReport {
        let definition = try ReportDefinition(policyFile())
        let zones = try TimeZoneTable(for: definition)
        let file = try InputFile(path: path)
        let mapping = try definition.recordMapping()
        let columns = try mapping.eventColumns()
        let log = try EventLogReader.log(
            in: file, mapping: mapping, columns: columns, zones: zones, asOf: asOf, progress: &progress)
        return try EventReport(
            of: log, from: file.name, columns: columns, by: definition, zones: zones, asOf: asOf)
    }

    /// Makes the report of a log of support lines.
    ///
    /// - Parameters:
    ///   - path: The path of the log, `-` for standard input; nil for a generated one.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the input as a whole cannot be used.
    public func lineReport(of path: String?, progress: inout ProgressMeter) throws -> LineReport {
        let mapping =
            try policyPath.map(InputFile.init(path:))
            ?? InputFile(name: "support-lines.json", bytes: PolicyFile.supportLines)
        let definition = try LineDefinition(mapping)
        let zones = try TimeZoneTable(foundationZones: [definition.timeZone])
        let file: InputFile
        if let path {
            file = try InputFile(path: path)
        } else {
            let text = try LineLogGenerator(definition, zones: zones).csv(seed: seed)
            if let exportPath { try store(text, at: exportPath) }
            file = InputFile(name: "generated, seed \(seed)", bytes: Array(text.utf8))
        }
        let log = try LineLog(in: file, by: definition, zones: zones, asOf: asOf, progress: &progress)
        return try LineReport(of: log, from: file.name, by: definition, zones: zones, asOf: asOf)
    }

    /// Makes the report of raw survey answers.
    ///
    /// - Parameters:
    ///   - path: The path of the answers, `-` for standard input.
    ///   - progress: Is told how far the reading has come.
    /// - Throws: ``InputError`` when the input as a whole cannot be used.
    public func surveyReport(of path: String, progress: inout ProgressMeter) throws -> SurveyReport {
        let definition = try policyFile().decoded(SurveyDefinition.self)
        let file = try InputFile(path: path)
        let records = try SurveyReader.records(in: file, by: definition, progress: &progress)
        return try SurveyReport(records, from: file.name, title: definition.title)
    }

    private func policyFile() throws -> InputFile {
        try policyPath.map(InputFile.init(path:))
            ?? InputFile(name: "service-center.json", bytes: PolicyFile.serviceCenter)
    }

    private func read(
        _ path: String, definition: ReportDefinition, zones: TimeZoneTable, progress: inout ProgressMeter
    ) throws -> (RequestRecords, String) {
        let file = try InputFile(path: path)
        let mapping = try definition.recordMapping()
        switch mapping.content {
        case .requests(let columns):
            let records = try RequestReader.requests(
                in: file, mapping: mapping, columns: columns, zones: zones, progress: &progress)
            return (records, file.name)
        case .events:
            throw InputError("the policy file maps events, which are read by --events")
        case .lines:
            throw InputError("the policy file maps support lines, which are read by --lines")
        }
    }

    private func generate(definition: ReportDefinition, zones: TimeZoneTable) throws -> (RequestRecords, String) {
        let profile = try ServiceCenterProfile.firstQuarterOf2025()
        let requests = try RequestGenerator(profile, zones: zones).requests(seed: seed)
        if let exportPath {
            try export(requests, to: exportPath, definition: definition, zones: zones)
        }
        return (RequestRecords(requests: requests), "generated, seed \(seed)")
    }

    private func export(
        _ requests: [Request], to path: String, definition: ReportDefinition, zones: TimeZoneTable
    ) throws {
        let mapping = try definition.recordMapping()
        guard case .requests(let columns) = mapping.content else { return }
        try store(columns.csv(of: requests, mapping: mapping, zones: zones), at: path)
    }

    private func store(_ text: String, at path: String) throws(InputError) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw InputError("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
