/// Finds out once, when a calendar is compiled, where it is never open and where it never changes, so that no question
/// searches to the end of time.
///
/// Where the definition does not show it at a glance, the years beyond all that it names do, one after the other. Most
/// calendars are open and closed in the first of them. What is open in one depends on the weekday of its New Year, the leap
/// years around it and, where a rule counts from it, on Easter, so that no two years alike are searched.
struct YearSearch {
    private let compiler: CalendarCompiler
    private var hull: SecondInterval
    private var changes: SecondInterval
    /// The years between the first and the last that something is named for or can reach from there.
    private let named: ClosedRange<Int>

    /// Searches the years of a calendar.
    init(_ compiler: CalendarCompiler) {
        self.compiler = compiler
        let (future, past) = (compiler.horizon(of: .future), compiler.horizon(of: .past))
        hull = Horizon.hull(future: future, past: past)
        changes = Horizon.changes(future: future, past: past)
        let years = compiler.namedYears ?? 1970...1970
        // A substitute day may lie a year later.
        named = max(years.lowerBound - 2, 0)...min(years.upperBound + 2, 9999)
        searchFuture()
        searchPast()
    }

    /// The seconds outside which nothing is open, within the years 0 to 9999.
    var openHull: SecondInterval { Self.withinAllYears(hull) }

    /// The seconds outside which nothing opens or closes, within the years 0 to 9999.
    var changeHull: SecondInterval { Self.withinAllYears(changes) }

    private static func withinAllYears(_ interval: SecondInterval) -> SecondInterval {
        let first = CompiledCalendar.firstSecond(ofYear: 0)
        let start = max(interval.start, first)
        let end = min(interval.end, CompiledCalendar.firstSecond(ofYear: 10_000))
        return start < end ? SecondInterval(start: start, end: end) : SecondInterval(start: first, end: first)
    }

    private mutating func searchFuture() {
        let beyond = survey(
            stride(from: named.upperBound + 1, through: 9999, by: 1), opens: hull.end < .max,
            isChanging: changes.end < .max)
        // Something may still change as the first year beyond begins.
        if !beyond.isChanging { changes.end = CompiledCalendar.firstSecond(ofYear: named.upperBound + 1) + 1 }
        if !beyond.opens {
            var year = named.upperBound
            while year >= named.lowerBound, isClosed(in: year) { year -= 1 }
            hull.end = CompiledCalendar.firstSecond(ofYear: year + 1)
        }
    }

    private mutating func searchPast() {
        let beyond = survey(
            stride(from: named.lowerBound - 1, through: 0, by: -1), opens: hull.start > .min,
            isChanging: changes.start > .min)
        if !beyond.isChanging { changes.start = CompiledCalendar.firstSecond(ofYear: named.lowerBound) }
        if !beyond.opens {
            var year = named.lowerBound
            while year <= named.upperBound, isClosed(in: year) { year += 1 }
            hull.start = CompiledCalendar.firstSecond(ofYear: year)
        }
    }

    /// Whether something is open in some years, and whether anything opens or closes in them, where that is not known.
    private func survey(
        _ years: StrideThrough<Int>, opens: Bool, isChanging: Bool
    ) -> (opens: Bool, isChanging: Bool) {
        var (opens, isChanging) = (opens, isChanging)
        var kinds = KindsOfYear(easterReach: compiler.easterReach)
        var isOpenBefore: Bool?
        for year in years where kinds.isNew(year) {
            let seconds = Self.seconds(of: year)
            // The start of a year is enough to find most calendars open and closed.
            let fortnight = SecondInterval(start: seconds.start, end: seconds.start + 14 * 86_400)
            for part in [fortnight, seconds] {
                if opens, isChanging { return (true, true) }
                let open = compiler.openIntervals(from: part.start, to: part.end)
                if !open.isEmpty { opens = true }
                let isOpenAllTime = open == [part]
                let isSteady = open.isEmpty || isOpenAllTime
                if !isSteady || isOpenAllTime != isOpenBefore ?? isOpenAllTime { isChanging = true }
                isOpenBefore = isOpenAllTime
            }
        }
        return (opens, isChanging)
    }

    private func isClosed(in year: Int) -> Bool {
        let seconds = Self.seconds(of: year)
        return compiler.openIntervals(from: seconds.start, to: seconds.end).isEmpty
    }

    private static func seconds(of year: Int) -> SecondInterval {
        SecondInterval(
            start: CompiledCalendar.firstSecond(ofYear: year), end: CompiledCalendar.firstSecond(ofYear: year + 1))
    }
}

/// Tells the kinds of years apart: what no date and no year range names is the same in years of one kind.
private struct KindsOfYear {
    /// The years whose Easter matters, counted from the year.
    private let easterReach: ClosedRange<Int>?
    private var seen: Set<[Int]> = []

    init(easterReach: ClosedRange<Int>?) {
        self.easterReach = easterReach
    }

    /// Whether a year is of a kind that was not asked for before.
    mutating func isNew(_ year: Int) -> Bool {
        // At the ends of time holidays of the years beyond are missing.
        guard (4...9995).contains(year) else { return true }
        let newYear = Int64(CivilDate.dayNumber(year: year, month: 1, day: 1))
        // A substitute day may come from years before, and is found besides the holidays of the years around it.
        let leapYears = (-4...3).map { CivilDate.days(inMonth: 2, of: year + $0) }
        let easter = easterReach?.map { Int(HolidayRule.easterDay(of: year + $0) - newYear) } ?? []
        return seen.insert([CivilDate.weekdayNumber(ofDay: newYear)] + leapYears + easter).inserted
    }
}
