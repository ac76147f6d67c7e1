import ServiceTime

/// The library.
struct CompiledModel: WorkingTimeModel {
    let calendar: CompiledCalendar

    static func moment(ofSecond second: Int64) throws -> Instant { try Instant(secondsSinceEpoch: second) }
    static func seconds(of moment: Instant) -> Int64 { moment.secondsSinceEpoch }
    static func seconds(in length: TimeSpan) -> Int64 { length.wholeSeconds }
    static func length(ofHours hours: Int32) -> TimeSpan { .hours(hours) }
    static func digest(_ moment: Instant) -> Int64 { moment.microsecondsSinceEpoch }
    static func digest(_ length: TimeSpan) -> Int64 { length.microseconds }

    func adding(_ amount: TimeSpan, to start: Instant) throws -> Instant? { try calendar.adding(amount, to: start) }
    func workingTime(from start: Instant, to end: Instant) -> TimeSpan { calendar.workingTime(from: start, to: end) }
    func isOpen(at moment: Instant) -> Bool { calendar.isOpen(at: moment) }
}
