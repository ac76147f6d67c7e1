extension CompiledCalendar {
    /// Whether a date is a business day.
    ///
    /// For a schedule, that is a date with some open instant in a shift that starts on it: the tail of a night shift
    /// does not make one, and a part-day holiday leaves one unless nothing is left. For a combined calendar, it is a
    /// date of the home zone with open time.
    ///
    /// - Parameter date: A date of the home zone.
    public func isBusinessDay(_ date: CivilDate) -> Bool {
        let day = Int64(date.daysSinceEpoch)
        if Self.days(of: span).contains(day) {
            let index = tableBusinessDays.firstIndexSorted { $0 >= date.daysSinceEpoch }
            return index < tableBusinessDays.count && tableBusinessDays[index] == date.daysSinceEpoch
        }
        return !compiler.businessDays(in: day...day).isEmpty
    }

    /// The date a number of business days after a date.
    ///
    /// - Parameters:
    ///   - days: How many; the n-th business day strictly after the date, for a negative number strictly before it,
    ///     and the date itself, business day or not, for zero.
    ///   - date: A date of the home zone.
    /// - Returns: The business day; nil when there are not so many.
    public func addingBusinessDays(_ days: Int, to date: CivilDate) -> CivilDate? {
        guard days != 0 else { return date }
        let isForward = days > 0
        var left = days.magnitude
        guard let within = yearsWithBusinessDays, left <= Self.days(of: within).count.magnitude else { return nil }
        var year = isForward ? max(date.year, within.lowerBound) : min(date.year, within.upperBound)
        while within.contains(year) {
            let years = yearRange(of: year)
            let page = businessDays(ofYears: years)
            let index =
                isForward
                ? page.firstIndexSorted { $0 > date.daysSinceEpoch }
                : page.firstIndexSorted { $0 >= date.daysSinceEpoch }
            let available = UInt(isForward ? page.count - index : index)
            if left <= available {
                return CivilDate(uncheckedDay: page[isForward ? index + Int(left) - 1 : index - Int(left)])
            }
            left -= available
            year = isForward ? years.upperBound + 1 : years.lowerBound - 1
        }
        return nil
    }

    /// The number of business days from a date to another, the first included and the second excluded; negative when
    /// the second comes first.
    ///
    /// - Parameters:
    ///   - start: A date of the home zone.
    ///   - end: A date of the home zone.
    public func businessDays(from start: CivilDate, to end: CivilDate) -> Int {
        guard start <= end else { return -businessDays(from: end, to: start) }
        guard let within = yearsWithBusinessDays else { return 0 }
        var count = 0
        var year = max(start.year, within.lowerBound)
        while year <= min(end.year, within.upperBound) {
            let years = yearRange(of: year)
            let page = businessDays(ofYears: years)
            count +=
                page.firstIndexSorted { $0 >= end.daysSinceEpoch }
                - page.firstIndexSorted { $0 >= start.daysSinceEpoch }
            year = years.upperBound + 1
        }
        return count
    }

    /// The years of the span together, any other year alone.
    private func yearRange(of year: Int) -> ClosedRange<Int> {
        span.contains(year) ? span : year...year
    }

    private func businessDays(ofYears years: ClosedRange<Int>) -> [Int32] {
        years == span ? tableBusinessDays : compiler.businessDays(in: Self.days(of: years))
    }

    /// The years whose dates may be business days; nil when nothing is ever open.
    ///
    /// An open stretch may belong to a date a few days away: a shift is on for a day, and no offset exceeds 26 hours.
    private var yearsWithBusinessDays: ClosedRange<Int>? {
        guard hull.start < hull.end else { return nil }
        let first = floorDivision(hull.start, by: 86_400) - 4
        let last = floorDivision(hull.end, by: 86_400) + 4
        return max(0, HolidayTable.year(of: first))...min(9999, HolidayTable.year(of: last))
    }
}
