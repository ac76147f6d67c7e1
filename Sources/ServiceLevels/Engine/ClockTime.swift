import ServiceTime

/// The time in which a clock counts: plain, or the working time of a calendar, by its place in a list.
///
/// All arguments and results are microseconds; a result beyond the end of time is `ClockState.never`.
struct ClockTime: Hashable, Sendable {
    /// The place of the calendar; -1 for plain time.
    private let place: Int32

    private init(place: Int32) {
        self.place = place
    }

    /// Plain time, round the clock.
    static let plain = ClockTime(place: -1)

    /// The working time of a calendar at a place of a list.
    static func working(_ place: Int) -> ClockTime {
        ClockTime(place: Int32(clamping: place))
    }

    /// The place of the calendar; nil for plain time.
    private var calendar: Int? { place < 0 ? nil : Int(place) }

    /// The calendar; nil for plain time.
    func calendar(in calendars: CompiledCalendarList) -> CompiledCalendar? {
        calendar.map { calendars[$0] }
    }

    /// The time from one instant to a later one.
    func elapsed(from start: Int64, to end: Int64, _ calendars: CompiledCalendarList) -> Int64 {
        guard let calendar else { return end &- start }
        return calendars.workingTime(on: calendar, from: start, to: end)
    }

    /// The instant at which an amount, possibly negative, from an instant is used up.
    func adding(_ amount: Int64, to start: Int64, _ calendars: CompiledCalendarList) -> Int64 {
        guard let calendar else { return Self.plainly(adding: amount, to: start) }
        return calendars.end(of: amount, from: start, on: calendar)
    }

    /// The instant at which an amount, possibly negative, of plain time from an instant is used up.
    static func plainly(adding amount: Int64, to start: Int64) -> Int64 {
        let (sum, overflow) = start.addingReportingOverflow(amount)
        return overflow || sum > Instant.latest.microsecondsSinceEpoch
            ? ClockState.never : max(sum, Instant.earliest.microsecondsSinceEpoch)
    }

    /// The instant at which an amount is used up, the last one up to which no more of it is, since closed hours use
    /// none, and the instant at which a share of it is used up; a share of `ClockState.never` never is.
    func ends(
        of amount: Int64, _ share: Int64, from start: Int64, _ calendars: CompiledCalendarList
    ) -> (due: Int64, last: Int64, share: Int64) {
        guard let calendar else {
            let due = Self.plainly(adding: amount, to: start)
            return (due, due, Self.plainly(adding: share, to: start))
        }
        return calendars.ends(of: amount, share, from: start, on: calendar)
    }

    /// Whether time passes at an instant.
    func isOpen(at instant: Int64, _ calendars: CompiledCalendarList) -> Bool {
        calendar(in: calendars)?.isOpen(at: Instant(uncheckedMicroseconds: instant)) ?? true
    }
}
