/// Answers from the table of the span alone, in microseconds; nil where a question or its answer lies outside it.
extension CompiledCalendar {
    /// The working time from one instant to another.
    @inline(__always)
    func tableWorkingTime(from start: Int64, to end: Int64) -> Int64? {
        guard table.contains(start), table.contains(end) else { return nil }
        return table.open(before: end) &- table.open(before: start)
    }

    /// The instant at which an amount of working time greater than zero is used up.
    @inline(__always)
    func tableEnd(of amount: Int64, from start: Int64) -> Int64? {
        guard let (_, open) = tableOpen(around: amount, from: start) else { return nil }
        if closingEdge == .nextOpening {
            return open < table.openTotal ? table.latestInstant(withOpenBefore: open) : nil
        }
        let end = table.earliestInstant(withOpenBefore: open)
        return end <= Instant.latest.microsecondsSinceEpoch ? end : nil
    }

    /// The instant at which an amount of working time greater than zero is used up, the last instant up to which no more
    /// is used, and the instant at which a share of it greater than zero is used up, if it ever is.
    @inline(__always)
    func tableEnds(
        of amount: Int64, _ share: Int64, from start: Int64
    ) -> (due: Int64, last: Int64, share: Int64)? {
        let never = CompiledCalendarList.never
        guard let (before, open) = tableOpen(around: amount, from: start), open < table.openTotal, share > 0,
            share == never || share <= amount
        else { return nil }
        let isEdged = closingEdge == .nextOpening
        let (earliest, latest) = table.instants(withOpenBefore: open)
        let due = isEdged ? latest : earliest
        guard share != never else { return (due, latest, never) }
        let shareOpen = before &+ share
        let shareEnd =
            isEdged
            ? table.latestInstant(withOpenBefore: shareOpen) : table.earliestInstant(withOpenBefore: shareOpen)
        return (due, latest, shareEnd)
    }

    /// The open time of the table up to an instant, and up to where an amount after it is used up.
    @inline(__always)
    private func tableOpen(around amount: Int64, from start: Int64) -> (before: Int64, after: Int64)? {
        guard amount > 0, table.contains(start) else { return nil }
        let before = table.open(before: start)
        let (after, overflow) = before.addingReportingOverflow(amount)
        return overflow || after > table.openTotal ? nil : (before, after)
    }
}
