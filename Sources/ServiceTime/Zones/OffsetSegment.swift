/// A stretch of time during which the offset of a zone stays the same.
package struct OffsetSegment: Hashable, Sendable {
    /// The first second, counted from 1970-01-01T00:00:00Z.
    package let start: Int64
    /// The second after the last.
    package let end: Int64
    /// The offset from UTC in seconds, east positive.
    package let offset: Int64

    package init(start: Int64, end: Int64, offset: Int64) {
        self.start = start
        self.end = end
        self.offset = offset
    }
}

extension PosixTimeZoneRule {
    /// The years in which the rule is followed, with room around the years 0000 to 9999, as seconds since 1970.
    ///
    /// Before and after them the rule knows no changes; that keeps every sum below within range for every second.
    private static let followed: ClosedRange<Int64> = -62_300_000_000...253_500_000_000

    /// The stretch of one offset around a second; its ends are `Int64.min` and `Int64.max` where no change is known.
    func segment(at second: Int64) -> OffsetSegment {
        guard let daylightSaving else {
            return OffsetSegment(start: .min, end: .max, offset: Int64(standardOffset))
        }
        let start = YearlyChange(date: daylightSaving.start, offsetBefore: standardOffset)
        let end = YearlyChange(date: daylightSaving.end, offsetBefore: daylightSaving.offset)
        let within = min(max(second, Self.followed.lowerBound), Self.followed.upperBound)
        let found =
            daylightSaving.startsFirst
            ? Self.segment(at: within, early: start, late: end) : Self.segment(at: within, early: end, late: start)
        return OffsetSegment(
            start: found.start <= Self.followed.lowerBound ? .min : found.start,
            end: found.end > Self.followed.upperBound ? .max : found.end,
            offset: found.offset)
    }

    /// The stretch between two changes of which `early` comes first in every year.
    @inline(__always)
    private static func segment(at second: Int64, early: YearlyChange, late: YearlyChange) -> OffsetSegment {
        // A change lies within nine days of its year, so that the guess is one or two years off at most.
        var year = 1970 + Int(floorDivision(second, by: 31_556_952))
        var start = early.second(in: year)
        var next: Int64
        if second < start {
            repeat {
                year -= 1
                next = start
                start = early.second(in: year)
            } while second < start
        } else {
            next = early.second(in: year + 1)
            while next <= second {
                year += 1
                start = next
                next = early.second(in: year + 1)
            }
        }
        let middle = late.second(in: year)
        return second < middle
            ? OffsetSegment(start: start, end: middle, offset: Int64(late.offsetBefore))
            : OffsetSegment(start: middle, end: next, offset: Int64(early.offsetBefore))
    }
}

extension TimeZoneRules {
    /// The longest stretches of one offset that cover a range of time, ascending, each starting where the last ended.
    ///
    /// - Parameters:
    ///   - fromSecond: The first second, counted from 1970-01-01T00:00:00Z. The years −1 to 10,000 are served; further out
    ///     the offsets do not change.
    ///   - toSecond: The second after the last.
    /// - Returns: The stretches, cut at both ends of the range; none for an empty range. Neighbours differ in offset.
    /// - Complexity: O(*k* log *n*) for *k* stretches and *n* transitions in the table.
    package func segments(fromSecond: Int64, toSecond: Int64) -> [OffsetSegment] {
        var found: [OffsetSegment] = []
        var second = fromSecond
        while second < toSecond {
            let segment = segment(at: second)
            let end = min(segment.end, toSecond)
            found.append(OffsetSegment(start: second, end: end, offset: segment.offset))
            second = end
        }
        return found
    }

    /// The stretch of one offset around a second; its ends are `Int64.min` and `Int64.max` where no change is known.
    func segment(at second: Int64) -> OffsetSegment {
        let (product, overflow) = second.multipliedReportingOverflow(by: 1_000_000)
        let past = transitionCount(upTo: overflow ? (second < 0 ? .min : .max) : product)
        let start = past > 0 ? transitions[past - 1].at.secondsSinceEpoch : .min
        let offset = past > 0 ? transitions[past - 1].offset : initialOffset
        guard past == transitions.count else {
            return OffsetSegment(start: start, end: transitions[past].at.secondsSinceEpoch, offset: Int64(offset))
        }
        guard let rule else { return OffsetSegment(start: start, end: .max, offset: Int64(offset)) }
        let following = rule.segment(at: second)
        return OffsetSegment(start: max(start, following.start), end: following.end, offset: following.offset)
    }

    /// How many transitions of the table have happened at a microsecond since 1970.
    func transitionCount(upTo microseconds: Int64) -> Int {
        // Questions about the present are answered without a search.
        guard let last = transitions.last, microseconds < last.at.microsecondsSinceEpoch else {
            return transitions.count
        }
        var (low, high) = (0, transitions.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].at.microsecondsSinceEpoch <= microseconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
