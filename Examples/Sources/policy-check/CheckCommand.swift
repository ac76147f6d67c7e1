import ArgumentParser
import Foundation
import ServiceReporting

/// The command line of the check of a policy file.
@main
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy-check",
        abstract: "Finds out what is wrong with a policy file before it goes live.",
        discussion: """
            The file is a "service-levels/1" or a "service-report/1" file. Each finding is one line, \
            FILE:LINE: error: [code] path: text, with a ticket that shows it below. An error makes the program end with 1.
            """)

    @Argument(help: "The policy file; - for standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: ArgumentHelp("A folder of TZif files; by default the zones of the system.", valueName: "folder"))
    var zoneinfo: String?

    @Option(help: "The first year in which tickets are opened; by default this one.")
    var from: Int?

    @Option(help: "The last year in which tickets are opened; by default five years later.")
    var to: Int?

    @Flag(help: "Print the findings as JSON instead of text.")
    var json = false

    func run() throws {
        let first = from ?? Calendar(identifier: .gregorian).component(.year, from: .now)
        let last = to ?? first + 5
        guard (0...9999).contains(first), (first...9999).contains(last) else {
            throw ValidationError("The years are from 0 to 9999, and the first comes first.")
        }
        let check = try PolicyCheck(path: file, zoneinfo: zoneinfo, years: first...last)
        FileHandle.standardOutput.write(try check.output(asJSON: json))
        if check.hasErrors { throw ExitCode.failure }
    }
}
