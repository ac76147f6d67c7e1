public import ServiceTime
import ServiceVocabulary

extension CompiledCalendar {
    /// A range of time as a row of signs, one for each step: `#` open, `.` closed, `+` open for a part of the step.
    ///
    /// - Parameters:
    ///   - range: The range of time.
    ///   - step: How much time a sign stands for, more than none; the last step may be shorter. At most 100,000 signs
    ///     are drawn.
    public func timeline(in range: Range<Instant>, step: TimeSpan) -> String {
        guard step > .zero else { return "" }
        var signs = ""
        var start = range.lowerBound
        while start < range.upperBound, signs.utf8.count < 100_000 {
            let end = min((try? start + step) ?? range.upperBound, range.upperBound)
            let open = workingTime(from: start, to: end)
            signs += open == .zero ? "." : open == end - start ? "#" : "+"
            start = end
        }
        return signs
    }

    /// A date of the home zone as a row of signs, from its first instant on: `........####.####......` by the hour.
    ///
    /// A date has 23 or 25 hours where daylight saving starts or ends, and none where it never happened.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - step: How much time a sign stands for; an hour unless told.
    public func timeline(of date: CivilDate, step: TimeSpan = .hours(1)) -> String {
        homeZone.instants(showing: date).map { timeline(in: $0, step: step) }.joined()
    }

    /// Compares a date with a row of signs.
    ///
    /// ```swift
    /// let mismatches = hours.mismatches(timeline: ".........###.#####......", of: monday)
    /// // 2024-03-11 mon, 1 h 00 min a sign
    /// //   expected .........###.#####......
    /// //   found    ........####.#####......
    /// //                    ^
    /// ```
    ///
    /// - Parameters:
    ///   - expected: The row as ``timeline(of:step:)`` draws it.
    ///   - date: The date.
    ///   - step: How much time a sign stands for; an hour unless told.
    /// - Returns: A finding, or none.
    public func mismatches(
        timeline expected: String, of date: CivilDate, step: TimeSpan = .hours(1)
    ) -> [Mismatch] {
        Mismatch.unless(
            timeline(of: date, step: step), is: expected,
            date.description + " " + date.weekday.abbreviation + ", " + step.description + " a sign")
    }
}

extension TimeZoneRules {
    /// The stretches of time at which the wall clock shows a date, each within one offset.
    func instants(showing date: CivilDate) -> [Range<Instant>] {
        seconds(showing: Int64(date.daysSinceEpoch)).map { clamped($0.start)..<clamped($0.end) }
    }

    private func clamped(_ second: Int64) -> Instant {
        (try? Instant(secondsSinceEpoch: second)) ?? (second < 0 ? .earliest : .latest)
    }
}
