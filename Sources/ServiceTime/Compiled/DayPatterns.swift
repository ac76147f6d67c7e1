/// A stretch of time that is open, in microseconds from the start of the UTC day in which it lies.
struct DayStretch: Sendable {
    let start: Int64
    let length: Int64
    /// The open time of the day before it.
    let openBefore: Int64

    /// Stands for a stretch that is not there: no time lies in it, and no amount of open time leads up to it.
    static let none = DayStretch(start: 0, length: 0, openBefore: .max)

    /// What of the stretch lies before a time of the day.
    @inline(__always)
    func open(before time: Int64) -> Int64 {
        let passed = time &- start
        // Nothing when the stretch is yet to come, without a branch that half of all times would mispredict.
        return min(passed, length) & ~(passed >> 63)
    }

    @inline(__always)
    func contains(_ time: Int64) -> Bool {
        UInt64(bitPattern: time &- start) < UInt64(bitPattern: length)
    }

    var end: Int64 { start &+ length }
}

/// What is open in the course of a UTC day: one of the few different days that a span is made of.
///
/// Most days have at most two stretches, so that those are at hand without a further look-up; with nothing to decide on
/// the way, a question about any such day takes the same few steps.
struct DayPattern: Sendable {
    let first: DayStretch
    let second: DayStretch
    /// Where the other stretches are among those of all patterns.
    let othersStart: Int32
    let othersCount: Int32
}

/// The patterns of the days of a span, each once.
struct DayPatterns: Sendable {
    static let dayLength: Int64 = 86_400_000_000

    private var patterns: [DayPattern] = []
    /// The third and later stretches of each pattern.
    private var others: [DayStretch] = []

    var byteCount: Int {
        patterns.count * MemoryLayout<DayPattern>.stride + others.count * MemoryLayout<DayStretch>.stride
    }

    /// The open time of a day before a time of it.
    @inline(__always)
    func open(in number: Int, before time: Int64) -> Int64 {
        let pattern = patterns[number]
        let open = pattern.first.open(before: time) &+ pattern.second.open(before: time)
        return pattern.othersCount == 0 ? open : open &+ openOfOthers(of: number, before: time)
    }

    /// Whether a day is open at a time of it.
    @inline(__always)
    func isOpen(in number: Int, at time: Int64) -> Bool {
        let pattern = patterns[number]
        if pattern.first.contains(time) || pattern.second.contains(time) { return true }
        return pattern.othersCount == 0 ? false : lastOther(of: number) { $0.start <= time }?.contains(time) ?? false
    }

    /// The open time of a day at which that much of its open time has passed, less than all of it.
    @inline(__always)
    func time(in number: Int, withOpenBefore open: Int64) -> Int64 {
        let pattern = patterns[number]
        if pattern.othersCount > 0, let time = timeInOthers(of: number, withOpenBefore: open) { return time }
        let stretch = pattern.second.openBefore <= open ? pattern.second : pattern.first
        return stretch.start &+ (open &- stretch.openBefore)
    }

    /// The end of the stretch in which an open time of a day lies.
    func end(in number: Int, ofStretchAt time: Int64) -> Int64 {
        let pattern = patterns[number]
        if pattern.first.contains(time) { return pattern.first.end }
        return lastOther(of: number) { $0.start <= time }?.end ?? pattern.second.end
    }

    // MARK: The third and later stretches

    // Out of the way of the questions about most days.

    @inline(never)
    private func openOfOthers(of number: Int, before time: Int64) -> Int64 {
        guard let first = others(of: number).first, let last = lastOther(of: number, where: { $0.start <= time })
        else { return 0 }
        return last.openBefore &- first.openBefore &+ last.open(before: time)
    }

    @inline(never)
    private func timeInOthers(of number: Int, withOpenBefore open: Int64) -> Int64? {
        lastOther(of: number) { $0.openBefore <= open }.map { $0.start &+ (open &- $0.openBefore) }
    }

    /// The last of them that satisfies a condition, which none does after one that does not.
    @inline(never)
    private func lastOther(of number: Int, where condition: (DayStretch) -> Bool) -> DayStretch? {
        let all = others(of: number)
        let end = all.firstIndexSorted { !condition($0) }
        return end > all.startIndex ? all[end - 1] : nil
    }

    private func others(of number: Int) -> ArraySlice<DayStretch> {
        let pattern = patterns[number]
        return others[Int(pattern.othersStart)..<Int(pattern.othersStart &+ pattern.othersCount)]
    }

    // MARK: Building

    /// Adds a pattern and returns its number.
    ///
    /// - Parameter stretches: The open stretches of a day in seconds from its start: disjoint and in order.
    mutating func append(_ stretches: [SecondInterval]) -> Int {
        let laidOut = Self.layOut(stretches)
        patterns.append(
            DayPattern(
                first: laidOut.first ?? .none, second: laidOut.dropFirst().first ?? .none,
                othersStart: Int32(truncatingIfNeeded: others.count),
                othersCount: Int32(truncatingIfNeeded: max(laidOut.count - 2, 0))))
        others += laidOut.dropFirst(2)
        return patterns.count - 1
    }

    private static func layOut(_ stretches: [SecondInterval]) -> [DayStretch] {
        var open: Int64 = 0
        return stretches.map { stretch in
            let length = (stretch.end &- stretch.start) &* 1_000_000
            defer { open &+= length }
            return DayStretch(start: stretch.start &* 1_000_000, length: length, openBefore: open)
        }
    }
}

/// Gives the days of a span their patterns, one day after the other.
struct DayPatternBuilder {
    private(set) var patterns = DayPatterns()
    /// The days that the patterns were made of, with their open seconds, by number.
    private var days: [(stretches: [SecondInterval], openSeconds: Int64)] = []
    private var numbers: [[SecondInterval]: Int] = [:]

    /// The number of a day's pattern, a new one where no day was like it so far, and the open seconds of the day.
    ///
    /// - Parameters:
    ///   - intervals: Open stretches in UTC seconds: disjoint and in order.
    ///   - range: Those that reach into the day.
    ///   - dayStart: The first second of the day.
    ///   - likely: A pattern that the day probably has.
    mutating func pattern(
        of intervals: [SecondInterval], _ range: Range<Int>, dayStart: Int64, likely: Int?
    ) -> (number: Int, openSeconds: Int64) {
        if let likely, isPattern(likely, of: intervals, range, dayStart: dayStart) {
            return (likely, days[likely].openSeconds)
        }
        let day = range.map { intervals[$0].within(dayStart: dayStart) }
        if let known = numbers[day] { return (known, days[known].openSeconds) }
        let number = patterns.append(day)
        numbers[day] = number
        days.append((day, day.reduce(0) { $0 + ($1.end - $1.start) }))
        return (number, days[number].openSeconds)
    }

    private func isPattern(
        _ number: Int, of intervals: [SecondInterval], _ range: Range<Int>, dayStart: Int64
    ) -> Bool {
        let stretches = days[number].stretches
        guard stretches.count == range.count else { return false }
        for index in range where intervals[index].within(dayStart: dayStart) != stretches[index - range.lowerBound] {
            return false
        }
        return true
    }
}

extension SecondInterval {
    /// The part of a stretch that lies in a day, from the start of the day.
    fileprivate func within(dayStart: Int64) -> SecondInterval {
        SecondInterval(start: max(start - dayStart, 0), end: min(end - dayStart, 86_400))
    }
}
