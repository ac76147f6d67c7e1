import ServiceTime

/// The compiled calendars of a policy set, by name and by place.
struct NamedCalendars: Sendable {
    let list: CompiledCalendarList
    private let places: [CalendarIdentifier: Int]

    init(_ calendars: [CalendarIdentifier: CompiledCalendar]) {
        let sorted = calendars.sorted { $0.key < $1.key }
        list = CompiledCalendarList(sorted.map { $0.value })
        places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element.key, $0.offset) })
    }

    subscript(name: CalendarIdentifier) -> CompiledCalendar? {
        places[name].map { list[$0] }
    }

    /// The working time of a calendar; nil where there is none of that name.
    func time(on name: CalendarIdentifier) -> ClockTime? {
        places[name].map { .working($0) }
    }

    /// The time in which a target rule counts.
    func time(of rule: TargetRule) -> ClockTime {
        if case .calendarTime = rule.target { return .plain }
        return rule.calendar.flatMap { time(on: $0) } ?? .plain
    }

    /// The calendar in whose working time a target rule counts; nil for plain time.
    func calendar(of rule: TargetRule) -> CompiledCalendar? {
        time(of: rule).calendar(in: list)
    }
}
