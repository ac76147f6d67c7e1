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
        private let end: Int64
        private var page: WorkingTimeTable
        /// The instant up to which the stretches have been given, on the page.
        private var position: Int64

        init(_ calendar: CompiledCalendar, in range: Range<Instant>) {
            self.calendar = calendar
            position = range.lowerBound.microsecondsSinceEpoch
            end = range.upperBound.microsecondsSinceEpoch
            page = calendar.page(at: position)
        }

        /// The next open stretch.
        public mutating func next() -> Range<Instant>? {
            guard position < end, let start = nextOpen(), start < end else {
                position = end
                return nil
            }
            position = Swift.min(closing(ofStretchAt: start), end)
            return Instant(uncheckedMicroseconds: start)..<Instant(uncheckedMicroseconds: position)
        }

        private mutating func nextOpen() -> Int64? {
            while true {
                if let open = page.nextOpen(at: position) { return open }
                guard page.end < end, let following = calendar.page(after: page) else { return nil }
                page = following
                position = page.start
            }
        }

        /// The end of a stretch, with what follows it without a gap on later pages.
        private mutating func closing(ofStretchAt open: Int64) -> Int64 {
            var closing = page.end(ofStretchAt: open)
            while closing == page.end, closing < end {
                if page.end >= calendar.changes.end * 1_000_000 { return end }
                guard let following = calendar.page(after: page), following.start == closing else { break }
                page = following
                guard page.isOpen(at: page.start) else { break }
                closing = page.end(ofStretchAt: page.start)
            }
            return closing
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
