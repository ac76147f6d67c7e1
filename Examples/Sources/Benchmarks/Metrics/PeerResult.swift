import Foundation

/// What one way to do the four tasks took and answered.
struct PeerResult {
    let name: String
    let milliseconds: [Double]
    let answers: [[Double]]
    let peakMegabytes: Double?

    var total: Double { milliseconds.reduce(0, +) }

    /// Runs a peer and reads what it printed: a line for each task with `median … ms min … ms` and its answers in parentheses or
    /// as one number.
    static func measure(
        _ engine: String, python: String, script: URL, repetitions: Int, in folder: URL
    ) throws -> PeerResult {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script.path, engine, "\(repetitions)"]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(
            Dictionary(
                uniqueKeysWithValues: ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS", "THREADS"].map {
                    ($0, "1")
                })
        ) { _, one in one }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkFailure("\(engine) ended with an error") }
        return try PeerResult(engine, output: output)
    }

    init(name: String, milliseconds: [Double], answers: [[Double]], peakMegabytes: Double?) {
        self.name = name
        self.milliseconds = milliseconds
        self.answers = answers
        self.peakMegabytes = peakMegabytes
    }

    private init(_ engine: String, output: String) throws {
        let line = #/median +([0-9.]+) ms +min +([0-9.]+) ms +(.*)/#
        let number = #/-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?/#
        var times: [Double] = []
        var answers: [[Double]] = []
        for match in output.matches(of: line) {
            guard let time = Double(match.1) else { continue }
            times.append(time)
            // A number type may stand around a number: np.float64(1.5).
            let text = String(match.3).replacing(#/[A-Za-z_.]+[0-9]*\(/#, with: "(")
            answers.append(text.matches(of: number).compactMap { Double($0.0) })
        }
        guard times.count == MetricsBench.taskNames.count else {
            throw BenchmarkFailure("\(engine) printed \(times.count) tasks:\n\(output)")
        }
        let peak = output.firstMatch(of: #/peak RSS ([0-9]+) MiB/#).flatMap { Double($0.1) }
        self.init(name: engine, milliseconds: times, answers: answers, peakMegabytes: peak.map { $0 * 1.048576 })
    }
}

/// The library beside its peers: equal answers, times and ratios.
struct MetricsComparison {
    private let results: [PeerResult]

    init(_ results: [PeerResult]) throws {
        self.results = results
        guard let first = results.first else { return }
        for peer in results.dropFirst() {
            for (task, name) in MetricsBench.taskNames.enumerated() {
                let (ours, theirs) = (first.answers[task], peer.answers[task])
                let agree =
                    ours.count == theirs.count
                    && zip(ours, theirs).allSatisfy { abs($0 - $1) <= 1e-9 * max(abs($0), abs($1)) }
                guard agree else {
                    throw BenchmarkFailure("\(name): \(peer.name) answers \(theirs), the library \(ours)")
                }
            }
        }
    }

    func print(_ targets: inout Targets) throws {
        guard let ours = results.first else { return }
        var report = Report("task")
        report.addHeader(results.map { $0.name })
        for (task, name) in MetricsBench.taskNames.enumerated() {
            report.add([name] + results.map { String(format: "%.1f ms", $0.milliseconds[task]) })
        }
        report.add(["total"] + results.map { String(format: "%.1f ms", $0.total) })
        report.add(["peak memory"] + results.map { $0.peakMegabytes.map { "\(Int($0)) MB" } ?? "" })
        report.print()
        let peers = results.dropFirst()
        guard !peers.isEmpty else { return }
        Swift.print("  all answers agree")
        for (task, name) in MetricsBench.taskNames.enumerated() {
            let fastest = peers.map { $0.milliseconds[task] }.min() ?? 0
            targets.atMost(fastest, ours.milliseconds[task], name + ", fastest peer") { String(format: "%.1f ms", $0) }
        }
        let fastest = peers.map { $0.total }.min() ?? 0
        targets.atMost(fastest / 3, ours.total, "total, a third of the fastest peer") { String(format: "%.1f ms", $0) }
    }
}
