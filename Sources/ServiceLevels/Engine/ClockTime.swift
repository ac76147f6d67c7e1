import ServiceTime

/// The time in which a clock counts: plain, or the working time of a calendar.
///
/// All arguments and results are microseconds; a result beyond the end of time is `ClockState.never`.
enum ClockTime: Sendable {
    case plain
    case working(CompiledCalendar)

    /// The time from one instant to a later one.
    func elapsed(from start: Int64, to end: Int64) -> Int64 {
        switch self {
        case .plain:
            end &- start
        case .working(let calendar):
            calendar.workingTime(
                from: Instant(uncheckedMicroseconds: start), to: Instant(uncheckedMicroseconds: end)
            ).microseconds
        }
    }

    /// The instant at which an amount, possibly negative, from an instant is used up.
    func adding(_ amount: Int64, to start: Int64) -> Int64 {
        switch self {
        case .plain:
            let (sum, overflow) = start.addingReportingOverflow(amount)
            return overflow || sum > Instant.latest.microsecondsSinceEpoch
                ? ClockState.never : max(sum, Instant.earliest.microsecondsSinceEpoch)
        case .working(let calendar):
            let from = Instant(uncheckedMicroseconds: start)
            if amount >= 0 {
                let end = try? calendar.adding(TimeSpan(microseconds: amount), to: from)
                return end?.microsecondsSinceEpoch ?? ClockState.never
            }
            guard amount > Int64.min else { return Instant.earliest.microsecondsSinceEpoch }
            let end = try? calendar.subtracting(TimeSpan(microseconds: -amount), from: from)
            return end?.microsecondsSinceEpoch ?? Instant.earliest.microsecondsSinceEpoch
        }
    }

    /// The last instant up to which no more time is used than up to this one: closed hours use none.
    func lastInstant(using instant: Int64) -> Int64 {
        guard instant != ClockState.never, case .working(let calendar) = self else { return instant }
        return calendar.nextOpen(at: Instant(uncheckedMicroseconds: instant))?.microsecondsSinceEpoch
            ?? ClockState.never
    }

    /// Whether time passes at an instant.
    func isOpen(at instant: Int64) -> Bool {
        switch self {
        case .plain: true
        case .working(let calendar): calendar.isOpen(at: Instant(uncheckedMicroseconds: instant))
        }
    }
}
