import Foundation

/// Foundation in careful hands: one calendar for good, holidays in a hash table, each date taken apart once, the ends of
/// its shifts from `date(from:)`, and a loop from the start of one day to the start of the next that is right in every
/// zone, one without a midnight included.
struct CarefulModel: FoundationModel {
    private let calendar: Calendar
    private let closures: ClosingHours

    init(_ office: OfficeHours, timeZone: TimeZone) {
        calendar = Self.calendar(timeZone)
        closures = ClosingHours(office)
    }

    func adding(_ amount: TimeInterval, to start: Date) -> Date? {
        var left = amount
        var midnight = calendar.startOfDay(for: start)
        while true {
            var day = localDay(of: midnight)
            let closed = closures.hour(on: day)
            for shift in OfficeHours.shifts where shift.lowerBound < closed {
                guard let open = instant(on: &day, hour: shift.lowerBound),
                    let close = instant(on: &day, hour: shift.upperBound)
                else { return nil }
                let from = max(open, start)
                guard from < close else { continue }
                let length = close.timeIntervalSince(from)
                if left <= length { return from.addingTimeInterval(left) }
                left -= length
            }
            guard let next = startOfDay(after: midnight) else { return nil }
            midnight = next
        }
    }

    func workingTime(from start: Date, to end: Date) -> TimeInterval {
        var sum: TimeInterval = 0
        var midnight = calendar.startOfDay(for: start)
        while midnight < end {
            var day = localDay(of: midnight)
            let closed = closures.hour(on: day)
            for shift in OfficeHours.shifts where shift.lowerBound < closed {
                guard let open = instant(on: &day, hour: shift.lowerBound),
                    let close = instant(on: &day, hour: shift.upperBound)
                else { return sum }
                let from = max(open, start)
                let to = min(close, end)
                if from < to { sum += to.timeIntervalSince(from) }
            }
            guard let next = startOfDay(after: midnight) else { return sum }
            midnight = next
        }
        return sum
    }

    func isOpen(at moment: Date) -> Bool {
        let local = calendar.dateComponents([.year, .month, .day, .weekday, .hour], from: moment)
        guard let hour = local.hour, hour < closures.hour(on: local) else { return false }
        return OfficeHours.shifts.contains { $0.contains(hour) }
    }

    private func localDay(of moment: Date) -> DateComponents {
        calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
    }

    private func instant(on day: inout DateComponents, hour: Int) -> Date? {
        day.hour = hour
        return calendar.date(from: day)
    }

    private func startOfDay(after midnight: Date) -> Date? {
        calendar.date(byAdding: .day, value: 1, to: midnight).map { calendar.startOfDay(for: $0) }
    }
}
