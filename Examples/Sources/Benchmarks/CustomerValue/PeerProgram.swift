import Foundation

/// The Python package lifetimes at the same work.
struct PeerProgram {
    let interpreter: String

    /// The median seconds of each task by its name.
    func measure(
        _ sample: CustomerSample, forecasts: CustomerSample, discounted: CustomerSample
    ) throws -> [String: Double] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, sample) in [("sample", sample), ("many", forecasts), ("fewer", discounted)] {
            try Data(sample.text.utf8).write(to: folder.appending(path: "\(name).csv"))
        }
        let process = Process()
        process.executableURL = URL(filePath: interpreter)
        process.arguments = ["-c", Self.script, folder.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkFailure("\(interpreter) ended with an error") }
        return try JSONDecoder().decode([String: Double].self, from: data)
    }

    private static let script = """
        import json, statistics, sys, time, warnings
        warnings.filterwarnings('ignore')
        import pandas as pd
        from lifetimes import BetaGeoFitter, GammaGammaFitter, ModifiedBetaGeoFitter, ParetoNBDFitter
        def median(work, repetitions):
            times = []
            for _ in range(repetitions):
                start = time.process_time()
                work()
                times.append(time.process_time() - start)
            return statistics.median(times)
        sample, many, fewer = (pd.read_csv(f'{sys.argv[1]}/{name}.csv') for name in ('sample', 'many', 'fewer'))
        x, tx, T = sample['x'], sample['t_x'], sample['T']
        out = {}
        def attempt(name, work, repetitions):
            try: out[name] = median(work, repetitions)
            except Exception as error: print(name, error, file=sys.stderr)
        bg, gg = BetaGeoFitter(), GammaGammaFitter()
        attempt('fitBetaGeometric', lambda: bg.fit(x, tx, T), 5)
        attempt('fitModified', lambda: ModifiedBetaGeoFitter().fit(x, tx, T), 3)
        attempt('fitPareto', lambda: ParetoNBDFitter().fit(x, tx, T), 1)
        bought = sample[(x > 0) & (sample['zbar'] > 0)]
        attempt('fitSpending', lambda: gg.fit(bought['x'], bought['zbar']), 3)
        attempt('alive', lambda: bg.conditional_probability_alive(many['x'], many['t_x'], many['T']), 3)
        attempt('expected', lambda: bg.conditional_expected_number_of_purchases_up_to_time(
            39, many['x'].values, many['t_x'].values, many['T'].values), 3)
        attempt('discounted', lambda: gg.customer_lifetime_value(
            bg, fewer['x'], fewer['t_x'], fewer['T'], fewer['zbar'], time=12, discount_rate=0.01, freq='W'), 3)
        print(json.dumps(out))
        """
}
