import ArgumentParser
import Foundation
import ServiceReporting
import ServiceTime
import ServiceVocabulary
import Ticketing

/// The command line of the explanation of one ticket.
@main
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sla-explain",
        abstract:
            "Explains one ticket: which policy and why not the others, and where every moment went for each clock.",
        discussion: """
            Without arguments, it explains a ticket that it carries with it.

            A history is JSON ("format": "ticket-history/1"); a ticket of an event log is read by the mapping of the policy \
            file, as service-report --events does. The policies are a "service-levels/1" or a "service-report/1" file.
            """)

    @Argument(help: "The history of a ticket as JSON; - for standard input.", completion: .file(extensions: ["json"]))
    var history: String?

    @Option(
        help: ArgumentHelp("Explain a ticket of an event log; - for standard input.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var events: String?

    @Option(name: .customLong("case"), help: ArgumentHelp("The ticket of the event log.", valueName: "identifier"))
    var ticket: String?

    @Option(help: ArgumentHelp("The policies, as JSON.", valueName: "file"), completion: .file(extensions: ["json"]))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            "Explain up to an instant such as 2024-12-31T17:00:00-05:00; by default the last event.",
            valueName: "instant"),
        transform: { try Instant($0) })
    var asOf: Instant?

    @Flag(help: "Print the explanation as JSON instead of text.")
    var json = false

    func validate() throws {
        guard (events == nil) == (ticket == nil) else {
            throw ValidationError("--events FILE and --case ID go together.")
        }
        if events != nil, history != nil {
            throw ValidationError("One ticket at a time: a history, or --events and --case.")
        }
        if events != nil, policy == nil {
            throw ValidationError("--events needs --policy FILE, which says how the log is to be read.")
        }
    }

    func run() throws {
        var run = ExplanationRun()
        run.eventsPath = events
        run.ticket = ticket.map { TicketIdentifier($0) }
        run.historyPath = history
        run.policyPath = policy
        run.asOf = asOf
        var meter = ProgressMeter(.silent, label: "reading") { _ in }
        let explanation = try run.explanation(progress: &meter)
        FileHandle.standardOutput.write(try explanation.output(asJSON: json))
    }
}
