/// The open stretches of a span as a flat table: a question is one or two look-ups and a few steps.
///
/// Every entry holds the start of an open stretch and the open time of the span before it, so that the length of a
/// stretch is the difference to the next entry. Two indexes, one by instant and one by open time, divide the span into
/// as many buckets of equal size, a power of two of microseconds, as there are entries.
struct WorkingTimeTable: Sendable {
    struct Entry: Sendable {
        let start: Int64
        let openBefore: Int64
    }

    /// The span `[start, end)` in microseconds since 1970.
    let start: Int64
    let end: Int64
    /// An empty stretch at the start of the span, the open stretches, and an entry that no question reaches.
    private let entries: [Entry]
    private let startIndex: [Int32]
    private let startShift: Int64
    private let openIndex: [Int32]
    private let openShift: Int64

    init(_ intervals: [SecondInterval], fromSecond start: Int64, toSecond end: Int64) {
        self.start = start &* 1_000_000
        self.end = end &* 1_000_000
        var entries: [Entry] = []
        entries.reserveCapacity(intervals.count + 2)
        entries.append(Entry(start: self.start, openBefore: 0))
        var open: Int64 = 0
        for interval in intervals {
            entries.append(Entry(start: interval.start &* 1_000_000, openBefore: open))
            open &+= (interval.end &- interval.start) &* 1_000_000
        }
        entries.append(Entry(start: .max, openBefore: open))
        (startIndex, startShift) = Self.index(
            of: entries.dropLast().map { $0.start }, from: self.start, length: self.end &- self.start)
        (openIndex, openShift) = Self.index(of: entries.dropLast().map { $0.openBefore }, from: 0, length: open)
        self.entries = entries
    }

    /// For each bucket, the last key that is not after the bucket's start; and the power of two of a bucket's size.
    private static func index(of keys: [Int64], from origin: Int64, length: Int64) -> ([Int32], Int64) {
        var shift: Int64 = 0
        while length >> shift > Int64(max(keys.count, 64)) { shift += 1 }
        let buckets = Int(length >> shift) + 2
        var index: [Int32] = []
        index.reserveCapacity(buckets)
        var key = 0
        for bucket in 0..<buckets {
            let start = origin &+ Int64(bucket) << shift
            while key + 1 < keys.count, keys[key + 1] <= start { key += 1 }
            index.append(Int32(truncatingIfNeeded: key))
        }
        return (index, shift)
    }

    /// The open time of the whole span.
    var openTotal: Int64 { entries[entries.count - 1].openBefore }

    /// The number of bytes of the table and its indexes.
    var byteCount: Int {
        entries.count * MemoryLayout<Entry>.stride + (startIndex.count + openIndex.count) * MemoryLayout<Int32>.stride
    }

    /// The number of open stretches.
    var intervalCount: Int { entries.count - 2 }

    /// An open stretch by its number.
    func interval(_ number: Int) -> (start: Int64, end: Int64) {
        let entry = entries[number + 1]
        return (entry.start, entry.start &+ (entries[number + 2].openBefore &- entry.openBefore))
    }

    /// The number of stretches that start at or before an instant of the span.
    func intervals(startingAtOrBefore instant: Int64) -> Int {
        entry(at: instant)
    }

    /// The last entry that starts at or before an instant of the span.
    @inline(__always)
    private func entry(at instant: Int64) -> Int {
        let bucket = Int((instant &- start) >> startShift)
        var low = Int(startIndex[bucket])
        var high = Int(startIndex[bucket &+ 1])
        while high &- low > 8 {
            let middle = (low &+ high) / 2
            if entries[middle].start <= instant { low = middle } else { high = middle &- 1 }
        }
        while entries[low &+ 1].start <= instant { low &+= 1 }
        return low
    }

    /// The last entry that has at most `open` open time before it, for less than the total.
    @inline(__always)
    private func entry(withOpenBefore open: Int64) -> Int {
        let bucket = Int(open >> openShift)
        var low = Int(openIndex[bucket])
        var high = Int(openIndex[bucket &+ 1])
        while high &- low > 8 {
            let middle = (low &+ high) / 2
            if entries[middle].openBefore <= open { low = middle } else { high = middle &- 1 }
        }
        while entries[low &+ 1].openBefore <= open { low &+= 1 }
        return low
    }

    @inline(__always)
    func isOpen(at instant: Int64) -> Bool {
        let index = entry(at: instant)
        return instant &- entries[index].start < entries[index &+ 1].openBefore &- entries[index].openBefore
    }

    /// The open time from the start of the span to an instant of it, its end included.
    @inline(__always)
    func open(before instant: Int64) -> Int64 {
        let index = entry(at: instant)
        let length = entries[index &+ 1].openBefore &- entries[index].openBefore
        return entries[index].openBefore &+ min(instant &- entries[index].start, length)
    }

    /// The earliest instant with exactly that much open time before it, more than none and at most the total.
    @inline(__always)
    func earliestInstant(withOpenBefore open: Int64) -> Int64 {
        let index = entry(withOpenBefore: open &- 1)
        return entries[index].start &+ (open &- entries[index].openBefore)
    }

    /// The latest instant with exactly that much open time before it, less than the total.
    @inline(__always)
    func latestInstant(withOpenBefore open: Int64) -> Int64 {
        let index = entry(withOpenBefore: open)
        return entries[index].start &+ (open &- entries[index].openBefore)
    }

    /// The first open instant at or after an instant of the span.
    func nextOpen(at instant: Int64) -> Int64? {
        let index = entry(at: instant)
        let length = entries[index &+ 1].openBefore &- entries[index].openBefore
        if instant &- entries[index].start < length { return instant }
        return index &+ 2 < entries.count ? entries[index &+ 1].start : nil
    }

    /// The first start of a stretch after an instant of the span.
    func nextStart(after instant: Int64) -> Int64? {
        let index = entry(at: instant)
        return index &+ 2 < entries.count ? entries[index &+ 1].start : nil
    }

    /// The first end of a stretch after an instant of the span.
    func nextEnd(after instant: Int64) -> Int64? {
        let index = entry(at: instant)
        let end = entries[index].start &+ (entries[index &+ 1].openBefore &- entries[index].openBefore)
        if instant < end { return end }
        return index &+ 2 < entries.count ? interval(index).end : nil
    }

    /// Whether the last stretch reaches the end of the span.
    var isOpenAtEnd: Bool { intervalCount > 0 && interval(intervalCount - 1).end == end }
}
