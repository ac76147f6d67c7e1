public import ServiceVocabulary

/// A calendar compiled with the rules of its zones, which answers questions about working time.
///
/// The years of ``span`` are laid out as a flat table: a question inside them takes tens of nanoseconds and allocates
/// nothing. A question outside them, or one whose answer lies outside, gives the same answer as any other span would
/// give, year by year and therefore slower. "Never" is nil and means: not within the years 0000 to 9999.
///
/// ```swift
/// let hours = try CompiledCalendar(calendar, zones: zones, span: 2020...2030)
/// let due = try hours.adding(.hours(4), to: opened)
/// ```
///
/// Intervals are half-open: a calendar is open at its opening instant and closed at its closing instant.
public struct CompiledCalendar: Sendable {
    /// The definition.
    public let calendar: WorkingCalendar
    /// The first and last year, by UTC, that are laid out as a table.
    public let span: ClosedRange<Int>

    let compiler: CalendarCompiler
    /// The years of the span.
    let table: WorkingTimeTable
    /// The business days of the dates of the span's years.
    let tableBusinessDays: [Int32]
    let homeZone: TimeZoneRules
    let closingEdge: CalendarOptions.ClosingEdge
    /// The seconds outside which nothing is open.
    let hull: SecondInterval

    /// Compiles a calendar.
    ///
    /// - Parameters:
    ///   - calendar: The definition.
    ///   - zones: The rules of the zones it names.
    ///   - span: The first and last year of the table; choose the years that most questions are about.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, or for years outside 0 to 9999.
    /// - Complexity: O(*n*) in the number of days of the span.
    public init(_ calendar: WorkingCalendar, zones: TimeZoneTable, span: ClosedRange<Int>) throws(InvalidValue) {
        guard span.lowerBound >= 0, span.upperBound <= 9999 else {
            throw InvalidValue(
                field: "span", value: "\(span.lowerBound)...\(span.upperBound)", accepted: "years from 0 to 9999")
        }
        self.calendar = calendar
        self.span = span
        compiler = try CalendarCompiler(calendar, zones: zones)
        table = Self.table(of: span, compiler)
        tableBusinessDays = compiler.businessDays(in: Self.days(of: span))
        homeZone = compiler.homeZone
        closingEdge = calendar.homeSchedule.options.closingEdge
        hull = Self.openHull(of: compiler, besides: span)
    }

    /// The number of bytes of the table.
    public var tableByteCount: Int {
        table.byteCount + tableBusinessDays.count * MemoryLayout<Int32>.stride
    }

    // MARK: Years

    static func firstSecond(ofYear year: Int) -> Int64 {
        Int64(CivilDate.dayNumber(year: year, month: 1, day: 1)) * 86_400
    }

    static func days(of years: ClosedRange<Int>) -> ClosedRange<Int64> {
        let first = Int64(CivilDate.dayNumber(year: years.lowerBound, month: 1, day: 1))
        return first...(Int64(CivilDate.dayNumber(year: years.upperBound + 1, month: 1, day: 1)) - 1)
    }

    private static func table(of years: ClosedRange<Int>, _ compiler: CalendarCompiler) -> WorkingTimeTable {
        let start = firstSecond(ofYear: years.lowerBound)
        let end = firstSecond(ofYear: years.upperBound + 1)
        return WorkingTimeTable(compiler.openIntervals(from: start, to: end), fromSecond: start, toSecond: end)
    }

    /// The seconds outside which nothing is open.
    ///
    /// Where the definition does not show it at a glance, the years on either side of the span do. A calendar that is
    /// never open is found out here once, so that no question searches to the end of time.
    private static func openHull(of compiler: CalendarCompiler, besides span: ClosedRange<Int>) -> SecondInterval {
        var hull = compiler.hull
        hull.start = max(hull.start, firstSecond(ofYear: 0))
        hull.end = min(hull.end, firstSecond(ofYear: 10_000))
        guard hull.start < hull.end else { return SecondInterval(start: 0, end: 0) }
        func isClosed(in year: Int) -> Bool {
            compiler.openIntervals(from: firstSecond(ofYear: year), to: firstSecond(ofYear: year + 1)).isEmpty
        }
        let horizon = compiler.countsFromEaster ? 9999 : max(compiler.lastNamedYear, span.upperBound) + 401
        var year = span.upperBound + 1
        while year <= min(horizon, 9999), firstSecond(ofYear: year) < hull.end, isClosed(in: year) { year += 1 }
        if year > min(horizon, 9999) { hull.end = min(hull.end, firstSecond(ofYear: span.upperBound + 1)) }
        year = span.lowerBound - 1
        while year >= 0, firstSecond(ofYear: year + 1) > hull.start, isClosed(in: year) { year -= 1 }
        if year < 0 { hull.start = max(hull.start, firstSecond(ofYear: span.lowerBound)) }
        return hull
    }

    // MARK: Pages

    /// The table that covers an instant: that of the span, or one made of the instant's year.
    func page(at instant: Int64) -> WorkingTimeTable {
        if instant >= table.start, instant < table.end { return table }
        let day = floorDivision(instant, by: 86_400_000_000)
        return page(ofYear: CivilDate(uncheckedDay: Int32(clamping: day)).year)
    }

    private func page(ofYear year: Int) -> WorkingTimeTable {
        span.contains(year) ? table : Self.table(of: year...year, compiler)
    }

    /// The table that follows another; nil when nothing opens after it.
    func page(after page: WorkingTimeTable) -> WorkingTimeTable? {
        page.end < hull.end * 1_000_000 ? self.page(at: page.end) : nil
    }

    /// The table before another; nil when nothing is open before it.
    func page(before page: WorkingTimeTable) -> WorkingTimeTable? {
        page.start > hull.start * 1_000_000 ? self.page(at: page.start - 1) : nil
    }
}
