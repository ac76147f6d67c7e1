public import ServiceTime
public import ServiceVocabulary

/// Tries the laws of working time on a calendar with generated instants and amounts.
///
/// The laws hold for every calendar of this library. What they find in a test of a program is a defect of the library,
/// or of whatever stands in for it; what they show is that the program's own definition compiles with the zones of its
/// host and answers in and outside the compiled years alike.
///
/// ```swift
/// var random = SystemRandomNumberGenerator()
/// let violations = try CalendarLaws.check(calendar, zones: zones, years: 2024...2026, using: &random)
/// #expect(violations == [])
/// ```
public enum CalendarLaws: Sendable {
    /// Tries all laws on a calendar, also that its answers do not depend on the compiled years.
    ///
    /// - Parameters:
    ///   - calendar: The calendar.
    ///   - zones: The rules of the zones it names.
    ///   - years: The years in which instants are chosen.
    ///   - spans: The years for which the calendar is compiled, of which the first answers and the others are compared
    ///     with it; unless told the years themselves and the year before them.
    ///   - count: How many instants are tried.
    ///   - random: Where the choice comes from; the same generator makes the same choice.
    /// - Returns: The violations, at most 20.
    /// - Throws: ``ServiceVocabulary/InvalidValue`` when a zone is missing, or for years outside 0 to 9999.
    public static func check(
        _ calendar: WorkingCalendar, zones: TimeZoneTable, years: ClosedRange<Int>, spans: [ClosedRange<Int>]? = nil,
        count: Int = 100, using random: inout some RandomNumberGenerator
    ) throws(InvalidValue) -> [LawViolation] {
        let before = max(0, years.lowerBound - 1)
        let all = spans ?? [years, before...before]
        var compiled: [CompiledCalendar] = []
        for span in all { compiled.append(try CompiledCalendar(calendar, zones: zones, span: span)) }
        guard let first = compiled.first else { return [] }
        return try compare(
            first, with: Array(compiled.dropFirst()), in: instants(of: years), count: count, using: &random)
    }

    /// Tries all laws but the one about the compiled years on a calendar that is compiled already.
    ///
    /// - Parameters:
    ///   - calendar: The calendar.
    ///   - range: Where instants are chosen, not empty; within the compiled years unless told.
    ///   - count: How many instants are tried.
    ///   - random: Where the choice comes from; the same generator makes the same choice.
    /// - Returns: The violations, at most 20.
    public static func check(
        _ calendar: CompiledCalendar, in range: ClosedRange<Instant>? = nil, count: Int = 100,
        using random: inout some RandomNumberGenerator
    ) -> [LawViolation] {
        compare(calendar, with: [], in: range, count: count, using: &random)
    }

    /// Tries all laws on a calendar, and that others give the same answers, such as the same one by another way.
    ///
    /// - Parameters:
    ///   - calendar: The calendar.
    ///   - others: What must answer alike.
    ///   - range: Where instants are chosen, not empty; within the compiled years unless told.
    ///   - count: How many instants are tried.
    ///   - random: Where the choice comes from; the same generator makes the same choice.
    /// - Returns: The violations, at most 20.
    public static func compare(
        _ calendar: CompiledCalendar, with others: [CompiledCalendar], in range: ClosedRange<Instant>? = nil,
        count: Int = 100, using random: inout some RandomNumberGenerator
    ) -> [LawViolation] {
        guard let range = (try? range ?? instants(of: calendar.span)) else { return [] }
        var trial = LawTrial(calendar, in: range)
        for _ in stride(from: 0, to: count, by: 1) where trial.violations.count < 20 {
            trial.run(comparing: others, using: &random)
        }
        return Array(trial.violations.prefix(20))
    }

    private static func instants(of years: ClosedRange<Int>) throws(InvalidValue) -> ClosedRange<Instant> {
        let first = try CivilDate(year: years.lowerBound, month: 1, day: 1)
        let last = try CivilDate(year: years.upperBound, month: 12, day: 31)
        return try Instant(
            secondsSinceEpoch: Int64(first.daysSinceEpoch) * 86_400)...Instant(
                microsecondsSinceEpoch: (Int64(last.daysSinceEpoch) + 1) * 86_400_000_000 - 1)
    }
}
