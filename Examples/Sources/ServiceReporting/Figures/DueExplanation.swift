import ServiceLevels
import ServiceTime

/// How a due instant came about: from where it counts, what was passed over, and where the granted time went.
struct DueExplanation: Codable, Hashable, Sendable {
    /// A date that was passed over.
    struct ClosedDate: Codable, Hashable, Sendable {
        /// The date.
        let date: CivilDate
        /// The name of the holiday; nil for a weekday without hours.
        let holiday: String?
    }

    /// A stretch of the working time that was granted.
    struct Stretch: Codable, Hashable, Sendable {
        /// Where it starts.
        let from: Moment
        /// Where it ends.
        let to: Moment
        /// How long it is.
        let length: TimeSpan

        private enum CodingKeys: String, CodingKey {
            case from
            case to
            case length = "microseconds"
        }
    }

    /// The instant from which the target counts.
    let countedFrom: Moment
    /// When the opening was, such as `after hours`, where the target counts from the next hours instead; else nil.
    let movedFrom: String?
    /// The dates without work from the opening to the due instant, where the target passes them over.
    let passedOver: [ClosedDate]
    /// The business days that were counted, for a target in business days.
    let countedDays: [CivilDate]
    /// The stretches of working time that add up to the target, for a target in working time.
    let stretches: [Stretch]

    /// Explains a due instant.
    ///
    /// - Parameters:
    ///   - due: The due instant.
    ///   - target: The target.
    ///   - opened: The opening.
    ///   - calendar: The calendar on which the target counts.
    ///   - clock: The clock of the calendar's home zone.
    init(of due: Instant, target: ServiceLevelTarget, opened: Instant, on calendar: CompiledCalendar, clock: LocalClock)
    {
        let days = ClosedDays(calendar: calendar, clock: clock)
        let start = Self.start(of: target, opened: opened, on: calendar)
        countedFrom = clock.moment(start)
        movedFrom = start == opened ? nil : days.place(of: opened)
        switch target {
        case .calendarTime:
            (passedOver, countedDays, stretches) = ([], [], [])
        case .businessDays(let deadline):
            passedOver = days.closedDates(from: opened, to: due)
            countedDays = Self.businessDays(deadline.days, after: clock.date(at: start), on: calendar)
            stretches = []
        case .workingTime:
            passedOver = days.closedDates(from: opened, to: due)
            countedDays = []
            stretches = calendar.openIntervals(in: start..<max(start, due)).map { Stretch($0, clock: clock) }
        }
    }

    private static func start(
        of target: ServiceLevelTarget, opened: Instant, on calendar: CompiledCalendar
    ) -> Instant {
        switch target {
        case .calendarTime: opened
        case .businessDays(let deadline) where deadline.start == .asGiven: opened
        case .businessDays, .workingTime: calendar.nextOpen(at: opened) ?? opened
        }
    }

    private static func businessDays(_ count: Int, after date: CivilDate, on calendar: CompiledCalendar) -> [CivilDate]
    {
        var days: [CivilDate] = []
        while days.count < count, let next = calendar.addingBusinessDays(1, to: days.last ?? date) { days.append(next) }
        return days
    }
}

extension DueExplanation.Stretch {
    fileprivate init(_ interval: Range<Instant>, clock: LocalClock) {
        from = clock.moment(interval.lowerBound)
        to = clock.moment(interval.upperBound)
        length = interval.upperBound - interval.lowerBound
    }
}
