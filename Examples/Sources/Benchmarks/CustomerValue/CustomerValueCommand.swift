import ArgumentParser
import CustomerValue
import Foundation

/// Customer value: fits and predictions of many customers, beside the Python package lifetimes where it is.
struct CustomerValueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer-value",
        abstract: "Fits models of customers and predicts for a million of them, beside lifetimes where it is.",
        discussion: """
            The customers are simulated, or those of a CSV file with the columns ID, x, t_x, T and zbar. With a Python that \
            has lifetimes, that does the same work on the same customers in the same run.
            """)

    @OptionGroup var measuring: MeasuringOptions

    @Option(
        help: ArgumentHelp("Fit the customers of a CSV file: ID, x, t_x, T, zbar.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var customers: String?

    @Option(help: ArgumentHelp("A Python interpreter with lifetimes.", valueName: "python"))
    var lifetimes: String?

    func run() throws {
        let sample =
            try customers.map { try CustomerSample(file: $0) } ?? CustomerSample(simulated: 2357, seed: measuring.seed)
        let bench = CustomerValueBench(
            sample: sample, forecasts: measuring.quick ? 20_000 : 1_000_000,
            discounted: measuring.quick ? 5_000 : 100_000,
            repetitions: measuring.quick ? 2 : 7, seed: measuring.seed)
        let times = try bench.measure()
        let others = try lifetimes.map {
            try PeerProgram(interpreter: $0).measure(sample, forecasts: bench.many, discounted: bench.fewer)
        }
        print("\(sample.frequencies.count) customers from \(sample.source)")
        var report = Report("task", "library", "lifetimes", "ratio")
        for (task, seconds) in times {
            let other = others?[task.rawValue]
            report.add(
                task.words(bench), Figure.milliseconds(seconds), other.map { Figure.milliseconds($0) } ?? "-",
                other.map { Figure.ratio($0 / seconds) } ?? "-")
        }
        report.print()
        print("  memory at most \(Int(MemoryUse.peakMegabytes)) MB, the customers of all tasks included")
        guard let others else { return }
        print("Targets")
        var targets = Targets()
        for (task, seconds) in times {
            guard let bound = task.ratio, let other = others[task.rawValue] else { continue }
            targets.atLeast(bound, other / seconds, task.words(bench), as: Figure.ratio)
        }
        targets.print()
    }
}

extension Figure {
    /// Thousandths of a second.
    static func milliseconds(_ seconds: Double) -> String {
        String(format: "%.2f ms", seconds * 1000)
    }
}
