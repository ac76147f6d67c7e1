import ServiceTime

/// When a calendar is closed, and why, in words.
struct ClosedDays {
    /// The calendar.
    let calendar: CompiledCalendar
    /// The clock of its home zone.
    let clock: LocalClock

    /// The dates without work between two instants, those of the instants included.
    func closedDates(from start: Instant, to end: Instant) -> [DueExplanation.ClosedDate] {
        var dates: [DueExplanation.ClosedDate] = []
        let last = clock.date(at: end)
        var date = clock.date(at: start)
        while date <= last {
            if !calendar.isBusinessDay(date) {
                dates.append(DueExplanation.ClosedDate(date: date, holiday: holiday(on: date)))
            }
            guard let next = try? date.adding(days: 1) else { break }
            date = next
        }
        return dates
    }

    /// When an instant at which the calendar is closed was, seen from its hours, such as `after hours`.
    func place(of instant: Instant) -> String {
        let reading = clock.reading(at: instant)
        guard calendar.isBusinessDay(reading.date) else {
            return holiday(on: reading.date).map { "on a holiday (\($0))" } ?? "on a day without hours"
        }
        let midnight = clock.rules.instant(of: LocalDateTime(date: reading.date, time: .midnight)) ?? instant
        let hasWorked = calendar.workingTime(from: midnight, to: instant) > .zero
        let opensAgain = calendar.nextOpen(at: instant).map { clock.date(at: $0) == reading.date } ?? false
        return switch (hasWorked, opensAgain) {
        case (false, _): "before hours"
        case (true, true): "in a break"
        case (true, false): "after hours"
        }
    }

    /// The name of the holiday that makes a date no business day; nil for a weekday without hours.
    private func holiday(on date: CivilDate) -> String? {
        let schedule = calendar.calendar.homeSchedule
        if let holiday = schedule.holidays.first(where: { $0.date == date && $0.hours.isWholeDay }) {
            return holiday.name ?? "holiday"
        }
        return schedule.weekly[date.weekday].isEmpty ? nil : "holiday"
    }
}
