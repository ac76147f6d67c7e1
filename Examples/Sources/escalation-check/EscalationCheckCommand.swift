import ArgumentParser
import Foundation
import ServiceReporting

/// The command line of the check of an escalation policy.
@main
struct EscalationCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalation-check",
        abstract: "Checks an escalation policy in every course of events before it goes live.",
        discussion: """
            The file is an "escalation-policy/1" file. Below each property that does not hold stands a course of events that \
            shows it, replayed on the machine. A property that is violated or unproven, or an error in the file, makes the \
            program end with 1.
            """)

    @Argument(help: "The policy file; - for standard input.", completion: .file(extensions: ["json"]))
    var file: String

    /// The languages of drawings.
    enum Language: String, CaseIterable, ExpressibleByArgument {
        case mermaid, graphviz
    }

    @Option(help: ArgumentHelp("Print a drawing of the machine instead: mermaid or graphviz.", valueName: "language"))
    var draw: Language?

    @Option(help: "How many states are looked at; what is beyond them is unproven.")
    var states = 4_000_000

    @Flag(help: "Print the findings as JSON instead of text.")
    var json = false

    func run() throws {
        guard states > 0 else { throw ValidationError("At least one state is looked at.") }
        let check = try EscalationCheck(path: file, greatestStateCount: states)
        if let draw, let drawing = check.drawing(draw == .mermaid ? .mermaid : .graphviz) {
            print(drawing, terminator: "")
            return
        }
        FileHandle.standardOutput.write(try check.output(asJSON: json))
        if check.hasErrors { throw ExitCode.failure }
    }
}
