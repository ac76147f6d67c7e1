import Foundation

/// The memory that the program has used at most.
enum MemoryUse {
    /// In millions of bytes.
    static var peakMegabytes: Int {
        var usage = rusage()
        #if canImport(Darwin)
        getrusage(RUSAGE_SELF, &usage)
        return usage.ru_maxrss / 1_000_000
        #else
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1000
        #endif
    }
}
