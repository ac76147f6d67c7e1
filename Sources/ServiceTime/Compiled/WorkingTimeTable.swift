/// The open stretches of a span by UTC days: a question is a few look-ups and a handful of steps.
///
/// A day is eight bytes, the open time of the span before it and the number of its pattern; what is open in the course
/// of a day comes from the few patterns that the days of a calendar have. So a century stays small enough to be close to
/// the processor. An index by open time finds the day of an amount of working time.
struct WorkingTimeTable: Sendable {
    /// A UTC day of the span.
    private struct Day: Sendable {
        /// The open seconds of the span before the day, which fit into 40 bits for 10,000 years, above the number of the
        /// day's pattern, of which there are not more than days.
        private let bits: UInt64

        init(openBefore: Int64, pattern: Int) {
            bits = UInt64(truncatingIfNeeded: openBefore) << 24 | UInt64(truncatingIfNeeded: pattern)
        }

        /// In seconds.
        var openBefore: Int64 { Int64(truncatingIfNeeded: bits >> 24) }
        var pattern: Int { Int(truncatingIfNeeded: bits & 0xFF_FFFF) }
    }

    /// The span `[start, end)` in microseconds since 1970, in whole days.
    let start: Int64
    let end: Int64
    /// The open time of the whole span.
    let openTotal: Int64
    /// The days of the span and one after it.
    private let days: [Day]
    private let patterns: DayPatterns
    /// For each of as many buckets of equal open time as there are days with open time, the day in which it begins; and
    /// the last day with open time.
    private let bucketDays: [Int32]
    /// How many buckets an open microsecond makes, in units of 2⁻⁶⁴.
    private let bucketsPerOpen: UInt64

    /// Lays out open stretches.
    ///
    /// - Parameters:
    ///   - intervals: The stretches in UTC seconds within the span: disjoint, in order, joined where they touch.
    ///   - start: The first second of the span, the start of a day.
    ///   - end: The second after the span, the start of a day.
    init(_ intervals: [SecondInterval], fromSecond start: Int64, toSecond end: Int64) {
        let dayCount = Int((end - start) / 86_400)
        var builder = DayPatternBuilder()
        var days: [Day] = []
        days.reserveCapacity(dayCount + 1)
        var (open, openDays, first) = (Int64(0), 0, 0)
        for day in 0..<dayCount {
            let dayStart = start + Int64(day) * 86_400
            while first < intervals.count, intervals[first].end <= dayStart { first += 1 }
            var limit = first
            while limit < intervals.count, intervals[limit].start < dayStart + 86_400 { limit += 1 }
            // Most days are like those of the week before.
            let (pattern, openSeconds) = builder.pattern(
                of: intervals, first..<limit, dayStart: dayStart, likely: day < 7 ? nil : days[day - 7].pattern)
            days.append(Day(openBefore: open, pattern: pattern))
            open += openSeconds
            if openSeconds > 0 { openDays += 1 }
        }
        days.append(Day(openBefore: open, pattern: 0))
        self.start = start &* 1_000_000
        self.end = end &* 1_000_000
        openTotal = open &* 1_000_000
        patterns = builder.patterns
        // There are fewer open days than open microseconds, so that the quotient fits.
        bucketsPerOpen =
            open > 0 ? UInt64(open &* 1_000_000).dividingFullWidth((UInt64(openDays), 0)).quotient : 0
        bucketDays = Self.bucketDays(of: days, count: openDays, perOpen: bucketsPerOpen)
        self.days = days
    }

    private static func bucketDays(of days: [Day], count: Int, perOpen: UInt64) -> [Int32] {
        var result: [Int32] = []
        result.reserveCapacity(count + 2)
        var last: Int32 = 0
        for day in 0..<days.count - 1 where days[day].openBefore < days[day + 1].openBefore {
            last = Int32(truncatingIfNeeded: day)
            let bucket = bucket(ofOpen: days[day + 1].openBefore &* 1_000_000 - 1, perOpen: perOpen)
            while result.count <= bucket { result.append(last) }
        }
        while result.count < count + 2 { result.append(last) }
        return result
    }

    @inline(__always)
    private static func bucket(ofOpen open: Int64, perOpen: UInt64) -> Int {
        Int(truncatingIfNeeded: UInt64(bitPattern: open).multipliedFullWidth(by: perOpen).high)
    }

    /// The number of bytes of the table and its index.
    var byteCount: Int {
        days.count * MemoryLayout<Day>.stride + patterns.byteCount + bucketDays.count * MemoryLayout<Int32>.stride
    }

    // MARK: Look-ups

    /// Whether an instant lies in the span.
    @inline(__always)
    func contains(_ instant: Int64) -> Bool { instant >= start && instant < end }

    /// The day of an instant of the span, its end included, and the time since the start of the day.
    @inline(__always)
    private func day(of instant: Int64) -> (number: Int, time: Int64) {
        let elapsed = UInt64(bitPattern: instant &- start)
        let day = elapsed / UInt64(DayPatterns.dayLength)
        return (
            Int(truncatingIfNeeded: day),
            Int64(truncatingIfNeeded: elapsed &- day &* UInt64(DayPatterns.dayLength))
        )
    }

    @inline(__always)
    private func start(ofDay day: Int) -> Int64 {
        start &+ Int64(truncatingIfNeeded: day) &* DayPatterns.dayLength
    }

    /// The day that holds an open microsecond of the span, counted from 0.
    @inline(__always)
    private func day(ofOpen open: Int64) -> Int {
        let second = Int64(truncatingIfNeeded: UInt64(bitPattern: open) / 1_000_000)
        let bucket = Self.bucket(ofOpen: open, perOpen: bucketsPerOpen)
        let low = Int(bucketDays[bucket])
        let high = Int(bucketDays[bucket &+ 1])
        // Mostly no other day with open time lies between the two.
        let day = days[high].openBefore <= second ? high : low
        return days[day &+ 1].openBefore > second ? day : Self.search(days, low..<high, forOpenSecond: second)
    }

    @inline(never)
    private static func search(_ days: [Day], _ range: Range<Int>, forOpenSecond second: Int64) -> Int {
        range.firstIndexSorted { days[$0 + 1].openBefore > second }
    }

    @inline(__always)
    func isOpen(at instant: Int64) -> Bool {
        let (day, time) = day(of: instant)
        return patterns.isOpen(in: days[day].pattern, at: time)
    }

    /// The open time from the start of the span to an instant of it, its end included.
    @inline(__always)
    func open(before instant: Int64) -> Int64 {
        let (number, time) = day(of: instant)
        let day = days[number]
        return day.openBefore &* 1_000_000 &+ patterns.open(in: day.pattern, before: time)
    }

    /// The instant of an open microsecond of the span, counted from 0, less than the total.
    @inline(__always)
    private func instant(ofOpen open: Int64) -> Int64 {
        let number = day(ofOpen: open)
        let day = days[number]
        let time = patterns.time(in: day.pattern, withOpenBefore: open &- day.openBefore &* 1_000_000)
        return start(ofDay: number) &+ time
    }

    /// The earliest instant with exactly that much open time before it, more than none and at most the total.
    @inline(__always)
    func earliestInstant(withOpenBefore open: Int64) -> Int64 {
        instant(ofOpen: open &- 1) &+ 1
    }

    /// The latest instant with exactly that much open time before it, less than the total.
    @inline(__always)
    func latestInstant(withOpenBefore open: Int64) -> Int64 {
        instant(ofOpen: open)
    }

    /// The earliest and the latest instant with exactly that much open time before them, more than none and less than the
    /// total: one instant within a stretch, two at its ends.
    @inline(__always)
    func instants(withOpenBefore open: Int64) -> (earliest: Int64, latest: Int64) {
        let number = day(ofOpen: open &- 1)
        let day = days[number]
        let time = patterns.time(in: day.pattern, withOpenBefore: open &- 1 &- day.openBefore &* 1_000_000) &+ 1
        let earliest = start(ofDay: number) &+ time
        return (earliest, patterns.isOpen(in: day.pattern, at: time) ? earliest : latestInstant(withOpenBefore: open))
    }

    // MARK: Neighbours

    /// The first open instant at or after an instant of the span.
    func nextOpen(at instant: Int64) -> Int64? {
        let open = open(before: instant)
        return open < openTotal ? latestInstant(withOpenBefore: open) : nil
    }

    /// The first start of a stretch after an instant of the span.
    func nextStart(after instant: Int64) -> Int64? {
        nextOpen(at: isOpen(at: instant) ? end(ofStretchAt: instant) : instant)
    }

    /// The first end of a stretch after an instant of the span.
    func nextEnd(after instant: Int64) -> Int64? {
        nextOpen(at: instant).map { end(ofStretchAt: $0) }
    }

    /// The end of the stretch that an open instant lies in.
    func end(ofStretchAt instant: Int64) -> Int64 {
        let (number, time) = day(of: instant)
        let end = patterns.end(in: days[number].pattern, ofStretchAt: time)
        return end < DayPatterns.dayLength ? start(ofDay: number) &+ end : self.end(ofStretchOverStartOfDay: number + 1)
    }

    /// The end of a stretch that is open up to the start of a day.
    private func end(ofStretchOverStartOfDay day: Int) -> Int64 {
        // The first day after which some time from the given day on was closed.
        func closedSeconds(before day: Int) -> Int64 { Int64(day) * 86_400 - days[day].openBefore }
        let closed = closedSeconds(before: day)
        let next = (day..<days.count).firstIndexSorted { closedSeconds(before: $0) > closed }
        guard next < days.count else { return end }
        let pattern = days[next - 1].pattern
        let time = patterns.isOpen(in: pattern, at: 0) ? patterns.end(in: pattern, ofStretchAt: 0) : 0
        return start(ofDay: next - 1) &+ time
    }

    /// Whether the last stretch reaches the end of the span.
    var isOpenAtEnd: Bool { isOpen(at: end &- 1) }
}
