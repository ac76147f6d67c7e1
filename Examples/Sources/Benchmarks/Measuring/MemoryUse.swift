import Foundation

/// The memory of the program.
enum MemoryUse {
    /// The most it has held so far, in millions of bytes.
    static var peakMegabytes: Double {
        var usage = rusage()
        #if canImport(Darwin)
        _ = getrusage(RUSAGE_SELF, &usage)
        return Double(usage.ru_maxrss) / 1_000_000
        #else
        _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) * 1024 / 1_000_000
        #endif
    }

    /// What it holds at present, in bytes; nil where the platform does not tell.
    static var residentBytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * 4096 } : nil
    }
}
