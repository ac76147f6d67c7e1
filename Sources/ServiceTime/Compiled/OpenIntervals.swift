/// The open stretches of a range, in order, each clipped to the range; made as they are asked for.
public struct OpenIntervals: Sequence, Sendable {
    private let calendar: CompiledCalendar
    private let range: Range<Instant>

    init(_ calendar: CompiledCalendar, in range: Range<Instant>) {
        self.calendar = calendar
        self.range = range
    }

    /// Goes through the stretches from the start of the range.
    public func makeIterator() -> Iterator {
        Iterator(calendar, in: range)
    }

    /// Goes through the open stretches of a range.
    public struct Iterator: IteratorProtocol, Sendable {
        private let calendar: CompiledCalendar
        private let range: Range<Instant>
        private var page: WorkingTimeTable
        private var number: Int
        private var isAtEnd = false

        init(_ calendar: CompiledCalendar, in range: Range<Instant>) {
            self.calendar = calendar
            self.range = range
            let start = range.lowerBound.microsecondsSinceEpoch
            page = calendar.page(at: start)
            // The last stretch that starts at or before the range may reach into it.
            number = Swift.max(0, page.intervals(startingAtOrBefore: start) - 1)
        }

        /// The next open stretch.
        public mutating func next() -> Range<Instant>? {
            while let stretch = nextAcrossPages() {
                let start = Swift.max(stretch.start, range.lowerBound.microsecondsSinceEpoch)
                let end = Swift.min(stretch.end, range.upperBound.microsecondsSinceEpoch)
                if stretch.start >= range.upperBound.microsecondsSinceEpoch {
                    isAtEnd = true
                    return nil
                }
                if start < end {
                    return Instant(uncheckedMicroseconds: start)..<Instant(uncheckedMicroseconds: end)
                }
            }
            return nil
        }

        /// The next stretch, with what follows it without a gap on later pages.
        private mutating func nextAcrossPages() -> (start: Int64, end: Int64)? {
            guard var stretch = nextOnPages() else { return nil }
            while stretch.end == page.end, stretch.end < range.upperBound.microsecondsSinceEpoch {
                if page.end >= calendar.changes.end * 1_000_000 {
                    isAtEnd = true
                    stretch.end = range.upperBound.microsecondsSinceEpoch
                    break
                }
                guard let following = calendar.page(after: page) else { break }
                page = following
                number = 0
                guard page.intervalCount > 0, page.interval(0).start == stretch.end else { break }
                stretch.end = page.interval(0).end
                number = 1
            }
            return stretch
        }

        private mutating func nextOnPages() -> (start: Int64, end: Int64)? {
            guard !isAtEnd else { return nil }
            while number >= page.intervalCount {
                guard page.end < range.upperBound.microsecondsSinceEpoch, let following = calendar.page(after: page)
                else {
                    isAtEnd = true
                    return nil
                }
                page = following
                number = 0
            }
            defer { number += 1 }
            return page.interval(number)
        }
    }
}

extension CompiledCalendar {
    /// The open stretches of a range, in order, each clipped to the range.
    ///
    /// The sequence is lazy: taking the first few of a long range costs no more than those.
    ///
    /// - Parameter range: The range; a stretch over its edge is cut there.
    public func openIntervals(in range: Range<Instant>) -> OpenIntervals {
        OpenIntervals(self, in: range)
    }
}
