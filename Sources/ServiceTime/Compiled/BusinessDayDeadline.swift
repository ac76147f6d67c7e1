/// A deadline a number of business days after an instant, in one of the conventions of the field.
///
/// ```swift
/// // Due at the same time of day three business days later; what comes in after hours counts from the next opening.
/// let due = hours.deadline(BusinessDayDeadline(3), after: opened)
/// ```
public struct BusinessDayDeadline: Hashable, Sendable {
    /// From which instant the days are counted.
    public enum Start: String, Hashable, Sendable, CaseIterable {
        /// From the first open instant at or after the given one: a request of Saturday counts from Monday's opening.
        case movedIntoHours
        /// From the given instant, open or closed.
        case asGiven
    }

    /// Where on the last day the deadline lies.
    public enum End: String, Hashable, Sendable, CaseIterable {
        /// At the local time of day of the start.
        case sameTimeOfDay
        /// At the local time of day of the start; when that is closed, at the next opening, and for a negative number
        /// of days at the last closing before.
        case sameTimeOfDayWithinHours
        /// When the last shift of the day closes.
        case endOfDay
    }

    /// How many business days after (negative: before) the date of the start; for zero, the date of the start itself.
    public var days: Int
    /// From which instant the days are counted.
    public var start: Start
    /// Where on the last day the deadline lies.
    public var end: End

    /// Creates a deadline.
    ///
    /// - Parameters:
    ///   - days: How many business days after (negative: before) the date of the start.
    ///   - start: From which instant the days are counted.
    ///   - end: Where on the last day the deadline lies.
    public init(_ days: Int, from start: Start = .movedIntoHours, at end: End = .sameTimeOfDay) {
        self.days = days
        self.start = start
        self.end = end
    }
}

extension CompiledCalendar {
    /// The instant of a deadline in business days.
    ///
    /// The local time of day is read and set in the home zone; a reading that daylight saving skips moves forward by
    /// the gap, one that it repeats means the first, and no days later it is the start itself. "End of day" on a date
    /// that is no business day (only for zero days) is the end of the next business day.
    ///
    /// - Parameters:
    ///   - deadline: How many days, from where, to where.
    ///   - start: The instant from which it counts.
    /// - Returns: The instant; nil when there are not so many business days.
    public func deadline(_ deadline: BusinessDayDeadline, after start: Instant) -> Instant? {
        guard let from = deadline.start == .movedIntoHours ? nextOpen(at: start) : start else { return nil }
        let local = homeZone.localDateTime(at: from)
        guard let date = addingBusinessDays(deadline.days, to: local.date) else { return nil }
        let sameTime = deadline.days == 0 ? from : instant(of: date, at: local.time, after: from)
        switch deadline.end {
        case .sameTimeOfDay:
            return sameTime
        case .sameTimeOfDayWithinHours:
            guard let instant = sameTime else { return nil }
            if deadline.days < 0 { return isOpen(at: instant) ? instant : lastClosing(atOrBefore: instant) }
            return nextOpen(at: instant)
        case .endOfDay:
            return endOfBusinessDay(date)
        }
    }

    /// The instant of a local reading, with the fraction of a second of the start.
    private func instant(of date: CivilDate, at time: TimeOfDay, after start: Instant) -> Instant? {
        guard let whole = homeZone.instant(of: LocalDateTime(date: date, time: time)) else { return nil }
        return try? whole + TimeSpan(microseconds: start.microsecondsSinceEpoch - start.secondsSinceEpoch * 1_000_000)
    }

    /// The instant at which the working time of a business day ends: when the last shift that starts on it closes, for
    /// a combined calendar the last closing up to midnight.
    ///
    /// - Parameter date: A date of the home zone; the next business day stands in for a date that is none.
    /// - Returns: The instant; nil when there is no business day from the date on.
    public func endOfBusinessDay(_ date: CivilDate) -> Instant? {
        guard let day = isBusinessDay(date) ? date : addingBusinessDays(1, to: date),
            let second = compiler.lastClosing(ofDay: Int64(day.daysSinceEpoch))
        else { return nil }
        return try? Instant(secondsSinceEpoch: second)
    }

    /// The last closing at or before an instant; nil when there was none.
    private func lastClosing(atOrBefore instant: Instant) -> Instant? {
        var page = page(at: instant.microsecondsSinceEpoch)
        var open = page.open(before: instant.microsecondsSinceEpoch)
        while open == 0 {
            guard let previous = self.page(before: page) else { return nil }
            page = previous
            open = page.openTotal
        }
        return Instant(uncheckedMicroseconds: page.earliestInstant(withOpenBefore: open))
    }
}
