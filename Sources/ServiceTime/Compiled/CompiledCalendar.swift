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
    private let parts: Parts

    /// The definition.
    public var calendar: WorkingCalendar { parts.calendar }
    /// The first and last year, by UTC, that are laid out as a table.
    public var span: ClosedRange<Int> { parts.span }

    var compiler: CalendarCompiler { parts.compiler }
    /// The years of the span.
    var table: WorkingTimeTable { parts.table }
    /// The business days of the dates of the span's years.
    var tableBusinessDays: [Int32] { parts.tableBusinessDays }
    /// The rules of the zone in which dates and deadlines are read.
    package var homeZone: TimeZoneRules { parts.homeZone }
    var closingEdge: CalendarOptions.ClosingEdge { parts.closingEdge }
    /// The seconds outside which nothing is open, within the years 0 to 9999; empty when nothing ever is.
    var hull: SecondInterval { parts.hull }
    /// The seconds outside which nothing opens or closes, within the years 0 to 9999.
    var changes: SecondInterval { parts.changes }

    /// Compiles a calendar.
    ///
    /// - Parameters:
    ///   - calendar: The definition.
    ///   - zones: The rules of the zones it names.
    ///   - span: The first and last year of the table; choose the years that most questions are about.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, for years outside 0 to 9999, or when more than
    ///   ``greatestShiftCount`` shifts may start in the span.
    /// - Complexity: O(*n*) in the number of days of the span.
    public init(_ calendar: WorkingCalendar, zones: TimeZoneTable, span: ClosedRange<Int>) throws(InvalidValue) {
        guard span.lowerBound >= 0, span.upperBound <= 9999 else {
            throw InvalidValue(
                field: "span", value: "\(span.lowerBound)...\(span.upperBound)", accepted: "years from 0 to 9999")
        }
        let compiler = try CalendarCompiler(calendar, zones: zones)
        let longest = Self.greatestShiftCount / max(compiler.shiftsPerYear, 1)
        guard span.count <= max(longest, 1) else {
            throw InvalidValue(
                field: "span", value: "\(span.lowerBound)...\(span.upperBound)",
                accepted: "at most \(max(longest, 1)) years of a calendar with so many shifts")
        }
        parts = Parts(calendar, compiler, span: span)
    }

    /// How many shifts may start in a span of more than one year: eight a day for 10,000 years.
    public static let greatestShiftCount = 1 << 25

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

    // MARK: Pages

    /// The table that covers an instant: that of the span, or one made of the instant's year.
    func page(at instant: Int64) -> WorkingTimeTable {
        if table.contains(instant) { return table }
        let day = floorDivision(instant, by: 86_400_000_000)
        let year = CivilDate(uncheckedDay: Int32(clamping: day)).year
        return Self.table(of: year...year, compiler)
    }

    /// The next table after another that may have something open, the years between them closed; nil when nothing opens.
    func page(after page: WorkingTimeTable) -> WorkingTimeTable? {
        page.end < hull.end * 1_000_000 ? self.page(at: max(page.end, hull.start * 1_000_000)) : nil
    }

    /// The next table before another that may have something open, the years between them closed; nil when nothing is.
    func page(before page: WorkingTimeTable) -> WorkingTimeTable? {
        guard hull.start < hull.end, page.start > hull.start * 1_000_000 else { return nil }
        return self.page(at: min(page.start, hull.end * 1_000_000) - 1)
    }

    /// The next table after another in which something may open or close; nil when all stays as it is at the end.
    func pageOfChanges(after page: WorkingTimeTable) -> WorkingTimeTable? {
        page.end < changes.end * 1_000_000 ? self.page(at: max(page.end, changes.start * 1_000_000)) : nil
    }
}

extension CompiledCalendar {
    /// What a calendar is made of, held once for all its copies: to pass a calendar on costs as much as one reference.
    private final class Parts: Sendable {
        let calendar: WorkingCalendar
        let span: ClosedRange<Int>
        let compiler: CalendarCompiler
        let table: WorkingTimeTable
        let tableBusinessDays: [Int32]
        let homeZone: TimeZoneRules
        let closingEdge: CalendarOptions.ClosingEdge
        let hull: SecondInterval
        let changes: SecondInterval

        init(_ calendar: WorkingCalendar, _ compiler: CalendarCompiler, span: ClosedRange<Int>) {
            self.calendar = calendar
            self.span = span
            self.compiler = compiler
            table = CompiledCalendar.table(of: span, compiler)
            tableBusinessDays = compiler.businessDays(in: CompiledCalendar.days(of: span))
            homeZone = compiler.homeZone
            closingEdge = calendar.homeSchedule.options.closingEdge
            let search = YearSearch(compiler)
            hull = search.openHull
            changes = search.changeHull
        }
    }
}
