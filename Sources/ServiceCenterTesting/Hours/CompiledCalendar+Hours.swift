public import ServiceTime
import ServiceVocabulary

extension CompiledCalendar {
    /// The open hours of dates as text, one line a date: `2024-03-11 mon 09:00-12:00 13:00-18:00`.
    ///
    /// The hours are what the wall clock of the home zone shows while the calendar is open, so a night shift is cut at
    /// midnight, a reading that daylight saving skips is missing, and one that it repeats comes twice. A date without
    /// open time reads `closed`.
    ///
    /// - Parameters:
    ///   - first: The first date.
    ///   - count: The number of dates; those after 9999-12-31 are left out.
    public func hours(from first: CivilDate, days count: Int = 7) -> String {
        hourLines(from: first, days: count).map { $0.date + " " + $0.weekday + " " + $0.hours }.joined(separator: "\n")
    }

    /// Compares the open hours of dates with a week drawn as text.
    ///
    /// ```swift
    /// let mismatches = try hours.mismatches(
    ///     """
    ///     mon 09:00-12:00 13:00-18:00
    ///     tue 09:00-12:00 13:00-18:00
    ///     wed closed
    ///     """, from: CivilDate("2024-04-29"))
    /// ```
    ///
    /// - Parameters:
    ///   - text: One line a date, in order: the weekday (`mon`), the date (`2024-04-29`) or both, then the hours or
    ///     `closed`, as ``hours(from:days:)`` writes them.
    ///   - first: The date of the first line.
    /// - Returns: A finding for each line that differs.
    public func mismatches(_ text: String, from first: CivilDate) -> [Mismatch] {
        let expected = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
        let found = hourLines(from: first, days: expected.count)
        var mismatches: [Mismatch] = []
        for (number, line) in expected.enumerated() {
            guard number < found.count else {
                mismatches.append(Mismatch(subject: "line \(number + 1)", expected: line, found: "no such date"))
                continue
            }
            let (date, weekday, hours) = found[number]
            let forms = [date + " " + weekday, date, weekday]
            // The line is compared in the form in which it names its date.
            let form = forms.first { line == $0 || line.hasPrefix($0 + " ") } ?? weekday
            mismatches += Mismatch.unless(form + " " + hours, is: line, forms[0])
        }
        return mismatches
    }

    private func hourLines(from first: CivilDate, days count: Int) -> [(date: String, weekday: String, hours: String)] {
        var lines: [(date: String, weekday: String, hours: String)] = []
        for offset in stride(from: 0, to: count, by: 1) {
            guard let date = try? first.adding(days: offset) else { break }
            var hours: [String] = []
            for stretch in homeZone.instants(showing: date) {
                for open in openIntervals(in: stretch) {
                    let start = homeZone.localDateTime(at: open.lowerBound).time
                    // The end is read a second before, where the clock still shows the same date and offset.
                    let last = homeZone.localDateTime(at: (try? open.upperBound - .seconds(1)) ?? open.upperBound).time
                    let end = TimeOfDay(uncheckedSeconds: last.secondsSinceMidnight + 1)
                    hours.append(start.description + "-" + end.description)
                }
            }
            lines.append(
                (
                    date.description, date.weekday.abbreviation,
                    hours.isEmpty ? "closed" : hours.joined(separator: " ")
                ))
        }
        return lines
    }
}
