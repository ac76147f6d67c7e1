import AllocationCounter

/// Counts the blocks of memory that a piece of work asks for.
enum Allocations {
    /// How many allocations a piece of work makes; nil where the platform offers no way to count them.
    static func count(during work: () throws -> Void) rethrows -> UInt64? {
        guard allocation_counter_is_available() else { return nil }
        allocation_counter_begin()
        defer { _ = allocation_counter_end() }
        try work()
        return allocation_counter_end()
    }
}
