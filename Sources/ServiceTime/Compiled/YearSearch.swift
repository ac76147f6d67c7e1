/// Finds out once, when a calendar is compiled, where it is never open and where it never changes, so that no question
/// searches to the end of time.
///
/// Where the definition does not show it at a glance, the years on either side of the span do, one after the other: most
/// calendars are open in the next one, and what the definition does not name comes back every 400 years.
struct YearSearch {
    private let compiler: CalendarCompiler
    private let span: ClosedRange<Int>
    /// Whether the last stretch reaches the end of the span.
    private let isOpenAtEnd: Bool

    init(_ compiler: CalendarCompiler, span: ClosedRange<Int>, isOpenAtEnd: Bool) {
        self.compiler = compiler
        self.span = span
        self.isOpenAtEnd = isOpenAtEnd
    }

    /// The seconds outside which nothing is open, and those outside which nothing opens or closes.
    func bounds() -> (hull: SecondInterval, changes: SecondInterval) {
        let (future, past) = (compiler.horizon(of: .future), compiler.horizon(of: .past))
        var hull = Self.withinAllYears(Horizon.hull(future: future, past: past))
        var changes = Self.withinAllYears(Horizon.changes(future: future, past: past))
        searchFuture(&hull, &changes)
        searchPast(&hull)
        return (Self.withinAllYears(hull), Self.withinAllYears(changes))
    }

    private static func withinAllYears(_ interval: SecondInterval) -> SecondInterval {
        let first = CompiledCalendar.firstSecond(ofYear: 0)
        let start = max(interval.start, first)
        let end = min(interval.end, CompiledCalendar.firstSecond(ofYear: 10_000))
        return start < end ? SecondInterval(start: start, end: end) : SecondInterval(start: first, end: first)
    }

    private func searchFuture(_ hull: inout SecondInterval, _ changes: inout SecondInterval) {
        let end = CompiledCalendar.firstSecond(ofYear: span.upperBound + 1)
        let last = compiler.countsFromEaster ? 9999 : max(compiler.namedYears?.upperBound ?? 0, span.upperBound) + 401
        var opens = hull.end <= end
        var isChanging = changes.end <= end
        // The last year of all has no holidays from the year after it.
        for year in Array(stride(from: span.upperBound + 1, through: min(last, 9998), by: 1)) + [9999] {
            if (opens && isChanging) || year <= span.upperBound { break }
            let seconds = Self.seconds(of: year)
            if seconds.start >= hull.end, seconds.start >= changes.end { break }
            for part in [Self.fortnight(of: seconds), seconds] where !opens || !isChanging {
                let open = compiler.openIntervals(from: part.start, to: part.end)
                if !open.isEmpty { opens = true }
                if open != (isOpenAtEnd ? [part] : []) { isChanging = true }
            }
        }
        if !opens { hull.end = min(hull.end, end) }
        if !isChanging { changes.end = min(changes.end, end) }
    }

    private func searchPast(_ hull: inout SecondInterval) {
        let start = CompiledCalendar.firstSecond(ofYear: span.lowerBound)
        let last = compiler.countsFromEaster ? 0 : min(compiler.namedYears?.lowerBound ?? 9999, span.lowerBound) - 401
        for year in Array(stride(from: span.lowerBound - 1, through: max(last, 1), by: -1)) + [0] {
            if year >= span.lowerBound { break }
            let seconds = Self.seconds(of: year)
            if seconds.end <= hull.start { break }
            for part in [Self.fortnight(of: seconds), seconds] {
                if !compiler.openIntervals(from: part.start, to: part.end).isEmpty { return }
            }
        }
        hull.start = max(hull.start, start)
    }

    /// The start of a year, which is enough to find most calendars open.
    private static func fortnight(of year: SecondInterval) -> SecondInterval {
        SecondInterval(start: year.start, end: year.start + 14 * 86_400)
    }

    private static func seconds(of year: Int) -> SecondInterval {
        SecondInterval(
            start: CompiledCalendar.firstSecond(ofYear: year), end: CompiledCalendar.firstSecond(ofYear: year + 1))
    }
}
