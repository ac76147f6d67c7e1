import ArgumentParser
import Foundation
import ServiceReporting
import ServiceTime

/// The command line of the report.
@main
struct ServiceReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service-report",
        abstract: "Reports how a service center kept its promises, and how cases went through its support lines.",
        discussion: """
            Without arguments, it generates a quarter of a service center's tickets, the same ones every time, and applies \
            the policy file it carries with it.

            One JSON file ("format": "service-report/1") holds the policies, their calendars and the mapping of the \
            columns. Records are plain CSV by RFC 4180, one row a request, an event of a ticket, or the support line of a \
            case at an instant ("format": "line-report/1"); of a compressed file:
              gunzip -c requests.csv.gz | service-report --requests - --policy policy.json
            """)

    @Option(
        help: ArgumentHelp("Report on the requests of a CSV file; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var requests: String?

    @Option(
        help: ArgumentHelp("Replay the event log of a CSV file; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var events: String?

    @Option(
        help: ArgumentHelp("Score the raw survey answers of a CSV file; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var survey: String?

    @Option(
        help: ArgumentHelp(
            "Report how cases went through the support lines of a CSV file; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var lines: String?

    @Flag(help: "Report the support lines of a generated log.")
    var generatedLines = false

    @Option(
        name: [.long, .customLong("mapping")],
        help: ArgumentHelp("The policies, calendars and column mapping, as JSON.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            "Report as of an instant such as 2015-12-31T17:00:00-05:00; by default the latest of the data.",
            valueName: "instant"),
        transform: { try Instant($0) })
    var asOf: Instant?

    @Option(help: "The seed of the generated tickets.")
    var seed: UInt64 = ReportRun.defaultSeed

    @Option(
        help: ArgumentHelp("Also store the generated tickets as CSV.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var export: String?

    @Flag(help: "Print the report as JSON instead of text.")
    var json = false

    @Flag(
        inversion: .prefixedNo,
        help: "Show progress on standard error (default: on a terminal, when the input is long).")
    var progress: Bool?

    func validate() throws {
        var sources: [String] = []
        if requests != nil { sources.append("--requests") }
        if events != nil { sources.append("--events") }
        if lines != nil { sources.append("--lines") }
        if survey != nil { sources.append("--survey") }
        if generatedLines { sources.append("--generated-lines") }
        if sources.count > 1 { throw ValidationError("\(sources[0]) and \(sources[1]) are two reports.") }
        guard let source = sources.first, !generatedLines else { return }
        if policy == nil, lines == nil {
            throw ValidationError("\(source) needs --policy FILE, which says how the records are to be read.")
        }
        if export != nil {
            throw ValidationError("--export stores generated tickets; it does not go with \(source).")
        }
    }

    func run() throws {
        var run = ReportRun()
        run.requestsPath = requests
        run.policyPath = policy
        run.asOf = asOf
        run.seed = seed
        run.exportPath = export
        var meter = ProgressMeter.onStandardError(progress)
        let report: any PrintedReport =
            if let events {
                try run.eventReport(of: events, progress: &meter)
            } else if lines != nil || generatedLines {
                try run.lineReport(of: lines, progress: &meter)
            } else if let survey {
                try run.surveyReport(of: survey, progress: &meter)
            } else {
                try run.report(progress: &meter)
            }
        FileHandle.standardOutput.write(try report.output(asJSON: json))
    }
}
