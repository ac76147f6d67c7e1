/// A stretch of plain time, in microseconds since 1970.
struct Stretch: Hashable, Sendable {
    let start: Int64
    let end: Int64
}

/// The finished pauses of the present cycles of a ticket's clocks, those of one clock together and in order of time.
struct ClockPauses: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        @Narrow var clock: Int
        let stretch: Stretch
    }

    private var entries: [Entry] = []

    /// The finished pauses of a clock.
    func stretches(of clock: Int) -> [Stretch] {
        entries.compactMap { $0.clock == clock ? $0.stretch : nil }
    }

    /// The plain time of the finished pauses of a clock.
    func plainTime(of clock: Int) -> Int64 {
        entries.reduce(0) { $1.clock == clock ? $0 &+ ($1.stretch.end &- $1.stretch.start) : $0 }
    }

    mutating func append(_ stretch: Stretch, of clock: Int) {
        let entry = Entry(clock: clock, stretch: stretch)
        if let last = entries.last, last.clock > clock {
            entries.insert(entry, at: entries.firstIndex { $0.clock > clock } ?? entries.endIndex)
        } else {
            if entries.isEmpty { entries.reserveCapacity(4) }
            entries.append(entry)
        }
    }

    mutating func removeAll(of clock: Int) {
        if !entries.isEmpty { entries.removeAll { $0.clock == clock } }
    }

    /// Gives the pauses of one clock to another.
    mutating func move(from clock: Int, to other: Int) {
        guard clock != other else { return }
        let moved = stretches(of: clock)
        removeAll(of: clock)
        for stretch in moved { append(stretch, of: other) }
    }
}
