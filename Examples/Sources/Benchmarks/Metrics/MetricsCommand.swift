import ArgumentParser
import Foundation
import ServiceMetrics

/// Key figures: four tasks on a million contacts, beside data frames where they are given; streaming and merging.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Counts a million contacts: handling time by group, repeats, survey scores, tallies, merging.")

    @OptionGroup var measuring: MeasuringOptions

    @Option(
        help: ArgumentHelp(
            "Contacts as 13 little-endian Int32 columns, one after the other; without it, contacts are generated.",
            valueName: "file"),
        completion: .file())
    var contacts: String?

    @Option(
        help: ArgumentHelp(
            "A program for the peers, run as PYTHON SCRIPT ENGINE REPETITIONS in the folder of the contacts.",
            valueName: "file"),
        completion: .file())
    var peerScript: String?

    @Option(help: "The Python that runs the program for the peers.")
    var python = "python3"

    @Option(help: "The peers, separated by commas.")
    var engines = "numpy,pandas,duckdb,polars"

    @Option(help: "How often each task is timed.")
    var repetitions: Int?

    func validate() throws {
        if peerScript != nil, contacts == nil {
            throw ValidationError("--peer-script needs --contacts FILE: the peers read the same contacts.")
        }
        if let repetitions, repetitions < 1 { throw ValidationError("--repetitions is at least 1.") }
    }

    func run() throws {
        let repetitions = self.repetitions ?? (measuring.quick ? 3 : 15)
        let data =
            if let contacts {
                try ContactData(file: URL(filePath: contacts))
            } else {
                try ContactData(generating: measuring.quick ? 100_000 : 1_000_000, seed: measuring.seed)
            }
        print("\(Figure.grouped(Double(data.columns.count))) contacts, \(contacts == nil ? "generated" : "of a file")")
        let bench = MetricsBench(data: data, repetitions: repetitions)
        var results: [PeerResult] = [try bench.tasks()]
        if let peerScript, let contacts {
            let folder = URL(filePath: contacts).deletingLastPathComponent()
            for engine in engines.split(separator: ",") {
                // The library again beside each peer, so that all are measured in one run.
                results.append(
                    try PeerResult.measure(
                        String(engine), python: python, script: URL(filePath: peerScript),
                        repetitions: min(repetitions, 7),
                        in: folder))
            }
        }
        var targets = Targets()
        try MetricsComparison(results).print(&targets)
        try bench.streaming(&targets)
        try bench.merging(&targets)
        let peak = MemoryUse.peakMegabytes
        print("  peak memory \(Int(peak)) MB")
        targets.atMost(200, peak, "peak memory") { "\(Int($0)) MB" }
        print("Targets")
        targets.print()
    }
}
