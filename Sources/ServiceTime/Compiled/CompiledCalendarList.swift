/// Compiled calendars side by side, asked by their places.
///
/// Whoever asks hot questions of one calendar or another keeps places in its tables, plain numbers, and passes on this
/// list: no question takes hold of a calendar and lets it go again. All instants and amounts are microseconds.
package struct CompiledCalendarList: Sendable {
    /// Stands for an instant that never comes.
    package static let never = Int64.max

    private let calendars: [CompiledCalendar]

    /// Lays calendars side by side.
    package init(_ calendars: [CompiledCalendar]) {
        self.calendars = calendars
    }

    /// A calendar of the list.
    package subscript(place: Int) -> CompiledCalendar { calendars[place] }

    /// The working time from one instant to another, negative when the other comes before.
    package func workingTime(on place: Int, from start: Int64, to end: Int64) -> Int64 {
        if let quick = calendars[place].tableWorkingTime(from: start, to: end) { return quick }
        return calendars[place].workingTime(
            from: Instant(uncheckedMicroseconds: start), to: Instant(uncheckedMicroseconds: end)
        ).microseconds
    }

    /// The instant at which an amount of working time from an instant is used up; for a negative amount, the instant
    /// from which so much leads up to it.
    ///
    /// - Returns: The instant; ``never`` when there is never enough open time, the earliest of all when there never was.
    package func end(of amount: Int64, from start: Int64, on place: Int) -> Int64 {
        if let quick = calendars[place].tableEnd(of: amount, from: start) { return quick }
        let calendar = calendars[place]
        let from = Instant(uncheckedMicroseconds: start)
        if amount >= 0 {
            let end = try? calendar.adding(TimeSpan(microseconds: amount), to: from)
            return end?.microsecondsSinceEpoch ?? Self.never
        }
        guard amount > Int64.min else { return Instant.earliest.microsecondsSinceEpoch }
        let end = try? calendar.subtracting(TimeSpan(microseconds: -amount), from: from)
        return end?.microsecondsSinceEpoch ?? Instant.earliest.microsecondsSinceEpoch
    }

    /// The instant at which an amount is used up, see ``end(of:from:on:)``, the last instant up to which no more is used,
    /// since closed hours use none, and the instant at which a share of the amount is used up; a share of ``never`` never
    /// is.
    package func ends(
        of amount: Int64, _ share: Int64, from start: Int64, on place: Int
    ) -> (due: Int64, last: Int64, share: Int64) {
        if let quick = calendars[place].tableEnds(of: amount, share, from: start) { return quick }
        let due = end(of: amount, from: start, on: place)
        let shareEnd = share == Self.never ? Self.never : end(of: share, from: start, on: place)
        return (due, nextOpen(at: due, on: place), shareEnd)
    }

    /// The first open instant at or after an instant; ``never`` when the calendar is never open again.
    package func nextOpen(at instant: Int64, on place: Int) -> Int64 {
        guard instant != Self.never else { return Self.never }
        return calendars[place].nextOpen(at: Instant(uncheckedMicroseconds: instant))?.microsecondsSinceEpoch
            ?? Self.never
    }
}
