public import ServiceVocabulary

extension CompiledCalendar {
    /// The instant at which an amount of working time after an instant is used up.
    ///
    /// This is the earliest instant with exactly that much open time after `start`, so an amount used up exactly at
    /// closing ends at that closing instant, and no time at all ends where it starts, open or closed. With the option
    /// ``CalendarOptions/ClosingEdge/nextOpening`` either ends at the next opening instead.
    ///
    /// For all `t`, `a` ≥ 0 and `b` ≥ 0, adding `a` and then `b` is adding `a + b`.
    ///
    /// - Parameters:
    ///   - amount: The working time, not negative.
    ///   - start: The instant from which it counts.
    /// - Returns: The instant; nil when there is never enough open time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative amount.
    /// - Complexity: O(1) within the span.
    public func adding(_ amount: TimeSpan, to start: Instant) throws(InvalidValue) -> Instant? {
        guard amount.microseconds > 0 else {
            try refuseNegative(amount)
            return edged(start)
        }
        let from = start.microsecondsSinceEpoch
        if let end = tableEnd(of: amount.microseconds, from: from) { return Instant(uncheckedMicroseconds: end) }
        return addingAcrossPages(amount.microseconds, to: from).flatMap(edged)
    }

    private func addingAcrossPages(_ amount: Int64, to start: Int64) -> Instant? {
        // Open time is no longer than the time it lies in.
        guard amount <= hull.end &* 1_000_000 &- start else { return nil }
        var page = page(at: start)
        var target = page.open(before: start) + amount
        while target > page.openTotal {
            target -= page.openTotal
            if page.isOpenAtEnd, page.end >= changes.end * 1_000_000 {
                return try? Instant(microsecondsSinceEpoch: page.end + target)
            }
            guard let next = self.page(after: page) else { return nil }
            page = next
        }
        return try? Instant(microsecondsSinceEpoch: page.earliestInstant(withOpenBefore: target))
    }

    private func edged(_ instant: Instant) -> Instant {
        guard closingEdge == .nextOpening else { return instant }
        return nextOpen(at: instant) ?? instant
    }

    private func refuseNegative(_ amount: TimeSpan) throws(InvalidValue) {
        guard amount.microseconds >= 0 else {
            throw InvalidValue(
                field: "amount", value: amount.description, accepted: "working time that is not negative")
        }
    }

    /// The instant from which an amount of working time leads up to an instant.
    ///
    /// This is the latest instant with exactly that much open time before `end`, so an amount used up exactly at an
    /// opening ends at that opening instant, and no time at all ends where it starts.
    ///
    /// - Parameters:
    ///   - amount: The working time, not negative.
    ///   - end: The instant up to which it counts.
    /// - Returns: The instant; nil when there was never enough open time.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` for a negative amount.
    /// - Complexity: O(1) within the span.
    public func subtracting(_ amount: TimeSpan, from end: Instant) throws(InvalidValue) -> Instant? {
        guard amount.microseconds > 0 else {
            try refuseNegative(amount)
            return end
        }
        let to = end.microsecondsSinceEpoch
        if table.contains(to) {
            // A difference of a value that is not negative and one that is positive cannot overflow.
            let target = table.open(before: to) - amount.microseconds
            if target >= 0 { return Instant(uncheckedMicroseconds: table.latestInstant(withOpenBefore: target)) }
        }
        return subtractingAcrossPages(amount.microseconds, from: to)
    }

    private func subtractingAcrossPages(_ amount: Int64, from end: Int64) -> Instant? {
        // Open time is no longer than the time it lies in.
        guard amount <= end &- hull.start &* 1_000_000 else { return nil }
        var page = page(at: end)
        var target = page.open(before: end) - amount
        while target < 0 {
            guard let previous = self.page(before: page) else { return nil }
            page = previous
            target += page.openTotal
        }
        return Instant(uncheckedMicroseconds: page.latestInstant(withOpenBefore: target))
    }

    /// The working time between two instants; negative when `end` comes before `start`.
    ///
    /// - Parameters:
    ///   - start: The instant from which it counts, included.
    ///   - end: The instant up to which it counts, excluded.
    /// - Complexity: O(1) within the span.
    public func workingTime(from start: Instant, to end: Instant) -> TimeSpan {
        let (from, to) = (start.microsecondsSinceEpoch, end.microsecondsSinceEpoch)
        if let open = tableWorkingTime(from: from, to: to) { return TimeSpan(microseconds: open) }
        let open = openTime(from: min(from, to), to: max(from, to))
        return TimeSpan(microseconds: to < from ? -open : open)
    }

    private func openTime(from start: Int64, to end: Int64) -> Int64 {
        var page = page(at: start)
        var open = -page.open(before: start)
        while end >= page.end {
            open += page.openTotal
            if page.isOpenAtEnd, page.end >= changes.end * 1_000_000 { return open + (end - page.end) }
            guard let next = self.page(after: page), next.start <= end else { return open }
            page = next
        }
        return open + page.open(before: end)
    }

    /// Whether the calendar is open at an instant.
    ///
    /// - Parameter instant: The instant.
    /// - Complexity: O(1) within the span.
    public func isOpen(at instant: Instant) -> Bool {
        let at = instant.microsecondsSinceEpoch
        if table.contains(at) { return table.isOpen(at: at) }
        return page(at: at).isOpen(at: at)
    }

    /// The first open instant at or after an instant: the instant itself when the calendar is open.
    ///
    /// - Parameter instant: The instant.
    /// - Returns: The instant; nil when the calendar is never open again.
    public func nextOpen(at instant: Instant) -> Instant? {
        var from = instant.microsecondsSinceEpoch
        if table.contains(from), let found = table.nextOpen(at: from) { return Instant(uncheckedMicroseconds: found) }
        var page = page(at: from)
        while true {
            if let found = page.nextOpen(at: from) { return Instant(uncheckedMicroseconds: found) }
            guard let next = self.page(after: page) else { return nil }
            page = next
            from = page.start
        }
    }

    /// The first opening strictly after an instant.
    ///
    /// - Parameter instant: The instant.
    /// - Returns: The instant at which the calendar, closed before, opens; nil when it never does.
    public func nextOpening(after instant: Instant) -> Instant? {
        let from = instant.microsecondsSinceEpoch
        if table.contains(from), let found = table.nextStart(after: from) {
            return Instant(uncheckedMicroseconds: found)
        }
        var page = page(at: from)
        if let found = page.nextStart(after: from) { return Instant(uncheckedMicroseconds: found) }
        while let next = pageOfChanges(after: page) {
            // A stretch that goes on over the edge of two pages does not open there.
            if !page.isOpenAtEnd, next.isOpen(at: next.start) { return Instant(uncheckedMicroseconds: next.start) }
            if let found = next.nextStart(after: next.start) { return Instant(uncheckedMicroseconds: found) }
            page = next
        }
        return nil
    }

    /// The first closing strictly after an instant.
    ///
    /// - Parameter instant: The instant.
    /// - Returns: The instant at which the calendar, open before, closes; nil when it never does.
    public func nextClosing(after instant: Instant) -> Instant? {
        var from = instant.microsecondsSinceEpoch
        if table.contains(from), let found = table.nextEnd(after: from), found < table.end {
            return Instant(uncheckedMicroseconds: found)
        }
        var page = page(at: from)
        while true {
            let found = page.nextEnd(after: from)
            if let found, found < page.end { return Instant(uncheckedMicroseconds: found) }
            guard let next = pageOfChanges(after: page) else { return nil }
            // A stretch that reaches the edge closes there if the next page does not go on with it.
            if let found, !next.isOpen(at: next.start) { return Instant(uncheckedMicroseconds: found) }
            page = next
            from = page.start
        }
    }
}
