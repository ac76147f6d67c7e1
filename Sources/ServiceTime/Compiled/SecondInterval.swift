/// A half-open stretch `[start, end)` of whole seconds, on the wall axis or the UTC axis.
package struct SecondInterval: Hashable, Sendable {
    /// The first second.
    package var start: Int64
    /// The second after the last.
    package var end: Int64
}

extension [SecondInterval] {
    /// Adds an interval that starts no earlier than the last one, joined with it where they touch or overlap.
    mutating func appendMerging(_ interval: SecondInterval) {
        guard let last, interval.start <= last.end else {
            append(interval)
            return
        }
        self[count - 1].end = Swift.max(last.end, interval.end)
    }

    /// The union of intervals in any order, as disjoint intervals in order that do not touch.
    func merged() -> [SecondInterval] {
        var result: [SecondInterval] = []
        result.reserveCapacity(count)
        // The shifts of most calendars come in order.
        let inOrder = indices.dropFirst().allSatisfy { self[$0 - 1].start <= self[$0].start }
        for interval in inOrder ? self : sorted(by: { $0.start < $1.start }) { result.appendMerging(interval) }
        return result
    }

    /// The union of two disjoint lists in order.
    func union(_ other: [SecondInterval]) -> [SecondInterval] {
        var result: [SecondInterval] = []
        result.reserveCapacity(count + other.count)
        var (mine, theirs) = (0, 0)
        while mine < count || theirs < other.count {
            if theirs == other.count || (mine < count && self[mine].start <= other[theirs].start) {
                result.appendMerging(self[mine])
                mine += 1
            } else {
                result.appendMerging(other[theirs])
                theirs += 1
            }
        }
        return result
    }

    /// The intersection of two disjoint lists in order.
    func intersection(_ other: [SecondInterval]) -> [SecondInterval] {
        var result: [SecondInterval] = []
        var (mine, theirs) = (0, 0)
        while mine < count, theirs < other.count {
            let start = Swift.max(self[mine].start, other[theirs].start)
            let end = Swift.min(self[mine].end, other[theirs].end)
            if start < end { result.append(SecondInterval(start: start, end: end)) }
            if self[mine].end <= other[theirs].end { mine += 1 } else { theirs += 1 }
        }
        return result
    }

    /// What is left of one disjoint list in order without another.
    func subtracting(_ other: [SecondInterval]) -> [SecondInterval] {
        var result: [SecondInterval] = []
        var theirs = 0
        for interval in self {
            var position = interval.start
            while theirs < other.count, other[theirs].end <= position { theirs += 1 }
            var cut = theirs
            while cut < other.count, other[cut].start < interval.end {
                if other[cut].start > position {
                    result.append(SecondInterval(start: position, end: other[cut].start))
                }
                position = Swift.max(position, other[cut].end)
                cut += 1
            }
            if position < interval.end { result.append(SecondInterval(start: position, end: interval.end)) }
        }
        return result
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index whose element satisfies a condition that all later elements satisfy too, or the end.
    func firstIndexSorted(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
