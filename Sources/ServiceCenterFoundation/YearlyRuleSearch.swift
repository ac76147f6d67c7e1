import ServiceTime

/// Finds the yearly rule by which a zone changes, from its changes in some years.
struct YearlyRuleSearch {
    /// A change as the wall clock that is about to change shows it.
    private struct Change {
        let wallSeconds: Int64
        let offsetBefore: Int
        let offsetAfter: Int
        let date: CivilDate
    }

    private let changes: [Change]
    private let years: ClosedRange<Int>

    /// - Parameters:
    ///   - transitions: All changes of the zone, ascending.
    ///   - initialOffset: The offset before them.
    ///   - years: The years to look at, by the local calendar. That a rule fits 28 years in a row of which none is a century
    ///     proves that it fits all years of the kind: they have each weekday on 1 January, with and without 29 February.
    init(_ transitions: [TimeZoneRules.Transition], initialOffset: Int, years: ClosedRange<Int>) {
        self.years = years
        var changes: [Change] = []
        var before = initialOffset
        for transition in transitions {
            let wall = transition.at.secondsSinceEpoch + Int64(before)
            if let date = Self.date(ofWallSecond: wall), years.contains(date.year) {
                changes.append(
                    Change(wallSeconds: wall, offsetBefore: before, offsetAfter: transition.offsetSeconds, date: date))
            }
            before = transition.offsetSeconds
        }
        self.changes = changes
    }

    /// The rule that gives exactly these changes: one forward and one back in each year; nil where there is none.
    var rule: PosixTimeZoneRule? {
        let forward = changes.filter { $0.offsetAfter > $0.offsetBefore }
        let back = changes.filter { $0.offsetAfter < $0.offsetBefore }
        guard let first = forward.first, isYearly(forward), isYearly(back),
            forward.allSatisfy({ $0.offsetBefore == first.offsetBefore && $0.offsetAfter == first.offsetAfter }),
            back.allSatisfy({ $0.offsetBefore == first.offsetAfter && $0.offsetAfter == first.offsetBefore }),
            let start = yearlyDate(of: forward), let end = yearlyDate(of: back)
        else { return nil }
        return try? PosixTimeZoneRule(
            standardOffsetSeconds: first.offsetBefore, daylightOffsetSeconds: first.offsetAfter, start: start, end: end)
    }

    private func isYearly(_ changes: [Change]) -> Bool {
        changes.map(\.date.year) == Array(years)
    }

    /// The yearly date on which all these changes fall, one in each year.
    ///
    /// A date such as the Friday after the fourth Thursday is written as a time of more than 24 hours on that Thursday.
    private func yearlyDate(of changes: [Change]) -> YearlyDate? {
        guard let first = changes.first else { return nil }
        for shift in [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6] {
            guard let day = try? first.date.adding(days: -shift) else { continue }
            let midnight = Int64(day.daysSinceEpoch) * 86_400
            let candidates: [YearlyDate.Day] = [
                .weekday(day.weekday, week: min((day.day - 1) / 7 + 1, 4), month: day.month),
                .weekday(day.weekday, week: 5, month: day.month),
                .ofYear(
                    CivilDate.days(inMonth: 2, of: day.year) == 29 && day.month > 2 ? ordinal(day) - 1 : ordinal(day)),
                .afterNewYear(ordinal(day) - 1),
            ]
            for candidate in candidates {
                if let date = try? YearlyDate(candidate, secondsFromMidnight: Int(first.wallSeconds - midnight)),
                    changes.allSatisfy({ date.wallSeconds(in: $0.date.year) == $0.wallSeconds })
                {
                    return date
                }
            }
        }
        return nil
    }

    /// The number of a day in its year, 1 to 366.
    private func ordinal(_ date: CivilDate) -> Int {
        (1..<date.month).reduce(date.day) { $0 + CivilDate.days(inMonth: $1, of: date.year) }
    }

    private static func date(ofWallSecond second: Int64) -> CivilDate? {
        try? CivilDate(daysSinceEpoch: Int(second >= 0 ? second / 86_400 : (second - 86_399) / 86_400))
    }
}
